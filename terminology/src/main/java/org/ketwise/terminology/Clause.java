package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of a line between two marks that part, and how it hangs together with what stands before.
 *
 * @param parenthetical whether it stands inside parentheses or brackets
 */
record Clause(int index, List<Element> elements, Opening opening, boolean parenthetical) {
    /** The mark that a clause begins after. */
    enum Opening {
        START,
        /** A new line, a semicolon, a bullet. */
        STRONG,
        /** A full stop with a capital after it. */
        SENTENCE,
        COMMA,
        /** "and", a plus sign. */
        JOINT,
        SLASH,
        COLON,
        DASH,
        ARROW,
        PARENTHESIS,
        BRACKET,
        /** Goes on with what stood before parentheses. */
        RESUMED;

        /** Whether something new may be named, as opposed to more being said about what was. */
        boolean startsItem() {
            return switch (this) {
                case START, STRONG, SENTENCE, COMMA, JOINT, SLASH -> true;
                case COLON, DASH, ARROW, PARENTHESIS, BRACKET, RESUMED -> false;
            };
        }
    }

    Clause {
        elements = List.copyOf(elements);
    }

    int from() {
        return elements.getFirst().from();
    }

    int to() {
        return elements.getLast().to();
    }

    boolean names() {
        return elements.stream().anyMatch(Element.Named.class::isInstance);
    }

    /** The element after another one. */
    Optional<Element> after(Element element) {
        return elements.stream().filter(other -> other.from() >= element.to()).findFirst();
    }

    /** The elements before another one, the nearest first. */
    List<Element> before(Element element) {
        return elements.stream()
                .filter(other -> other.to() <= element.from())
                .toList()
                .reversed();
    }

    /**
     * The clause with names that are everyday words, or too short to be sure of, taken for names only where nothing but amounts stand beside them.
     *
     * @param only whether the line has no other clause
     */
    private Clause withEverydayWordsPlain(TokenizedText text, boolean only) {
        if (elements.stream().noneMatch(element -> isEveryday(element, text))) {
            return this;
        }
        List<Element> plain = elements.stream()
                .map(element -> element instanceof Element.Named named && isEveryday(named, text)
                        ? plain(named, text, only)
                        : element)
                .toList();
        return new Clause(index, plain, opening, parenthetical);
    }

    private static boolean isEveryday(Element element, TokenizedText text) {
        if (!(element instanceof Element.Named named)) {
            return false;
        }
        boolean brief = named.to() == named.from() + 1
                && text.token(named.from()).folded().length() <= 2;
        // What tells of more inside a product is a name itself: "hydrocodone APAP".
        return brief || named.around().stream().anyMatch(kind -> kind != WordKind.QUALIFIER);
    }

    private Element plain(Element.Named named, TokenizedText text, boolean only) {
        boolean capitalised = named.from() > 0 && text.isCapitalised(named.from());
        boolean amountsBeside =
                elements.stream().allMatch(element -> element.from() == named.from() || isAmount(element));
        boolean useBeside = elements.stream().allMatch(element -> element.from() == named.from() || isUse(element));
        if ((amountsBeside && only)
                || (useBeside && (capitalised || named.around().isEmpty()))) {
            return named;
        }
        if (amountsBeside && !named.around().contains(WordKind.SIG)) {
            return new Element.Named(named.from(), named.to(), named.senses(), named.around(), true);
        }
        return named.around().isEmpty()
                ? new Element.Unknown(named.from(), named.to())
                : new Element.Words(named.from(), named.to(), named.around());
    }

    private static boolean isAmount(Element element) {
        return element instanceof Element.Quantity
                || element instanceof Element.Dated
                || element instanceof Element.Conjunction
                || (element instanceof Element.Words words
                        && (words.isCue() || words.isOnly(WordKind.UNIT, WordKind.FORM, WordKind.ROUTE)));
    }

    private static boolean isUse(Element element) {
        return isAmount(element) || (element instanceof Element.Words words && !words.isOnly(WordKind.FILLER));
    }

    /** @param abbreviations words after which a full stop ends no sentence, folded */
    static List<Clause> split(TokenizedText text, List<Element> elements, Set<String> abbreviations) {
        return new Splitter(text, abbreviations).split(elements);
    }

    private static final class Splitter {
        private final TokenizedText text;
        private final Set<String> abbreviations;
        private final List<Clause> clauses = new ArrayList<>();
        private final List<Element> current = new ArrayList<>();
        private Opening opening = Opening.START;
        private boolean inParentheses;
        private boolean currentInParentheses;

