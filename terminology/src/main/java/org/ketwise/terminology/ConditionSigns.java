package org.ketwise.terminology;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What stands at a place of a text about conditions, whatever was said before: marks, joining words, years, and what a word before a list speaks of. */
final class ConditionSigns {
    /** Words between two conditions of a list. */
    private static final Set<String> YEARS = Set.of("year", "years", "yr", "yrs");

    private static final Set<String> BETWEEN = Set.of("and", "or", "nor", "with", "plus", "w");

    /** Denials of grammar; those of the clinic are in the lexicon. */
    private static final Set<String> NOT = Set.of("no", "not", "neither", "without", "never");

    /** How phrases of denial end that speak of a whole list, however they begin: "no history of", "no h/o". */
    private static final Set<String> BEFORE_LIST = Set.of("of", "for", "o", "hx", "history");

    /** Words between a heading and the patient whom it is not about: "family of the patient:". */
    private static final Set<String> OF_SOMEBODY = Set.of("of", "the", "to", "by", "with", "for");

    /** How many words one of degree has at most. */
    private static final int LONGEST_DEGREE = 3;

    private final ConditionWords words;
    private final TokenizedText text;
    private final boolean typed;

    ConditionSigns(ConditionWords words, TokenizedText text, boolean typed) {
        this.words = words;
        this.text = text;
        this.typed = typed;
    }

    boolean isNot(int at) {
        return NOT.contains(text.token(at).folded());
    }

    // ---- what is named, and what joins or parts it

    static boolean names(List<PhraseIndex.Match<Meaning>> matches) {
        return matches.stream().anyMatch(match -> match.meanings().stream().anyMatch(ConditionSigns::isCondition));
    }

    /** Whether the name of a condition starts here. */
    boolean names(int at) {
        return at < text.size() && names(words.meanings(text, at));
    }

    static boolean isCondition(Meaning meaning) {
        return meaning instanceof Meaning.ConditionName || meaning instanceof Meaning.ConditionHint;
    }

    static boolean isPassedOver(PhraseIndex.Match<Meaning> match) {
        return match.meanings().stream().allMatch(new Meaning.Word(WordKind.FILLER)::equals);
    }

    /** The end of a phrase that is longer than any condition here and means something else, or a place before here. */
    int endOfOtherThing(int at, List<PhraseIndex.Match<Meaning>> matches) {
        List<PhraseIndex.Match<String>> others = words.otherThings(text, at);
        int named = matches.stream()
                .filter(match -> match.meanings().stream().anyMatch(ConditionSigns::isCondition))
                .mapToInt(PhraseIndex.Match::end)
                .max()
                .orElse(-1);
        return others.isEmpty() || others.getFirst().end() <= named
                ? -1
                : others.getFirst().end();
    }

    boolean isBetween(int at) {
        return BETWEEN.contains(text.token(at).folded());
    }

    boolean joins(int at) {
        return text.token(at).is("and")
                || text.token(at).is("or")
                || text.token(at).is("nor");
    }

    boolean isAnd(int at) {
        return at >= 0 && text.token(at).is("and");
    }

    boolean isOr(int at) {
        return text.token(at).is("or") || text.token(at).is("nor");
    }

    /** Whether a mark before a token ends what was said, or what stood in a list. */
    boolean ends(int at) {
        int gap = text.gapBefore(at);
        return Gap.has(gap, Gap.COMMA | Gap.LINE | Gap.DOT) && !isAbbreviation(at - 1);
    }

    boolean isAbbreviation(int at) {
        return at >= 0 && words.isAbbreviation(text.token(at).folded());
    }

    // ---- what words before or after a condition speak of

    Turn turn(Turn.Whose whose, int from, int to) {
        boolean brief = to - from == 1 && text.token(from).folded().length() <= 3;
        boolean phrase =
                to - from > 1 && BEFORE_LIST.contains(text.token(to - 1).folded());
        boolean mere = brief || (!phrase && NOT.contains(text.token(from).folded()));
        boolean heading = Gap.has(text.gapBefore(to), Gap.COLON);
        boolean distributes = !mere || heading || whose == Turn.Whose.SOMEBODY_ELSE || closesWithOr(to);
        boolean reaches = text.token(from).is("no")
                || text.token(from).is("without")
                || words.statuses(text, from).stream()
                        .anyMatch(match -> match.meanings().contains(ConditionWords.Status.RULED_OUT_BEFORE))
                || words.listDenials(text, from).stream().anyMatch(match -> match.end() == to);
        return new Turn(whose, text.slice(from, to), from, to, distributes, heading, mere, reaches);
    }

