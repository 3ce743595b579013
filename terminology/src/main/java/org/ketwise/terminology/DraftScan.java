package org.ketwise.terminology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ketwise.knowledge.model.PatientCondition;

/**
 * Finds the mentions of a line, clause by clause: exact names first; then, for words that nothing is known of, names that they are spelt like; and where a
 * clause that could name a medicine gives neither, the clause itself as a mention that is not known.
 */
final class DraftScan {
    static final String NOT_KNOWN = "Not known to the content.";
    private static final String AMONG_OTHER_WORDS =
            "A name that RxNorm has, written small among other words; to be confirmed.";

    private final Spelling spelling;
    private final RxNormReader rxNorm;
    private final TokenizedText text;
    private final List<Clause> clauses;
    private final boolean singleProduct;
    private final LocalDate asOf;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<PatientCondition> hints = new ArrayList<>();
    private final Set<String> notUnderstood = new LinkedHashSet<>();
    private final BitSet qualifiers = new BitSet();
    private final BitSet read = new BitSet();

    /** @param singleProduct whether the line is known to be one product, as a display of a code system is */
    DraftScan(
            Spelling spelling,
            RxNormReader rxNorm,
            TokenizedText text,
            List<Clause> clauses,
            LocalDate asOf,
            boolean singleProduct) {
        this.asOf = asOf;
        this.spelling = spelling;
        this.rxNorm = rxNorm;
        this.text = text;
        this.clauses = clauses;
        this.singleProduct = singleProduct;
    }

    List<Draft> drafts() {
        return drafts;
    }

    List<PatientCondition> hints() {
        return hints;
    }

    Set<String> notUnderstood() {
        return notUnderstood;
    }

    /** Whether a word was read as part of a product's name and says nothing about its use. */
    boolean isQualifier(Element element) {
        return qualifiers.get(element.from());
    }

    /** Whether a word of no known meaning stands here that belongs to no mention. */
    boolean isLeftOver(Element element) {
        return element instanceof Element.Unknown && !read.get(element.from());
    }

    void scan() {
        clauses.forEach(this::scan);
        clauses.forEach(this::findHints);
    }

    private void scan(Clause clause) {
        int before = drafts.size();
        for (Element element : clause.elements()) {
            switch (element) {
                case Element.Named named -> {
                    if (!read.get(named.from()) && !listed(clause, named)) {
                        drafts.add(exact(clause, named));
                    }
                }
                case Element.ClassNamed named -> {
                    if (!read.get(named.from())) {
                        Reading ofClass = new Reading.OfClass(named.drugClass(), named.members());
                        drafts.add(new Draft(named.from(), named.to(), clause.index(), ofClass));
                    }
                }
                case Element.Unknown unknown -> {
                    if (!read.get(unknown.from()) && !listed(clause, unknown)) {
                        alike(clause, unknown);
                    }
                }
                case Element.Pointer _,
                        Element.Words _,
                        Element.Quantity _,
                        Element.Dated _,
                        Element.Conjunction _ -> {}
            }
        }
        boolean foundMention = drafts.size() > before;
        if (!foundMention && leftOver(clause).findAny().isPresent() && !isRemark(clause)) {
            int from = clause.elements().stream()
                    .filter(element -> !(element instanceof Element.Conjunction))
                    .mapToInt(Element::from)
                    .findFirst()
                    .orElse(clause.from());
            drafts.add(new Draft(from, clause.to(), clause.index(), new Reading.Nothing(NOT_KNOWN)));
            read.set(from, clause.to());
        }
        leftOver(clause).forEach(unknown -> notUnderstood.add(text.wordAround(unknown.from())));
    }

    private void findHints(Clause clause) {
        for (Element element : clause.elements()) {
            if (element instanceof Element.Pointer pointer && pointsToCondition(clause, pointer)) {
                pointer.conditions().stream()
                        .filter(condition -> !isLongOver(condition, clause, pointer))
                        .forEach(this::addHint);
            }
        }
    }

