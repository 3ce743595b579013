package org.ketwise.terminology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says for each mention whether it is taken now. Words such as "stopped" are bound to the mention that they speak of: in their own clause to the one after
 * them or, where they follow, to the one before; from a clause of their own to the mention before it. Where that is not clear the medicine counts as taken,
 * because a medicine that is looked at in vain does less harm than one that is overlooked.
 */
final class UseBinding {
    private static final Set<String> RELATING =
            Set.of("of", "to", "from", "on", "with", "for", "in", "than", "about", "while");

    private static final Set<String> POINTING_BACK = Set.of(
            "it",
            "them",
            "this",
            "any",
            "yet",
            "at",
            "all",
            "though",
            "either",
            "rx",
            "script",
            "prescription",
            "medication",
            "med");

    /** The last words of phrases that need an object. */
    private static final Set<String> WITH_OBJECT =
            Set.of("failed", "tried", "taking", "take", "took", "on", "off", "of", "tolerate");

    private static final String DENIES_OTHER =
            "What the words deny may be something else than taking it; to be confirmed.";

    private final TokenizedText text;
    private final List<Clause> clauses;
    private final DraftScan scan;
    private final List<Draft> drafts;
    private final UseCues cues;
    private final UseOfCues verdict;
    private final LocalDate asOf;
    private final List<List<UseCue>> bound = new ArrayList<>();
    private final List<@Nullable String> doubts = new ArrayList<>();

    UseBinding(TokenizedText text, List<Clause> clauses, DraftScan scan, List<Draft> drafts, LocalDate asOf) {
        this.text = text;
        this.clauses = clauses;
        this.scan = scan;
        this.drafts = drafts;
        this.asOf = asOf;
        cues = new UseCues(text, clauses, scan, drafts, asOf);
        verdict = new UseOfCues(text, asOf);
        drafts.forEach(_ -> {
            bound.add(new ArrayList<>());
            doubts.add(null);
        });
    }

    /** The use of each mention, in their order. */
    List<Use> uses() {
        clauses.forEach(clause -> cues.of(clause).forEach(cue -> bind(cue, clause)));
        askWhereACombinationIsDenied();
        askWhatWasTakenOnce();
        bindContrasts();
        askWhatGoesOnOtherwise();
        List<Use> uses = bound.stream().map(verdict::of).toList();
        askWhatIsNotSaidToBeTakenNow(uses);
        return uses;
    }

    /** Why it must be confirmed that the patient takes a medicine, or null; after {@link #uses()}. */
    @Nullable
    String doubt(int place) {
        return doubts.get(place);
    }

    /** Whether the line itself says of a mention whether it is taken; after {@link #uses()}. */
    boolean isSaid(int place) {
        return doubts.get(place) != null
                || bound.get(place).stream()
                        .anyMatch(cue -> cue.says() != UseCue.Says.AS_NEEDED && cue.says() != UseCue.Says.LAST_DOSE);
    }

    // ---- medicines that may go on, or that may be over

    private void askWhatGoesOnOtherwise() {
        GoingOn goingOn = new GoingOn(text, clauses, drafts);
        for (int place = 0; place < drafts.size(); place++) {
            List<UseCue> cues = bound.get(place);
            for (int at = 0; at < cues.size(); at++) {
                UseCue cue = cues.get(at);
                boolean over = cue.says() == UseCue.Says.STOPPED || cue.says() == UseCue.Says.NOT_LATELY;
                if (over && goingOn.says(cue, drafts.get(place))) {
                    // The whole statement is quoted, since each of its words may decide.
                    int end = goingOn.endOfStatement(cue, drafts.get(place));
                    cues.set(at, new UseCue(UseCue.Says.IN_DOUBT, cue.from(), cue.to(), cue.clause(), null, end));
                }
            }
        }
    }

    private void askWhatWasTakenOnce() {
        PastUse past = new PastUse(text, clauses, drafts, asOf);
        for (int place = 0; place < drafts.size(); place++) {
            if (bound.get(place).isEmpty()) {
                past.find(drafts.get(place)).ifPresent(bound.get(place)::add);
            }
        }
    }

    // ---- medicines that are denied together with something