        Splitter(TokenizedText text, Set<String> abbreviations) {
            this.text = text;
            this.abbreviations = abbreviations;
        }

        List<Clause> split(List<Element> elements) {
            for (Element element : elements) {
                if (!current.isEmpty()) {
                    breakBefore(element);
                    currentInParentheses = current.isEmpty() ? inParentheses : currentInParentheses;
                } else {
                    // Parentheses around the beginning of a line set nothing apart from what stands before.
                    inParentheses = Gap.has(text.gapBefore(element.from()), Gap.OPEN | Gap.SQUARE_OPEN);
                }
                current.add(element);
            }
            close(Opening.START);
            boolean only = clauses.size() == 1;
            clauses.replaceAll(clause -> clause.withEverydayWordsPlain(text, only));
            return clauses;
        }

        private void breakBefore(Element element) {
            int gap = text.token(element.from()).gap();
            boolean opens = Gap.has(gap, Gap.OPEN | Gap.SQUARE_OPEN);
            boolean closes = Gap.has(gap, Gap.CLOSE) && inParentheses;
            Opening next = openingOf(gap, element, closes);
            if (next == null) {
                return;
            }
            close(next);
            inParentheses = opens || (inParentheses && !Gap.has(gap, Gap.CLOSE | Gap.LINE));
        }

        private void close(Opening next) {
            if (!current.isEmpty()) {
                clauses.add(new Clause(clauses.size(), current, opening, currentInParentheses));
                current.clear();
            }
            opening = next;
        }

        private @Nullable Opening openingOf(int gap, Element element, boolean closes) {
            if (Gap.has(gap, Gap.LINE)) {
                return Opening.STRONG;
            }
            if (Gap.has(gap, Gap.SQUARE_OPEN)) {
                return Opening.BRACKET;
            }
            if (Gap.has(gap, Gap.OPEN)) {
                return Opening.PARENTHESIS;
            }
            if (Gap.has(gap, Gap.ARROW)) {
                return Opening.ARROW;
            }
            if (endsSentence(gap, element)) {
                return Opening.SENTENCE;
            }
            if (Gap.has(gap, Gap.COMMA) || (Gap.has(gap, Gap.CLOSE) && !closes)) {
                return element instanceof Element.Conjunction ? Opening.JOINT : Opening.COMMA;
            }
            if (element instanceof Element.Conjunction) {
                return Opening.JOINT;
            }
            if (Gap.has(gap, Gap.SLASH | Gap.PLUS) && partsThings(element)) {
                return Gap.has(gap, Gap.SLASH) ? Opening.SLASH : Opening.JOINT;
            }
            if (Gap.has(gap, Gap.COLON) && !betweenNumbers(element)) {
                return Opening.COLON;
            }
            if (Gap.isDash(gap) && !betweenNumbers(element)) {
                return Opening.DASH;
            }
            return closes ? Opening.RESUMED : null;
        }

        private boolean endsSentence(int gap, Element element) {
            return Gap.has(gap, Gap.DOT)
                    && Gap.has(gap, Gap.SPACE)
                    && (text.isCapitalised(element.from()) || element instanceof Element.Named)
                    && !(current.getLast() instanceof Element.Quantity)
                    && !abbreviations.contains(text.token(element.from() - 1).folded());
        }

        private boolean betweenNumbers(Element element) {
            return isNumber(element) && isNumber(current.getLast());
        }

        private static boolean isNumber(Element element) {
            return element instanceof Element.Quantity || element instanceof Element.Dated;
        }

        /** Whether a slash or a plus stands between two things and not inside an amount or an abbreviation. */
        private boolean partsThings(Element element) {
            boolean abbreviation = text.token(element.from() - 1).folded().length() == 1;
            boolean perUnit = text.token(element.from()).gap() == Gap.SLASH
                    && current.getLast() instanceof Element.Words words
                    && words.kinds().contains(WordKind.UNIT);
            return !abbreviation
                    && !perUnit
                    && isThing(element)
                    && current.stream().anyMatch(this::isThing);
        }

        private boolean isThing(Element element) {
            return switch (element) {
                case Element.Named _, Element.ClassNamed _ -> true;
                case Element.Unknown unknown ->
                    text.token(unknown.from()).folded().length() > 2;
                case Element.Pointer _, Element.Words _, Element.Quantity _, Element.Dated _, Element.Conjunction _ ->
                    false;
            };
        }
    }
}
