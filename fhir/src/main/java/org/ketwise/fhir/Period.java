package org.ketwise.fhir;

import org.jspecify.annotations.Nullable;

/** From when to when, either end open. */
record Period(@Nullable FhirDate start, @Nullable FhirDate end) {
    static final Period OPEN = new Period(null, null);

    /** The period of a field; open where there is none. */
    static Period of(Resource resource, Element parent, String field, Remarks remarks) {
        Element element = parent.at(field);
        if (element.isEmpty()) {
            return OPEN;
        }
        if (element.node().isValueNode()) {
            remarks.say(resource.name(), "Its " + field + " is no FHIR period and was not used.");
            return OPEN;
        }
        return new Period(
                FhirDate.of(resource, element, "start", remarks), FhirDate.of(resource, element, "end", remarks));
    }
}
