package org.ketwise.terminology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds the words of a clause that say something about use, with the date that belongs to them. */
final class UseCues {
    private static final Set<String> OFTEN = Set.of("daily", "nightly", "weekly", "everyday", "day", "night");
    /** Words before a verb of stopping that is not said to have been done. */
    private static final Set<String> MEANT = Set.of(
            "to",
            "will",
            "would",
            "may",
            "might",
            "can",
            "could",
            "shall",
            "should",
            "must",
            "consider",
            "considering",
            "considered",
            "when",
            "being",
            "if",
            "until",
            "unless");

    /** Words before a verb of stopping that deny it. */
    private static final Set<String> DENYING = Set.of(
            "not",
            "never",
            "nor",
            "cannot",
            "cant",
            "dont",
            "doesnt",
            "didnt",
            "hasnt",
            "havent",
            "wont",
            "wouldnt",
            "shouldnt",
            "mustnt",
            "couldnt",
            "isnt",
            "wasnt",
            "without");

    private static final Set<String> BETWEEN_DENIAL_AND_VERB =
            Set.of("be", "been", "being", "ever", "yet", "fully", "completely", "abruptly", "suddenly");

    private static final Set<String> UNTIL = Set.of("until", "till", "til", "bis", "hasta");

    private final TokenizedText text;
    private final List<Clause> clauses;
    private final DraftScan scan;
    private final List<Draft> drafts;
    private final LocalDate asOf;
    private final OtherDose otherDose;

    UseCues(TokenizedText text, List<Clause> clauses, DraftScan scan, List<Draft> drafts, LocalDate asOf) {
        this.text = text;
        this.clauses = clauses;
        this.scan = scan;
        this.drafts = drafts;
        this.asOf = asOf;
        otherDose = new OtherDose(text, clauses, drafts);
    }

    List<UseCue> of(Clause clause) {
        List<UseCue> cues = new ArrayList<>();
        for (Element element : clause.elements()) {
            switch (element) {
                case Element.Words words ->
                    kindOf(words)
                            .flatMap(kind -> cue(kind, words.from(), words.to(), clause))
                            .ifPresent(cues::add);
                case Element.Quantity number -> {
                    if (isDownToNothing(number, clause)) {
                        cues.add(dated(UseCue.Says.STOPPED, number.from(), number.to(), clause));
                    }
                }
                case Element.Dated dated -> until(dated, clause).ifPresent(cues::add);
                case Element.Named _,
                        Element.ClassNamed _,
                        Element.Pointer _,
                        Element.Conjunction _,
                        Element.Unknown _ -> {}
            }
        }
        return cues;
    }

    /** "2018-2020" and "until 2020" say that it was stopped, "did not take it until 2020" that it is taken since. */
    private Optional<UseCue> until(Element.Dated dated, Clause clause) {
        if (!dated.said().last().isBefore(asOf)) {
            return Optional.empty();
        }
        if (dated.said().shape() == DateWords.Shape.RANGE) {
            return Optional.of(new UseCue(UseCue.Says.STOPPED, dated.from(), dated.to(), clause, dated.said()));
        }
        boolean until = dated.from() > clause.from()
                && UNTIL.contains(text.token(dated.from() - 1).folded());
        if (!until) {
            return Optional.empty();
        }
        boolean denied = clause.elements().stream()
                .filter(element -> element.to() < dated.from())
                .anyMatch(element -> element instanceof Element.Words words
                        && (words.kinds().contains(WordKind.NOT_TAKEN)
                                || words.kinds().contains(WordKind.NOT_LATELY)
                                || text.token(words.from()).is("not")));
        return Optional.of(
                denied
                        ? new UseCue(UseCue.Says.STILL_TAKEN, dated.from() - 1, dated.to(), clause, null)
                        : new UseCue(UseCue.Says.STOPPED, dated.from() - 1, dated.to(), clause, dated.said()));
    }

