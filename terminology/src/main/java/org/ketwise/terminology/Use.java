package org.ketwise.terminology;

import java.util.OptionalInt;

/** Whether a mentioned medicine is taken now, as far as the entry says. */
public sealed interface Use {
    /** Taken now; nothing else was said. */
    record Current() implements Use {}

    /** Taken now, when needed. */
    record AsNeeded() implements Use {}

    /**
     * No longer taken.
     *
     * @param words the words that say so
     * @param daysAgo how long ago on the day that the list is looked at, where the entry tells; a month or year counts from its last day
     */
    record Stopped(String words, OptionalInt daysAgo) implements Use {}

    /** The patient is allergic to it or did not tolerate it. */
    record Allergy(String words) implements Use {}

    /** Only talked about, planned or offered. */
    record Discussed(String words) implements Use {}

    /** Said not to be taken. */
    record NotTaken(String words) implements Use {}

    /** Somebody else takes it. */
    record OtherPerson(String words) implements Use {}

    Use CURRENT = new Current();
    Use AS_NEEDED = new AsNeeded();

    /** Whether the medicine is screened as taken. */
    default boolean taken() {
        return switch (this) {
            case Current c -> true;
            case AsNeeded n -> true;
            case Stopped s -> false;
            case Allergy a -> false;
            case Discussed d -> false;
            case NotTaken n -> false;
            case OtherPerson o -> false;
        };
    }
}
