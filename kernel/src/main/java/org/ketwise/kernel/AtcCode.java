package org.ketwise.kernel;

import java.util.regex.Pattern;

/** A code of the Anatomical Therapeutic Chemical classification, at the level of a substance ({@code N06BA04}) or above. */
public record AtcCode(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z](\\d{2}([A-Z]([A-Z](\\d{2})?)?)?)?");

    public AtcCode {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not an ATC code: " + value);
        }
    }

    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
