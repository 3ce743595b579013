package org.ketwise.consult.handout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.model.HandoutText;

/**
 * What a patient is told before a treatment.
 *
 * @param text the words that stand around it, and the language
 * @param treatments names of the planned drugs; more than one where the plan does not tell which
 * @param sources ids of the sources of what is said, without repetition
 */
public record Handout(
        HandoutText text, List<String> treatments, boolean planned, List<Section> sections, List<String> sources) {
    public Handout {
        treatments = List.copyOf(treatments);
        sections = List.copyOf(sections);
        sources = List.copyOf(sources);
    }

    /** Lines under a title, and the medicines of the list where the section is about them. */
    public record Section(String id, String title, boolean urgent, List<Line> lines, List<Medicine> medicines) {
        public Section {
            lines = List.copyOf(lines);
            medicines = List.copyOf(medicines);
        }
    }

    /** @param question that it answers, or null */
    public record Line(@Nullable String question, String say, List<String> corrects) {}

    /**
     * A medicine of the list.
     *
     * @param name as it was written
     */
    public record Medicine(String name, List<HandoutText.Telling> tellings) {
        public Medicine {
            tellings = List.copyOf(tellings);
        }
    }
}
