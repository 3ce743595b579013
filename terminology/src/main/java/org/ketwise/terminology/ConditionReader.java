package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Coding;
import org.ketwise.kernel.Remembered;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.PatientCondition;

/**
 * Reads entries of a problem list, as people write them and as systems code them: SNOMED CT codes exactly, ICD-10 codes by prefix, names wherever they stand
 * in the text, the longest first. Safe to share between threads.
 */
public final class ConditionReader {
    /** Longer ones seldom come again. */
    private static final int LONGEST_REMEMBERED = 200;

    private final ConditionCodes codes;
    private final ConditionText texts;
    private final Remembered<Written, List<ConditionMention>> remembered;

    /**
     * What an entry was read from.
     *
     * @param typed whether it is one that somebody wrote, without a place for codes
     */
    private record Written(boolean typed, List<Coding> codings, String text) {
        Written {
            codings = List.copyOf(codings);
        }

        boolean isShort() {
            return text.length() + Codes.lengthOf(codings) <= LONGEST_REMEMBERED;
        }
    }

    /** A reader that remembers nothing. */
    public ConditionReader(KnowledgeBase knowledge) {
        this(knowledge, 0);
    }

    /** @param remembered so many entries that were read lately are kept in memory */
    public ConditionReader(KnowledgeBase knowledge, int remembered) {
        this.remembered = new Remembered<>(remembered);
        codes = new ConditionCodes(knowledge.conditions());
        texts = new ConditionText(knowledge);
    }

    /** Reads a condition as somebody wrote it; of an entry that says several things, what is surest. */
    public ConditionMention read(String text) {
        return readAll(text).getFirst();
    }

    /** Everything that an entry says: what the patient has first, then what only points to a condition, then what is denied or somebody else's; never empty. */
    public List<ConditionMention> readAll(String text) {
        return remembered(new Written(true, List.of(), text));
    }

    private List<ConditionMention> remembered(Written written) {
        return written.isShort() ? remembered.get(written, this::anew) : anew(written);
    }

    private List<ConditionMention> anew(Written written) {
        return List.copyOf(written.typed() ? typed(written.text()) : coded(written.codings(), written.text()));
    }

    private List<ConditionMention> typed(String text) {
        List<PatientCondition> coded = codes.typed(text);
        return coded.isEmpty() ? texts.read(text, true) : List.of(new ConditionMention.Recognised(text, coded));
    }

    /**
     * Everything that a coded condition says: its codes, and what the text beside them says besides. The display of a code is one thing; a text that somebody
     * wrote can list several, of which each part comes back.
     */
    public List<ConditionMention> readAll(List<Coding> codings, String text) {
        return remembered(new Written(false, codings, text));
    }

    private List<ConditionMention> coded(List<Coding> codings, String text) {
        List<ConditionMention> said = new ArrayList<>();
        ConditionMention first = read(codings, text);
        said.add(first);
        boolean typed = codings.stream().noneMatch(coding -> text.equals(coding.display()));
        for (ConditionMention also : typed ? typed(text) : texts.read(text, false)) {
            boolean whole =
                    also instanceof ConditionMention.Unrecognised && also.text().equals(text);
            boolean more = !whole
                    && !also.equals(first)
                    && (also.conditions().isEmpty() || !first.conditions().containsAll(also.conditions()));
            if (more) {
                said.add(also);
            }
        }
        return said;
    }

    /** Reads a coded condition: the codes first, and where they are not known what is written beside them. */
    public ConditionMention read(List<Coding> codings, @Nullable String text) {
        Optional<String> display = codings.stream()
                .flatMap(coding -> Optional.ofNullable(coding.display()).stream())
                .filter(each -> !each.isBlank())
                .findFirst();
        String written = text != null && !text.isBlank() ? text : display.orElse("");
        List<PatientCondition> coded = codes.find(codings);
        if (!coded.isEmpty()) {
            String shown = written.isEmpty() ? codings.getFirst().code() : written;
            return new ConditionMention.Recognised(shown, coded);
        }
        ConditionMention mention = readWritten(written, codings);
        boolean unread = mention instanceof ConditionMention.Unrecognised
                && display.isPresent()
                && !display.get().equals(written);
        return unread ? readWritten(display.get(), codings) : mention;
    }

    /** The display of a code is not misspelt, so no likeness is sought for it. */
    private ConditionMention readWritten(String written, List<Coding> codings) {
        boolean display = codings.stream().anyMatch(coding -> written.equals(coding.display()));
        return texts.read(written, !display).getFirst();
    }
}
