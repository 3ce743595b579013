package org.ketwise.terminology;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds out whether words beside a cue of stopping tell that the medicine goes on in another way: at another dose ("stopped A 80, now 20 mg"), on some days or
 * at some hours only ("stopped taking A on weekends", "stopped A except at night"), or as another product of the same ("changed from A 45 mg to A 60 mg").
 * Then it counts as taken and is asked about.
 */
final class GoingOn {
    private static final Set<String> NOW = Set.of("now", "currently", "presently", "nowadays");
    private static final Set<String> TO = Set.of("to", "onto");
    /** Words before "to" that lead to another dose; "due to 2 falls" leads to none. */
    private static final Set<String> CHANGED = Set.of(
            "tapered",
            "tapering",
            "reduced",
            "decreased",
            "increased",
            "titrated",
            "changed",
            "lowered",
            "cut",
            "down",
            "up",
            "weaned",
            "switched",
            "dropped");
    /** Days on which a medicine may be left out though it is taken on others; no part of how a dose is usually written. */
    private static final Set<String> SOME_DAYS =
            Set.of("weekend", "weekends", "weekday", "weekdays", "holidays", "daytime");
    /** Hours are a part of how a dose is written, so they count only right before the name. */
    private static final Set<String> HOURS = Set.of(
            "morning",
            "mornings",
            "evening",
            "evenings",
            "afternoon",
            "noon",
            "midday",
            "lunchtime",
            "night",
            "nights",
            "nighttime",
            "bedtime",
            "extra",
            "second");

    private static final Set<String> ANOTHER_HOUR = Set.of("this", "last", "yesterday");
    private static final Set<String> EXCEPT = Set.of("except", "only", "apart");

    private final TokenizedText text;
    private final List<Clause> clauses;
    private final List<Draft> drafts;

    GoingOn(TokenizedText text, List<Clause> clauses, List<Draft> drafts) {
        this.text = text;
        this.clauses = clauses;
        this.drafts = drafts;
    }

    /** Whether a cue that was bound to a mention leaves open that it goes on. */
    boolean says(UseCue cue, Draft draft) {
        int after = Math.max(cue.to(), draft.to());
        int end = endOfStatement(cue, draft);
        boolean from = text.token(cue.to() - 1).is("from");
        return isToItself(draft)
                || (from && isFollowedByItself(draft))
                || saysDoseNow(cue.from(), end, from)
                || (!isHeading(cue)
                        && (saysSomeDays(cue.from(), end, draft) || saysHours(cue.to(), draft.from(), after, end)));
    }

    /** "Stopped: A at night" writes how A was taken. */
    private boolean isHeading(UseCue cue) {
        return cue.to() < text.size() && Gap.has(text.gapBefore(cue.to()), Gap.COLON);
    }

    /** The next medicine that is named after the cue and the mention, or the end of the text. */
    int endOfStatement(UseCue cue, Draft draft) {
        return nextNamed(Math.max(cue.to(), draft.to()));
    }

    private int nextNamed(int after) {
        return drafts.stream()
                .filter(draft -> draft.from() >= after && !(draft.reading() instanceof Reading.Nothing))
                .mapToInt(Draft::from)
                .min()
                .orElse(text.size());
    }

    /** One mention that holds a medicine twice: "A 45 mg to A". */
    private boolean isToItself(Draft draft) {
        return IntStream.range(draft.from() + 1, draft.to() - 1)
                .anyMatch(at -> TO.contains(text.token(at).folded()));
    }

    /** "changed from A 1 mg to A 2 mg": the second is taken whatever is said of the first, and one doubt is enough to ask. */
    private boolean isFollowedByItself(Draft draft) {
        int next = nextNamed(draft.to());
        return next < text.size()
                && TO.contains(text.token(next - 1).folded())
                && text.token(next).is(text.token(draft.from()).folded());
    }

    private boolean saysDoseNow(int from, int end, boolean changedFrom) {
        for (Clause clause : clauses) {
            for (Element element : clause.elements()) {
                boolean dose = element instanceof Element.Quantity
                        && element.from() > from
                        && element.to() <= end
                        && !OtherDose.isOfTime(text, element.from(), element.to())
                        && text.token(element.from()).folded().chars().anyMatch(digit -> digit > '0' && digit <= '9');
                if (dose && leadsToDose(element.from(), from, changedFrom)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "now 20 mg", "now on 20 mg", "tapered to 20 mg". */
    private boolean leadsToDose(int at, int from, boolean changedFrom) {
        String before = text.token(at - 1).folded();
        boolean now = NOW.contains(before)
                || (at - 2 >= from && NOW.contains(text.token(at - 2).folded()) && !Gap.isHard(text.gapBefore(at - 1)));
        boolean to = TO.contains(before)
                && (changedFrom
                        || (at - 2 >= from
                                && CHANGED.contains(text.token(at - 2).folded())));
        return now || to;
    }

    private boolean saysSomeDays(int from, int end, Draft draft) {
        return IntStream.range(from, end)
                .filter(at -> at < draft.from() || at >= draft.to())
                .anyMatch(at -> SOME_DAYS.contains(text.token(at).folded())
                        || (text.token(at).is("day")
                                && at > 1
                                && text.token(at - 1).is("the")
                                && text.token(at - 2).is("during")));
    }

    private boolean saysHours(int cueTo, int draftFrom, int after, int end) {
        boolean ofTheName = IntStream.range(cueTo, Math.max(cueTo, draftFrom))
                .anyMatch(at -> HOURS.contains(text.token(at).folded())
                        && !ANOTHER_HOUR.contains(text.token(at - 1).folded()));
        return ofTheName
                || IntStream.range(after, end)
                        .anyMatch(at -> EXCEPT.contains(text.token(at).folded()));
    }
}
