package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Finds the medicines that are named only to say that another one is taken: "A, not B", "neither A nor B", "A instead of B", "B replaced by A". Only the
 * name beside the words is meant; where more is said of it, as in "not A alone" or "not A every day", it is a question.
 */
final class Contrasts {
    /** Denials of grammar, of the name right after them only. */
    private static final Set<String> NOT = Set.of("not", "neither", "isn't", "isnt", "wasn't", "wasnt");

    private static final Set<String> ARTICLES =
            Set.of("the", "a", "an", "any", "her", "his", "my", "their", "our", "your", "old", "usual");
    private static final Set<String> LINKS = Set.of("with", "by", "to", "for");
    private static final Set<String> EITHER = Set.of("or", "nor");
    private static final Set<String> PARTLY = Set.of("only", "just", "more", "less", "alone");

    /** Words after which a change is to come, or does not. */
    private static final Set<String> NOT_YET = Set.of(
            "will", "would", "could", "should", "may", "might", "can", "to", "be", "being", "not", "never", "if",
            "rather");

    private final TokenizedText text;
    private final List<Clause> clauses;
    private final List<Draft> drafts;
    private final List<Placed> elements = new ArrayList<>();
    /** The place of the mention that a token belongs to, or -1. */
    private final int[] mention;

    private final List<Contrast> found = new ArrayList<>();

    private record Placed(Element element, Clause clause) {
        boolean is(WordKind kind) {
            return element instanceof Element.Words words && words.kinds().contains(kind);
        }
    }

    /** How the words set one medicine against another. */
    enum Kind {
        /** It is not taken: "not A". */
        NOT,
        /** It is not taken where another one is: "instead of A". */
        INSTEAD,
        /** It was taken before the other: "replaced A with B". */
        REPLACED
    }

    /**
     * @param place the medicine that is not meant
     * @param from where the words that say so begin
     * @param sure whether they leave nothing open
     */
    record Contrast(Kind kind, int place, int from, int to, Clause clause, boolean sure) {}

    Contrasts(TokenizedText text, List<Clause> clauses, List<Draft> drafts) {
        this.text = text;
        this.clauses = clauses;
        this.drafts = drafts;
        mention = new int[text.size() + 1];
    }

    List<Contrast> find() {
        if (drafts.isEmpty() || clauses.stream().noneMatch(this::setsApart)) {
            return List.of();
        }
        Arrays.fill(mention, -1);
        for (int place = 0; place < drafts.size(); place++) {
            Arrays.fill(mention, drafts.get(place).from(), drafts.get(place).to(), place);
        }
        for (Clause clause : clauses) {
            for (Element element : clause.elements()) {
                if (element.from() < element.to()) {
                    elements.add(new Placed(element, clause));
                }
            }
        }
        for (int at = 0; at < elements.size(); at++) {
            Placed here = elements.get(at);
            if (isNot(here.element())) {
                deny(at);
            } else if (here.is(WordKind.INSTEAD_OF)) {
                giveUp(at);
            } else if (here.is(WordKind.REPLACED) || here.is(WordKind.SWITCHED) || here.is(WordKind.SUBSTITUTED)) {
                replace(at);
            }
            if (opensWithArrow(at)) {
                askBeforeArrow(at);
            }
        }
        return found;
    }

    private boolean setsApart(Clause clause) {
        return clause.opening() == Clause.Opening.ARROW
                || clause.elements().stream()
                        .anyMatch(element -> isNot(element)
                                || (element instanceof Element.Words words
                                        && words.kinds().stream().anyMatch(WordKind::setsApart)));
    }

    private boolean isNot(Element element) {
        return isOneOf(NOT, element);
    }

    private boolean isOneOf(Set<String> words, Element element) {
        return element.to() == element.from() + 1
                && words.contains(text.token(element.from()).folded());
    }

    // ---- "not A", "neither A nor B"