    /** "does not take A with alcohol" leaves open whether A is taken without; a medicine of which that is open counts as taken. */
    private void askWhereACombinationIsDenied() {
        Combinations combinations = new Combinations(text, clauses, drafts);
        for (int at = 0; at < drafts.size(); at++) {
            int place = at;
            bound.get(place).removeIf(cue -> combinations.beginsWithOtherVerb(cue, place));
            for (UseCue cue : List.copyOf(bound.get(place))) {
                int last = combinations.lastOfCombination(cue, place);
                for (int asked = place; last >= 0 && asked < drafts.size(); asked++) {
                    boolean inIt = asked <= last
                            || drafts.get(asked).clause() == drafts.get(last).clause();
                    if (inIt && (bound.get(asked).remove(cue) || asked <= last)) {
                        doubts.set(asked, DENIES_OTHER);
                    }
                }
            }
        }
    }

    // ---- medicines about to begin, or perhaps not taken at present

    private void askWhatIsNotSaidToBeTakenNow(List<Use> uses) {
        for (int at = 0; at < drafts.size(); at++) {
            if (uses.get(at).taken() && doubts.get(at) == null) {
                doubts.set(at, doubtOfUse(bound.get(at)));
            }
        }
    }

    private @Nullable String doubtOfUse(List<UseCue> said) {
        for (UseCue cue : said) {
            String words = "(\"" + text.slice(cue.from(), cue.wordsTo())
                    + "\"), and screened as if it were taken; to be confirmed.";
            if (cue.says() == UseCue.Says.TO_BEGIN) {
                return "About to begin " + words;
            }
            if (cue.says() == UseCue.Says.IN_DOUBT
                    && said.stream()
                            .noneMatch(other -> other.says() == UseCue.Says.STILL_TAKEN && other.from() > cue.from())) {
                return "Perhaps not taken at present " + words;
            }
        }
        return null;
    }

    // ---- medicines set against each other

    private void bindContrasts() {
        Contrasts contrasts = new Contrasts(text, clauses, drafts);
        List<Contrasts.Contrast> found = contrasts.find();
        if (found.isEmpty()) {
            return;
        }
        BitSet leftOut = new BitSet();
        for (int place = 0; place < drafts.size(); place++) {
            leftOut.set(
                    place, bound.get(place).stream().anyMatch(cue -> !cue.says().leavesTaken()));
        }
        found.removeIf(this::isOfOneMedicine);
        BitSet setAside = new BitSet();
        found.forEach(contrast -> setAside.set(contrast.place()));
        for (Contrasts.Contrast contrast : found) {
            boolean sure = switch (contrast.kind()) {
                case NOT -> !deniesDenial(contrast, leftOut, contrasts);
                case INSTEAD -> otherIsTaken(contrast.place(), leftOut, setAside, contrasts);
                case REPLACED -> true;
            };
            if (contrast.sure() && sure) {
                bound.get(contrast.place()).add(cues.of(contrast));
            } else if (contrast.kind() == Contrasts.Kind.NOT || !leftOut.get(contrast.place())) {
                ask(contrast);
            }
        }
    }

    /** "A changed to A ER" sets no medicine against another one. */
    private boolean isOfOneMedicine(Contrasts.Contrast contrast) {
        return drafts.get(contrast.place()).reading() instanceof Reading.Exact one
                && IntStream.range(0, drafts.size())
                        .filter(place -> place != contrast.place())
                        .anyMatch(place -> drafts.get(place).reading() instanceof Reading.Exact other
                                && other.choice()
                                        .ingredients()
                                        .equals(one.choice().ingredients()));
    }

    /** "stopped A, not B": what is denied is that it was stopped. */
    private boolean deniesDenial(Contrasts.Contrast contrast, BitSet leftOut, Contrasts contrasts) {
        int place = contrast.place();
        boolean own =
                bound.get(place).stream().anyMatch(cue -> !cue.says().leavesTaken() && cue.to() <= contrast.from());
        return own || (place > 0 && leftOut.get(place - 1) && contrasts.isOneStatement(place - 1, place));
    }

    private static boolean otherIsTaken(int place, BitSet leftOut, BitSet setAside, Contrasts contrasts) {
        int before = setAside.previousClearBit(place);
        int after = setAside.nextClearBit(place);
        return (before >= 0 && !leftOut.get(before) && contrasts.isOneStatement(before, place))
                || (contrasts.names(after) && !leftOut.get(after) && contrasts.isOneStatement(place, after));
    }

