package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the mentions of which a line leaves open which one is meant: "A or B", "A, B or C", "A/B or so". They become one question. What is denied with an
 * "or" is denied altogether, two names of one medicine are no alternatives, and "1 or 2 tablets" is an amount.
 */
final class Alternatives {
    private static final Set<String> OR = Set.of("or", "vs", "versus", "oder", "ou");
    private static final String OPEN = "Written as one or the other; which is taken is to be confirmed.";
    private static final String LISTED =
            "Stands in a list that ends with an \"or\", and may be one of several; to be confirmed.";
    private static final String UNSURE = "The words beside the name are not sure of it; to be confirmed.";

    private final TokenizedText text;
    private final List<Clause> clauses;
    private final boolean singleProduct;

    /** @param singleProduct whether the line is beside a code, which has to be compared with each name */
    Alternatives(TokenizedText text, List<Clause> clauses, boolean singleProduct) {
        this.text = text;
        this.clauses = clauses;
        this.singleProduct = singleProduct;
    }

    List<Draft> asked(List<Draft> drafts) {
        List<Draft> asked = new ArrayList<>(drafts.size());
        int first = 0;
        while (first < drafts.size()) {
            int end = first + 1;
            while (end < drafts.size() && goesOn(drafts, first, end)) {
                end++;
            }
            List<Draft> group = drafts.subList(first, end);
            if (group.size() > 1 && !isOneMedicine(group)) {
                doubtListBefore(drafts, first, asked);
                asked.addAll(oneOf(group));
            } else {
                asked.addAll(group);
            }
            first = end;
        }
        asked.replaceAll(this::askedIfUnsure);
        return asked;
    }

    // ---- one or the other

    /** Whether a mention is tied by an "or", here or further on, to those before it from the first on. */
    private boolean goesOn(List<Draft> drafts, int first, int at) {
        if (isDenied(drafts, first)) {
            return false;
        }
        boolean overComma = false;
        for (int next = at; next < drafts.size(); next++) {
            Draft before = drafts.get(next - 1);
            Draft after = drafts.get(next);
            int or = orBetween(before, after);
            if (or >= 0) {
                return !overComma || Gap.has(text.gapBefore(or), Gap.COMMA);
            }
            if (!isListed(before, after) || denies(after)) {
                return next > at && !overComma && endsWithOr(before);
            }
            overComma |= isAfterComma(after);
        }
        return !overComma && endsWithOr(drafts.getLast());
    }

    /** "A, B or C": A may be one of three, or a medicine before the two. */
    private void doubtListBefore(List<Draft> drafts, int first, List<Draft> asked) {
        for (int at = first; at > 0 && isListed(drafts.get(at - 1), drafts.get(at)); at--) {
            int place = asked.size() - 1 - (first - at);
            if (place < 0 || !asked.get(place).equals(drafts.get(at - 1))) {
                return;
            }
            asked.set(
                    place, drafts.get(at - 1).with(drafts.get(at - 1).reading().doubted(LISTED)));
        }
    }

    private boolean isAfterComma(Draft draft) {
        return clauses.get(draft.clause()).opening() == Clause.Opening.COMMA;
    }

    private List<Draft> oneOf(List<Draft> drafts) {
        List<Reading.Choice> choices = new ArrayList<>();
        for (Draft draft : drafts) {
            switch (draft.reading()) {
                case Reading.Exact exact -> choices.add(exact.choice());
                case Reading.Likely likely -> choices.add(likely.choice());
                case Reading.Open open -> choices.addAll(open.choices());
                case Reading.OfClass _, Reading.Nothing _ -> {
                    return doubted(drafts);
                }
            }
        }
        return singleProduct
                ? doubted(drafts)
                : List.of(drafts.getFirst().joinedWith(drafts.getLast(), new Reading.Open(choices, OPEN)));
    }

