package org.ketwise.kernel;

import java.util.Locale;

/** Sex as far as it bears on a statement of the content. */
public enum Sex {
    FEMALE,
    MALE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if the word is neither */
    public static Sex of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