    /** A medicine of which the words leave open whether it is taken counts as taken and is a question. */
    private void ask(Contrasts.Contrast contrast) {
        if (contrast.kind() == Contrasts.Kind.NOT) {
            bound.get(contrast.place()).removeIf(cue -> !cue.says().leavesTaken() && cue.to() <= contrast.from());
        }
        doubts.set(contrast.place(), doubtOf(contrast));
    }

    /** Quotes the words with the medicine that they are about, and with what else they may deny of it: "not A 1 mg but 2 mg". */
    private String doubtOf(Contrasts.Contrast contrast) {
        Draft draft = drafts.get(contrast.place());
        int from = Math.min(contrast.from(), draft.from());
        if (contrast.kind() == Contrasts.Kind.NOT && !contrast.sure()) {
            return "\"" + text.phrase(from, endOfStatement(draft))
                    + "\" may deny something else than taking it; to be confirmed.";
        }
        return "Set against another medicine (\"" + text.phrase(from, Math.max(contrast.to(), draft.to()))
                + "\"), and perhaps still taken; to be confirmed.";
    }

    private int endOfStatement(Draft draft) {
        Clause last = clauses.get(draft.clause());
        for (int next = draft.clause();
                next < clauses.size() && clauses.get(next).from() < draft.to();
                next++) {
            last = clauses.get(next);
        }
        boolean goesOn = last.index() + 1 < clauses.size()
                && text.token(clauses.get(last.index() + 1).from()).is("but");
        return goesOn ? clauses.get(last.index() + 1).to() : last.to();
    }

    // ---- binding

    private void bind(UseCue cue, Clause clause) {
        List<Integer> here = draftsOf(clause);
        if (here.isEmpty()) {
            bindFromOutside(cue, clause);
            return;
        }
        boolean leads = firstCueLeads(clause, here);
        int after = here.stream()
                .filter(place -> drafts.get(place).from() >= cue.to() || around(place, cue))
                .findFirst()
                .orElse(-1);
        int before = here.stream()
                .filter(place -> drafts.get(place).to() <= cue.from() || around(place, cue))
                .reduce((a, b) -> b)
                .orElse(-1);
        // "A stopped to start B"
        boolean begins = cue.says() == UseCue.Says.TO_BEGIN
                && after >= 0
                && drafts.get(after).from() == cue.to();
        boolean forwards = begins
                || (after >= 0 && hasObject(cue, drafts.get(after)))
                || ((leads && cue.says() != UseCue.Says.AS_NEEDED) ? after >= 0 : before < 0);
        if (forwards && after >= 0) {
            bindForwards(cue, after);
        } else if (before >= 0) {
            bindBackwards(cue, before);
        }
    }

    /** "A, failed B": a verb that needs an object, right before the name that can be it. */
    private boolean hasObject(UseCue cue, Draft after) {
        return cue.says() == UseCue.Says.STOPPED
                && after.from() == cue.to()
                && !Gap.isHard(text.token(after.from()).gap())
                && WITH_OBJECT.contains(text.token(cue.to() - 1).folded());
    }

    /** Whether the cue is part of the words of a mention, as in a clause that is not known as a whole. */
    private boolean around(int place, UseCue cue) {
        Draft draft = drafts.get(place);
        return draft.from() <= cue.from() && draft.to() > cue.from();
    }

    private boolean firstCueLeads(Clause clause, List<Integer> here) {
        int firstMention = drafts.get(here.getFirst()).from();
        return clause.elements().stream()
                .anyMatch(element -> element.from() < firstMention
                        && element instanceof Element.Words words
                        && cues.kindOf(words)
                                .filter(kind -> kind != WordKind.AS_NEEDED)
                                .isPresent());
    }

    private List<Integer> draftsOf(Clause clause) {
        List<Integer> places = new ArrayList<>(2);
        for (int place = 0; place < drafts.size(); place++) {
            Draft draft = drafts.get(place);
            if (draft.from() < clause.to() && draft.to() > clause.from()) {
                places.add(place);
            }
        }
        return places;
    }