    private void deny(int at) {
        int place = rightAfter(at, false);
        if (place < 0) {
            return;
        }
        boolean open = leavesOpen(place);
        add(Kind.NOT, at, place, !open);
        boolean neither = text.token(elements.get(at).element().from()).is("neither");
        for (int next = place + 1; next < drafts.size(); next++) {
            Tie tie = tie(next);
            if (tie != Tie.OR && !(tie == Tie.COMMA && neither)) {
                return;
            }
            add(Kind.NOT, at, next, !leavesOpen(next));
            neither &= tie == Tie.COMMA;
        }
    }

    private enum Tie {
        NONE,
        COMMA,
        OR,
        AND
    }

    /** How a mention hangs together with the one before it, where only amounts stand between them. */
    private Tie tie(int place) {
        Tie tie = Gap.has(text.gapBefore(drafts.get(place).from()), Gap.COMMA) ? Tie.COMMA : Tie.NONE;
        for (int at = firstFrom(drafts.get(place - 1).to());
                at < elements.size()
                        && elements.get(at).element().from() < drafts.get(place).from();
                at++) {
            Element element = elements.get(at).element();
            if (isOneOf(EITHER, element)) {
                tie = Tie.OR;
            } else if (element instanceof Element.Conjunction) {
                tie = Tie.AND;
            } else if (!isAmount(element)) {
                return Tie.NONE;
            }
        }
        return tie;
    }

    /** "not A alone", "not A every day", "not A 50 mg but 100 mg": it may be taken all the same. */
    private boolean leavesOpen(int place) {
        int clause = drafts.get(place).clause();
        for (int at = firstFrom(drafts.get(place).to()); at < elements.size(); at++) {
            Element element = elements.get(at).element();
            boolean goesOn = elements.get(at).clause().index() == clause
                    || (elements.get(at).clause().index() == clause + 1
                            && text.token(elements.get(at).clause().from()).is("but"));
            if (!goesOn) {
                return false;
            }
            if (text.token(element.from()).is("but")) {
                return !namesAfter(at);
            }
            if (mention[element.from()] >= 0) {
                return false;
            }
            if (!isAmount(element) && !(element instanceof Element.Conjunction) && !saysNothing(element)) {
                return true;
            }
        }
        return false;
    }

    /** Whether something is named after a place before its clause ends. */
    private boolean namesAfter(int at) {
        Clause clause = elements.get(at).clause();
        return drafts.stream()
                .anyMatch(draft -> draft.from() > elements.get(at).element().from() && draft.from() < clause.to());
    }

    private boolean saysNothing(Element element) {
        return element instanceof Element.Words words
                && words.isOnly(WordKind.FILLER, WordKind.ROUTE)
                && !isOneOf(PARTLY, element);
    }

    private static boolean isAmount(Element element) {
        return element instanceof Element.Quantity
                || (element instanceof Element.Words words
                        && words.isOnly(WordKind.UNIT, WordKind.FORM, WordKind.ROUTE));
    }

    // ---- "instead of A"

    private void giveUp(int at) {
        int place = rightAfter(at, true);
        if (place < 0) {
            return;
        }
        int end = firstFrom(drafts.get(place).to());
        boolean exchanged = end < elements.size()
                && elements.get(end).clause().index()
                        == elements.get(at).clause().index()
                && text.token(elements.get(end).element().from()).is("with");
        add(Kind.INSTEAD, at, place, !exchanged && !isToCome(at) && hasOther(place));
    }

    /** Whether a statement names another medicine beside one. */
    private boolean hasOther(int place) {
        return (place > 0 && isOneStatement(place - 1, place))
                || (place + 1 < drafts.size() && isOneStatement(place, place + 1));
    }

    boolean names(int place) {
        return place < drafts.size();
    }

    /** Whether no new statement begins between two mentions. */
    boolean isOneStatement(int first, int second) {
        for (int clause = drafts.get(first).clause() + 1;
                clause <= drafts.get(second).clause();
                clause++) {
            switch (clauses.get(clause).opening()) {
                case STRONG, SENTENCE -> {
                    return false;
                }
                case START, COMMA, JOINT, SLASH, COLON, DASH, ARROW, PARENTHESIS, BRACKET, RESUMED -> {}
            }
        }
        return true;
    }

