package org.ketwise.screening;

import java.util.Arrays;
import java.util.List;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Interaction.Category;

/**
 * Gathers findings, notes of which medicines something is said, and puts all in the order in which a busy clinician should read them: the most severe first,
 * danger before concentration before loss of effect, what is about the list before what is about the person, and equal ones in the order of the content.
 */
@SuppressWarnings("EnumOrdinal") // a place in the order lives as long as one screening
final class Findings {
    private static final int BITS_FOR_POSITION = 20;
    private static final long MOST_OF_A_KIND = 1L << 24;
    private static final long POSITION = (1L << BITS_FOR_POSITION) - 1;

    private final ActingUses uses;
    private final boolean[] spokenOf; // by position in the list
    private Finding[] findings;
    private long[] places; // where each stands in the order, computed once: comparing is what sorting does most
    private int size;

    Findings(ActingUses uses) {
        this.uses = uses;
        spokenOf = new boolean[uses.size()];
        findings = new Finding[uses.size() + 8];
        places = new long[findings.length];
    }

    /** Of which medicines it speaks, its maker says by position. */
    void add(InteractionFinding finding) {
        add(finding, finding.severity(), finding.category(), finding.rule().index());
    }

    /** The same. */
    void add(BurdenFinding finding) {
        add(
                finding,
                finding.severity(),
                finding.category(),
                MOST_OF_A_KIND + finding.axis().index());
    }

    void add(ConditionFinding finding) {
        int condition = finding.known().condition().index();
        add(finding, finding.severity(), finding.category(), 2 * MOST_OF_A_KIND + 100L * condition + finding.number());
    }

    /** Those of a list come in its order. */
    void add(DuplicateTherapy finding) {
        speakOf(finding.medicines());
        add(finding, finding.severity(), finding.category(), 3 * MOST_OF_A_KIND);
    }

    private void add(Finding finding, Severity severity, Category category, long kindAndPlace) {
        if (size == findings.length) {
            findings = Arrays.copyOf(findings, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
        }
        int lightness = Severity.CONTRAINDICATED.ordinal() - severity.ordinal();
        int afterDanger = switch (category) {
            case SAFETY -> 0;
            case EXPOSURE -> 1;
            case EFFICACY -> 2;
        };
        long place = (lightness * 3L + afterDanger) * 4 * MOST_OF_A_KIND + kindAndPlace;
        findings[size] = finding;
        places[size] = (place << BITS_FOR_POSITION) | size;
        size++;
    }

    private void speakOf(List<MedicationUse> medicines) {
        for (int i = 0; i < medicines.size(); i++) {
            spokenOf[uses.position(medicines.get(i))] = true;
        }
    }

    /** That something is said of the medicine at this position, if it is one. */
    void speakOf(int position) {
        if (position >= 0) {
            spokenOf[position] = true;
        }
    }

    /** Whether a finding names the medicine at this position; what was gathered for an axis that is not worth showing stays unsaid. */
    boolean speaksOf(int position) {
        return spokenOf[position];
    }

    List<Finding> mostImportantFirst() {
        Arrays.sort(places, 0, size);
        Finding[] ordered = new Finding[size];
        for (int i = 0; i < size; i++) {
            ordered[i] = findings[(int) (places[i] & POSITION)];
        }
        return Arrays.asList(ordered);
    }
}
