package org.ketwise.kernel;

/** A concept identifier of RxNorm, one to eight digits. */
public record RxCui(String value) {
    public RxCui {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not an RxCUI: " + value);
        }
    }

    public static boolean isWellFormed(String text) {
        if (text.isEmpty() || text.length() > 8 || text.charAt(0) == '0') {
            return false;
        }
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return value;
    }
}
