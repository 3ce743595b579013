package org.ketwise.kernel;

/** Age in completed years. */
public record Age(int years) implements Comparable<Age> {
    public Age {
        if (years < 0 || years > 120) {
            throw new UserError(
                    "An age of " + years + " years is not possible.", "Write completed years from 0 to 120.");
        }
    }

    /** @throws UserError if the text is no whole number of years from 0 to 120 */
    public static Age parse(String text) {
        String digits = text.strip();
        if (!digits.matches("\\d{1,3}")) {
            throw new UserError("\"" + text + "\" is not an age.", "Write completed years from 0 to 120.");
        }
        return new Age(Integer.parseInt(digits));
    }

    @Override
    public int compareTo(Age other) {
        return Integer.compare(years, other.years);
    }
}
