package org.ketwise.knowledge.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a medicine at its usual dose leaves of an enzyme, as a multiple of the enzyme without it: below 1 it is inhibited, above 1 induced.
 *
 * @param mechanism how it does so, or null where that does not matter
 * @param activity the likely multiple, or null where nobody can say more than a range
 * @param low smallest plausible multiple
 * @param high largest plausible multiple
 */
public record EnzymeEffect(
        Enzyme enzyme,
        Site site,
        @Nullable Mechanism mechanism,
        @Nullable Double activity,
        double low,
        double high) {
    /** How a medicine changes an enzyme, which decides how fast that comes and goes. */
    public enum Mechanism {
        /** Keeps it from working while the medicine is there. */
        REVERSIBLE,
        /** Destroys it, so that it has to be made anew. */
        INACTIVATION,
        /** Has more of it made. */
        INDUCTION;

        public static Mechanism of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Where the enzyme stands. */
    public enum Site {
        /** The wall of the gut, through which each swallowed dose goes. */
        GUT,
        /** The liver, through which all of the blood goes again and again. */
        LIVER;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Site of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether it is one number, as it was fitted or guessed, rather than a range. */
    public boolean single() {
        return low == high;
    }

    /** The same where it may have ended already: the range reaches to no effect, and nobody can say more. */
    public EnzymeEffect fading() {
        return new EnzymeEffect(enzyme, site, mechanism, null, Math.min(low, 1), Math.max(high, 1));
    }
}
