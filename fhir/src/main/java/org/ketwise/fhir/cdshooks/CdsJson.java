package org.ketwise.fhir.cdshooks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Coding;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what is answered. */
public final class CdsJson {
    private static final String NAME = "Ketwise";

    private CdsJson() {}

    /** The document of discovery: a service for each hook. */
    public static ObjectNode discovery() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode services = document.putArray("services");
        for (Hook hook : Hook.values()) {
            ObjectNode service = services.addObject();
            service.put("hook", hook.code());
            service.put("id", hook.serviceId());
            service.put("title", hook.title());
            service.put("description", hook.description());
            ObjectNode prefetch = service.putObject("prefetch");
            for (PrefetchPart part : PrefetchPart.values()) {
                prefetch.put(part.key(), part.template());
            }
            service.put(
                    "usageRequirements",
                    "Needs the medicines of the patient, as prefetch or from a FHIR server that this service is allowed to ask; says on each card what else was not available.");
        }
        return document;
    }

    /**
     * A response.
     *
     * @param report address of the whole report, or null where it is not kept
     */
    public static ObjectNode response(List<Card> cards, @Nullable String report) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode array = document.putArray("cards");
        cards.forEach(card -> write(card, report, array.addObject()));
        return document;
    }

    private static void write(Card card, @Nullable String report, ObjectNode json) {
        json.put("uuid", card.uuid());
        json.put("summary", card.summary());
        json.put("detail", card.detail());
        json.put("indicator", card.indicator().code());
        ObjectNode source = json.putObject("source");
        source.put("label", NAME);
        write(card.topic(), source.putObject("topic"));
        if (!card.overrideReasons().isEmpty()) {
            ArrayNode reasons = json.putArray("overrideReasons");
            card.overrideReasons().forEach(reason -> write(reason, reasons.addObject()));
        }
        if (report != null) {
            ObjectNode link = json.putArray("links").addObject();
            link.put("label", "The whole report");
            link.put("url", report);
            link.put("type", "absolute");
        }
    }

    private static void write(Coding coding, ObjectNode json) {
        json.put("code", coding.code());
        json.put("system", coding.system());
        if (coding.display() != null) {
            json.put("display", coding.display());
        }
    }
}