    private void bindForwards(UseCue cue, int place) {
        Draft target = drafts.get(place);
        if (!around(place, cue) && !speaksOf(cue, target)) {
            return;
        }
        if (cue.isDenial() && cue.isBrief(text) && isSomethingOfIt(target)) {
            doubts.set(place, DENIES_OTHER);
            return;
        }
        if (isTakenFromSomebody(cue, target)) {
            doubts.set(place, somebodyElses(cue));
            return;
        }
        bound.get(place).add(cue);
        if (cue.says() != UseCue.Says.AS_NEEDED && cue.says() != UseCue.Says.STILL_TAKEN) {
            List<Integer> further = furtherItems(cue, place);
            if (!further.isEmpty() && cue.dated() == null) {
                UseCue dated = datedAtEnd(cue, further.getLast());
                bound.get(place).set(bound.get(place).size() - 1, dated);
                further.forEach(each -> bound.get(each).add(dated));
            } else if (further.isEmpty() && cue.dated() == null && !endsInItsClause(target)) {
                bound.get(place).set(bound.get(place).size() - 1, datedAtEnd(cue, place));
            } else {
                further.forEach(each -> bound.get(each).add(cue));
            }
        }
    }

    /** "no A refills", "no A toxicity". */
    private boolean isSomethingOfIt(Draft target) {
        return clauses.get(target.clause()).elements().stream()
                .filter(element -> element.from() == target.to() && !Gap.isHard(text.gapBefore(element.from())))
                .anyMatch(element -> scan.isLeftOver(element) || isOfIt(element));
    }

    private String somebodyElses(UseCue cue) {
        return "Somebody else's (\"" + text.slice(cue.from(), cue.to())
                + "\"), and taken by the patient as far as the words say; to be confirmed.";
    }

    private boolean isPossessive(UseCue cue) {
        return cue.to() == cue.from() + 1 && text.token(cue.from()).folded().endsWith("s");
    }

    /** "takes her mother's A": a possessive right before the name, and a verb of taking before that. */
    private boolean isTakenFromSomebody(UseCue cue, Draft target) {
        boolean possessive = cue.says() == UseCue.Says.OTHER_PERSON
                && isPossessive(cue)
                && target.from() == cue.to()
                && !Gap.isHard(text.token(target.from()).gap());
        if (!possessive) {
            return false;
        }
        for (Element before : cue.clause().elements().reversed()) {
            if (before.to() > cue.from()) {
                continue;
            }
            if (before instanceof Element.Words words && words.kinds().contains(WordKind.TAKING)) {
                return true;
            }
            if (!(before instanceof Element.Words words) || !words.kinds().contains(WordKind.FILLER)) {
                return false;
            }
        }
        return false;
    }

    private boolean endsInItsClause(Draft draft) {
        return draft.to() <= clauses.get(draft.clause()).to();
    }

    /** "stopped A and B last year", "stopped A or B last year". */
    private UseCue datedAtEnd(UseCue cue, int last) {
        Draft draft = drafts.get(last);
        return clauses.stream()
                .filter(clause -> clause.from() < draft.to() && clause.to() >= draft.to())
                .flatMap(clause -> clause.elements().stream())
                .flatMap(element -> element instanceof Element.Dated dated ? Stream.of(dated.said()) : Stream.empty())
                .findFirst()
                .map(cue::withDate)
                .orElse(cue);
    }

    /** Whether nothing stands between the cue and the mention after it that the cue could be about. */
    private boolean speaksOf(UseCue cue, Draft target) {
        return !(cue.isDenial() && relatesBetween(cue, target))
                && clauses.get(cue.clause().index()).elements().stream()
                        .filter(element -> element.from() >= cue.to() && element.to() <= target.from())
                        .noneMatch(element -> scan.isLeftOver(element)
                                || (cue.isDenial() && isOfIt(element))
                                || (element instanceof Element.Pointer && element.from() < element.to()));
    }

    private static boolean isOfIt(Element element) {
        return element instanceof Element.Words words && words.kinds().contains(WordKind.OF_IT);
    }

    /** "no benefit from A", "denies side effects on A", "no meds other than A": what is denied is what the word before the name relates to it. */
    private boolean relatesBetween(UseCue cue, Draft target) {
        for (int at = cue.to(); at < target.from(); at++) {
            String word = text.token(at).folded();
            boolean use = word.equals("of")
                    && (text.token(at - 1).is("use") || text.token(at - 1).is("any"));
            if (RELATING.contains(word) && !use) {
                return true;
            }
        }
        return false;
    }

