package org.ketwise.fhir.cdshooks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ketwise.kernel.Coding;

/** Why somebody may go on in spite of a card; few, so that they are read. */
public enum OverrideReason {
    BENEFIT_OUTWEIGHS("The benefit outweighs the risk"),
    WILL_BE_MONITORED("The risk is known and will be monitored"),
    ALREADY_ADAPTED("The treatment or the list was adapted already"),
    RECORD_OUT_OF_DATE("The record is out of date or does not apply"),
    DISAGREES("The evidence is judged otherwise");

    public static final String SYSTEM = "https://ketwise.org/fhir/CodeSystem/override-reason";

    private static final List<Coding> CODINGS =
            Arrays.stream(values()).map(OverrideReason::coding).toList();

    private final String display;

    OverrideReason(String display) {
        this.display = display;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String display() {
        return display;
    }

    private Coding coding() {
        return new Coding(SYSTEM, code(), display);
    }

    static List<Coding> codings() {
        return CODINGS;
    }

    public static Optional<OverrideReason> find(String system, String code) {
        return Arrays.stream(values())
                .filter(reason -> SYSTEM.equals(system) && reason.code().equals(code))
                .findFirst();
    }
}