    /**
     * "no A, B or C": the last item of the list tells that all are denied. An "or" that further things follow, that stands between numbers or inside what is
     * said of one thing, is not before the last item.
     */
    boolean closesWithOr(int from) {
        boolean or = false;
        boolean plain = true;
        int named = -1;
        for (int at = from; at < text.size(); at++) {
            int gap = text.gapBefore(at);
            boolean sentence = Gap.has(gap, Gap.DOT) && Gap.has(gap, Gap.SPACE) && !isAbbreviation(at - 1);
            if (at > from && (Gap.has(gap, Gap.LINE) || sentence)) {
                return or;
            }
            boolean further = at > from && (Gap.has(gap, Gap.COMMA) || Gap.isDash(gap));
            boolean another = at > from && !words.listDenials(text, at).isEmpty();
            if ((further && or && !isOr(at)) || another || isNot(at)) {
                return false;
            }
            if (further && !isOr(at)) {
                plain = true;
                named = -1;
            }
            if (isOr(at)) {
                boolean numbers = at + 1 == text.size() || text.token(at + 1).number();
                if (numbers || !plain || (named >= 0 && named != at)) {
                    return false;
                }
                or = true;
                named = -1;
            } else if (!or) {
                plain &= !saysMore(at);
                List<PhraseIndex.Match<Meaning>> matches = words.meanings(text, at);
                named = names(matches) ? Math.max(named, matches.getFirst().end()) : named;
            }
        }
        return or;
    }

    /** Whether a word tells of what the patient has or had. */
    boolean saysMore(int at) {
        return isBound(at, ConditionWords.Bound.AFFIRMED)
                || isBound(at, ConditionWords.Bound.CONTROLLED)
                || isBound(at, ConditionWords.Bound.FOLLOWED_UP)
                || text.token(at).is("with")
                || words.statuses(text, at).stream()
                        .anyMatch(match -> match.meanings().contains(ConditionWords.Status.PAST));
    }

    boolean isBound(int at, ConditionWords.Bound bound) {
        return at < text.size()
                && words.bounds(text, at).stream()
                        .anyMatch(match -> match.meanings().contains(bound));
    }

    /** The end of the longest phrase of a kind that starts here, or a place before here. */
    int endOf(int at, ConditionWords.Bound bound) {
        return at >= text.size()
                ? -1
                : words.bounds(text, at).stream()
                        .filter(match -> match.meanings().contains(bound))
                        .mapToInt(PhraseIndex.Match::end)
                        .max()
                        .orElse(-1);
    }

    /** The end of words that begin what is the patient's own, or a place before here: "mother: A, patient: B", "mother has A, patient has B". */
    int endOfOwnHeading(int at, boolean beginsPart) {
        int end = endOf(at, ConditionWords.Bound.OWN);
        if (end <= at || end >= text.size()) {
            return -1;
        }
        boolean colon = Gap.has(text.gapBefore(end), Gap.COLON);
        boolean heading = colon || Gap.isDash(text.gapBefore(end));
        boolean spoken = isBound(end, ConditionWords.Bound.AFFIRMED) || names(end);
        boolean ofSomebody = at > 0 && OF_SOMEBODY.contains(text.token(at - 1).folded());
        return (beginsPart && (heading || spoken)) || (colon && !ofSomebody) ? end : -1;
    }

    /** What is named after a word of degree that the name of a condition begins with: "hypertension" in "severe hypertension". */
    List<Meaning> withoutDegree(int from, int to) {
        int name = endOf(from, ConditionWords.Bound.DEGREE);
        return name <= from || name >= to
                ? List.of()
                : words.meanings(text, name).stream()
                        .filter(match -> match.end() == to)
                        .flatMap(match -> match.meanings().stream())
                        .filter(ConditionSigns::isCondition)
                        .toList();
    }

    /** Whether a word of degree stands right before a condition that is named without it. */
    boolean isAfterDegree(int from) {
        return IntStream.rangeClosed(1, LONGEST_DEGREE)
                .anyMatch(words -> from >= words && endOf(from - words, ConditionWords.Bound.DEGREE) == from);
    }

    /** "not well controlled hypertension", "never treated hypertension". */
    boolean deniesControl(int at) {
        boolean adverb = text.token(at).is("not") || text.token(at).is("never");
        return adverb
                && isBound(at + 1, ConditionWords.Bound.CONTROLLED)
                && !isBound(at + 1, ConditionWords.Bound.CARE);
    }