    /** "MI 2010", of what bears on treatment for a while only. */
    private boolean isLongOver(PatientCondition condition, Clause clause, Element.Pointer pointer) {
        return condition.past() != PatientCondition.Past.BEARS
                && clause.elements().stream()
                        .anyMatch(element -> element instanceof Element.Dated dated
                                && dated.from() == pointer.to()
                                && dated.said().last().isBefore(asOf.minusYears(ConditionWords.YEARS_PAST)));
    }

    private void addHint(PatientCondition condition) {
        if (hints.stream().noneMatch(other -> other.index() == condition.index())) {
            hints.add(condition);
        }
    }

    private Stream<Element> leftOver(Clause clause) {
        return clause.elements().stream().filter(this::isLeftOver);
    }

    // ---- exact names

    private Draft exact(Clause clause, Element.Named named) {
        Reading reading = readingOf(named);
        int to = named.to();
        if (reading instanceof Reading.Exact exact) {
            Optional<Element.Words> qualifier = qualifierAfter(clause, named, exact.kind());
            if (qualifier.isPresent()) {
                qualifiers.set(qualifier.get().from(), qualifier.get().to());
                to = qualifier.get().to();
                reading = new Reading.Likely(
                        exact.choice(),
                        "A product called \"" + text.slice(named.from(), to) + "\" may contain more than "
                                + exact.choice().name() + ".");
            } else if (isTiedToUnknown(clause, named)) {
                reading = new Reading.Likely(
                        exact.choice(),
                        exact.choice().name() + " is written together with a word that is not known to the content.");
            } else if (named.doubtful() || (named.isStreetName() && leftOverBeside(clause))) {
                reading = new Reading.Likely(
                        exact.choice(), "\"" + text.slice(named.from(), named.to()) + "\" is also an everyday word.");
            }
        }
        return new Draft(named.from(), to, clause.index(), reading);
    }

    private static Reading readingOf(Element.Named named) {
        List<Reading.Choice> choices = new ArrayList<>();
        for (Meaning.Name sense : named.senses()) {
            if (choices.stream().noneMatch(choice -> choice.ingredients().equals(sense.ingredients()))) {
                choices.add(new Reading.Choice(sense.spelling(), sense.ingredients()));
            }
        }
        // A brand that an ingredient and a product with more in it both claim is the product.
        Reading.Choice largest = choices.stream()
                .filter(choice ->
                        choices.stream().allMatch(other -> choice.ingredients().containsAll(other.ingredients())))
                .findFirst()
                .orElse(null);
        if (largest != null) {
            return new Reading.Exact(largest, named.senses().getFirst().kind());
        }
        return new Reading.Open(choices, "The name stands for different medicines.");
    }

    private Optional<Element.Words> qualifierAfter(Clause clause, Element.Named named, Meaning.Name.Kind kind) {
        if (clause.after(named).orElse(null) instanceof Element.Words words
                && words.kinds().contains(WordKind.QUALIFIER)
                && !Gap.isHard(text.token(words.from()).gap())) {
            // "PM" after a generic name is the evening, "allergy" after it an allergy; after a brand both are other
            // products.
            boolean tellsUse = words.kinds().contains(WordKind.FORM)
                    || (kind.generic() && words.kinds().size() > 1);
            return tellsUse ? Optional.empty() : Optional.of(words);
        }
        return Optional.empty();
    }

    private boolean isTiedToUnknown(Clause clause, Element.Named named) {
        boolean after = named.to() < text.size()
                && Gap.isTyingHyphen(text.token(named.to()).gap())
                && clause.after(named).orElse(null) instanceof Element.Unknown;
        List<Element> others = clause.before(named);
        boolean before = !others.isEmpty()
                && Gap.isTyingHyphen(text.token(named.from()).gap())
                && others.getFirst() instanceof Element.Unknown;
        return after || before;
    }

    private static boolean leftOverBeside(Clause clause) {
        return clause.elements().stream().anyMatch(Element.Unknown.class::isInstance);
    }

