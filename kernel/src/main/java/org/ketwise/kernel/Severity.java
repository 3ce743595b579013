package org.ketwise.kernel;

import java.util.Locale;

/** How serious a finding is for the patient, from an explicit negative to a contraindication; declared in rising order. */
public enum Severity {
    NONE,
    MINOR,
    MODERATE,
    MAJOR,
    CONTRAINDICATED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The word used in content files and in machine-readable output, for example {@code moderate}. */
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException if the word is none of the five */
    public static Severity of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public Severity max(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public Severity min(Severity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean atLeast(Severity other) {
        return compareTo(other) >= 0;
    }

    /** Major and contraindicated findings are the ones that interrupt a busy clinician. */
    public boolean interrupts() {
        return atLeast(MAJOR);
    }
}
