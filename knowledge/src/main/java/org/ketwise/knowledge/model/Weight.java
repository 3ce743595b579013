package org.ketwise.knowledge.model;

import java.util.Locale;
import org.ketwise.kernel.Severity;

/** How much a drug or condition adds to a burden axis. */
public enum Weight {
    SLIGHT,
    MODERATE,
    STRONG;

    private final String code = name().toLowerCase(Locale.ROOT);

    public String code() {
        return code;
    }

    public static Weight of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Points on the axis: one, two or three. */
    public int points() {
        return ordinal() + 1;
    }

    /** The severity a contributor of this weight has where no interaction file speaks for it. */
    public Severity ownSeverity() {
        return switch (this) {
            case SLIGHT -> Severity.MINOR;
            case MODERATE -> Severity.MODERATE;
            case STRONG -> Severity.MAJOR;
        };
    }
}
