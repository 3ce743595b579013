package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Coding;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.PatientCondition;

/**
 * Reads entries of a problem list, as people write them and as systems code them: SNOMED CT codes exactly, ICD-10 codes by prefix, names wherever they stand
 * in the text, the longest first. Safe to share between threads.
 */
public final class ConditionReader {
    private final ConditionCodes codes;
    private final ConditionText texts;

    public ConditionReader(KnowledgeBase knowledge) {
        codes = new ConditionCodes(knowledge.conditions());
        texts = new ConditionText(knowledge);
    }

    /** Reads a condition as somebody wrote it; of an entry that says several things, what is surest. */
    public ConditionMention read(String text) {
        return readAll(text).getFirst();
    }

    /** Everything that an entry says: what the patient has first, then what only points to a condition, then what is denied or somebody else's; never empty. */
    public List<ConditionMention> readAll(String text) {
        List<PatientCondition> coded = codes.typed(text);
        return coded.isEmpty() ? texts.read(text, true) : List.of(new ConditionMention.Recognised(text, coded));
    }

    /**
     * Everything that a coded condition says: its codes, and what the text beside them says besides. The display of a code is one thing; a text that somebody
     * wrote can list several, of which each part comes back.
     */
    public List<ConditionMention> readAll(List<Coding> codings, String text) {
        List<ConditionMention> said = new ArrayList<>();
        ConditionMention first = read(codings, text);
        said.add(first);
        boolean typed = codings.stream().noneMatch(coding -> text.equals(coding.display()));
        for (ConditionMention also : typed ? readAll(text) : texts.read(text, false)) {
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