    /** Whether RxNorm has a name from here on that the content has not, or has only the beginning of. */
    private boolean listed(Clause clause, Element element) {
        RxNormReader.Named found = rxNorm.longestName(text, element.from(), clause.to());
        if (found == null
                || found.end() < element.to()
                || (element instanceof Element.Named && found.end() == element.to())) {
            return false;
        }
        read.set(element.from(), found.end());
        boolean everyday = element.from() > clause.from() && !text.isCapitalised(element.from());
        Reading listed = everyday ? found.reading().doubted(AMONG_OTHER_WORDS) : found.reading();
        Reading reading = element instanceof Element.Named named ? longer(readingOf(named), listed) : listed;
        drafts.add(new Draft(element.from(), found.end(), clause.index(), reading));
        return true;
    }

    /** What a name of the content becomes in a longer one of RxNorm: the product where that holds it, and otherwise a question, in which it stays. */
    private static Reading longer(Reading own, Reading listed) {
        boolean holdsIt = !listed.choices().isEmpty()
                && listed.choices().stream()
                        .allMatch(product -> own.choices().stream()
                                .anyMatch(each -> product.ingredients().containsAll(each.ingredients())));
        if (holdsIt) {
            return listed;
        }
        if (listed instanceof Reading.Nothing nothing) {
            return own.doubted(nothing.reason());
        }
        List<Reading.Choice> both = new ArrayList<>(own.choices());
        both.addAll(listed.choices());
        return new Reading.Open(both, "The longer name is of another product in RxNorm.");
    }

    // ---- names spelt alike

    private void alike(Clause clause, Element.Unknown unknown) {
        if (Gap.has(text.gapBefore(unknown.from()) | text.gapBefore(unknown.to()), Gap.ANGLE)) {
            return; // markup
        }
        long unknowns = clause.elements().stream()
                .filter(Element.Unknown.class::isInstance)
                .count();
        boolean strict = clause.names() || unknowns > 3 || !clause.opening().startsItem() || clause.parenthetical();
        Spelling.Alike found = spelling.like(text, unknown.from(), clause.from(), clause.to(), strict);
        if (found == null) {
            return;
        }
        read.set(found.from(), found.to());
        drafts.removeIf(draft -> draft.from() >= found.from() && draft.to() <= found.to());
        drafts.add(new Draft(found.from(), found.to(), clause.index(), found.reading()));
    }

    // ---- what names nothing

    /** Whether a clause without a name says more about what is named beside it, and so is no medicine of its own. */
    private boolean isRemark(Clause clause) {
        if (hasPointer(clause)) {
            return !looksLikeMedicine(clause);
        }
        if (labels(clause) || (singleProduct && clause.opening() != Clause.Opening.SLASH && anyNames())) {
            return true;
        }
        if (drafts.isEmpty()) {
            return false;
        }
        if (clause.parenthetical() || (!clause.opening().startsItem() && itemHasDraft(clause))) {
            return true;
        }
        return (beginsLikeRemark(clause) || goesOnWithPurpose(clause)) && !looksLikeMedicine(clause);
    }

    private boolean anyNames() {
        return clauses.stream().anyMatch(Clause::names);
    }

    private static boolean hasPointer(Clause clause) {
        return clause.elements().stream().anyMatch(Element.Pointer.class::isInstance);
    }

    /** "ADHD pill: Concerta": the words before the mark say what the name after it is for. */
    private boolean labels(Clause clause) {
        if (clause.index() + 1 >= clauses.size()) {
            return false;
        }
        Clause next = clauses.get(clause.index() + 1);
        return next.names()
                && switch (next.opening()) {
                    case COLON, DASH, PARENTHESIS -> true;
                    case START, STRONG, SENTENCE, COMMA, JOINT, SLASH, ARROW, BRACKET, RESUMED -> false;
                };
    }

    /** Whether a medicine was found in the item that a clause belongs to. */
    private boolean itemHasDraft(Clause clause) {
        return itemHas(clause, _ -> true);
    }

