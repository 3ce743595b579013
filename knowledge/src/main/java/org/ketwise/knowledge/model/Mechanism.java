package org.ketwise.knowledge.model;

import org.jspecify.annotations.Nullable;

/** How an interaction comes about. */
public sealed interface Mechanism {
    String text();

    /** The body handles the object drug differently: exposure changes. */
    record Pharmacokinetic(String text) implements Mechanism {}

    /**
     * Effects add or oppose each other.
     *
     * @param axis the burden axis this adds to, or null where it adds to none
     */
    record Pharmacodynamic(@Nullable String axis, String text) implements Mechanism {}

    /** Looked at, and nothing that matters was found. */
    record NoneKnown(String text) implements Mechanism {}

    /** The burden axis, or null. */
    default @Nullable String axis() {
        return switch (this) {
            case Pharmacodynamic(String axis, String text) -> axis;
            case Pharmacokinetic p -> null;
            case NoneKnown n -> null;
        };
    }
}