    private static List<Draft> doubted(List<Draft> drafts) {
        return drafts.stream()
                .map(draft -> draft.with(draft.reading().doubted(OPEN)))
                .toList();
    }

    private static boolean isOneMedicine(List<Draft> drafts) {
        return drafts.getFirst().reading() instanceof Reading.Exact first
                && drafts.stream()
                        .allMatch(draft -> draft.reading() instanceof Reading.Exact exact
                                && exact.choice()
                                        .ingredients()
                                        .equals(first.choice().ingredients()));
    }

    /** The place of the "or" between two mentions that are one or the other, or -1. */
    private int orBetween(Draft before, Draft after) {
        for (int at = before.to(); at < after.from(); at++) {
            if (OR.contains(text.token(at).folded())) {
                boolean ties = !startsStatement(before.to(), after.from())
                        && standsAlone(at, before, after)
                        && beginsWithName(after);
                return ties ? at : -1;
            }
        }
        return -1;
    }

    /** What is not known is the other name only where it begins with a word of no meaning: "with or without food" names nothing. */
    private boolean beginsWithName(Draft draft) {
        return !(draft.reading() instanceof Reading.Nothing)
                || clauses.get(draft.clause()).elements().stream()
                        .anyMatch(element -> element instanceof Element.Unknown && element.from() == draft.from());
    }

    /** Whether an "or" is no part of a phrase or of an amount, and only amounts stand between it and the name after it. */
    private boolean standsAlone(int or, Draft before, Draft after) {
        boolean amountBefore = false;
        boolean found = false;
        boolean amountAfter = false;
        for (Clause clause : clauses) {
            for (Element element : clause.elements()) {
                if (element.to() <= or) {
                    amountBefore = element instanceof Element.Quantity && element.from() >= before.to();
                } else if (element.from() == or && element.to() == or + 1) {
                    found = true;
                } else if (element.from() > or && element.to() <= after.from()) {
                    boolean further = element.from() == or + 1 || !Gap.isHard(text.gapBefore(element.from()));
                    if (!further || !saysNoMore(element)) {
                        return false;
                    }
                    amountAfter |= element.from() == or + 1 && element instanceof Element.Quantity;
                }
            }
        }
        boolean apart = after.from() > or + 1 && Gap.has(text.gapBefore(after.from()), Gap.COMMA);
        return found && !(amountBefore && amountAfter) && !apart;
    }

    private static boolean saysNoMore(Element element) {
        return element instanceof Element.Quantity
                || element instanceof Element.Conjunction
                || (element instanceof Element.Words words
                        && (words.kinds().contains(WordKind.UNSURE)
                                || words.kinds().contains(WordKind.FILLER)
                                || words.isOnly(WordKind.UNIT, WordKind.FORM)));
    }

    private boolean startsStatement(int from, int to) {
        return clauses.stream()
                .filter(clause -> clause.from() >= from && clause.from() <= to)
                .anyMatch(clause -> switch (clause.opening()) {
                    case STRONG, SENTENCE, ARROW, COLON -> true;
                    case START, COMMA, JOINT, SLASH, DASH, PARENTHESIS, BRACKET, RESUMED -> false;
                });
    }

    /** "A, B" and "A/B", each with a dose or none with one. */
    private boolean isListed(Draft before, Draft after) {
        Clause one = clauses.get(before.clause());
        Clause other = clauses.get(after.clause());
        boolean tied = other.opening() == Clause.Opening.COMMA || other.opening() == Clause.Opening.SLASH;
        return tied && other.index() == one.index() + 1 && hasAmount(one) == hasAmount(other);
    }

    private static boolean hasAmount(Clause clause) {
        return clause.elements().stream().anyMatch(Element.Quantity.class::isInstance);
    }

    /** "A/B or so". */
    private boolean endsWithOr(Draft draft) {
        return draft.to() < text.size()
                && OR.contains(text.token(draft.to()).folded())
                && unsureWords().anyMatch(words -> words.from() == draft.to());
    }

