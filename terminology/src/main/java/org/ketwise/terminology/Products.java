package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Joins mentions that name one product: the parts of a display ("A 5 MG / B 325 MG"), the brand in brackets after its ingredients, the same medicine by two
 * of its names. Names of one product that do not agree become a question.
 */
final class Products {
    private static final String DISAGREE = "The names written for one product do not agree.";

    private final Vocabulary vocabulary;
    private final TokenizedText text;
    private final List<Clause> clauses;
    private final boolean singleProduct;
    private final List<Draft> joined = new ArrayList<>();

    /** @param singleProduct whether the line is known to be one product */
    Products(Vocabulary vocabulary, TokenizedText text, List<Clause> clauses, boolean singleProduct) {
        this.vocabulary = vocabulary;
        this.text = text;
        this.clauses = clauses;
        this.singleProduct = singleProduct;
    }

    List<Draft> join(List<Draft> drafts) {
        for (Draft draft : drafts) {
            if (draft.reading() instanceof Reading.Exact exact && opening(draft) == Clause.Opening.BRACKET) {
                bracket(draft, exact);
            } else {
                add(draft);
            }
        }
        joinParts();
        dropExplainedClasses();
        return joined;
    }

    private Clause.Opening opening(Draft draft) {
        return clauses.get(draft.clause()).opening();
    }

    // ---- one medicine by two names

    private void add(Draft draft) {
        if (!joined.isEmpty()) {
            Draft before = joined.getLast();
            Optional<Draft> one = asOne(before, draft);
            if (one.isPresent()) {
                joined.set(joined.size() - 1, one.get());
                return;
            }
        }
        joined.add(draft);
    }

    private Optional<Draft> asOne(Draft one, Draft other) {
        if (!besideEachOther(one, other)) {
            return Optional.empty();
        }
        return switch (one.reading()) {
            case Reading.Exact first
            when other.reading() instanceof Reading.Exact second -> asOne(one, first, other, second);
            case Reading.Exact exact
            when other.reading() instanceof Reading.Likely likely -> confirmed(one, other, exact, likely);
            case Reading.Likely likely
            when other.reading() instanceof Reading.Exact exact -> confirmed(one, other, exact, likely);
            default -> Optional.empty();
        };
    }

    /** A misspelt name beside an exact one of the same medicine. */
    private static Optional<Draft> confirmed(Draft one, Draft other, Reading.Exact exact, Reading.Likely likely) {
        return exact.choice().ingredients().equals(likely.choice().ingredients())
                ? Optional.of(one.joinedWith(other, exact))
                : Optional.empty();
    }

    private Optional<Draft> asOne(Draft one, Reading.Exact first, Draft other, Reading.Exact second) {
        IngredientSet ingredients = first.choice().ingredients();
        IngredientSet others = second.choice().ingredients();
        if (ingredients.containsAll(others)) {
            return Optional.of(one.joinedWith(other, first));
        }
        if (others.containsAll(ingredients)) {
            return Optional.of(one.joinedWith(other, second));
        }
        boolean mustAgree = first.kind() == Meaning.Name.Kind.CODE
                || second.kind() == Meaning.Name.Kind.CODE
                || (opening(other) == Clause.Opening.PARENTHESIS
                        && first.kind().generic() != second.kind().generic());
        return mustAgree
                ? Optional.of(
                        one.joinedWith(other, new Reading.Open(List.of(first.choice(), second.choice()), DISAGREE)))
                : Optional.empty();
    }

    /** Whether two mentions follow each other with nothing between but amounts and marks that explain. */
    private boolean besideEachOther(Draft one, Draft other) {
        if (one.clause() == other.clause()) {
            return amountsOnly(clauses.get(one.clause()), one.to(), other.from());
        }
        boolean explains = singleProduct
                || switch (opening(other)) {
                    case PARENTHESIS, DASH, SLASH, COLON -> true;
                    case START, STRONG, SENTENCE, COMMA, JOINT, ARROW, BRACKET, RESUMED -> false;
                };
        return explains
                && (singleProduct || other.clause() == one.clause() + 1)
                && amountsOnly(clauses.get(one.clause()), one.to(), other.from())
                && amountsOnly(clauses.get(other.clause()), one.to(), other.from());
    }

    private static boolean amountsOnly(Clause clause, int from, int to) {
        return clause.elements().stream()
                .filter(element -> element.from() >= from && element.to() <= to)
                .allMatch(element -> element instanceof Element.Quantity
                        || (element instanceof Element.Words words
                                && words.isOnly(WordKind.UNIT, WordKind.FORM, WordKind.ROUTE, WordKind.FILLER)));
    }

    // ---- the brand in brackets

    private void bracket(Draft brand, Reading.Exact exact) {
        List<Draft> parts = partsBefore(brand);
        if (parts.isEmpty()) {
            joined.add(brand);
            return;
        }
        Draft whole = parts.getFirst().joinedWith(brand, agreed(parts, exact));
        joined.subList(joined.size() - parts.size(), joined.size()).clear();
        joined.add(whole);
    }

