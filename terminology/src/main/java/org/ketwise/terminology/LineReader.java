package org.ketwise.terminology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one line of free text: tokens, elements, clauses, mentions, products, uses. */
final class LineReader {
    /** No entry of a medication list is that long; what comes after is not looked at, and the entry says so. */
    static final int LONGEST_READ = 10_000;

    private final Vocabulary vocabulary;
    private final Codes codes;
    private final RxNormReader rxNorm;
    private final Spelling spelling;
    private final LocalUse localUse;
    private final Headings headings;

    LineReader(Vocabulary vocabulary, Codes codes, RxNormReader rxNorm, LocalUse localUse) {
        this.vocabulary = vocabulary;
        this.codes = codes;
        this.rxNorm = rxNorm;
        this.localUse = localUse;
        spelling = new Spelling(vocabulary);
        headings = new Headings(vocabulary, codes, spelling, rxNorm);
    }

    Headings headings() {
        return headings;
    }

    /** @param singleProduct whether the line is known to be one product, as a display of a code system is */
    MedicationEntry read(String line, LocalDate asOf, boolean singleProduct) {
        return read(line, asOf, singleProduct, null);
    }

    /** A line of a list, perhaps under a heading. */
    MedicationEntry read(String line, LocalDate asOf, boolean singleProduct, @Nullable ListHeading heading) {
        String source = readable(line);
        TokenizedText text = TokenizedText.of(Entities.read(source));
        List<Clause> clauses =
                Clause.split(text, new ElementScan(vocabulary, codes, text, asOf).scan(), vocabulary.abbreviations());
        DraftScan scan = new DraftScan(spelling, rxNorm, text, clauses, asOf, singleProduct);
        scan.scan();
        List<Draft> products = new Products(vocabulary, text, clauses, singleProduct).join(scan.drafts());
        List<Draft> drafts = new Alternatives(vocabulary, text, clauses, singleProduct).asked(products);
        UseBinding binding = new UseBinding(text, clauses, scan, drafts, asOf);
        List<Use> uses = binding.uses();
        List<MedicationMention> mentions = new ArrayList<>(drafts.size());
        for (int at = 0; at < drafts.size(); at++) {
            Draft draft = drafts.get(at);
            Reading reading =
                    localUse.asked(draft.reading(), at, text, clauses, drafts).doubted(binding.doubt(at));
            Use use = uses.get(at);
            if (heading != null && !binding.isSaid(at) && !listsAfterAllergies(heading, draft, clauses)) {
                reading = reading.doubted(heading.doubt());
                use = heading.useOf(use);
            }
            mentions.add(reading.mention(text.phrase(draft.from(), draft.to()), use));
        }
        List<String> surroundings = new ArrayList<>(new Surroundings(text, clauses).of(drafts));
        if (mentions.isEmpty() && scan.hints().isEmpty()) {
            mentions.add(nothing(source.strip(), clauses, scan));
            surroundings.add(line);
        }
        List<String> notUnderstood = new ArrayList<>(scan.notUnderstood());
        if (source.length() < line.length()) {
            notUnderstood.add("(more characters, which were not read)");
        }
        return new MedicationEntry(line, mentions, surroundings, scan.hints(), notUnderstood);
    }

    /** Among allergies a dose says that the list of medicines has begun. */
    private static boolean listsAfterAllergies(ListHeading heading, Draft draft, List<Clause> clauses) {
        return heading.use() instanceof Use.Allergy
                && clauses.get(draft.clause()).elements().stream().anyMatch(Element.Quantity.class::isInstance);
    }

    /** The mentions as questions where the route or form given beside them is a local one. */
    List<MedicationMention> askedAt(String place, List<MedicationMention> mentions, LocalDate asOf) {
        List<Element> elements = elements(place, asOf);
        return mentions.stream()
                .map(mention -> localUse.asked(mention, elements))
                .toList();
    }

    /** Whether words or codes say where a product is put. */
    boolean speaksOfPlace(String words, LocalDate asOf) {
        return elements(words, asOf).stream()
                .anyMatch(element -> element instanceof Element.Words said
                        && said.kinds().stream().anyMatch(WordKind::isPlace));
    }

    private List<Element> elements(String words, LocalDate asOf) {
        return new ElementScan(vocabulary, codes, TokenizedText.of(readable(words)), asOf).scan();
    }

    /** The mention of a line that names neither a medicine nor a condition, with what the line looks like instead. */
    private static MedicationMention nothing(String written, List<Clause> clauses, DraftScan scan) {
        if (written.isEmpty()) {
            return new MedicationMention.Unresolved(written, Use.CURRENT, "The entry is empty.");
        }
        if (clauses.isEmpty()) {
            return new MedicationMention.Unresolved(written, Use.CURRENT, "Holds no word.");
        }
        for (Clause clause : clauses) {
            for (Element element : clause.elements()) {
                if (element instanceof Element.Pointer pointer) {
                    Optional<Use> denied = scan.denialBefore(clause, pointer);
                    if (denied.isPresent()) {
                        return new MedicationMention.Unresolved(
                                written,
                                denied.get(),
                                "Names no medicine; speaks of a condition that the patient does not have.");
                    }
                }
            }
        }
        if (!scan.notUnderstood().isEmpty()) {
            return new MedicationMention.Unresolved(written, Use.CURRENT, DraftScan.NOT_KNOWN);
        }
        boolean numbersOnly = clauses.stream()
                .flatMap(clause -> clause.elements().stream())
                .allMatch(element -> element instanceof Element.Quantity || element instanceof Element.Dated);
        String reason = numbersOnly
                ? "Holds only numbers."
                : "Read as words about doses and use only, without a name: \"" + written + "\".";
        return new MedicationMention.Unresolved(written, Use.CURRENT, reason);
    }

    /** What is read of a line that is too long ends with a whole word: half a name is another name. */
    private static String readable(String line) {
        if (line.length() <= LONGEST_READ) {
            return line;
        }
        for (int end = LONGEST_READ; end > 0; end--) {
            if (Character.isWhitespace(line.charAt(end))) {
                return line.substring(0, end);
            }
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST_READ - 1)) ? LONGEST_READ - 1 : LONGEST_READ;
        return line.substring(0, end);
    }
}