    /** What it says of a medicine that another one is taken: of one that was replaced, since when, if that is told. */
    UseCue of(Contrasts.Contrast contrast) {
        UseCue.Says says = switch (contrast.kind()) {
            case NOT -> UseCue.Says.NOT_TAKEN;
            case INSTEAD, REPLACED -> UseCue.Says.STOPPED;
        };
        DateWords.Said dated = says == UseCue.Says.STOPPED
                ? firstDate(contrast.clause(), contrast.to())
                        .map(Element.Dated::said)
                        .orElse(null)
                : null;
        return new UseCue(says, contrast.from(), contrast.to(), contrast.clause(), dated);
    }

    /** What words say of use, where they say anything of it here. */
    Optional<WordKind> kindOf(Element.Words words) {
        if (scan.isQualifier(words)) {
            return Optional.empty();
        }
        return words.kinds().stream()
                .filter(WordKind::isCue)
                .filter(kind -> (kind != WordKind.ALLERGY_AFTER_NAME && kind != WordKind.NOT_TAKEN_AFTER_NAME)
                        || followsName(words))
                .max(Comparator.naturalOrder());
    }

    private boolean followsName(Element.Words words) {
        return drafts.stream().anyMatch(draft -> draft.to() == words.from());
    }

    /** "→ 0", "tapered to 0". */
    private boolean isDownToNothing(Element.Quantity number, Clause clause) {
        if (!text.token(number.from()).folded().chars().allMatch(digit -> digit == '0')) {
            return false;
        }
        boolean arrow = clause.opening() == Clause.Opening.ARROW && number.from() == clause.from();
        return arrow || (number.from() > 0 && text.token(number.from() - 1).is("to"));
    }

    private Optional<UseCue> cue(WordKind kind, int from, int to, Clause clause) {
        if (kind == WordKind.AS_NEEDED && leadsDenial(to, clause)) {
            return Optional.empty();
        }
        return switch (kind) {
            case STOPPED -> Optional.of(stopped(from, to, clause));
            case LAST_DOSE -> Optional.of(dated(UseCue.Says.LAST_DOSE, from, to, clause));
            case NOT_TAKEN, NOT_TAKEN_AFTER_NAME ->
                Optional.of(sinceWhen(denial(UseCue.Says.NOT_TAKEN, from, to, clause)));
            case NOT_LATELY -> Optional.of(sinceWhen(denial(UseCue.Says.NOT_LATELY, from, to, clause)));
            case ON_HOLD -> Optional.of(denial(UseCue.Says.ON_HOLD, from, to, clause));
            case ALLERGY, ALLERGY_AFTER_NAME -> Optional.of(new UseCue(UseCue.Says.ALLERGY, from, to, clause, null));
            case AS_NEEDED -> Optional.of(new UseCue(UseCue.Says.AS_NEEDED, from, to, clause, null));
            case STILL_TAKEN -> Optional.of(new UseCue(UseCue.Says.STILL_TAKEN, from, to, clause, null));
            case IN_DOUBT -> Optional.of(new UseCue(UseCue.Says.IN_DOUBT, from, to, clause, null));
            case DISCUSSED -> Optional.of(new UseCue(UseCue.Says.DISCUSSED, from, to, clause, null));
            case TO_BEGIN -> Optional.of(new UseCue(UseCue.Says.TO_BEGIN, from, to, clause, null));
            case OTHER_PERSON -> Optional.of(new UseCue(UseCue.Says.OTHER_PERSON, from, to, clause, null));
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
                    THROUGH_SKIN -> Optional.empty();
        };
    }

    private UseCue stopped(int from, int to, Clause clause) {
        if (isOnlyMeant(from, clause) || isDenied(from, clause) || isOnlyTried(to, clause)) {
            return new UseCue(UseCue.Says.IN_DOUBT, from, to, clause, null);
        }
        return otherDose
                .says(from, to, clause)
                .map(says -> new UseCue(says, from, to, clause, null))
                .orElseGet(() -> dated(UseCue.Says.STOPPED, from, to, clause));
    }

