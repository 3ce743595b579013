package org.ketwise.fhir;

import java.util.List;

/**
 * What an electronic record hands over of one patient.
 *
 * @param drafts orders that are not signed yet; a medicine counts as taken although its order is a draft
 */
public record Chart(FhirRecord record, List<MedicationOrder> drafts) {
    public Chart {
        drafts = List.copyOf(drafts);
    }
}
