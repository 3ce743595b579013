package org.ketwise.fhir;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One resource of the input.
 *
 * @param type for example {@code MedicationRequest}
 * @param id the logical id, or null
 * @param fullUrl the address that its Bundle gives it, or null
 * @param deleted the Bundle says that it was deleted afterwards
 */
record Resource(String type, @Nullable String id, @Nullable String fullUrl, boolean deleted, Element body) {
    /** @return null where the node is no resource, because it names no type */
    static @Nullable Resource of(JsonNode node, @Nullable String fullUrl) {
        Element body = new Element(node);
        String type = body.text("resourceType");
        return type == null ? null : new Resource(type, body.text("id"), fullUrl, false, body);
    }

    /** Whether anything is taken from resources of this type. */
    boolean isRead() {
        return switch (type) {
            case "Patient", "Medication", "AllergyIntolerance", "Condition", "Observation" -> true;
            default -> MedicationKind.find(type) != null;
        };
    }

    /** Of a resource that is not read, only what tells whom it is about. */
    Resource withoutUnread() {
        if (isRead()) {
            return this;
        }
        ObjectNode rest = FhirJson.MAPPER.createObjectNode();
        rest.set("subject", subject().node());
        return new Resource(type, id, fullUrl, deleted, new Element(rest));
    }

    Resource asDeleted() {
        return new Resource(type, id, fullUrl, true, body);
    }

    /** What to call it in a sentence, for example {@code MedicationRequest/17}. */
    String name() {
        if (id != null) {
            return type + "/" + id;
        }
        return fullUrl == null ? type + " without id" : type + " " + fullUrl;
    }

    /** Whom it is about. Older versions say {@code patient} where newer ones say {@code subject}. */
    Element subject() {
        return body.has("subject") ? body.at("subject") : body.at("patient");
    }

    @Nullable
    Element findContained(String localReference) {
        String localId = localReference.substring(1);
        List<Element> contained = body.list("contained");
        return contained.stream()
                .filter(each -> localId.equals(each.text("id")))
                .findFirst()
                .orElse(null);
    }
}