    /**
     * The mentions that a list goes on with: "denies A, B or C". After "stopped" or a mere "no" a comma alone does not carry on, because the next item of a
     * list of medicines stands after a comma too.
     */
    private List<Integer> furtherItems(UseCue cue, int place) {
        List<Integer> chain = new ArrayList<>();
        int certain = 0;
        for (int next = place + 1; next < drafts.size() && carriesOn(next - 1, next); next++) {
            chain.add(next);
            if (cue.carriesOnOverCommas(text) || clauseOf(next).opening() != Clause.Opening.COMMA) {
                certain = chain.size();
            }
        }
        return chain.subList(0, certain);
    }

    private Clause clauseOf(int place) {
        return clauses.get(drafts.get(place).clause());
    }

    /** Whether the list that a mention stands in goes on with the next one: nothing more is said of that, no dose unless the first has one too. */
    private boolean carriesOn(int place, int next) {
        Clause clause = clauseOf(place);
        Clause further = clauseOf(next);
        if (further.index() != clause.index() + 1
                || further.elements().stream().anyMatch(UseBinding::isOwnUse)
                || isLedByOther(further, drafts.get(next))) {
            return false;
        }
        boolean barer = !hasAmount(further) || hasAmount(clause);
        return switch (further.opening()) {
            case JOINT, SLASH -> barer;
            case COMMA -> !hasAmount(further);
            case START, STRONG, SENTENCE, COLON, DASH, ARROW, PARENTHESIS, BRACKET, RESUMED -> false;
        };
    }

    /** "denies alcohol, endorses A": a word that nothing is known of may say that what follows is taken. */
    private boolean isLedByOther(Clause clause, Draft draft) {
        return clause.elements().stream().anyMatch(element -> element.to() <= draft.from() && scan.isLeftOver(element));
    }

    private static boolean isOwnUse(Element element) {
        return element instanceof Element.Pointer
                || (element instanceof Element.Words words
                        && !words.isOnly(WordKind.UNIT, WordKind.FORM, WordKind.FILLER));
    }

    private static boolean hasAmount(Clause clause) {
        return clause.elements().stream().anyMatch(Element.Quantity.class::isInstance);
    }

    private void bindBackwards(UseCue cue, int place) {
        if (!canSpeakOfWhatIsBefore(cue)) {
            return;
        }
        if (cue.says() == UseCue.Says.OTHER_PERSON && isPossessive(cue)) {
            doubts.set(place, somebodyElses(cue));
            return;
        }
        bound.get(place).add(cue);
        boolean both = place > 0
                && clauseOf(place).index() == cue.clause().index()
                && clauseOf(place).opening() == Clause.Opening.JOINT
                && clauseOf(place - 1).index() == clauseOf(place).index() - 1
                && clauseOf(place - 1).elements().size() == 1;
        if (both && cue.says() != UseCue.Says.AS_NEEDED) {
            bound.get(place - 1).add(cue);
        }
        boolean answersAList = cue.says() == UseCue.Says.NOT_TAKEN
                && cue.clause().opening() == Clause.Opening.COLON
                && clauseOf(place).index() == cue.clause().index() - 1;
        for (int each = place; answersAList && isNextOfBareNames(each); each--) {
            bound.get(each - 1).add(cue);
        }
    }

    /** "A / B / C: none". After a comma another entry may have begun, of which the answer says nothing. */
    private boolean isNextOfBareNames(int place) {
        if (place == 0) {
            return false;
        }
        Clause.Opening opening = clauseOf(place).opening();
        return (opening == Clause.Opening.SLASH || opening == Clause.Opening.JOINT)
                && clauseOf(place - 1).index() == clauseOf(place).index() - 1
                && clauseOf(place - 1).elements().size() == 1;
    }

    private boolean canSpeakOfWhatIsBefore(UseCue cue) {
        Optional<Element> next = cue.clause().elements().stream()
                .filter(element -> element.from() >= cue.to())
                .findFirst();
        boolean hasObject = next.filter(element -> scan.isLeftOver(element) || element instanceof Element.Pointer)
                        .isPresent()
                && !givesReason(cue);
        return switch (cue.says()) {
            case AS_NEEDED, STILL_TAKEN -> true;
            case STOPPED, LAST_DOSE, ALLERGY, DISCUSSED, TO_BEGIN, ON_HOLD -> !hasObject;
            case IN_DOUBT -> true;
            case NOT_TAKEN -> next.isEmpty() || pointsBack(next.get(), cue.clause());
            case NOT_LATELY -> !hasObject;
            case OTHER_PERSON ->
                cue.clause().opening() == Clause.Opening.PARENTHESIS
                        && cue.clause().elements().stream().allMatch(Element.Words.class::isInstance);
        };
    }

