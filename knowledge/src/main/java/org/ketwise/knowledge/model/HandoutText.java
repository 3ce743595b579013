package org.ketwise.knowledge.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.model.Interaction.Category;

/**
 * All words of the handout for a patient, in one language.
 *
 * @param language its code, as in BCP 47
 * @param name the language in itself
 * @param words around the sections
 * @param medicines what is said of a medicine, by what was found of it
 * @param entries what is said of an entry of the list, by what became of it
 * @param neverWords words that must not stand in it, since nobody tells a patient to leave a medicine out
 * @param sections in their order
 */
public record HandoutText(
        String language,
        String name,
        boolean reviewed,
        Readability readability,
        Words words,
        List<MedicineLine> medicines,
        Map<EntryKind, Telling> entries,
        List<String> neverWords,
        List<Section> sections) {

    /**
     * What stands around the sections.
     *
     * @param plan before the name of the planned drug
     * @param noPlan where nothing was planned
     * @param clinicPhone before an empty place
     * @param and between two drugs
     * @param ask before what to ask about a medicine
     * @param restsOn before the sources
     * @param notReviewed where no clinician who is a native speaker has read it
     */
    public record Words(
            String title,
            String subtitle,
            String plan,
            String noPlan,
            String clinicPhone,
            String and,
            String ask,
            String restsOn,
            String notReviewed,
            String footer) {}

    /**
     * How plain the text must be.
     *
     * @param formula which one measures it
     * @param gradeAtMost years of school
     */
    public record Readability(Formula formula, double gradeAtMost) {}

    /** Published formulas of reading grade. */
    public enum Formula {
        /** For English. */
        FLESCH_KINCAID,
        /** For Spanish. */
        CRAWFORD;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Formula of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** What became of an entry of the list. */
    public enum EntryKind {
        NOTHING,
        SUGGESTED,
        AMBIGUOUS,
        UNRESOLVED,
        STOPPED,
        /** The patient did not tolerate it. */
        ALLERGY,
        /** It is not taken, by the list. */
        LEFT_OUT;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What is told, and what to ask about it. */
    public record Telling(String tell, @Nullable String ask) {}

    /**
     * What is said of a medicine.
     *
     * @param on what must have been found of it
     * @param covers axes and categories whose general lines are not said beside it
     * @param calming not said of a medicine of which a finding is major or worse
     */
    public record MedicineLine(On on, List<String> covers, boolean calming, Telling telling, List<String> sources) {}

    /**
     * What was found of a medicine; one of them is enough.
     *
     * @param axes ids
     * @param categories of findings about the treatment
     * @param pairs categories of findings about two medicines of the list
     * @param duplicate it is a duplicate of another
     * @param contraindicated it is contraindicated with another one of the list
     * @param rules ids of findings
     * @param ingredients places, those of the classes included
     */
    public record On(
            List<String> axes,
            List<Category> categories,
            List<Category> pairs,
            boolean duplicate,
            boolean contraindicated,
            List<String> rules,
            IndexSet ingredients) {
        /** The axes and categories that it is about, where it is about nothing else; of a line that is about particular medicines none. */
        public List<String> general() {
            return rules.isEmpty() && ingredients.isEmpty() && pairs.isEmpty()
                    ? Stream.concat(axes.stream(), categories.stream().map(Category::code))
                            .toList()
                    : List.of();
        }
    }

    /**
     * Lines under a title.
     *
     * @param urgent shown so that it is seen first
     * @param medicines the medicines follow the lines
     */
    public record Section(String id, int order, String title, boolean urgent, List<Line> lines, boolean medicines) {}

    /**
     * A line.
     *
     * @param question that it answers, or null
     * @param corrects ids of claims
     */
    public record Line(
            @Nullable String question, String say, Criterion when, List<String> sources, List<String> corrects) {}
}
