package org.ketwise.fhir.cdshooks;

import java.util.Optional;
import java.util.stream.Stream;

/** The hooks that are served, each by a service of its own. */
public enum Hook {
    PATIENT_VIEW("patient-view", "when a chart is opened", false),
    ENCOUNTER_START("encounter-start", "when an encounter begins", false),
    ORDER_SELECT("order-select", "when an order is selected", true),
    ORDER_SIGN("order-sign", "before orders are signed", true);

    private final String code;
    private final String when;
    private final boolean ordering;

    Hook(String code, String when, boolean ordering) {
        this.code = code;
        this.when = when;
        this.ordering = ordering;
    }

    /** The name of the hook. */
    public String code() {
        return code;
    }

    /** The id of the service. */
    public String serviceId() {
        return "ketwise-" + code;
    }

    public String title() {
        return "Ketwise " + when;
    }

    public String description() {
        return "Screens the whole medication list for a planned or known ketamine or esketamine treatment " + when
                + (ordering ? ", draft orders included" : "")
                + ": what adds up, what changes exposure or effect, and what was not assessed.";
    }

    /** Whether its context holds draft orders. */
    public boolean ordering() {
        return ordering;
    }

    public static Optional<Hook> findByService(String id) {
        return Stream.of(values()).filter(hook -> hook.serviceId().equals(id)).findFirst();
    }
}
