package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

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

    private final Vocabulary vocabulary;
    private final TokenizedText text;
    private final List<Clause> clauses;
    private final boolean singleProduct;
    private final List<Placed> elements;
    /** Where what was not sure of a name begins. */
    private final boolean[] unsure;
    /** How many statements begin before a token. */
    private final int[] statements;
    /** Where the first words end, in each clause, that say of all that follows them that it is not taken or is taken otherwise. */
    private final int[] denial;

    private record Placed(Element element, Clause clause) {}

    /** @param singleProduct whether the line is beside a code, which has to be compared with each name */
    Alternatives(Vocabulary vocabulary, TokenizedText text, List<Clause> clauses, boolean singleProduct) {
        this.vocabulary = vocabulary;
        this.text = text;
        this.clauses = clauses;
        this.singleProduct = singleProduct;
        elements = clauses.stream()
                .flatMap(clause -> clause.elements().stream().map(element -> new Placed(element, clause)))
                .sorted(Comparator.comparingInt(placed -> placed.element().from()))
                .toList();
        unsure = new boolean[text.size() + 1];
        for (Placed placed : elements) {
            unsure[placed.element().from()] |= isUnsure(placed.element());
        }
        statements = new int[text.size() + 2];
        denial = new int[clauses.size()];
        for (Clause clause : clauses) {
            statements[clause.from() + 1] += startsStatement(clause) ? 1 : 0;
            denial[clause.index()] = firstDenial(clause);
        }
        Arrays.parallelPrefix(statements, Integer::sum);
    }

    List<Draft> asked(List<Draft> drafts) {
        Ties ties = new Ties(drafts);
        List<Draft> asked = new ArrayList<>(drafts.size());
        int first = 0;
        while (first < drafts.size()) {
            int end = first + 1;
            while (end < drafts.size() && ties.goOn(first, end)) {
                end++;
            }
            List<Draft> group = drafts.subList(first, end);
            if (group.size() > 1 && !isOneMedicine(group)) {
                doubtListBefore(ties, first, asked);
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

    /** How each mention of a line hangs together with the one before it; all of it is found in one pass, for a line can be a list of thousands. */
    private final class Ties {
        private final List<Draft> drafts;
        /** The place of the "or" between a mention and the one before, or -1. */
        private final int[] or;
        /** Whether it stands in a list with the one before. */
        private final boolean[] listed;
        /** Whether the two may be alternatives: those of a list with commas only where they are medicines of one kind. */
        private final boolean[] alike;
        /** Whether words before it deny it. */
        private final boolean[] denies;
        /** Whether those, or such words before the list that it stands in, do. */
        private final boolean[] denied;
        /** Whether an "or" here or further on ties a mention to the one before. */
        private final boolean[] tied;
        /** The same where a comma was passed on the way. */
        private final boolean[] tiedOverComma;

        Ties(List<Draft> drafts) {
            this.drafts = drafts;
            int size = drafts.size();
            or = new int[size];
            listed = new boolean[size];
            alike = new boolean[size];
            denies = new boolean[size];
            denied = new boolean[size];
            tied = new boolean[size + 1];
            tiedOverComma = new boolean[size + 1];
            for (int at = 0; at < size; at++) {
                Draft here = drafts.get(at);
                or[at] = at > 0 ? orBetween(drafts.get(at - 1), here) : -1;
                listed[at] = at > 0 && isListed(drafts.get(at - 1), here);
                alike[at] = listed[at] && (!isAfterComma(here) || isAlike(drafts.get(at - 1), here));
                denies[at] = isDenied(here);
                denied[at] = denies[at] || (at > 0 && (listed[at] || or[at] >= 0) && denied[at - 1]);
            }
            for (int at = size; at > 0; at--) {
                tied[at] = endsWithOr(drafts.get(at - 1)) || (at < size && ties(at));
                tiedOverComma[at] = at < size
                        && (or[at] >= 0
                                ? Gap.has(text.gapBefore(or[at]), Gap.COMMA)
                                : alike[at] && !denies[at] && tiedOverComma[at + 1]);
            }
        }

        private boolean ties(int at) {
            boolean over = isAfterComma(drafts.get(at)) ? tiedOverComma[at + 1] : tied[at + 1];
            return or[at] >= 0 || (alike[at] && !denies[at] && over);
        }

        /** Whether a mention is tied by an "or", here or further on, to those before it from the first on. */
        boolean goOn(int first, int at) {
            return !denied[first] && ties(at);
        }
    }

    /** "A, B or C": A may be one of three, or a medicine before the two. */
    private void doubtListBefore(Ties ties, int first, List<Draft> asked) {
        for (int at = first; at > 0 && ties.alike[at]; at--) {
            Draft before = ties.drafts.get(at - 1);
            int place = asked.size() - 1 - (first - at);
            if (place < 0 || !asked.get(place).equals(before)) {
                return;
            }
            asked.set(place, before.with(before.reading().doubted(LISTED)));
        }
    }

    private boolean isAfterComma(Draft draft) {
        return clauses.get(draft.clause()).opening() == Clause.Opening.COMMA;
    }

    /** Whether two mentions can be of one class of medicines. */
    private boolean isAlike(Draft one, Draft other) {
        List<IngredientSet> others = ingredients(other.reading());
        return ingredients(one.reading()).stream()
                .anyMatch(each -> others.stream().anyMatch(second -> vocabulary.shareClass(each, second)));
    }

    private static List<IngredientSet> ingredients(Reading reading) {
        return switch (reading) {
            case Reading.Exact exact -> List.of(exact.choice().ingredients());
            case Reading.Likely likely -> List.of(likely.choice().ingredients());
            case Reading.Open open ->
                open.choices().stream().map(Reading.Choice::ingredients).toList();
            case Reading.OfClass named ->
                named.members().stream().map(IngredientSet::of).toList();
            case Reading.Nothing _ -> List.of();
        };
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

    /**
     * The place of the "or" between two mentions that are one or the other, or -1: one that is no part of a phrase or of an amount, and has only amounts between
     * it and the name after it. An "or" of an amount may stand before it.
     */
    private int orBetween(Draft before, Draft after) {
        if (startsStatement(before.to(), after.from()) || !beginsWithName(after)) {
            return -1;
        }
        boolean commaBeforeName = Gap.has(text.gapBefore(after.from()), Gap.COMMA);
        int next = firstFrom(after.from());
        for (int at = next - 1; at >= 0 && elements.get(at).element().from() >= before.to(); at--) {
            Element element = elements.get(at).element();
            if (element.to() > after.from()) {
                continue;
            }
            boolean or = element.to() == element.from() + 1
                    && OR.contains(text.token(element.from()).folded());
            boolean amounts = at > 0
                    && at + 1 < next
                    && isQuantity(at - 1, before.to())
                    && isQuantity(at + 1, element.to())
                    && elements.get(at + 1).element().from() == element.to();
            boolean apart = after.from() > element.to() && commaBeforeName;
            if (or && !amounts && !apart) {
                return element.from();
            }
            boolean part = element.from() < text.size() && Gap.isHard(text.gapBefore(element.from()));
            boolean rightBefore = at > 0
                    && isOr(elements.get(at - 1).element())
                    && elements.get(at - 1).element().to() == element.from();
            if (!saysNoMore(element) || (part && !rightBefore)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isOr(Element element) {
        return element.to() == element.from() + 1
                && OR.contains(text.token(element.from()).folded());
    }

    private boolean isQuantity(int at, int from) {
        Element element = elements.get(at).element();
        return element instanceof Element.Quantity && element.from() >= from;
    }

    /** The place of the first element that begins at a token or after it. */
    private int firstFrom(int token) {
        int low = 0;
        int high = elements.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (elements.get(middle).element().from() < token) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What is not known is the other name only where it begins with a word of no meaning: "with or without food" names nothing. */
    private boolean beginsWithName(Draft draft) {
        if (!(draft.reading() instanceof Reading.Nothing)) {
            return true;
        }
        for (int at = firstFrom(draft.from());
                at < elements.size() && elements.get(at).element().from() == draft.from();
                at++) {
            if (elements.get(at).element() instanceof Element.Unknown) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysNoMore(Element element) {
        return element instanceof Element.Quantity
                || element instanceof Element.Conjunction
                || (element instanceof Element.Words words
                        && (words.kinds().contains(WordKind.UNSURE)
                                || words.kinds().contains(WordKind.FILLER)
                                || words.isOnly(WordKind.UNIT, WordKind.FORM)));
    }

    /** Whether a statement begins at a token from one on to another. */
    private boolean startsStatement(int from, int to) {
        return from <= to && statements[to + 1] > statements[from];
    }

    private static boolean startsStatement(Clause clause) {
        return switch (clause.opening()) {
            case STRONG, SENTENCE, ARROW, COLON -> true;
            case START, COMMA, JOINT, SLASH, DASH, PARENTHESIS, BRACKET, RESUMED -> false;
        };
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
        return draft.to() < text.size() && OR.contains(text.token(draft.to()).folded()) && unsure[draft.to()];
    }

    /** Whether words before a mention say of all that follows that it is not taken or is taken otherwise. */
    private boolean isDenied(Draft draft) {
        Clause clause = clauses.get(draft.clause());
        boolean under = clause.opening() == Clause.Opening.COLON && clause.index() > 0;
        return denial[clause.index()] <= draft.from()
                || (under && denial[clause.index() - 1] <= draft.from())
                || isAfterNot(draft);
    }

    /** "Prozac, not Zoloft or Lexapro"; "not sure" is a phrase of its own. */
    private boolean isAfterNot(Draft draft) {
        int at = firstFrom(draft.from()) - 1;
        if (at < 0) {
            return false;
        }
        Element element = elements.get(at).element();
        return element.to() == draft.from()
                && element.to() == element.from() + 1
                && text.token(element.from()).is("not")
                && elements.get(at).clause().index() == draft.clause();
    }

    private static int firstDenial(Clause clause) {
        return clause.elements().stream()
                .filter(element -> element instanceof Element.Words words
                        && words.kinds().stream().anyMatch(Alternatives::speaksOfAll))
                .mapToInt(Element::to)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static boolean speaksOfAll(WordKind kind) {
        return kind.isCue() && kind != WordKind.AS_NEEDED && kind != WordKind.STOPPED && kind != WordKind.LAST_DOSE;
    }

    // ---- words of doubt

    private Draft askedIfUnsure(Draft draft) {
        boolean doubt = isMarked(draft) || unsure[draft.to()] || isUnsureBefore(draft) || isUnsureAfter(draft);
        return draft.with(draft.reading().doubted(doubt ? UNSURE : null));
    }

    /** "Xanax?" */
    private boolean isMarked(Draft draft) {
        String source = text.source();
        int start = text.token(draft.from()).start();
        int end = text.token(draft.to() - 1).end();
        return (start > 0 && source.charAt(start - 1) == '?') || (end < source.length() && source.charAt(end) == '?');
    }

    private static boolean isUnsure(Element element) {
        return element instanceof Element.Words words && words.kinds().contains(WordKind.UNSURE);
    }

    /** "maybe Xanax", with nothing but words that say nothing between. */
    private boolean isUnsureBefore(Draft draft) {
        int from = draft.from();
        for (int at = firstFrom(draft.from()) - 1; at >= 0; at--) {
            Element element = elements.get(at).element();
            if (Gap.has(text.gapBefore(from), Gap.COMMA | Gap.LINE) || element.to() > from) {
                return false;
            }
            if (isUnsure(element)) {
                return true;
            }
            boolean filler = element instanceof Element.Words words && words.isOnly(WordKind.FILLER, WordKind.SIG);
            if (!filler) {
                return false;
            }
            from = element.from();
        }
        return false;
    }

    /** A remark of its own after the name, and after what is said of its use. */
    private boolean isUnsureAfter(Draft draft) {
        for (int at = firstFrom(draft.to()); at < elements.size(); at++) {
            Element element = elements.get(at).element();
            Clause clause = elements.get(at).clause();
            if (isUnsure(element) && clause.from() >= draft.to() && isRemark(clause)) {
                return true;
            }
            if (!(element instanceof Element.Quantity) && !(element instanceof Element.Words)) {
                return false;
            }
        }
        return false;
    }

    private static boolean isRemark(Clause clause) {
        return clause.elements().stream()
                .allMatch(element -> element instanceof Element.Words words
                        && (words.kinds().contains(WordKind.UNSURE)
                                || words.kinds().contains(WordKind.FILLER)));
    }
}
