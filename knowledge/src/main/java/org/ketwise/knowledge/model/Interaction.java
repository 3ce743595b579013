package org.ketwise.knowledge.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One interaction, of a pair or a class of drugs.
 *
 * @param index its place in the tables of the knowledge base that it belongs to
 * @param object the drug that is affected, or with which effects add
 * @param precipitant the drug that brings the effect about
 * @param overrides ids of class rules that this more specific one replaces for its precipitants
 * @param afterStopping speaks only of a precipitant that was stopped within its persistence: rebound, withdrawal
 * @param direction which way exposure or effect moves, or null where neither is meant
 */
public record Interaction(
        int index,
        String id,
        String title,
        Party object,
        Party precipitant,
        List<String> overrides,
        boolean afterStopping,
        Category category,
        @Nullable Direction direction,
        RouteSeverities severity,
        String consequence,
        Mechanism mechanism,
        List<ObservedRatio> exposure,
        List<String> management,
        List<String> monitoring,
        List<String> timing,
        List<Modifier> modifiers,
        Evidence evidence,
        List<String> sources,
        Review review) {
    /** Danger, loss of the wanted effect, and a change of concentration are never mixed. */
    public enum Category {
        SAFETY,
        EFFICACY,
        EXPOSURE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Category of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Which way something moves. */
    public enum Direction {
        INCREASE,
        DECREASE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Direction of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
