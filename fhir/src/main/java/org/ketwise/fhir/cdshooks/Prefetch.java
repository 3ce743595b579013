package org.ketwise.fhir.cdshooks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What there is of the patient's record, and what there is not. Clients may send other keys than they were asked for, so what a key holds counts, not its name.
 *
 * @param resources what can be read, by the name to call it
 */
public record Prefetch(Map<String, JsonNode> resources, Map<PrefetchPart, State> states) {
    /** What became of a part. */
    public enum State {
        /** Sent or fetched whole. */
        THERE,
        /** One page of several, or with a failure among the resources. */
        PARTLY,
        /** The client sent null: it has none, or it has no answer. */
        NULL,
        /** The client sent an OperationOutcome or what is no resource. */
        FAILED,
        /** Not sent, and fetching it failed. */
        NOT_FETCHED,
        /** Not sent. */
        ABSENT
    }

    public Prefetch {
        resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
        states = Collections.unmodifiableMap(new EnumMap<>(states));
    }

    public static Prefetch of(HookRequest request) {
        Map<String, JsonNode> resources = new LinkedHashMap<>();
        Map<PrefetchPart, State> states = new EnumMap<>(PrefetchPart.class);
        request.prefetch().forEach((key, value) -> {
            PrefetchPart part = PrefetchPart.findByKey(key);
            State state = state(value, part != null && part.isLatestOnly());
            if (state == State.THERE || state == State.PARTLY) {
                resources.put("prefetch " + HookRequest.shown(key), value);
            }
            Set<PrefetchPart> held = partsIn(value);
            held.forEach(each -> states.merge(each, state, Prefetch::better));
            if (part != null && !held.contains(part)) {
                // Nothing at all is an answer, something else than what was asked for is none.
                states.merge(part, held.isEmpty() ? state : State.FAILED, Prefetch::better);
            }
        });
        for (PrefetchPart part : PrefetchPart.values()) {
            states.putIfAbsent(part, State.ABSENT);
        }
        return new Prefetch(resources, states);
    }

    /** What the client did not send and did not say that it cannot send: an OperationOutcome or null is an answer. */
    public List<PrefetchPart> absent() {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue() == State.ABSENT)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The same with what was fetched; what was sought in vain has no value. */
    public Prefetch with(Map<PrefetchPart, @Nullable JsonNode> fetched) {
        Map<String, JsonNode> more = new LinkedHashMap<>(resources);
        Map<PrefetchPart, State> changed = new EnumMap<>(states);
        fetched.forEach((part, value) -> {
            State state = value == null ? State.NOT_FETCHED : state(value, part.isLatestOnly());
            changed.put(part, state == State.FAILED ? State.NOT_FETCHED : state);
            if (value != null && (state == State.THERE || state == State.PARTLY)) {
                more.put("fetched " + part.key(), value);
            }
        });
        return new Prefetch(more, changed);
    }

    /** Whether no list of medicines is there at all, so that an answer would read as safety. Null for the orders says that there are none, as far as the client knows. */
    public boolean lacksMedicines() {
        return states.get(PrefetchPart.MEDICATION_REQUESTS) != State.NULL
                && states.entrySet().stream()
                        .noneMatch(entry -> entry.getKey().isMedicines()
                                && (entry.getValue() == State.THERE || entry.getValue() == State.PARTLY));
    }

    boolean isThere(PrefetchPart part) {
        State state = states.get(part);
        return state == State.THERE || state == State.PARTLY;
    }

    /** Whether medicines of the record may be missing. */
    boolean mayLackMedicines() {
        return states.entrySet().stream()
                .anyMatch(entry -> entry.getKey().isMedicines()
                        && entry.getValue() != State.THERE
                        && entry.getValue() != State.ABSENT);
    }

    /** What is missing, each as a clause. */
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        for (State state : State.values()) {
            List<String> parts = states.entrySet().stream()
                    .filter(entry -> entry.getValue() == state)
                    .map(entry -> entry.getKey().words())
                    .toList();
            String why = why(state);
            if (!parts.isEmpty() && why != null) {
                gaps.add(String.join(", ", parts) + " (" + why + ")");
            }
        }
        return gaps;
    }

    private static @Nullable String why(State state) {
        return switch (state) {
            case THERE -> null;
            case PARTLY -> "only a part was sent, the rest was not read";
            case NULL -> "the client sent null; not taken as a statement that there are none";
            case FAILED -> "the client could not read them";
            case NOT_FETCHED -> "not sent, and could not be fetched";
            case ABSENT -> "not sent";
        };
    }

    private static State better(State one, State other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static State state(JsonNode value, boolean latestOnly) {
        if (value.isNull()) {
            return State.NULL;
        }
        String type = type(value);
        if (type.isEmpty() || type.equals("OperationOutcome")) {
            return State.FAILED;
        }
        if (!type.equals("Bundle")) {
            return State.THERE;
        }
        boolean failures = false;
        boolean resources = false;
        for (JsonNode entry : value.path("entry")) {
            JsonNode resource = entry.path("resource");
            if (!type(resource).equals("OperationOutcome")) {
                resources = true;
            } else {
                failures |= tellsOfFailure(resource);
            }
        }
        if (failures) {
            return resources ? State.PARTLY : State.FAILED;
        }
        return !latestOnly && (hasNextPage(value) || saysMoreThanItHolds(value)) ? State.PARTLY : State.THERE;
    }

    private static boolean tellsOfFailure(JsonNode outcome) {
        for (JsonNode issue : outcome.path("issue")) {
            String severity = issue.path("severity").asString("");
            if (severity.equals("error") || severity.equals("fatal")) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasNextPage(JsonNode bundle) {
        for (JsonNode link : bundle.path("link")) {
            if (link.path("relation").asString("").equals("next")) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysMoreThanItHolds(JsonNode bundle) {
        return bundle.path("total").isInt()
                && bundle.path("total").intValue() > bundle.path("entry").size();
    }

    private static Set<PrefetchPart> partsIn(JsonNode value) {
        Set<PrefetchPart> parts = EnumSet.noneOf(PrefetchPart.class);
        addParts(type(value), parts);
        for (JsonNode entry : value.path("entry")) {
            addParts(type(entry.path("resource")), parts);
        }
        return parts;
    }

    /** Clients of older FHIR versions order by {@code MedicationOrder}. */
    private static void addParts(String type, Set<PrefetchPart> parts) {
        String now = type.equals("MedicationOrder") ? "MedicationRequest" : type;
        for (PrefetchPart part : PrefetchPart.values()) {
            if (part.holds(now)) {
                parts.add(part);
            }
        }
    }

    private static String type(JsonNode resource) {
        JsonNode type = resource.path("resourceType");
        return type.isString() ? type.stringValue() : "";
    }
}
