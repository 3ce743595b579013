package org.ketwise.terminology;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a denial may be about in the place of a medicine: "does not take A with alcohol", "avoids A before driving", "does not take A and drive" deny
 * that the two go together, and A may well be taken.
 */
final class Combinations {
    /** Words after a name that say what it goes together with, or when. */
    private static final Set<String> TOGETHER = Set.of(
            "with",
            "w",
            "together",
            "along",
            "alongside",
            "while",
            "whilst",
            "simultaneously",
            "concurrently",
            "concomitantly",
            "combined");

    private static final Set<String> AT_SOME_TIME = Set.of(
            "before",
            "after",
            "prior",
            "during",
            "when",
            "whenever",
            "if",
            "unless",
            "except",
            "without",
            "then",
            "until",
            "till",
            "til");

    private static final List<List<String>> TOGETHER_IN_WORDS = List.of(
            List.of("at", "the", "same"),
            List.of("at", "same"),
            List.of("same", "time"),
            List.of("at", "once"),
            List.of("in", "combination"),
            List.of("in", "conjunction"),
            List.of("in", "addition"),
            List.of("on", "top"));

    private static final List<List<String>> AT_SOME_TIME_IN_WORDS = List.of(
            List.of("at", "night"),
            List.of("at", "bedtime"),
            List.of("at", "work"),
            List.of("at", "school"),
            List.of("in", "the", "morning"),
            List.of("in", "the", "afternoon"),
            List.of("in", "the", "evening"),
            List.of("on", "an", "empty"),
            List.of("on", "empty"),
            List.of("other", "than"),
            List.of("and", "then"));

    /** Words that end a time in "for a while", "for some years", "to date". */
    private static final Set<String> HOW_LONG = Set.of(
            "now", "day", "days", "week", "weeks", "month", "months", "year", "years", "while", "time", "long", "ages",
            "ever", "good", "present", "date");

    /** Verbs that names of what one drinks or smokes begin with. */
    private static final Set<String> OTHER_VERBS =
            Set.of("drink", "drinks", "smoke", "smokes", "vape", "vapes", "uses", "takes");

    private static final Set<String> TAKING = Set.of(
            "take", "takes", "taking", "took", "taken", "use", "uses", "using", "used", "avoid", "avoids", "avoiding");

    private final TokenizedText text;
    private final List<Clause> clauses;
    private final List<Draft> drafts;

    Combinations(TokenizedText text, List<Clause> clauses, List<Draft> drafts) {
        this.text = text;
        this.clauses = clauses;
        this.drafts = drafts;
    }

    /** The last of the mentions, from one on, of which a cue before them may deny only that they go together with something; -1 where it denies more. */
    int lastOfCombination(UseCue cue, int place) {
        if (cue.to() > drafts.get(place).from()) {
            return -1;
        }
        for (int last = place; ; last++) {
            if (goesTogether(cue, last)) {
                return last;
            }
            if (last + 1 == drafts.size() || !listGoesOn(cue, last, last + 1)) {
                return -1;
            }
        }
    }

    /** "does not take A and drive", "denies A and drinks B": whether another verb than that of a cue begins the clause of a mention after the first. */
    boolean beginsWithOtherVerb(UseCue cue, int place) {
        if (place == 0 || drafts.get(place - 1).from() < cue.to()) {
            return false;
        }
        String first = firstWord(clauses.get(drafts.get(place).clause()));
        boolean inflected = OTHER_VERBS.contains(first) && first.endsWith("s");
        boolean verb = drafts.get(place).reading() instanceof Reading.Nothing || OTHER_VERBS.contains(first);
        return inflected || (verb && isVerbAfter(cue, drafts.get(place - 1)));
    }

    private String firstWord(Clause clause) {
        return clause.elements().stream()
                .filter(element -> !(element instanceof Element.Conjunction))
                .findFirst()
                .map(element -> text.token(element.from()).folded())
                .orElse("");
    }

    private boolean goesTogether(UseCue cue, int place) {
        Draft draft = drafts.get(place);
        return switch (cue.says()) {
            case NOT_TAKEN, NOT_LATELY -> saysMore(draft, true) || isVerbAfter(cue, draft);
            case STOPPED ->
                saysOfNow(cue) ? saysMore(draft, true) : isOfTaking(cue) && !isHeading(cue) && saysMore(draft, false);
            case AS_NEEDED, STILL_TAKEN, IN_DOUBT, DISCUSSED, TO_BEGIN, LAST_DOSE, ON_HOLD, ALLERGY, OTHER_PERSON ->
                false;
        };
    }

    /** "no longer takes A", "not taking A since June": as much a denial as one without a time. */
    private boolean saysOfNow(UseCue cue) {
        String first = text.token(cue.from()).folded();
        return first.startsWith("no") || first.startsWith("do") || first.startsWith("ha") || first.startsWith("is");
    }

    /** "Stop taking: A with food" lists how A was taken. */
    private boolean isHeading(UseCue cue) {
        return Gap.has(text.gapBefore(cue.to()), Gap.COLON);
    }