    private List<Draft> partsBefore(Draft brand) {
        int from = joined.size();
        while (from > 0
                && joined.get(from - 1).clause() < brand.clause()
                && sameItem(joined.get(from - 1), from == joined.size() ? brand : joined.get(from))) {
            from--;
        }
        return List.copyOf(joined.subList(from, joined.size()));
    }

    private boolean sameItem(Draft one, Draft next) {
        for (int clause = one.clause() + 1; clause <= next.clause(); clause++) {
            switch (clauses.get(clause).opening()) {
                case SLASH, BRACKET, PARENTHESIS, RESUMED -> {}
                // A substance may be written "insulin, regular, human": only a clause that names something begins
                // another item.
                case COMMA -> {
                    if (clauses.get(clause).names()) {
                        return false;
                    }
                }
                case START, STRONG, SENTENCE, JOINT, COLON, DASH, ARROW -> {
                    return false;
                }
            }
        }
        return true;
    }

    private static Reading agreed(List<Draft> parts, Reading.Exact brand) {
        IngredientSet ofBrand = brand.choice().ingredients();
        List<Reading.Choice> exact = parts.stream()
                .flatMap(part ->
                        part.reading() instanceof Reading.Exact known ? Stream.of(known.choice()) : Stream.empty())
                .toList();
        if (exact.isEmpty()) {
            return new Reading.Likely(
                    brand.choice(),
                    "The ingredients written before [" + brand.choice().name() + "] are not known to the content.");
        }
        IngredientSet written = IngredientSet.of(exact.stream()
                .flatMap(choice -> choice.ingredients().list().stream())
                .toList());
        if (written.equals(ofBrand) && exact.size() == parts.size()) {
            return brand;
        }
        if (ofBrand.containsAll(written) && exact.size() < parts.size()) {
            return new Reading.Likely(
                    brand.choice(),
                    "Not all ingredients written before [" + brand.choice().name() + "] are known to the content.");
        }
        return new Reading.Open(List.of(new Reading.Choice(written.names(), written), brand.choice()), DISAGREE);
    }

    // ---- a product of several ingredients

    private void joinParts() {
        for (int first = 0; first < joined.size(); first++) {
            int last = first + 1;
            while (last < joined.size() && isFurtherPart(joined.get(last - 1), joined.get(last))) {
                last++;
            }
            if (last - first > 1) {
                joinParts(first, last);
            }
        }
    }

    private boolean isFurtherPart(Draft one, Draft other) {
        if (!isGeneric(one) || !isGeneric(other)) {
            return false;
        }
        if (one.clause() == other.clause()) {
            return one.to() == other.from()
                    && Gap.isTyingHyphen(text.token(other.from()).gap());
        }
        return other.clause() == one.clause() + 1 && opening(other) == Clause.Opening.SLASH;
    }

    private static boolean isGeneric(Draft draft) {
        return draft.reading() instanceof Reading.Exact exact && exact.kind().generic();
    }

    private void joinParts(int first, int last) {
        List<Draft> parts = joined.subList(first, last);
        IngredientSet all = IngredientSet.of(parts.stream()
                .flatMap(part -> part.reading() instanceof Reading.Exact exact
                        ? exact.choice().ingredients().list().stream()
                        : Stream.empty())
                .toList());
        if (vocabulary.isProduct(all) || parts.stream().allMatch(this::hasAmount)) {
            Draft whole = parts.getFirst()
                    .joinedWith(
                            parts.getLast(),
                            new Reading.Exact(new Reading.Choice(all.names(), all), Meaning.Name.Kind.COMBINATION));
            parts.clear();
            joined.add(first, whole);
        }
    }

    private boolean hasAmount(Draft draft) {
        return draft.to() < text.size()
                && text.token(draft.to()).number()
                && !Gap.isHard(text.token(draft.to()).gap());
    }

    // ---- classes

    /** A class beside one of its members ("SSRI (sertraline)") says what the member is. */
    private void dropExplainedClasses() {
        joined.removeIf(draft -> draft.reading() instanceof Reading.OfClass named
                && joined.stream().anyMatch(other -> isMemberBeside(other, draft, named)));
    }

    private boolean isMemberBeside(Draft other, Draft draft, Reading.OfClass named) {
        IngredientSet ingredients = switch (other.reading()) {
            case Reading.Exact exact -> exact.choice().ingredients();
            case Reading.Likely likely -> likely.choice().ingredients();
            case Reading.Open _, Reading.OfClass _, Reading.Nothing _ -> null;
        };
        if (ingredients == null || named.members().stream().noneMatch(ingredients::contains)) {
            return false;
        }
        int from = Math.min(other.clause(), draft.clause());
        int to = Math.max(other.clause(), draft.clause());
        for (int clause = from + 1; clause <= to; clause++) {
            if (clauses.get(clause).opening().startsItem()) {
                return false;
            }
        }
        return true;
    }
}
