package org.ketwise.terminology;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Coding;
import org.ketwise.kernel.Remembered;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.terminology.rxnorm.RxNormIndex;

/**
 * Reads entries of a medication list, as people write them and as systems code them. Every entry comes back, and only an exact name or code is resolved.
 * Safe to share between threads.
 */
public final class MedicationReader {
    /** Longer ones say more than a name and a dose, and seldom come again. */
    private static final int LONGEST_REMEMBERED = 200;

    private final LineReader lines;
    private final TypedCodes typedCodes;
    private final CodedReader coded;
    private final Remembered<Written, MedicationEntry> remembered;

    /**
     * What an entry was read from.
     *
     * @param typed whether it is a line that somebody wrote
     */
    private record Written(
            boolean typed, List<Coding> codings, @Nullable String text, LocalDate asOf) {
        Written {
            codings = List.copyOf(codings);
        }

        boolean isShort() {
            return (text == null ? 0 : text.length()) + Codes.lengthOf(codings) <= LONGEST_REMEMBERED;
        }
    }

    /** A reader that remembers nothing. */
    public MedicationReader(KnowledgeBase knowledge) {
        this(knowledge, 0);
    }

    /** @param remembered so many entries that were read lately are kept in memory, since the lists of many people hold the same ones */
    public MedicationReader(KnowledgeBase knowledge, int remembered) {
        this(knowledge, null, remembered);
    }

    /** @param rxNorm names and codes beyond those of the content, or null where nobody imported any */
    public MedicationReader(KnowledgeBase knowledge, @Nullable RxNormIndex rxNorm, int remembered) {
        this.remembered = new Remembered<>(remembered);
        Codes codes = new Codes(knowledge);
        Vocabulary vocabulary = new Vocabulary(knowledge);
        RxNormReader further = new RxNormReader(rxNorm, codes, vocabulary);
        lines = new LineReader(vocabulary, codes, further, new LocalUse(knowledge));
        typedCodes = new TypedCodes(codes, further);
        coded = new CodedReader(codes, further, lines, typedCodes);
    }

    /**
     * Reads a line as somebody wrote it.
     *
     * @param asOf the day that the list is looked at
     */
    public MedicationEntry read(String line, LocalDate asOf) {
        return remembered(new Written(true, List.of(), line, asOf));
    }

    private MedicationEntry typed(String line, LocalDate asOf) {
        Optional<MedicationMention> code = typedCodes.read(line);
        return code.map(mention -> new MedicationEntry(line, List.of(mention), List.of(), List.of()))
                .orElseGet(() -> lines.read(line, asOf, false));
    }

    /**
     * Reads a line of a list that stands under a heading.
     *
     * @param heading of the lines above, or null
     */
    public MedicationEntry read(String line, LocalDate asOf, @Nullable ListHeading heading) {
        return heading == null ? read(line, asOf) : lines.read(line, asOf, false, heading);
    }

    /**
     * The heading that a line of a list is, if it is one.
     *
     * @param apart whether it is the first line or stands after an empty one
     */
    public Optional<ListHeading> findHeading(String line, boolean apart, LocalDate asOf) {
        return lines.headings().find(line, apart, asOf);
    }

    /** The heading that a line begins with and goes on after, as in "Allergies: none". */
    public Optional<ListHeading> findHeadingInLine(String line, LocalDate asOf) {
        return lines.headings().findInLine(line, asOf);
    }

    /** Whether a line that names no medicine may begin another part of a list, so that what is said above may be over. */
    public boolean mayBeginAnotherPart(String line, LocalDate asOf) {
        return lines.headings().mayBeginAnother(line, asOf);
    }

    /**
     * Reads a coded medicine: the codes, and what is written beside them.
     *
     * @param asOf the day that the list is looked at
     */
    public MedicationEntry read(List<Coding> codings, @Nullable String text, LocalDate asOf) {
        return remembered(new Written(false, codings, text, asOf));
    }

    private MedicationEntry remembered(Written written) {
        if (!written.isShort()) {
            return anew(written);
        }
        // Mentions of two entries are two, even where they say the same.
        return remembered.get(written, this::anew).with(mention -> mention.withUse(mention.use()));
    }

    private MedicationEntry anew(Written written) {
        String text = written.text();
        return written.typed() && text != null
                ? typed(text, written.asOf())
                : coded.read(written.codings(), text, written.asOf());
    }

    /** The codes that the content does not have, each with the name of its vocabulary; of a product that is usual, and its name is read instead. */
    public List<String> unknownCodes(List<Coding> codings) {
        return coded.unknownCodes(codings);
    }

    /** Whether the route and form of a record say where a product is put, so that they change how its name is read. */
    public boolean speaksOfPlace(String place, LocalDate asOf) {
        return lines.speaksOfPlace(place, asOf);
    }

    /**
     * An entry of a record with the route and form that the record gives beside the name: a medicine that is put on the skin or into the eye is asked about.
     *
     * @param place words or codes of the route and form
     */
    public MedicationEntry withPlace(MedicationEntry entry, String place, LocalDate asOf) {
        return new MedicationEntry(
                entry.input(),
                lines.askedAt(place, entry.mentions(), asOf),
                entry.conditionHints(),
                entry.notUnderstood());
    }
}
