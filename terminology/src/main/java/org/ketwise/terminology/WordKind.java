package org.ketwise.terminology;

/** What words around names do. Each kind is one lexicon file of the content, or one group of it that means something of its own. */
enum WordKind {
    FORM("forms"),
    UNIT("units"),
    SIG("sig"),
    ROUTE("routes"),
    FILLER("filler"),
    /** Part of a product's name that tells that more is inside, as in "Plus" or "Cold & Flu". */
    QUALIFIER("product-qualifiers"),
    AS_NEEDED("as-needed"),
    STILL_TAKEN("still-taken"),
    /** Leaves open whether it is taken at present: "ran out of A". */
    IN_DOUBT("still-taken", "in-doubt"),
    DISCUSSED("discussed"),
    /** Decided, and about to begin. */
    TO_BEGIN("discussed", "to-begin"),
    STOPPED("stopped"),
    /** Means stopped only where it was long ago: "last dose 2 weeks ago", not "last dose this morning". */
    LAST_DOSE("stopped", "last-dose"),
    NOT_TAKEN("not-taken"),
    /** Means not taken only right after a name, as an answer: "alcohol: none". */
    NOT_TAKEN_AFTER_NAME("not-taken", "after-name"),
    /** Means not taken for some time, and taken before: "has not taken A since May". */
    NOT_LATELY("not-taken", "not-lately"),
    /** Interrupted, so that it may be taken again. */
    ON_HOLD("not-taken", "on-hold"),
    /** What a "no" before a name denies in its stead: "no A refills". */
    OF_IT("not-taken", "of-it"),
    /** Before what is not taken because another medicine is: "instead of A". */
    INSTEAD_OF("instead"),
    /** Verbs of one medicine that takes the place of another. */
    REPLACED("instead", "replaced"),
    /** Verbs of a change from one to another, which can also be one of dose. */
    SWITCHED("instead", "switched"),
    /** Verbs that name the new medicine first: "substituted A for B". */
    SUBSTITUTED("instead", "substituted"),
    ALLERGY("allergy"),
    /** Means an allergy only right after a name: "penicillin allergy", not "for allergy". */
    ALLERGY_AFTER_NAME("allergy", "after-name"),
    OTHER_PERSON("family"),
    /** Verbs of taking: what is somebody else's is the patient's too after them. */
    TAKING("taking"),
    /** Words of one who is not sure of the name beside them. */
    UNSURE("unsure"),
    /** Days and times: a medicine that is said not to be taken then is taken otherwise. */
    PART_TIME("part-time"),
    /** Words for the skin, the eye and other places that a product is put on. */
    LOCAL("local-use"),
    /** The same, of products that are asked about only where the content has something to say on the medicine. */
    LOCAL_WHERE_IT_MATTERS("local-use", "where-it-matters"),
    /** Products that are stuck on the skin and act in the whole body. */
    THROUGH_SKIN("local-use", "through-the-skin");

    private final String lexicon;
    private final String group;

    WordKind(String lexicon) {
        this(lexicon, "");
    }

    WordKind(String lexicon, String group) {
        this.lexicon = lexicon;
        this.group = group;
    }

    /** The id of the lexicon that lists the words of this kind. */
    String lexicon() {
        return lexicon;
    }

    /** Whether this kind is one group of a lexicon. */
    boolean isGroup() {
        return !group.isEmpty();
    }

    /** What the words of a group of this kind's lexicon are. */
    WordKind ofGroup(String name) {
        for (WordKind kind : values()) {
            if (kind.isGroup() && kind.lexicon.equals(lexicon) && kind.group.equals(name)) {
                return kind;
            }
        }
        return this;
    }

    /** Whether the word says where a product is put. */
    boolean isPlace() {
        return this == LOCAL || this == LOCAL_WHERE_IT_MATTERS || this == THROUGH_SKIN;
    }

    /** Whether the word sets one medicine against another. */
    boolean setsApart() {
        return this == INSTEAD_OF || this == REPLACED || this == SWITCHED || this == SUBSTITUTED;
    }

    /** Whether the word says something about how a medicine is used. */
    boolean isCue() {
        return switch (this) {
            case FORM,
                    UNIT,
                    SIG,
                    ROUTE,
                    FILLER,
                    QUALIFIER,
                    TAKING,
                    UNSURE,
                    PART_TIME,
                    OF_IT,
                    INSTEAD_OF,
                    REPLACED,
                    SWITCHED,
                    SUBSTITUTED,
                    LOCAL,
                    LOCAL_WHERE_IT_MATTERS,
                    THROUGH_SKIN -> false;
            case AS_NEEDED,
                    STILL_TAKEN,
                    IN_DOUBT,
                    DISCUSSED,
                    TO_BEGIN,
                    STOPPED,
                    LAST_DOSE,
                    NOT_TAKEN,
                    NOT_TAKEN_AFTER_NAME,
                    NOT_LATELY,
                    ON_HOLD,
                    ALLERGY,
                    ALLERGY_AFTER_NAME,
                    OTHER_PERSON -> true;
        };
    }
}
