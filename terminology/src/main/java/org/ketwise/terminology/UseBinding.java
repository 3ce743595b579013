package org.ketwise.terminology;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says for each mention whether it is taken now. Words such as "stopped" are bound to the mention that they speak of: in their own clause to the one after
 * them or, where they follow, to the one before; from a clause of their own to the mention before it. Where that is not clear the medicine counts as taken,
 * because a medicine that is looked at in vain does less harm than one that is overlooked.
 */
final class UseBinding {
    /** Medicines are rarely taken less often than this; a last dose of two weeks ago was the last. */
    private static final int LONG_AGO_IN_DAYS = 14;

    /** After this long nothing but a depot that is given every few months still acts, and what was assumed of a date need not be said. */
    private static final int MATTERS_FOR_DAYS = 180;

    private static final Comparator<Cue> BY_PLACE = Comparator.comparingInt(Cue::from);

    private final TokenizedText text;
    private final List<Clause> clauses;
    private final DraftScan scan;
    private final List<Draft> drafts;
    private final LocalDate asOf;
    private final List<List<Cue>> bound = new ArrayList<>();
    private final List<@Nullable String> doubts = new ArrayList<>();

    /**
     * Words that say something about use.
     *
     * @param dated when they say it was, or null
     * @param wordsTo where the words to be shown end: with the date, if that follows at once
     */
    private record Cue(WordKind kind, int from, int to, Clause clause, DateWords.@Nullable Said dated, int wordsTo) {
        Cue(WordKind kind, int from, int to, Clause clause, DateWords.@Nullable Said dated) {
            this(kind, from, to, clause, dated, to);
        }
    }

    UseBinding(TokenizedText text, List<Clause> clauses, DraftScan scan, List<Draft> drafts, LocalDate asOf) {
        this.text = text;
        this.clauses = clauses;
        this.scan = scan;
        this.drafts = drafts;
        this.asOf = asOf;
        drafts.forEach(_ -> {
            bound.add(new ArrayList<>());
            doubts.add(null);
        });
    }

    /** The use of each mention, in their order. */
    List<Use> uses() {
        clauses.forEach(clause -> cues(clause).forEach(cue -> bind(cue, clause)));
        return bound.stream().map(this::use).toList();
    }

    /** Why it must be confirmed that the patient takes a medicine that is somebody else's, or null; after {@link #uses()}. */
    @Nullable
    String doubt(int place) {
        return doubts.get(place);
    }

    // ---- finding cues

    private List<Cue> cues(Clause clause) {
        List<Cue> cues = new ArrayList<>();
        for (Element element : clause.elements()) {
            switch (element) {
                case Element.Words words ->
                    kindOf(words).ifPresent(kind -> cues.add(cue(kind, words.from(), words.to(), clause)));
                case Element.Quantity number -> {
                    if (isDownToNothing(number, clause)) {
                        cues.add(cue(WordKind.STOPPED, number.from(), number.to(), clause));
                    }
                }
                case Element.Dated dated -> {
                    if (dated.said().shape() == DateWords.Shape.RANGE
                            && dated.said().last().isBefore(asOf)) {
                        cues.add(new Cue(WordKind.STOPPED, dated.from(), dated.to(), clause, dated.said()));
                    }
                }
                case Element.Named _,
                        Element.ClassNamed _,
                        Element.Pointer _,
                        Element.Conjunction _,
                        Element.Unknown _ -> {}
            }
        }
        return cues;
    }