    /** "A, never took it": the words after a denial stand for what was named. */
    private boolean pointsBack(Element next, Clause clause) {
        for (int at = next.from(); at < clause.to(); at++) {
            if (!POINTING_BACK.contains(text.token(at).folded())) {
                return false;
            }
        }
        return true;
    }

    /** "stopped because of", "stopped due to": what follows is the reason, not what was stopped. */
    private boolean givesReason(UseCue cue) {
        Token last = text.token(cue.to() - 1);
        return cue.says() == UseCue.Says.STOPPED && (last.is("to") || last.is("of"));
    }

    private void bindFromOutside(UseCue cue, Clause clause) {
        int before = -1;
        for (int place = 0; place < drafts.size(); place++) {
            if (drafts.get(place).to() <= clause.from()) {
                before = place;
            }
        }
        int after = before + 1 < drafts.size() ? before + 1 : -1;
        if (after >= 0 && isHeading(clause, before)) {
            if (!isOfOtherThing(cue, clause) && isFirstUnder(clause, after)) {
                bindUnderHeading(cue, after);
            }
        } else if (before >= 0) {
            bindBackwards(cue, before);
        } else if (after >= 0
                && clauseOf(after).index() == clause.index() + 1
                && clauseOf(after).opening() == Clause.Opening.RESUMED) {
            bindForwards(cue, after);
        }
    }

    /** "Allergies: penicillin, sulfa". */
    private boolean isHeading(Clause clause, int before) {
        if (clause.index() + 1 >= clauses.size() || clause.parenthetical()) {
            return false;
        }
        boolean startsStatement =
                before < 0 || clause.opening() == Clause.Opening.STRONG || clause.opening() == Clause.Opening.SENTENCE;
        return switch (clauses.get(clause.index() + 1).opening()) {
            case COLON -> true;
            case DASH -> startsStatement;
            case START, STRONG, SENTENCE, COMMA, JOINT, SLASH, ARROW, PARENTHESIS, BRACKET, RESUMED -> false;
        };
    }

    /** "Allergies: none. A", "Allergies: NKDA, meds: A": what is under the heading has been said before the mention. */
    private boolean isFirstUnder(Clause heading, int place) {
        int first = heading.index() + 1;
        int own = clauseOf(place).index();
        boolean answered =
                own > first && clauses.get(first).elements().stream().allMatch(Element.Words.class::isInstance);
        return !answered && !beginsAnew(first + 1, own);
    }

    /** Whether a statement or a heading's text begins with one of some clauses. */
    private boolean beginsAnew(int first, int last) {
        for (int at = first; at <= last; at++) {
            switch (clauses.get(at).opening()) {
                case STRONG, SENTENCE, COLON -> {
                    return true;
                }
                case START, COMMA, JOINT, SLASH, DASH, ARROW, PARENTHESIS, BRACKET, RESUMED -> {}
            }
        }
        return false;
    }

    /** "No change: A". */
    private boolean isOfOtherThing(UseCue cue, Clause clause) {
        return cue.isBrief(text)
                && clause.elements().stream()
                        .anyMatch(
                                element -> element.from() >= cue.to() && (scan.isLeftOver(element) || isOfIt(element)));
    }

    private void bindUnderHeading(UseCue cue, int first) {
        for (int place = first;
                place < drafts.size() && (place == first || isUnderSameHeading(cue, first, place));
                place++) {
            bound.get(place).add(cue);
        }
    }

    private boolean isUnderSameHeading(UseCue cue, int first, int place) {
        Clause clause = clauseOf(place);
        boolean another = beginsAnew(clauseOf(first).index() + 1, clause.index());
        // Under "stopped" doses are ordinary; among allergies a dose says that the list of medicines has begun.
        boolean taken = cue.says() != UseCue.Says.STOPPED && hasAmount(clause) && !hasAmount(clauseOf(first));
        return !another
                && !taken
                && cues.of(clause).stream().noneMatch(other -> other.says() == UseCue.Says.STILL_TAKEN);
    }
}