    /** "has not been stopped", "must not be discontinued". */
    private boolean isDenied(int from, Clause clause) {
        for (int at = from - 1; at >= clause.from() && !Gap.isHard(text.gapBefore(at + 1)); at--) {
            String word = text.token(at).folded();
            if (DENYING.contains(word)) {
                return true;
            }
            if (!BETWEEN_DENIAL_AND_VERB.contains(word)) {
                return false;
            }
        }
        return false;
    }

    /** "failed to stop A", "A failed to help". */
    private boolean isOnlyTried(int to, Clause clause) {
        return to < clause.to()
                && text.token(to).is("to")
                && (text.token(to - 1).is("failed") || text.token(to - 1).is("tried"));
    }

    /** A denial; of some days or of today it says that the medicine is taken otherwise: "not taking A or B on session days". */
    private UseCue denial(UseCue.Says says, int from, int to, Clause clause) {
        UseCue denial = new UseCue(says, from, to, clause, null);
        boolean partly = speaksOfSomeDays(clause, to) || isSometimes(from, clause);
        for (int next = clause.index() + 1; !partly && next < clauses.size(); next++) {
            Clause further = clauses.get(next);
            boolean goesOn = switch (further.opening()) {
                case JOINT, SLASH -> true;
                case COMMA -> !denial.isBrief(text);
                case START, STRONG, SENTENCE, COLON, DASH, ARROW, PARENTHESIS, BRACKET, RESUMED -> false;
            };
            boolean cue = further.elements().stream()
                    .anyMatch(element -> element instanceof Element.Words words && words.isCue());
            if (!goesOn || cue) {
                break;
            }
            partly = speaksOfSomeDays(further, to);
        }
        if (partly) {
            return new UseCue(UseCue.Says.STILL_TAKEN, from, to, clause, null);
        }
        return denial.isDenial() && saysYet(from, clause)
                ? new UseCue(UseCue.Says.TO_BEGIN, from, to, clause, null)
                : denial;
    }

    /** "not started yet", "has not yet taken A": what is not taken so far is about to be. */
    private boolean saysYet(int from, Clause clause) {
        return IntStream.range(from, clause.to()).anyMatch(at -> text.token(at).is("yet"));
    }

    /** "sometimes does not take A", "often not taking A": a denial that leads its clause after a word of how often. */
    private boolean isSometimes(int from, Clause clause) {
        return drafts.stream().noneMatch(draft -> draft.to() <= from && draft.from() >= clause.from())
                && clause.elements().stream()
                        .anyMatch(element -> element.to() <= from
                                && element instanceof Element.Words words
                                && (words.kinds().contains(WordKind.AS_NEEDED)
                                        || words.kinds().contains(WordKind.PART_TIME)));
    }

    /** Whether words of how often say how often something is not taken. */
    private boolean leadsDenial(int to, Clause clause) {
        return clause.elements().stream()
                .anyMatch(element -> element.from() == to
                        && element instanceof Element.Words words
                        && kindOf(words)
                                .filter(kind -> kind == WordKind.NOT_TAKEN || kind == WordKind.NOT_LATELY)
                                .isPresent()
                        && isSometimes(element.from(), clause));
    }

    /** "plan to discontinue", "would stop", "if stopped": not said to have been done. */
    private boolean isOnlyMeant(int from, Clause clause) {
        if (from == clause.from() || Gap.isHard(text.gapBefore(from))) {
            return false;
        }
        String before = text.token(from - 1).folded();
        boolean due = from - 1 > clause.from() && text.token(from - 2).is("due");
        boolean be = text.token(from - 1).is("be")
                && from - 1 > clause.from()
                && MEANT.contains(text.token(from - 2).folded());
        return be || (MEANT.contains(before) && !due);
    }

