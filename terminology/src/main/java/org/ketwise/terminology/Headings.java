package org.ketwise.terminology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells which lines of a list are headings, and what they say of the lines below them. */
final class Headings {
    private static final int LONGEST = 160;

    /** What headings of a list speak of. */
    private static final Set<String> MEDICINES = Set.of(
            "medication", "medications", "meds", "med", "medicine", "medicines", "drugs", "prescriptions", "list");

    /** First words of a heading that goes on with what is taken. */
    private static final Set<String> GOING_ON = Set.of(
            "continue",
            "continued",
            "keep",
            "start",
            "started",
            "new",
            "change",
            "changed",
            "current",
            "currently",
            "active",
            "resume",
            "resumed",
            "other",
            "your",
            "also",
            "taking");

    private final Vocabulary vocabulary;
    private final Codes codes;
    private final Spelling spelling;
    private final RxNormReader rxNorm;

    Headings(Vocabulary vocabulary, Codes codes, Spelling spelling, RxNormReader rxNorm) {
        this.vocabulary = vocabulary;
        this.codes = codes;
        this.spelling = spelling;
        this.rxNorm = rxNorm;
    }

    /**
     * The heading that a line is, if it is one: it names no medicine and ends with a colon, or speaks of medicines, or stands apart from the lines before it.
     *
     * @param apart whether it is the first line or stands after an empty one
     */
    Optional<ListHeading> find(String line, boolean apart, LocalDate asOf) {
        String words = withoutDecoration(line);
        boolean colon = words.endsWith(":");
        boolean number = words.codePoints().anyMatch(Character::isDigit);
        if (words.isEmpty() || words.length() > LONGEST || (!colon && (number || words.indexOf(':') >= 0))) {
            return Optional.empty();
        }
        TokenizedText text = TokenizedText.of(colon ? words : words + ":");
        List<Clause> clauses =
                Clause.split(text, new ElementScan(vocabulary, codes, text, asOf).scan(), vocabulary.abbreviations());
        List<Element> elements =
                clauses.stream().flatMap(clause -> clause.elements().stream()).toList();
        if (elements.isEmpty() || elements.stream().anyMatch(Headings::namesMedicine)) {
            return Optional.empty();
        }
        List<String> unknown = elements.stream()
                .filter(Element.Unknown.class::isInstance)
                .map(element -> text.wordAround(element.from()))
                .distinct()
                .toList();
        if (!colon && !isHeadingWithoutColon(text, clauses, unknown, apart)) {
            return Optional.empty();
        }
        if (unknown.size() == elements.size()) {
            // "Foozol:" may be a medicine that nothing is known of.
            return Optional.empty();
        }
        return Optional.of(heading(words, text, clauses, unknown, colon, asOf));
    }

    /** The heading that a line begins with and goes on after: "Allergies: none", "Current: A". */
    Optional<ListHeading> findInLine(String line, LocalDate asOf) {
        int colon = line.indexOf(':');
        if (colon < 0 || colon + 1 == line.length()) {
            return Optional.empty();
        }
        String words = line.substring(0, colon + 1);
        TokenizedText text = TokenizedText.of(words);
        boolean goesOn = text.size() > 0 && (GOING_ON.contains(text.token(0).folded()) || speaksOfMedicines(text));
        return find(words, true, asOf)
                .filter(heading -> heading.notUnderstood().isEmpty() && (goesOn || !heading.saysNothing()));
    }

    /** Whether a line that names nothing may begin another part of the list without being a heading for certain. */
    boolean mayBeginAnother(String line, LocalDate asOf) {
        TokenizedText text = TokenizedText.of(line);
        List<Element> elements = new ElementScan(vocabulary, codes, text, asOf).scan();
        return !elements.isEmpty()
                && line.codePoints().noneMatch(Character::isDigit)
                && elements.stream().noneMatch(Headings::namesMedicine)
                && (GOING_ON.contains(text.token(0).folded())
                        || (text.size() > 1 && elements.stream().anyMatch(Element.Unknown.class::isInstance)));
    }

    private static boolean namesMedicine(Element element) {
        return element instanceof Element.Named || element instanceof Element.ClassNamed;
    }

    /** "STOP taking these medications", and "STOP" where nothing stands right above it that it may be said of. */
    private static boolean isHeadingWithoutColon(
            TokenizedText text, List<Clause> clauses, List<String> unknown, boolean apart) {
        return speaksOfMedicines(text) || (apart && clauses.size() == 1 && unknown.isEmpty());
    }

    private static boolean speaksOfMedicines(TokenizedText text) {
        return IntStream.range(0, text.size())
                .anyMatch(at -> MEDICINES.contains(text.token(at).folded()));
    }

    private ListHeading heading(
            String words,
            TokenizedText text,
            List<Clause> clauses,
            List<String> unknown,
            boolean colon,
            LocalDate asOf) {
        UseCues cues = new UseCues(
                text, clauses, new DraftScan(spelling, rxNorm, text, clauses, asOf, false), List.of(), asOf);
        List<UseCue> said = new ArrayList<>();
        boolean everyPart = true;
        for (Clause clause : clauses) {
            List<UseCue> here = cues.of(clause).stream()
                    .filter(cue -> !cue.isBrief(text) && cue.says() != UseCue.Says.LAST_DOSE)
                    .filter(cue -> colon || speaksWithoutColon(cue))
                    .toList();
            everyPart &= !here.isEmpty() || !clause.opening().startsItem();
            said.addAll(here);
        }
        Use use = new UseOfCues(text, asOf).of(said);
        String shown = words.replaceAll("\\s*:+$", "");
        boolean table = words.chars().anyMatch(c -> c == '|' || c == '\t');
        boolean sure = everyPart || use instanceof Use.Allergy;
        if (use.taken() || table) {
            return new ListHeading(shown, Use.CURRENT, table ? null : doubt(shown, said), unknown);
        }
        ListHeading heading = new ListHeading(shown, use, null, unknown);
        return sure ? heading : heading.perhapsOver();
    }

    private static boolean speaksWithoutColon(UseCue cue) {
        return cue.says() == UseCue.Says.STOPPED || cue.says() == UseCue.Says.ALLERGY;
    }

    private static @Nullable String doubt(String words, List<UseCue> said) {
        boolean asked =
                said.stream().anyMatch(cue -> cue.says() == UseCue.Says.TO_BEGIN || cue.says() == UseCue.Says.IN_DOUBT);
        return asked ? "Under the heading \"" + words + "\", and screened as if it were taken; to be confirmed." : null;
    }

    /** Without the marks that lines of lists and headings begin and end with. */
    private static String withoutDecoration(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && !Character.isLetterOrDigit(line.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(line.charAt(to - 1)) && ":)".indexOf(line.charAt(to - 1)) < 0) {
            to--;
        }
        return line.substring(from, to);
    }
}
