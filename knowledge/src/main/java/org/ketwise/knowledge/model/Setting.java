package org.ketwise.knowledge.model;

import java.util.Locale;

/** Where treatment takes place. */
public enum Setting {
    HOME,
    CLINIC,
    HOSPITAL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Setting of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
