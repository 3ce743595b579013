package org.ketwise.kernel;

import java.util.Locale;

/** The way a dose enters the body. Sublingual includes troches, lozenges and orodispersible forms, of which a part is swallowed. */
public enum Route {
    INTRAVENOUS,
    INTRAMUSCULAR,
    SUBCUTANEOUS,
    NASAL,
    SUBLINGUAL,
    ORAL;

    private final String code = name().toLowerCase(Locale.ROOT);

    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException if the word is none of the six */
    public static Route of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public boolean injected() {
        return this == INTRAVENOUS || this == INTRAMUSCULAR || this == SUBCUTANEOUS;
    }
}