    /** Whether words before a mention, or before the list that it stands in, say of all that follows that it is not taken or is taken otherwise. */
    private boolean isDenied(List<Draft> drafts, int at) {
        int first = at;
        while (first > 0
                && !denies(drafts.get(first))
                && (isListed(drafts.get(first - 1), drafts.get(first))
                        || orBetween(drafts.get(first - 1), drafts.get(first)) >= 0)) {
            first--;
        }
        return denies(drafts.get(first));
    }

    private boolean denies(Draft draft) {
        Clause clause = clauses.get(draft.clause());
        boolean under = clause.opening() == Clause.Opening.COLON && clause.index() > 0;
        return denies(clause, draft.from()) || (under && denies(clauses.get(clause.index() - 1), draft.from()));
    }

    private static boolean denies(Clause clause, int before) {
        return clause.elements().stream()
                .anyMatch(element -> element.to() <= before
                        && element instanceof Element.Words words
                        && words.kinds().stream().anyMatch(Alternatives::speaksOfAll));
    }

    private static boolean speaksOfAll(WordKind kind) {
        return kind.isCue() && kind != WordKind.AS_NEEDED && kind != WordKind.STOPPED && kind != WordKind.LAST_DOSE;
    }

    // ---- words of doubt

    private Draft askedIfUnsure(Draft draft) {
        boolean unsure = isMarked(draft) || unsureWords().anyMatch(words -> isBeside(words, draft));
        return draft.with(draft.reading().doubted(unsure ? UNSURE : null));
    }

    /** "Xanax?" */
    private boolean isMarked(Draft draft) {
        String source = text.source();
        int start = text.token(draft.from()).start();
        int end = text.token(draft.to() - 1).end();
        return (start > 0 && source.charAt(start - 1) == '?') || (end < source.length() && source.charAt(end) == '?');
    }

    private Stream<Element.Words> unsureWords() {
        return clauses.stream()
                .flatMap(clause -> clause.elements().stream())
                .filter(element ->
                        element instanceof Element.Words words && words.kinds().contains(WordKind.UNSURE))
                .map(Element.Words.class::cast);
    }

    /** Right before or after the name, or as a remark of its own after it. */
    private boolean isBeside(Element.Words words, Draft draft) {
        if (words.to() <= draft.from()) {
            return fillersOnly(words.to(), draft.from());
        }
        if (words.from() < draft.to()) {
            return false;
        }
        boolean remark = clauses.stream()
                .filter(clause -> clause.from() <= words.from() && clause.to() > words.from())
                .anyMatch(clause -> clause.from() >= draft.to() && isRemark(clause));
        return words.from() == draft.to() || (remark && follows(words, draft));
    }

    private boolean follows(Element.Words words, Draft draft) {
        return clauses.stream()
                .flatMap(clause -> clause.elements().stream())
                .filter(element -> element.from() >= draft.to() && element.to() <= words.from())
                .allMatch(element -> element instanceof Element.Quantity || element instanceof Element.Words);
    }

    private static boolean isRemark(Clause clause) {
        return clause.elements().stream()
                .allMatch(element -> element instanceof Element.Words words
                        && (words.kinds().contains(WordKind.UNSURE)
                                || words.kinds().contains(WordKind.FILLER)));
    }

    private boolean fillersOnly(int from, int to) {
        for (int at = from; at < to; at++) {
            if (Gap.has(text.gapBefore(at), Gap.COMMA | Gap.LINE)) {
                return false;
            }
        }
        return !Gap.has(text.gapBefore(to), Gap.COMMA | Gap.LINE)
                && clauses.stream()
                        .flatMap(clause -> clause.elements().stream())
                        .filter(element -> element.from() >= from && element.to() <= to)
                        .allMatch(element ->
                                element instanceof Element.Words words && words.isOnly(WordKind.FILLER, WordKind.SIG));
    }
}
