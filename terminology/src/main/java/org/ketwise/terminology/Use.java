package org.ketwise.terminology;

import java.util.OptionalInt;

/** Whether a mentioned medicine is taken now, as far as the entry says. */
public sealed interface Use {
    Use CURRENT = new Current();
    Use AS_NEEDED = new AsNeeded();

    /** Whether the medicine is screened as taken. */
    boolean taken();

    /** Whether it is said to be taken only when needed, or to have been until it ended. */
    boolean asNeeded();

    /** Taken now; nothing else was said. */
    record Current() implements Use {
        @Override
        public boolean taken() {
            return true;
        }

        @Override
        public boolean asNeeded() {
            return false;
        }
    }

    /** Taken now, when needed. */
    record AsNeeded() implements Use {
        @Override
        public boolean taken() {
            return true;
        }

        @Override
        public boolean asNeeded() {
            return true;
        }
    }

    /**
     * No longer taken.
     *
     * @param words the words that say so
     * @param daysAgo how long ago on the day that the list is looked at, where the entry tells; a month or year counts from its last day
     * @param asNeeded it was taken only when needed, by the entry
     */
    record Stopped(String words, OptionalInt daysAgo, boolean asNeeded) implements Use {
        @Override
        public boolean taken() {
            return false;
        }
    }

    /** The patient is allergic to it or did not tolerate it. */
    record Allergy(String words) implements Use {
        @Override
        public boolean taken() {
            return false;
        }

        @Override
        public boolean asNeeded() {
            return false;
        }
    }

    /** Only talked about, planned or offered. */
    record Discussed(String words) implements Use {
        @Override
        public boolean taken() {
            return false;
        }

        @Override
        public boolean asNeeded() {
            return false;
        }
    }

    /** Said not to be taken. */
    record NotTaken(String words) implements Use {
        @Override
        public boolean taken() {
            return false;
        }

        @Override
        public boolean asNeeded() {
            return false;
        }
    }

    /** Interrupted, so that it may be taken again; since when is not known. */
    record OnHold(String words, boolean asNeeded) implements Use {
        @Override
        public boolean taken() {
            return false;
        }
    }

    /** Somebody else takes it. */
    record OtherPerson(String words) implements Use {
        @Override
        public boolean taken() {
            return false;
        }

        @Override
        public boolean asNeeded() {
            return false;
        }
    }
}