    private boolean isOfTaking(UseCue cue) {
        for (int at = cue.from(); at < cue.to(); at++) {
            if (TAKING.contains(text.token(at).folded())) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is said after a name, and the amounts beside it, with what or when. */
    private boolean saysMore(Draft draft, boolean whenToo) {
        for (Clause clause : clauses) {
            if (clause.to() <= draft.to()) {
                continue;
            }
            boolean own = clause.from() < draft.to();
            if (!own && clause.opening() != Clause.Opening.PARENTHESIS) {
                return false;
            }
            for (Element element : clause.elements()) {
                if (element.from() < draft.to()) {
                    continue;
                }
                boolean more = isTogether(element.from())
                        || (whenToo && (isAtSomeTime(element.from()) || isWhatFor(element.from(), clause)));
                if (more) {
                    return true;
                }
                if (!isMerelyHow(element)) {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean isTogether(int at) {
        return TOGETHER.contains(text.token(at).folded()) || begins(TOGETHER_IN_WORDS, at);
    }

    private boolean isAtSomeTime(int at) {
        // "never taken A before" tells of no time.
        boolean goesOn = at + 1 < text.size() && !Gap.isHard(text.gapBefore(at + 1));
        return (AT_SOME_TIME.contains(text.token(at).folded()) && goesOn) || begins(AT_SOME_TIME_IN_WORDS, at);
    }

    /** "does not take A for sleep", "to sleep": A may be taken for something else; "for 2 weeks", "for now" tell how long. */
    private boolean isWhatFor(int at, Clause clause) {
        boolean goesOn = at + 1 < clause.to() && !Gap.isHard(text.gapBefore(at + 1));
        if (!goesOn || !(text.token(at).is("for") || text.token(at).is("to"))) {
            return false;
        }
        return clause.elements().stream()
                .filter(element -> element.from() > at)
                .noneMatch(element -> element instanceof Element.Dated
                        || element instanceof Element.Quantity
                        || HOW_LONG.contains(text.token(element.to() - 1).folded()));
    }

    private boolean begins(List<List<String>> phrases, int at) {
        return phrases.stream().anyMatch(phrase -> {
            boolean same = at + phrase.size() <= text.size();
            for (int word = 0; same && word < phrase.size(); word++) {
                same = text.token(at + word).is(phrase.get(word));
            }
            return same;
        });
    }

    /** An amount, a form, a route or how often it is taken. */
    private static boolean isMerelyHow(Element element) {
        return switch (element) {
            case Element.Quantity _ -> true;
            case Element.Words words ->
                words.isOnly(
                        WordKind.UNIT,
                        WordKind.FORM,
                        WordKind.ROUTE,
                        WordKind.SIG,
                        WordKind.FILLER,
                        WordKind.AS_NEEDED);
            case Element.Named _,
                    Element.ClassNamed _,
                    Element.Pointer _,
                    Element.Dated _,
                    Element.Conjunction _,
                    Element.Unknown _ -> false;
        };
    }

    /** "does not take A and drive": after a verb of taking and an "and" or "or", a word that nothing is known of and that has no amount. */
    private boolean isVerbAfter(UseCue cue, Draft draft) {
        boolean deniesList = text.token(cue.from()).folded().startsWith("den");
        if (deniesList || !isOfTaking(cue)) {
            return false;
        }
        Optional<Clause> next = clauses.stream()
                .filter(clause -> clause.from() >= draft.to())
                .findFirst()
                .filter(clause -> clause.opening() == Clause.Opening.JOINT)
                .filter(clause -> text.token(clause.from()).is("and")
                        || text.token(clause.from()).is("or"))
                .filter(clause -> clause.elements().stream().noneMatch(Element.Quantity.class::isInstance));
        return next.flatMap(clause -> clause.after(clause.elements().getFirst()))
                .filter(element ->
                        OTHER_VERBS.contains(text.token(element.from()).folded())
                                || (element instanceof Element.Unknown && !isInName(element)))
                .isPresent();
    }

    private boolean isInName(Element element) {
        return drafts.stream()
                .anyMatch(draft -> draft.from() <= element.from()
                        && draft.to() > element.from()
                        && !(draft.reading() instanceof Reading.Nothing));
    }

    /** Whether a list goes on from one mention to the next; a dose of its own begins another statement. */
    private boolean listGoesOn(UseCue cue, int place, int next) {
        Clause clause = clauses.get(drafts.get(place).clause());
        Clause further = clauses.get(drafts.get(next).clause());
        boolean led = further.elements().stream()
                .filter(element -> element.to() <= drafts.get(next).from())
                .anyMatch(element -> !(element instanceof Element.Conjunction) && !isMerelyHow(element));
        if (further.index() != clause.index() + 1 || led || (hasAmount(further) && !hasAmount(clause))) {
            return false;
        }
        return switch (further.opening()) {
            case JOINT, SLASH -> true;
            case COMMA -> cue.carriesOnOverCommas(text);
            case START, STRONG, SENTENCE, COLON, DASH, ARROW, PARENTHESIS, BRACKET, RESUMED -> false;
        };
    }

    private static boolean hasAmount(Clause clause) {
        return clause.elements().stream().anyMatch(Element.Quantity.class::isInstance);
    }
}
