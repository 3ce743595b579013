package org.ketwise.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A call of CDS Hooks, told in the words of a case. */
final class HookCall {
    private static final String PATIENT = "p1";

    private final String hook;
    private final List<ObjectNode> drafts = new ArrayList<>();
    private final List<ObjectNode> orders = new ArrayList<>();
    private final List<ObjectNode> conditions = new ArrayList<>();
    private final Map<String, JsonNode> otherPrefetch = new LinkedHashMap<>();
    private final List<String> selections = new ArrayList<>();
    private String fhirServer;
    private String token;
    private boolean withMedicines = true;
    private int number;

    private HookCall(String hook) {
        this.hook = hook;
    }

    static HookCall of(String hook) {
        return new HookCall(hook);
    }

    /** A draft order that is selected. */
    HookCall drafting(String medicine) {
        ObjectNode draft = order(medicine, "draft");
        draft.put("intent", "order");
        drafts.add(draft);
        selections.add("MedicationRequest/" + draft.path("id").asString());
        return this;
    }

    /** A draft order with a route of SNOMED CT and a dose in mg. */
    HookCall drafting(String medicine, String route, double milligrams) {
        drafting(medicine);
        ObjectNode dosage = drafts.getLast().putArray("dosageInstruction").addObject();
        dosage.putObject("route")
                .putArray("coding")
                .addObject()
                .put("system", "http://snomed.info/sct")
                .put("code", route);
        dosage.putArray("doseAndRate")
                .addObject()
                .putObject("doseQuantity")
                .put("value", milligrams)
                .put("unit", "mg");
        return this;
    }

    HookCall draft(ObjectNode draft) {
        drafts.add(draft);
        return this;
    }

    HookCall taking(String... medicines) {
        for (String medicine : medicines) {
            ObjectNode order = order(medicine, "active");
            order.put("intent", "order");
            orders.add(order);
        }
        return this;
    }

    HookCall with(String condition) {
        ObjectNode node = resource("Condition");
        node.putObject("code").put("text", condition);
        node.putObject("clinicalStatus").putArray("coding").addObject().put("code", "active");
        conditions.add(node);
        return this;
    }

    HookCall prefetch(String key, String json) {
        otherPrefetch.put(key, JsonMapper.shared().readTree(json));
        return this;
    }

    HookCall withoutMedicines() {
        withMedicines = false;
        return this;
    }

    HookCall from(String server, String bearer) {
        fhirServer = server;
        token = bearer;
        return this;
    }

    private ObjectNode order(String medicine, String status) {
        ObjectNode order = resource("MedicationRequest");
        order.put("status", status);
        order.putObject("medicationCodeableConcept").put("text", medicine);
        return order;
    }

    private ObjectNode resource(String type) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.put("resourceType", type);
        resource.put("id", "r" + ++number);
        resource.putObject("subject").put("reference", "Patient/" + PATIENT);
        return resource;
    }

    String path() {
        return "/cds-services/ketwise-" + hook;
    }

    String json() {
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        call.put("hook", hook);
        call.put("hookInstance", "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");
        if (fhirServer != null) {
            call.put("fhirServer", fhirServer);
            call.putObject("fhirAuthorization").put("access_token", token).put("token_type", "Bearer");
        }
        ObjectNode context = call.putObject("context");
        context.put("userId", "Practitioner/1");
        context.put("patientId", PATIENT);
        if (hook.startsWith("order-")) {
            context.set("draftOrders", bundle(drafts));
        }
        if (hook.equals("order-select")) {
            var selected = context.putArray("selections");
            selections.forEach(selected::add);
        }
        ObjectNode prefetch = call.putObject("prefetch");
        if (withMedicines) {
            prefetch.set("medicationRequests", bundle(orders));
            prefetch.set("conditions", bundle(conditions));
        }
        otherPrefetch.forEach(prefetch::set);
        return call.toString();
    }

    private static ObjectNode bundle(List<ObjectNode> resources) {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("resourceType", "Bundle");
        bundle.put("type", "collection");
        var entries = bundle.putArray("entry");
        resources.forEach(resource -> entries.addObject().set("resource", resource));
        return bundle;
    }
}
