package org.ketwise.terminology;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a time that is past right after a medicine of which nothing else is said: "A 500 mg for 5 days, 3 months ago", "A given a month ago". It may be over or go
 * on since, so it is asked about.
 */
final class PastUse {
    private static final Set<String> PAST = Set.of("ago", "back", "earlier");
    private static final Set<String> GIVEN = Set.of(
            "once",
            "day",
            "days",
            "week",
            "weeks",
            "single",
            "dose",
            "course",
            "x",
            "taken",
            "took",
            "had",
            "given",
            "received",
            "used",
            "for",
            "pre",
            "preop",
            "op",
            "postop",
            "intraop",
            "perioperatively");

    private static final int RECENT_DAYS = 7;

    private final LocalDate asOf;
    private final TokenizedText text;
    private final List<Clause> clauses;
    private final List<Draft> drafts;

    PastUse(TokenizedText text, List<Clause> clauses, List<Draft> drafts, LocalDate asOf) {
        this.asOf = asOf;
        this.text = text;
        this.clauses = clauses;
        this.drafts = drafts;
    }

    Optional<UseCue> find(Draft draft) {
        for (Clause clause : clauses) {
            for (Element element : clause.elements()) {
                if (element.to() <= draft.to()) {
                    continue;
                }
                if (element instanceof Element.Dated dated && isPast(dated)) {
                    return Optional.of(new UseCue(UseCue.Says.IN_DOUBT, dated.from(), dated.to(), clause, null));
                }
                if (!maySayHowItWasGiven(element) || namesAnother(element)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** What was taken within the last days still counts as taken. */
    private boolean isPast(Element.Dated dated) {
        if (!dated.said().last().isBefore(asOf.minusDays(RECENT_DAYS))) {
            return false;
        }
        for (int at = dated.from(); at < dated.to(); at++) {
            if (PAST.contains(text.token(at).folded())) {
                return true;
            }
        }
        return false;
    }

    private boolean namesAnother(Element element) {
        return drafts.stream()
                .anyMatch(draft -> draft.from() == element.from() && !(draft.reading() instanceof Reading.Nothing));
    }

    private boolean maySayHowItWasGiven(Element element) {
        return switch (element) {
            case Element.Quantity _ -> true;
            case Element.Words words ->
                words.isOnly(WordKind.UNIT, WordKind.FORM, WordKind.ROUTE, WordKind.SIG, WordKind.FILLER)
                        || areGiven(words);
            case Element.Unknown unknown -> areGiven(unknown);
            case Element.Dated _, Element.Named _, Element.ClassNamed _, Element.Pointer _, Element.Conjunction _ ->
                false;
        };
    }

    private boolean areGiven(Element element) {
        for (int at = element.from(); at < element.to(); at++) {
            if (!GIVEN.contains(text.token(at).folded())) {
                return false;
            }
        }
        return true;
    }
}
