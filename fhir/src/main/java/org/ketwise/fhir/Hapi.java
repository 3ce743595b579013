package org.ketwise.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.PerformanceOptionsEnum;

/** The one context of HAPI, made when it is first needed and with only those parts of the model that are used: the whole takes seconds. */
final class Hapi {
    private Hapi() {}

    private static final class Holder {
        private static final FhirContext R4 = create();

        private static FhirContext create() {
            FhirContext context = FhirContext.forR4();
            context.setPerformanceOptions(PerformanceOptionsEnum.DEFERRED_MODEL_SCANNING);
            return context;
        }
    }

    static FhirContext r4() {
        return Holder.R4;
    }
}
