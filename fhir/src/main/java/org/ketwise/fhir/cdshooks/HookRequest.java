package org.ketwise.fhir.cdshooks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.UserError;
import tools.jackson.databind.JsonNode;

/**
 * The body of a call, as far as it is needed. Fields and extensions that are not known are passed over.
 *
 * @param fhirServer where the client says more can be fetched, as it was written, or null
 * @param accessToken for that server, or null
 * @param draftOrders a Bundle, or null for a hook without orders
 * @param selections references to the drafts that were selected just now; empty where the hook has none
 * @param prefetch what was sent by key; a JSON null stands for itself
 */
public record HookRequest(
        Hook hook,
        String hookInstance,
        @Nullable String fhirServer,
        @Nullable String accessToken,
        String patientId,
        @Nullable JsonNode draftOrders,
        List<String> selections,
        Map<String, JsonNode> prefetch) {
    /** RFC 6750, what a bearer token is made of. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private static final Pattern LOGICAL_ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Pattern ONLY_DOTS = Pattern.compile("\\.+");
    private static final Pattern NOT_SHOWN = Pattern.compile("[^A-Za-z0-9_.-]");
    private static final int LONGEST_WORD = 2_000;

    public HookRequest {
        selections = List.copyOf(selections);
        prefetch = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(prefetch));
    }

    /**
     * Reads the body of a call.
     *
     * @throws UserError that names the field which is missing or of the wrong type
     */
    public static HookRequest of(JsonNode body, Hook service) {
        String hook = word(body, "", "hook");
        if (!hook.equals(service.code())) {
            throw new UserError(
                    "The field \"hook\" does not name the hook of this service, which is " + service.code() + ".",
                    "Call the service that discovery lists for the hook.");
        }
        String instance = word(body, "", "hookInstance");
        JsonNode context = object(body, "", "context");
        if (context == null) {
            throw missing("context", "an object");
        }
        JsonNode authorization = object(body, "", "fhirAuthorization");
        String token = authorization == null ? null : word(authorization, "fhirAuthorization.", "access_token");
        if (token != null && !TOKEN.matcher(token).matches()) {
            throw wrong("fhirAuthorization.access_token", "a bearer token");
        }
        JsonNode server = body.path("fhirServer");
        boolean named = !server.isMissingNode() && !server.isNull();
        return new HookRequest(
                service,
                instance,
                named ? word(body, "", "fhirServer") : null,
                token,
                patientId(context),
                service.ordering() ? draftOrders(context) : null,
                selections(context, service),
                prefetch(body));
    }

    /** Whether the patient's id may stand in an address. */
    public boolean patientIdIsLogical() {
        return LOGICAL_ID.matcher(patientId).matches()
                && !ONLY_DOTS.matcher(patientId).matches();
    }

    /** Some clients write the reference where the id is asked for. */
    private static String patientId(JsonNode context) {
        String id = word(context, "context.", "patientId");
        return id.startsWith("Patient/") && id.length() > "Patient/".length() ? id.substring("Patient/".length()) : id;
    }

    private static JsonNode draftOrders(JsonNode context) {
        JsonNode drafts = object(context, "context.", "draftOrders");
        if (drafts == null) {
            throw missing("context.draftOrders", "a Bundle");
        }
        JsonNode type = drafts.path("resourceType");
        if (!type.isString() || !type.stringValue().equals("Bundle")) {
            throw wrong("context.draftOrders", "a Bundle");
        }
        JsonNode entries = drafts.path("entry");
        if (!entries.isMissingNode() && !entries.isNull() && !entries.isArray()) {
            throw wrong("context.draftOrders.entry", "a list");
        }
        return drafts;
    }

    private static List<String> selections(JsonNode context, Hook hook) {
        JsonNode all = context.path("selections");
        if (hook != Hook.ORDER_SELECT || all.isMissingNode() || all.isNull()) {
            return List.of();
        }
        if (!all.isArray()) {
            throw wrong("context.selections", "a list of references");
        }
        List<String> selections = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).isString()) {
                throw wrong("context.selections[" + i + "]", "a reference as text");
            }
            selections.add(all.get(i).stringValue());
        }
        return selections;
    }

    private static Map<String, JsonNode> prefetch(JsonNode body) {
        JsonNode all = object(body, "", "prefetch");
        Map<String, JsonNode> prefetch = new LinkedHashMap<>();
        if (all != null) {
            all.properties().forEach(field -> {
                if (!field.getValue().isNull() && !field.getValue().isObject()) {
                    throw wrong("prefetch." + shown(field.getKey()), "a resource or null");
                }
                prefetch.put(field.getKey(), field.getValue());
            });
        }
        return prefetch;
    }

    /** A name that the sender chose, short enough to be repeated. */
    static String shown(String key) {
        String plain = NOT_SHOWN.matcher(key).replaceAll("?");
        return plain.length() > 40 ? plain.substring(0, 40) + "…" : plain;
    }

    private static String word(JsonNode parent, String place, String field) {
        JsonNode value = parent.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw missing(place + field, "text");
        }
        if (!value.isString()
                || value.stringValue().isBlank()
                || value.stringValue().length() > LONGEST_WORD) {
            throw wrong(place + field, "text that says something");
        }
        return value.stringValue().strip();
    }

    private static @Nullable JsonNode object(JsonNode parent, String place, String field) {
        JsonNode value = parent.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isObject()) {
            throw wrong(place + field, "an object");
        }
        return value;
    }

    private static UserError missing(String place, String expected) {
        return new UserError(
                "The field \"" + place + "\" is missing.", "Send " + expected + " as CDS Hooks 2.0 asks for.");
    }

    private static UserError wrong(String place, String expected) {
        return new UserError("The field \"" + place + "\" is not " + expected + ".", "Send " + expected + ".");
    }
}
