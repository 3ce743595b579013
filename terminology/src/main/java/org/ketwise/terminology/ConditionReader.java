package org.ketwise.terminology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Coding;
import org.ketwise.knowledge.KnowledgeBase;

/** Reads entries of a problem list. Safe to share between threads. */
public final class ConditionReader {
    private final KnowledgeBase knowledge;

    public ConditionReader(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    /** Reads a condition as somebody wrote it. */
    public ConditionMention read(String text) {
        if (knowledge.conditions().isEmpty()) {
            return new ConditionMention.Unrecognised(text);
        }
        return new ConditionMention.Unrecognised(text);
    }

    /** Reads a coded condition: the codes first, then what is written beside them. */
    public ConditionMention read(List<Coding> codings, @Nullable String text) {
        return read(text == null ? "" : text);
    }
}