    /** "would take A instead of B", "hopes for A instead of B": words of what is not so yet, or that are not known. */
    private boolean isToCome(int at) {
        for (int before = at - 1; before >= 0 && isInClauseOf(at, before); before--) {
            Element element = elements.get(before).element();
            boolean unread = element instanceof Element.Unknown && mention[element.from()] < 0;
            if (unread || isOneOf(NOT_YET, element)) {
                return true;
            }
        }
        return false;
    }

    // ---- "replaced A with B", "A switched to B", "substituted B for A"

    private void replace(int at) {
        if (at > 0
                && isInClauseOf(at, at - 1)
                && isOneOf(NOT_YET, elements.get(at - 1).element())) {
            return;
        }
        String link = text.token(elements.get(at).element().to() - 1).folded();
        int after = rightAfter(at, true);
        int before = nearestBefore(at);
        if (link.equals("from")) {
            if (after >= 0) {
                oldBeforeLink(at, after, true);
            }
        } else if (LINKS.contains(link)) {
            boolean from = after >= 0 && link.equals("to") && fromAfter(at, after);
            if (substitutesFor(at, link) && before >= 0 && after >= 0) {
                add(Kind.REPLACED, at, after, true);
            } else if (!from && before >= 0) {
                replacedBy(at, at, before, before);
            } else if (!from && after >= 0) {
                askBeforeClause(at);
            }
        } else if (after >= 0) {
            boolean other = elements.get(at).is(WordKind.REPLACED) && (before >= 0 || isSaidOfClauseBefore(at));
            if (linkAfter(last(after)) >= 0) {
                oldBeforeLink(at, after, false);
            } else if (other) {
                add(Kind.REPLACED, at, after, true);
            }
        }
    }

    /** "A substituted for B": what stands after took no place, it lost it. */
    private boolean substitutesFor(int at, String link) {
        return elements.get(at).is(WordKind.SUBSTITUTED) && link.equals("for");
    }

    /** "A (replaced B)". */
    private boolean isSaidOfClauseBefore(int at) {
        Clause clause = elements.get(at).clause();
        boolean remark = switch (clause.opening()) {
            case PARENTHESIS, BRACKET, DASH, COMMA -> true;
            case START, STRONG, SENTENCE, JOINT, SLASH, COLON, ARROW, RESUMED -> false;
        };
        return remark && drafts.stream().anyMatch(draft -> draft.clause() == clause.index() - 1);
    }

    /** "switched from A to B", "replaced A and B with C". */
    private void oldBeforeLink(int at, int first, boolean from) {
        int last = last(first);
        int link = linkAfter(last);
        if (link >= 0) {
            boolean substituted = elements.get(at).is(WordKind.SUBSTITUTED)
                    && text.token(elements.get(link).element().from()).is("for");
            if (substituted) {
                int old = rightAfter(link, true);
                if (old >= 0) {
                    add(Kind.REPLACED, at, old, true);
                }
            } else {
                replacedBy(at, link, first, last);
            }
        } else if (from) {
            addAll(at, first, last, true);
        }
    }

    /** Another dose or form of a medicine replaces nothing; a word that nothing is known of may do so. */
    private void replacedBy(int at, int link, int first, int last) {
        if (rightAfter(link, true) >= 0) {
            addAll(at, first, last, true);
        } else if (link + 1 < elements.size() && elements.get(link + 1).element() instanceof Element.Unknown) {
            addAll(at, first, last, false);
        }
    }

    /** "switched to B from A". */
    private boolean fromAfter(int at, int fresh) {
        int from = wordAfter(fresh);
        if (from >= 0 && text.token(elements.get(from).element().from()).is("from")) {
            int old = rightAfter(from, true);
            if (old >= 0) {
                add(Kind.REPLACED, at, old, true);
                return true;
            }
        }
        return false;
    }