    /** Whether a condition that follows words about stopping is what was stopped, not why: "stopped breastfeeding". */
    boolean isObject(int at) {
        return names(at) && !text.token(at - 1).is("to") && !text.token(at - 1).is("of");
    }

    boolean hasState(int from, int to) {
        return IntStream.range(from, to).anyMatch(at -> isBound(at, ConditionWords.Bound.STATE));
    }

    boolean isPast(int at) {
        return words.statuses(text, at).stream()
                .anyMatch(match -> match.meanings().contains(ConditionWords.Status.PAST));
    }

    // ---- how much is told of a condition

    /**
     * Whether so much is told of one thing of a list that it is there: a size, a degree, a time, what was done about it, or a plus sign.
     *
     * @param partFrom where the part of the list begins that names it
     */
    boolean isTold(int partFrom, int from, int to) {
        boolean steady = IntStream.range(partFrom, from)
                .anyMatch(at -> isBound(at, ConditionWords.Bound.FOLLOWED_UP)
                        || (isBound(at, ConditionWords.Bound.CONTROLLED)
                                && !isBound(at, ConditionWords.Bound.DEGREE)
                                && (at == partFrom || !isBound(at - 1, ConditionWords.Bound.DEGREE))));
        int end = endOfThing(to);
        boolean course = IntStream.range(to, end)
                .anyMatch(at -> isPast(at)
                        || isBound(at, ConditionWords.Bound.AFFIRMED)
                        || isBound(at, ConditionWords.Bound.CONTROLLED)
                        || isBound(at, ConditionWords.Bound.FOLLOWED_UP));
        return steady || course || hasMeasure(partFrom, end) || isMeasured(from, to) || hasPlusSign(from, to);
    }

    /** Whether a number, a degree or a time stands in a stretch of the text. */
    boolean hasMeasure(int from, int to) {
        return IntStream.range(from, to).anyMatch(this::measures);
    }

    /** Whether a measure belongs to the name of a condition or stands right after it, also as a part of its own: "AAA, 5 cm". */
    boolean isMeasured(int from, int to) {
        if (hasMeasure(from, to) || yearBeside(from, to) >= 0) {
            return true;
        }
        if (to >= text.size() || !measures(to) || Gap.has(text.gapBefore(to), Gap.LINE)) {
            return false;
        }
        return !partsThings(to) || (endOfThing(to + 1) <= to + 2 && !names(to + 1));
    }

    /** A digit of a name ("B12") is no number, that of "x2" is. */
    private boolean measures(int at) {
        int gap = text.gapBefore(at);
        boolean number = text.token(at).number()
                && (at == 0
                        || (gap != Gap.TIGHT && !Gap.isTyingHyphen(gap))
                        || text.token(at - 1).number()
                        || text.token(at - 1).is("x"));
        return number
                || isBound(at, ConditionWords.Bound.MEASURE)
                || DateWords.isMonth(text.token(at).folded());
    }

    /** Where that what is said of one thing ends, from a place inside it. */
    private int endOfThing(int from) {
        int at = from;
        while (at < text.size() && !partsThings(at) && !joins(at)) {
            at++;
        }
        return at;
    }

    /** Whether a mark parts two things here; a slash, dash or plus between numbers is part of a date or a measure. */
    private boolean partsThings(int at) {
        int gap = text.gapBefore(at);
        boolean numbers = at > 0
                && at < text.size()
                && text.token(at - 1).number()
                && text.token(at).number();
        boolean sentence = Gap.has(gap, Gap.DOT) && Gap.has(gap, Gap.SPACE) && !isAbbreviation(at - 1);
        return Gap.has(gap, Gap.LINE | Gap.COMMA)
                || sentence
                || (!numbers && (Gap.isDash(gap) || Gap.has(gap, Gap.SLASH | Gap.PLUS)));
    }

    /** "+ AVM" or "AVM+" as one thing of a list; a plus sign between two things only joins them. */
    private boolean hasPlusSign(int from, int to) {
        String before = from == 0
                ? ""
                : between(text.token(from - 1).end(), text.token(from).start());
        String after = between(
                text.token(to - 1).end(),
                to == text.size() ? text.source().length() : text.token(to).start());
        boolean leads = before.endsWith("+") && before.length() > 1 && !before.startsWith("+");
        boolean trails = after.startsWith("+") && (after.length() > 1 || to == text.size());
        boolean alone = before.strip().endsWith("+") && before.contains(",");
        boolean last = after.strip().startsWith("+") && (after.contains(",") || to == text.size());
        return leads || trails || alone || last;
    }