    private boolean itemHas(Clause clause, Predicate<Draft> asked) {
        int first = clause.index();
        while (first > 0 && !clauses.get(first).opening().startsItem()) {
            first--;
        }
        int last = clause.index();
        while (last + 1 < clauses.size() && !clauses.get(last + 1).opening().startsItem()) {
            last++;
        }
        for (Draft draft : drafts) {
            if (draft.clause() >= first && draft.clause() <= last && asked.test(draft)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsLikeRemark(Clause clause) {
        Element first = clause.elements().getFirst();
        if (first instanceof Element.Conjunction && clause.elements().size() > 1) {
            first = clause.elements().get(1);
        }
        return switch (first) {
            case Element.Quantity _, Element.Dated _ -> true;
            case Element.Words words ->
                !words.isCue()
                        || !(clause.after(words).orElse(null) instanceof Element.Unknown)
                        || words.isOnly(
                                WordKind.AS_NEEDED,
                                WordKind.STILL_TAKEN,
                                WordKind.DISCUSSED,
                                WordKind.TO_BEGIN,
                                WordKind.IN_DOUBT,
                                WordKind.OTHER_PERSON);
            case Element.Named _, Element.ClassNamed _, Element.Pointer _, Element.Conjunction _, Element.Unknown _ ->
                false;
        };
    }

    /** "for anxiety and sleep". */
    private boolean goesOnWithPurpose(Clause clause) {
        if (clause.opening() != Clause.Opening.JOINT || clause.index() == 0) {
            return false;
        }
        Clause before = clauses.get(clause.index() - 1);
        return before.elements().stream()
                .anyMatch(element -> element.from() < element.to()
                        && text.token(element.to() - 1).is("for"));
    }

    /** A word followed by an amount or a form. */
    private static boolean looksLikeMedicine(Clause clause) {
        List<Element> elements = clause.elements();
        for (int at = 0; at + 1 < elements.size(); at++) {
            if (elements.get(at) instanceof Element.Unknown) {
                boolean form = isMeasure(elements.get(at + 1), WordKind.FORM);
                boolean amount = elements.get(at + 1) instanceof Element.Quantity
                        && at + 2 < elements.size()
                        && (isMeasure(elements.get(at + 2), WordKind.UNIT)
                                || isMeasure(elements.get(at + 2), WordKind.FORM));
                if (form || amount) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isMeasure(Element element, WordKind kind) {
        return element instanceof Element.Words words && words.kinds().contains(kind);
    }

    // ---- conditions

    private boolean pointsToCondition(Clause clause, Element.Pointer pointer) {
        boolean namedInside = pointer.from() == pointer.to();
        boolean remark = clause.elements().stream().anyMatch(DraftScan::saysWhatBecameOfIt);
        return (namedInside || (!isOfMedicine(clause) && !remark))
                && denialBefore(clause, pointer).isEmpty();
    }

    /** Whether a condition is what a medicine of the same item is for. A label that nothing is known of is no medicine: "Past medical problems: A". */
    private boolean isOfMedicine(Clause clause) {
        boolean labelled = clause.opening() == Clause.Opening.COLON || clause.opening() == Clause.Opening.DASH;
        return itemHas(
                clause,
                draft ->
                        !labelled || draft.clause() == clause.index() || !(draft.reading() instanceof Reading.Nothing));
    }

    /** "stopped because of nausea" points to no condition of now. */
    private static boolean saysWhatBecameOfIt(Element element) {
        return element instanceof Element.Words words
                && (words.kinds().contains(WordKind.STOPPED) || words.kinds().contains(WordKind.ALLERGY));
    }

    /** What is said before a condition if it is that the patient does not have it, or that somebody else does. */
    Optional<Use> denialBefore(Clause clause, Element.Pointer pointer) {
        for (Element before : clause.before(pointer)) {
            switch (before) {
                case Element.Words words -> {
                    String said = text.slice(words.from(), words.to());
                    if (words.kinds().contains(WordKind.NOT_TAKEN)) {
                        return Optional.of(new Use.NotTaken(said));
                    }
                    if (words.kinds().contains(WordKind.OTHER_PERSON)) {
                        return Optional.of(new Use.OtherPerson(said));
                    }
                }
                case Element.Conjunction _, Element.Pointer _, Element.Dated _, Element.Quantity _ -> {}
                case Element.Named _, Element.ClassNamed _, Element.Unknown _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
