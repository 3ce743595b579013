package org.ketwise.knowledge.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an ingredient does to an enzyme, or that it was shown to do nothing. */
public record EnzymeRole(
        Enzyme enzyme,
        Role role,
        Strength strength,
        @Nullable String note,
        List<String> sources,
        boolean verified) {
    /** Perpetrator or victim. */
    public enum Role {
        INHIBITOR,
        INDUCER,
        SUBSTRATE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Role of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Classes as FDA and EMA cut them; {@code NONE} was shown in people, {@code IN_VITRO} was not seen in people. */
    public enum Strength {
        STRONG,
        MODERATE,
        WEAK,
        NONE,
        IN_VITRO;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Strength of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