    private String between(int from, int to) {
        return text.source().substring(from, to);
    }

    /** "no A, B": things that are only named, with a condition after the "no", and no word that tells whether all are denied. */
    boolean isBareList(int from) {
        int first = Math.max(from, endOf(from, ConditionWords.Bound.DEGREE));
        if (!names(first)) {
            return false;
        }
        int things = 0;
        int at = first;
        while (at < text.size() && !isNot(at)) {
            List<PhraseIndex.Match<Meaning>> matches = words.meanings(text, at);
            boolean word = !text.token(at).number()
                    && !joins(at)
                    && words.bounds(text, at).isEmpty();
            if (!names(matches) && !word) {
                return false;
            }
            at = names(matches) ? matches.getFirst().end() : at + 1;
            things++;
            int gap = text.gapBefore(at);
            if (at == text.size() || Gap.has(gap, Gap.LINE | Gap.DOT)) {
                break;
            }
            if (!Gap.has(gap, Gap.COMMA)) {
                return false;
            }
        }
        return things > 1;
    }

    /** "denies psychosis, hypertension for years", "denies psychosis, stroke s/p surgery": more is said of it than what one says of what is not there. */
    boolean saysMoreAfter(int to) {
        if (to == text.size()
                || Gap.isHard(text.gapBefore(to))
                || (ends(to) && Gap.has(text.gapBefore(to), Gap.SPACE))
                || isBetween(to)) {
            return false;
        }
        return isBound(to, ConditionWords.Bound.CONTROLLED)
                || isBound(to, ConditionWords.Bound.FOLLOWED_UP)
                || words.statuses(text, to).stream()
                        .anyMatch(match -> match.meanings().contains(ConditionWords.Status.PAST))
                || (typed
                        && !text.token(to).number()
                        && words.meanings(text, to).stream().allMatch(ConditionSigns::isPassedOver)
                        && words.statuses(text, to).isEmpty()
                        && words.bounds(text, to).isEmpty()
                        && words.remarks(text, to).isEmpty());
    }

    // ---- a question mark or a year beside a condition

    /** "?bipolar", and "bipolar?" where no answer follows. */
    boolean isAsked(int from, int to) {
        String source = text.source();
        int start = text.token(from).start();
        int end = text.token(to - 1).end();
        boolean before = start > 0 && source.charAt(start - 1) == '?';
        boolean after = end < source.length() && source.charAt(end) == '?';
        return before || (after && (to == text.size() || Gap.has(text.gapBefore(to), Gap.COMMA | Gap.LINE)));
    }

    /** The place of a year right after a condition, perhaps with a month, or right before it; -1 where there is none. A time that goes on is none. */
    int yearBeside(int from, int to) {
        int at = to;
        while (at < text.size()
                && at < to + 3
                && !Gap.has(text.gapBefore(at), Gap.LINE)
                && (text.token(at).is("in")
                        || DateWords.isMonth(text.token(at).folded())
                        || (text.token(at).number() && text.token(at).folded().length() <= 2))) {
            at++;
        }
        if (at < text.size() && isYear(at) && !Gap.has(text.gapBefore(at), Gap.LINE)) {
            int gap = text.gapBefore(at + 1);
            return Gap.has(gap, Gap.HYPHEN | Gap.LONG_DASH)
                            || (at + 1 < text.size() && text.token(at + 1).is("to"))
                    ? -1
                    : at;
        }
        boolean before = from > 0 && isYear(from - 1) && !ends(from) && (from == 1 || ends(from - 1));
        return before ? from - 1 : -1;
    }

    /** The end of "20 years ago" after a condition, or -1 where no such words stand there or it is not as many years. */
    int endOfYearsAgo(int to, int least) {
        if (to + 2 >= text.size() || Gap.has(text.gapBefore(to), Gap.LINE)) {
            return -1;
        }
        boolean years = text.token(to).number()
                && text.token(to).folded().matches("\\d{1,2}")
                && Integer.parseInt(text.token(to).folded()) >= least
                && YEARS.contains(text.token(to + 1).folded());
        return years && text.token(to + 2).is("ago") ? to + 3 : -1;
    }

    boolean isYear(int at) {
        String digits = text.token(at).folded();
        return text.token(at).number()
                && digits.length() == 4
                && (digits.startsWith("19") || digits.startsWith("20"))
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