    /** "A (switched to B)" tells of A; "A, switched to B" may tell of another one. */
    private void askBeforeClause(int at) {
        Clause clause = elements.get(at).clause();
        int before = -1;
        for (int place = 0; place < drafts.size() && drafts.get(place).from() < clause.from(); place++) {
            before = place;
        }
        if (before < 0 || drafts.get(before).clause() != clause.index() - 1) {
            return;
        }
        switch (clause.opening()) {
            case PARENTHESIS, BRACKET, DASH, ARROW -> add(Kind.REPLACED, at, before, true);
            case STRONG, SENTENCE, COMMA -> add(Kind.REPLACED, at, before, false);
            case START, JOINT, SLASH, COLON, RESUMED -> {}
        }
    }

    /** The last of the mentions that a list with "and" goes on to. */
    private int last(int first) {
        int last = first;
        while (last + 1 < drafts.size() && tie(last + 1) == Tie.AND) {
            last++;
        }
        return last;
    }

    /** The place of the word right after a mention and its amounts that leads to what replaced it, or -1. */
    private int linkAfter(int place) {
        int at = wordAfter(place);
        return at >= 0 && isOneOf(LINKS, elements.get(at).element()) ? at : -1;
    }

    private int wordAfter(int place) {
        int clause = drafts.get(place).clause();
        for (int at = firstFrom(drafts.get(place).to());
                at < elements.size() && elements.get(at).clause().index() == clause;
                at++) {
            Element element = elements.get(at).element();
            boolean more = isAmount(element)
                    || element instanceof Element.Dated
                    || elements.get(at).is(WordKind.SIG);
            if (!more || isOneOf(LINKS, element)) {
                return at;
            }
        }
        return -1;
    }

    /** The mention before words in their clause, with nothing unknown between, or -1. */
    private int nearestBefore(int at) {
        for (int before = at - 1; before >= 0 && isInClauseOf(at, before); before--) {
            Element element = elements.get(before).element();
            if (mention[element.from()] >= 0) {
                return mention[element.from()];
            }
            if (element instanceof Element.Unknown) {
                return -1;
            }
        }
        return -1;
    }

    // ---- "A → B"

    private boolean opensWithArrow(int at) {
        Placed here = elements.get(at);
        return here.clause().opening() == Clause.Opening.ARROW
                && here.element().from() == here.clause().from();
    }

    /** An arrow to another medicine may tell that it took the place of the one before. */
    private void askBeforeArrow(int at) {
        int after = mention[elements.get(at).element().from()];
        if (after > 0
                && isOneStatement(after - 1, after)
                && drafts.get(after).from() == elements.get(at).element().from()) {
            add(Kind.REPLACED, at, after - 1, false);
        }
    }

    // ---- what stands where

    /** The mention that begins right after words, with only articles, amounts and perhaps verbs of taking between, or -1. */
    private int rightAfter(int at, boolean overVerbs) {
        for (int next = at + 1; next < elements.size(); next++) {
            Element element = elements.get(next).element();
            int place = mention[element.from()];
            if (Gap.isHard(text.gapBefore(element.from()))) {
                return -1;
            }
            if (place >= 0) {
                return drafts.get(place).from() == element.from() ? place : -1;
            }
            boolean verb = overVerbs && elements.get(next).is(WordKind.TAKING);
            if (!isOneOf(ARTICLES, element) && !verb && !isAmount(element)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isInClauseOf(int at, int other) {
        return elements.get(at).clause().index() == elements.get(other).clause().index();
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

    private void addAll(int at, int first, int last, boolean sure) {
        for (int place = first; place <= last; place++) {
            add(Kind.REPLACED, at, place, sure);
        }
    }

    private void add(Kind kind, int at, int place, boolean sure) {
        Placed said = elements.get(at);
        found.add(
                new Contrast(kind, place, said.element().from(), said.element().to(), said.clause(), sure));
    }
}