    private Optional<WordKind> kindOf(Element.Words words) {
        if (scan.isQualifier(words)) {
            return Optional.empty();
        }
        Optional<WordKind> kind = words.kinds().stream().filter(WordKind::isCue).max(Comparator.naturalOrder());
        return kind.filter(each ->
                (each != WordKind.ALLERGY_AFTER_NAME && each != WordKind.NOT_TAKEN_AFTER_NAME) || followsName(words));
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

    private Cue cue(WordKind kind, int from, int to, Clause clause) {
        return switch (kind) {
            case STOPPED, LAST_DOSE -> dated(kind, from, to, clause);
            case ALLERGY_AFTER_NAME -> new Cue(WordKind.ALLERGY, from, to, clause, null);
            case NOT_TAKEN, NOT_TAKEN_AFTER_NAME -> sinceWhen(denial(WordKind.NOT_TAKEN, from, to, clause));
            case NOT_LATELY -> sinceWhen(denial(WordKind.NOT_LATELY, from, to, clause));
            case ON_HOLD -> denial(WordKind.ON_HOLD, from, to, clause);
            case FORM,
                    UNIT,
                    SIG,
                    ROUTE,
                    FILLER,
                    QUALIFIER,
                    AS_NEEDED,
                    STILL_TAKEN,
                    DISCUSSED,
                    ALLERGY,
                    OTHER_PERSON,
                    TAKING,
                    UNSURE,
                    PART_TIME,
                    LOCAL,
                    LOCAL_WHERE_IT_MATTERS,
                    THROUGH_SKIN -> new Cue(kind, from, to, clause, null);
        };
    }

    /** A denial; of some days or of today it says that the medicine is taken otherwise: "not taking A or B on session days". */
    private Cue denial(WordKind kind, int from, int to, Clause clause) {
        Cue denial = new Cue(kind, from, to, clause, null);
        boolean partly = speaksOfSomeDays(clause, to);
        for (int next = clause.index() + 1; !partly && next < clauses.size(); next++) {
            Clause further = clauses.get(next);
            boolean goesOn = switch (further.opening()) {
                case JOINT, SLASH -> true;
                case COMMA -> carriesOnOverCommas(denial);
                case START, STRONG, SENTENCE, COLON, DASH, ARROW, PARENTHESIS, BRACKET, RESUMED -> false;
            };
            boolean cue = further.elements().stream()
                    .anyMatch(element -> element instanceof Element.Words words && words.isCue());
            if (!goesOn || cue) {
                break;
            }
            partly = speaksOfSomeDays(further, to);
        }
        return partly ? new Cue(WordKind.STILL_TAKEN, from, to, clause, null) : denial;
    }

    /** "not taking A since June" tells of a medicine that was taken until then, as "has not taken A" does without a date; a mere "no" does not. */
    private Cue sinceWhen(Cue denial) {
        if (denial.kind() == WordKind.NOT_LATELY) {
            return dated(WordKind.STOPPED, denial.from(), denial.to(), denial.clause());
        }
        if (denial.kind() == WordKind.NOT_TAKEN && denial.to() > denial.from() + 1) {
            Cue stopped = dated(WordKind.STOPPED, denial.from(), denial.to(), denial.clause());
            return stopped.dated() == null ? denial : stopped;
        }
        return denial;
    }

    private boolean speaksOfSomeDays(Clause clause, int from) {
        return clause.elements().stream()
                .filter(element -> element.from() >= from)
                .anyMatch(element ->
                        (element instanceof Element.Words words && words.kinds().contains(WordKind.PART_TIME))
                                || (element instanceof Element.Dated dated && isOfLate(dated.said())));
    }

    private boolean isOfLate(DateWords.Said said) {
        return said.shape() == DateWords.Shape.POINT
                && said.first().equals(said.last())
                && !said.last().isBefore(asOf.minusDays(1));
    }

    /** The cue with the date that stands after it, or before it in its clause. */
    private Cue dated(WordKind kind, int from, int to, Clause clause) {
        Optional<Element.Dated> after = firstDate(clause, to);
        if (after.isPresent() && mentionsBetween(to, after.get().from()) <= 1) {
            boolean atOnce = mentionsBetween(to, after.get().from()) == 0;
            return new Cue(
                    kind,
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
                return new Cue(kind, from, to, clause, dated.said(), dated.to());
            }
        }
        DateWords.Said before = clause.elements().stream()
                .filter(element -> element.to() <= from && element instanceof Element.Dated)
                .map(Element.Dated.class::cast)
                .reduce((one, other) -> other)
                .filter(dated -> mentionsBetween(dated.to(), from) == 0)
                .map(Element.Dated::said)
                .orElse(null);
        return new Cue(kind, from, to, clause, before);
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

    // ---- binding

    private void bind(Cue cue, Clause clause) {
        List<Integer> here = draftsOf(clause);
        if (here.isEmpty()) {
            bindFromOutside(cue, clause);
            return;
        }
        boolean leads = firstCueLeads(clause, here);
        int after = here.stream()
                .filter(place -> drafts.get(place).from() >= cue.to() || around(place, cue))
                .findFirst()
                .orElse(-1);
        int before = here.stream()
                .filter(place -> drafts.get(place).to() <= cue.from() || around(place, cue))
                .reduce((a, b) -> b)
                .orElse(-1);
        boolean forwards = (leads && cue.kind() != WordKind.AS_NEEDED) ? after >= 0 : before < 0;
        if (forwards && after >= 0) {
            bindForwards(cue, after);
        } else if (before >= 0) {
            bindBackwards(cue, before);
        }
    }

    /** Whether the cue is part of the words of a mention, as in a clause that is not known as a whole. */
    private boolean around(int place, Cue cue) {
        Draft draft = drafts.get(place);
        return draft.from() <= cue.from() && draft.to() > cue.from();
    }

    private boolean firstCueLeads(Clause clause, List<Integer> here) {
        int firstMention = drafts.get(here.getFirst()).from();
        return clause.elements().stream()
                .anyMatch(element -> element.from() < firstMention
                        && element instanceof Element.Words words
                        && kindOf(words)
                                .filter(kind -> kind != WordKind.AS_NEEDED)
                                .isPresent());
    }

    private List<Integer> draftsOf(Clause clause) {
        List<Integer> places = new ArrayList<>(2);
        for (int place = 0; place < drafts.size(); place++) {
            Draft draft = drafts.get(place);
            if (draft.from() < clause.to() && draft.to() > clause.from()) {
                places.add(place);
            }
        }
        return places;
    }

    private void bindForwards(Cue cue, int place) {
        Draft target = drafts.get(place);
        if (!around(place, cue) && !speaksOf(cue, target)) {
            return;
        }
        if (isTakenFromSomebody(cue, target)) {
            doubts.set(
                    place,
                    "Somebody else's (\"" + text.slice(cue.from(), cue.to())
                            + "\"), and taken by the patient as far as the words say; to be confirmed.");
            return;
        }
        bound.get(place).add(cue);
        if (cue.kind() != WordKind.AS_NEEDED && cue.kind() != WordKind.STILL_TAKEN) {
            List<Integer> further = furtherItems(cue, place);
            if (!further.isEmpty() && cue.dated() == null) {
                Cue dated = datedAtEnd(cue, further.getLast());
                bound.get(place).set(bound.get(place).size() - 1, dated);
                further.forEach(each -> bound.get(each).add(dated));
            } else if (further.isEmpty() && cue.dated() == null && !endsInItsClause(target)) {
                bound.get(place).set(bound.get(place).size() - 1, datedAtEnd(cue, place));
            } else {
                further.forEach(each -> bound.get(each).add(cue));
            }
        }
    }

    /** "takes her mother's A": a possessive right before the name, and a verb of taking before that. */
    private boolean isTakenFromSomebody(Cue cue, Draft target) {
        boolean possessive = cue.kind() == WordKind.OTHER_PERSON
                && cue.to() == cue.from() + 1
                && text.token(cue.from()).folded().endsWith("s")
                && target.from() == cue.to()
                && !Gap.isHard(text.token(target.from()).gap());
        if (!possessive) {
            return false;
        }
        for (Element before : cue.clause().elements().reversed()) {
            if (before.to() > cue.from()) {
                continue;
            }
            if (before instanceof Element.Words words && words.kinds().contains(WordKind.TAKING)) {
                return true;
            }
            if (!(before instanceof Element.Words words) || !words.kinds().contains(WordKind.FILLER)) {
                return false;
            }
        }
        return false;
    }

    private boolean endsInItsClause(Draft draft) {
        return draft.to() <= clauses.get(draft.clause()).to();
    }

    /** "stopped A and B last year", "stopped A or B last year". */
    private Cue datedAtEnd(Cue cue, int last) {
        Draft draft = drafts.get(last);
        return clauses.stream()
                .filter(clause -> clause.from() < draft.to() && clause.to() >= draft.to())
                .flatMap(clause -> clause.elements().stream())
                .flatMap(element -> element instanceof Element.Dated dated ? Stream.of(dated.said()) : Stream.empty())
                .findFirst()
                .map(said -> new Cue(cue.kind(), cue.from(), cue.to(), cue.clause(), said))
                .orElse(cue);
    }

    /** Whether nothing stands between the cue and the mention after it that the cue could be about. */
    private boolean speaksOf(Cue cue, Draft target) {
        return clauses.get(cue.clause().index()).elements().stream()
                .filter(element -> element.from() >= cue.to() && element.to() <= target.from())
                .noneMatch(element -> scan.isLeftOver(element)
                        || (element instanceof Element.Pointer && element.from() < element.to()));
    }

    /**
     * The mentions that a list goes on with: "denies A, B or C". After "stopped" or a mere "no" a comma alone does not carry on, because the next item of a
     * list of medicines stands after a comma too.
     */
    private List<Integer> furtherItems(Cue cue, int place) {
        List<Integer> chain = new ArrayList<>();
        int certain = 0;
        for (int next = place + 1; next < drafts.size() && carriesOn(next - 1, next); next++) {
            chain.add(next);
            if (carriesOnOverCommas(cue) || clauseOf(next).opening() != Clause.Opening.COMMA) {
                certain = chain.size();
            }
        }
        return chain.subList(0, certain);
    }

    private boolean carriesOnOverCommas(Cue cue) {
        boolean brief =
                cue.to() - cue.from() == 1 && text.token(cue.from()).folded().length() <= 3;
        return cue.kind() != WordKind.STOPPED && cue.kind() != WordKind.OTHER_PERSON && !brief;
    }

    private Clause clauseOf(int place) {
        return clauses.get(drafts.get(place).clause());
    }

    /** Whether the list that a mention stands in goes on with the next one: nothing more is said of that, no dose unless the first has one too. */
    private boolean carriesOn(int place, int next) {
        Clause clause = clauseOf(place);
        Clause further = clauseOf(next);
        if (further.index() != clause.index() + 1 || further.elements().stream().anyMatch(UseBinding::isOwnUse)) {
            return false;
        }
        boolean barer = !hasAmount(further) || hasAmount(clause);
        return switch (further.opening()) {
            case JOINT, SLASH -> barer;
            case COMMA -> !hasAmount(further);
            case START, STRONG, SENTENCE, COLON, DASH, ARROW, PARENTHESIS, BRACKET, RESUMED -> false;
        };
    }

    private static boolean isOwnUse(Element element) {
        return element instanceof Element.Pointer
                || (element instanceof Element.Words words
                        && !words.isOnly(WordKind.UNIT, WordKind.FORM, WordKind.FILLER));
    }

    private static boolean hasAmount(Clause clause) {
        return clause.elements().stream().anyMatch(Element.Quantity.class::isInstance);
    }

    private void bindBackwards(Cue cue, int place) {
        if (!canSpeakOfWhatIsBefore(cue)) {
            return;
        }
        bound.get(place).add(cue);
        boolean both = place > 0
                && clauseOf(place).index() == cue.clause().index()
                && clauseOf(place).opening() == Clause.Opening.JOINT
                && clauseOf(place - 1).index() == clauseOf(place).index() - 1
                && clauseOf(place - 1).elements().size() == 1;
        if (both && cue.kind() != WordKind.AS_NEEDED) {
            bound.get(place - 1).add(cue);
        }
    }

    private boolean canSpeakOfWhatIsBefore(Cue cue) {
        Optional<Element> next = cue.clause().elements().stream()
                .filter(element -> element.from() >= cue.to())
                .findFirst();
        boolean hasObject = next.filter(element -> scan.isLeftOver(element) || element instanceof Element.Pointer)
                        .isPresent()
                && !givesReason(cue);
        return switch (cue.kind()) {
            case AS_NEEDED, STILL_TAKEN -> true;
            case STOPPED, LAST_DOSE, ALLERGY, DISCUSSED, ON_HOLD -> !hasObject;
            case NOT_TAKEN -> next.isEmpty();
            case OTHER_PERSON ->
                cue.clause().opening() == Clause.Opening.PARENTHESIS
                        && cue.clause().elements().stream().allMatch(Element.Words.class::isInstance);
            case FORM,
                    UNIT,
                    SIG,
                    ROUTE,
                    FILLER,
                    QUALIFIER,
                    ALLERGY_AFTER_NAME,
                    NOT_TAKEN_AFTER_NAME,
                    NOT_LATELY,
                    TAKING,
                    UNSURE,
                    PART_TIME,
                    LOCAL,
                    LOCAL_WHERE_IT_MATTERS,
                    THROUGH_SKIN -> false;
        };
    }

    /** "stopped because of", "stopped due to": what follows is the reason, not what was stopped. */
    private boolean givesReason(Cue cue) {
        Token last = text.token(cue.to() - 1);
        return cue.kind() == WordKind.STOPPED && (last.is("to") || last.is("of"));
    }

    private void bindFromOutside(Cue cue, Clause clause) {
        int before = -1;
        for (int place = 0; place < drafts.size(); place++) {
            if (drafts.get(place).to() <= clause.from()) {
                before = place;
            }
        }
        int after = before + 1 < drafts.size() ? before + 1 : -1;
        if (after >= 0 && isHeading(clause, before)) {
            bindUnderHeading(cue, after);
        } else if (before >= 0) {
            bindBackwards(cue, before);
        } else if (after >= 0
                && clauseOf(after).index() == clause.index() + 1
                && clauseOf(after).opening() == Clause.Opening.RESUMED) {
            bindForwards(cue, after);
        }
    }

    /** "Allergies: penicillin, sulfa". */
    private boolean isHeading(Clause clause, int before) {
        if (clause.index() + 1 >= clauses.size() || clause.parenthetical()) {
            return false;
        }
        boolean startsStatement =
                before < 0 || clause.opening() == Clause.Opening.STRONG || clause.opening() == Clause.Opening.SENTENCE;
        return switch (clauses.get(clause.index() + 1).opening()) {
            case COLON -> true;
            case DASH -> startsStatement;
            case START, STRONG, SENTENCE, COMMA, JOINT, SLASH, ARROW, PARENTHESIS, BRACKET, RESUMED -> false;
        };
    }

    private void bindUnderHeading(Cue cue, int first) {
        for (int place = first;
                place < drafts.size() && (place == first || isUnderSameHeading(cue, first, place));
                place++) {
            bound.get(place).add(cue);
        }
    }

    private boolean isUnderSameHeading(Cue cue, int first, int place) {
        Clause clause = clauseOf(place);
        boolean another = switch (clause.opening()) {
            case STRONG, SENTENCE, COLON -> true;
            case START, COMMA, JOINT, SLASH, DASH, ARROW, PARENTHESIS, BRACKET, RESUMED -> false;
        };
        // Under "stopped" doses are ordinary; among allergies a dose says that the list of medicines has begun.
        boolean taken = cue.kind() != WordKind.STOPPED && hasAmount(clause) && !hasAmount(clauseOf(first));
        return !another && !taken && cues(clause).stream().noneMatch(other -> other.kind() == WordKind.STILL_TAKEN);
    }

    // ---- what the cues of a mention come to

    private Use use(List<Cue> cues) {
        Cue state = null;
        Cue lastDose = null;
        Cue before = null;
        boolean asNeeded = false;
        for (Cue cue : cues.stream().sorted(BY_PLACE).toList()) {
            switch (cue.kind()) {
                case OTHER_PERSON -> {
                    return new Use.OtherPerson(words(cue));
                }
                case ALLERGY -> {
                    return new Use.Allergy(words(cue));
                }
                case AS_NEEDED -> asNeeded = true;
                case LAST_DOSE -> lastDose = cue;
                case STOPPED -> {
                    // "still tapering off" goes on.
                    boolean goesOn =
                            before != null && before.kind() == WordKind.STILL_TAKEN && before.to() == cue.from();
                    state = goesOn || isToCome(cue) ? state : cue;
                }
                case STILL_TAKEN, NOT_TAKEN, DISCUSSED, ON_HOLD -> state = cue;
                case FORM,
                        UNIT,
                        SIG,
                        ROUTE,
                        FILLER,
                        QUALIFIER,
                        ALLERGY_AFTER_NAME,
                        NOT_TAKEN_AFTER_NAME,
                        NOT_LATELY,
                        TAKING,
                        UNSURE,
                        PART_TIME,
                        LOCAL,
                        LOCAL_WHERE_IT_MATTERS,
                        THROUGH_SKIN -> {}
            }
            before = cue;
        }
        Use taken = asNeeded ? Use.AS_NEEDED : Use.CURRENT;
        if (state == null) {
            return lastDose != null && !asNeeded && isLongAgo(lastDose) ? stopped(lastDose, lastDose, false) : taken;
        }
        return switch (state.kind()) {
            case STOPPED -> stopped(state, state.dated() == null && lastDose != null ? lastDose : state, asNeeded);
            case NOT_TAKEN -> new Use.NotTaken(words(state));
            case ON_HOLD -> new Use.OnHold(words(state), asNeeded);
            case DISCUSSED -> new Use.Discussed(words(state));
            case FORM,
                    UNIT,
                    SIG,
                    ROUTE,
                    FILLER,
                    QUALIFIER,
                    AS_NEEDED,
                    STILL_TAKEN,
                    LAST_DOSE,
                    ALLERGY,
                    ALLERGY_AFTER_NAME,
                    NOT_TAKEN_AFTER_NAME,
                    NOT_LATELY,
                    OTHER_PERSON,
                    TAKING,
                    UNSURE,
                    PART_TIME,
                    LOCAL,
                    LOCAL_WHERE_IT_MATTERS,
                    THROUGH_SKIN -> taken;
        };
    }

    private Use stopped(Cue cue, Cue dated, boolean asNeeded) {
        return new Use.Stopped(words(cue) + assumed(dated), daysAgo(dated), asNeeded);
    }

    /** A last dose of late belongs to a medicine that is taken. */
    private boolean isLongAgo(Cue lastDose) {
        return daysAgo(lastDose).orElse(0) >= LONG_AGO_IN_DAYS;
    }

    private boolean isToCome(Cue cue) {
        return cue.dated() != null && cue.dated().first().isAfter(asOf);
    }

    /** What was assumed where the date can be several days: the shortest time ago, which is the careful reading. */
    private String assumed(Cue cue) {
        DateWords.Said said = cue.dated();
        OptionalInt days = daysAgo(cue);
        if (said == null || days.isEmpty() || days.getAsInt() > MATTERS_FOR_DAYS || !said.vague()) {
            return "";
        }
        String written = cue.wordsTo() >= said.end() ? "" : " " + text.slice(said.from(), said.end());
        int ago = days.getAsInt();
        return written + " (read as " + ago + (ago == 1 ? " day" : " days") + " ago, the shortest it can be)";
    }

    private OptionalInt daysAgo(Cue cue) {
        if (cue.dated() == null) {
            return OptionalInt.empty();
        }
        LocalDate day = cue.dated().last().isAfter(asOf) ? asOf : cue.dated().last();
        return OptionalInt.of((int) Math.min(ChronoUnit.DAYS.between(day, asOf), Integer.MAX_VALUE));
    }

    /** The words as written, with the arrow before a zero. */
    private String words(Cue cue) {
        String words = text.phrase(cue.from(), cue.wordsTo());
        boolean arrow = cue.from() == cue.clause().from() && cue.clause().opening() == Clause.Opening.ARROW;
        return arrow
                ? text.source()
                                .substring(
                                        text.arrowBefore(cue.from()),
                                        text.token(cue.from()).start())
                        + words
                : words;
    }
}