    /** "not taking A since June" tells of a medicine that was taken until then, as "has not taken A" does without a date; a mere "no" does not. */
    private UseCue sinceWhen(UseCue denial) {
        if (denial.says() == UseCue.Says.NOT_LATELY || isOver(denial)) {
            return dated(UseCue.Says.NOT_LATELY, denial.from(), denial.to(), denial.clause());
        }
        if (denial.says() == UseCue.Says.NOT_TAKEN && denial.to() > denial.from() + 1) {
            UseCue stopped = dated(UseCue.Says.STOPPED, denial.from(), denial.to(), denial.clause());
            return stopped.dated() == null ? denial : stopped;
        }
        return denial;
    }

    /** "no more A", "not on A anymore": it was taken before. */
    private boolean isOver(UseCue denial) {
        if (denial.to() < text.size() && text.token(denial.to()).is("more")) {
            return denial.to() + 1 == text.size()
                    || !text.token(denial.to() + 1).is("than");
        }
        for (int at = denial.to(); at < denial.clause().to(); at++) {
            boolean anyMore = text.token(at).is("any")
                    && at + 2 == denial.clause().to()
                    && (text.token(at + 1).is("more") || text.token(at + 1).is("longer"));
            if (text.token(at).is("anymore") || anyMore) {
                return true;
            }
        }
        return false;
    }

    private boolean speaksOfSomeDays(Clause clause, int from) {
        return clause.elements().stream()
                .filter(element -> element.from() >= from)
                .anyMatch(element -> (element instanceof Element.Words words
                                && (words.kinds().contains(WordKind.PART_TIME) || isMerelyDaily(words, clause)))
                        || (element instanceof Element.Dated dated && isOfLate(dated.said())));
    }

    /** "not taking A daily" denies the "daily", "not taking A 20 mg daily" the medicine. */
    private boolean isMerelyDaily(Element.Words words, Clause clause) {
        return OFTEN.contains(text.token(words.to() - 1).folded())
                && clause.elements().stream().noneMatch(Element.Quantity.class::isInstance);
    }

    private boolean isOfLate(DateWords.Said said) {
        return said.shape() == DateWords.Shape.POINT
                && said.first().equals(said.last())
                && !said.last().isBefore(asOf.minusDays(1));
    }

    /** The cue with the date that stands after it, or before it in its clause. */
    UseCue dated(UseCue.Says says, int from, int to, Clause clause) {
        Optional<Element.Dated> after = firstDate(clause, to);
        if (after.isPresent() && mentionsBetween(to, after.get().from()) <= 1) {
            boolean atOnce = mentionsBetween(to, after.get().from()) == 0;
            return new UseCue(
                    says,
                    from,
                    to,
                    clause,
                    after.get().said(),
                    atOnce ? after.get().to() : to);
        }
        if (clause.index() + 1 < clauses.size()) {
            Clause next = clauses.get(clause.index() + 1);
            if (next.opening() != Clause.Opening.STRONG
                    && next.elements().getFirst() instanceof Element.Dated dated
                    && mentionsBetween(to, next.to()) == 0) {
                return new UseCue(says, from, to, clause, dated.said(), dated.to());
            }
        }
        DateWords.Said before = clause.elements().stream()
                .filter(element -> element.to() <= from && element instanceof Element.Dated)
                .map(Element.Dated.class::cast)
                .reduce((one, other) -> other)
                .filter(dated -> mentionsBetween(dated.to(), from) == 0)
                .map(Element.Dated::said)
                .orElse(null);
        return new UseCue(says, from, to, clause, before);
    }

    private static Optional<Element.Dated> firstDate(Clause clause, int from) {
        return clause.elements().stream()
                .filter(element -> element.from() >= from && element instanceof Element.Dated)
                .map(Element.Dated.class::cast)
                .findFirst();
    }

    private long mentionsBetween(int from, int to) {
        return drafts.stream()
                .filter(draft ->
                        draft.from() < to && draft.to() > from && !(draft.reading() instanceof Reading.Nothing))
                .count();
    }
}
