package org.ketwise.terminology;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether words that sound like stopping speak of another dose of a medicine, or of how often it is taken, and not of the medicine: "A 900 mg, previously 600", "A 10 mg (20 mg not
 * tolerated)", "A no longer prn, now scheduled".
 */
final class OtherDose {
    private static final Set<String> TIMES = Set.of(
            "day", "days", "d", "week", "weeks", "wk", "wks", "month", "months", "mo", "year", "years", "yr", "yrs",
            "times", "ago");

    private final TokenizedText text;
    private final List<Clause> clauses;
    private final List<Draft> drafts;

    OtherDose(TokenizedText text, List<Clause> clauses, List<Draft> drafts) {
        this.text = text;
        this.clauses = clauses;
        this.drafts = drafts;
    }

    /** What words say of the medicine before them if they speak of a dose: that it is taken, or perhaps; empty if they speak of no dose. */
    Optional<UseCue.Says> says(int from, int to, Clause clause) {
        Draft medicine = before(from);
        if (medicine == null || namesAnother(clause, to)) {
            return Optional.empty();
        }
        Element after = amountAfter(to, clause);
        if (after != null) {
            boolean own = after instanceof Element.Quantity
                    ? hasBetween(medicine.to(), from, Element.Quantity.class)
                    : hasUseBetween(medicine.to(), from);
            return Optional.of(own ? UseCue.Says.STILL_TAKEN : UseCue.Says.IN_DOUBT);
        }
        int amount = amountBefore(from, clause);
        boolean another = amount >= 0
                && medicine.to() <= clause.from()
                && hasBetween(medicine.to(), amount, Element.Quantity.class);
        return another ? Optional.of(UseCue.Says.IN_DOUBT) : Optional.empty();
    }

    private @Nullable Draft before(int from) {
        Draft last = null;
        for (Draft draft : drafts) {
            if (draft.to() <= from) {
                last = draft;
            }
        }
        return last;
    }

    private boolean namesAnother(Clause clause, int to) {
        return drafts.stream().anyMatch(draft -> draft.from() >= to && draft.from() < clause.to());
    }

    /** A dose, or how often, that follows at once; fillers such as "at" may stand between. */
    private @Nullable Element amountAfter(int to, Clause clause) {
        for (Element element : clause.elements()) {
            if (element.from() < to) {
                continue;
            }
            if (element instanceof Element.Quantity quantity) {
                return isOfTime(quantity) ? null : quantity;
            }
            if (!(element instanceof Element.Words words)) {
                return null;
            }
            if (words.isCue() && !words.kinds().contains(WordKind.AS_NEEDED)) {
                return null;
            }
            if (words.kinds().contains(WordKind.AS_NEEDED)
                    || (words.isOnly(WordKind.SIG) && !text.token(words.from()).is("at"))) {
                return words;
            }
            if (!words.isOnly(WordKind.FILLER, WordKind.SIG)
                    && !text.token(words.from()).is("at")) {
                return null;
            }
        }
        return null;
    }

    private boolean isOfTime(Element.Quantity quantity) {
        return isOfTime(text, quantity.from(), quantity.to());
    }

    /** Whether a number says how long or how often, and is no dose. */
    static boolean isOfTime(TokenizedText text, int from, int to) {
        return (to < text.size() && TIMES.contains(text.token(to).folded()))
                || (from > 0 && text.token(from - 1).is("x"));
    }

    /** Where a dose begins that stands right before, with its unit, or -1. */
    private int amountBefore(int from, Clause clause) {
        int end = from;
        for (Element element : clause.elements().reversed()) {
            if (element.to() > end) {
                continue;
            }
            if (element instanceof Element.Quantity quantity && element.to() == end) {
                return isOfTime(quantity) ? -1 : quantity.from();
            }
            if (element.to() != end
                    || !(element instanceof Element.Words words)
                    || !words.isOnly(WordKind.UNIT, WordKind.FORM, WordKind.FILLER)) {
                return -1;
            }
            end = element.from();
        }
        return -1;
    }

    private boolean hasBetween(int from, int to, Class<? extends Element> kind) {
        return clauses.stream()
                .flatMap(clause -> clause.elements().stream())
                .anyMatch(element -> element.from() >= from && element.to() <= to && kind.isInstance(element));
    }

    private boolean hasUseBetween(int from, int to) {
        return clauses.stream()
                .flatMap(clause -> clause.elements().stream())
                .anyMatch(element -> element.from() >= from
                        && element.to() <= to
                        && element instanceof Element.Words words
                        && (words.kinds().contains(WordKind.SIG)
                                || words.kinds().contains(WordKind.AS_NEEDED)));
    }
}
