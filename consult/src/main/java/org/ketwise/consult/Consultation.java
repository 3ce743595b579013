package org.ketwise.consult;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.KnowledgeVersion;
import org.ketwise.knowledge.model.Claim;
import org.ketwise.knowledge.model.MonitoringRule;
import org.ketwise.screening.Finding;
import org.ketwise.screening.MedicationUse;
import org.ketwise.screening.PatientFacts;
import org.ketwise.screening.PlannedTreatment;
import org.ketwise.terminology.ConditionMention;

/**
 * Everything there is to say about one patient and one plan.
 *
 * @param knowledge the content that the findings refer to, for the words of its sources
 * @param plan the treatment screened for; {@link PlannedTreatment#text()} is empty where none was planned
 * @param planGiven whether somebody planned it; otherwise it was taken from the list or every treatment was looked at
 * @param facts what is known of the patient, conditions brought about by facts included
 * @param uses what of the medications was screened
 * @param conditions each condition of the input and how it was understood
 * @param findings the most important first
 * @param forecasts how much the exposure of the treatment is calculated to change
 * @param monitoring what to measure or arrange, in the order of a treatment
 * @param corrections claims that are wrong and that somebody may have read of what is consulted about
 * @param notAssessed what was not looked at and why; never left out
 */
public record Consultation(
        KnowledgeBase knowledge,
        LocalDate asOf,
        PlannedTreatment plan,
        boolean planGiven,
        PatientFacts facts,
        List<ConsultedMedication> medications,
        List<MedicationUse> uses,
        List<ConditionMention> conditions,
        List<Finding> findings,
        Forecasts forecasts,
        List<MonitoringRule> monitoring,
        List<Claim> corrections,
        List<NotAssessed> notAssessed) {
    public Consultation {
        medications = List.copyOf(medications);
        uses = List.copyOf(uses);
        conditions = List.copyOf(conditions);
        findings = List.copyOf(findings);
        monitoring = List.copyOf(monitoring);
        corrections = List.copyOf(corrections);
        notAssessed = List.copyOf(notAssessed);
    }

    public KnowledgeVersion version() {
        return knowledge.version();
    }

    /** The most severe finding, or null where there is none. */
    public @Nullable Finding findWorst() {
        return findings.isEmpty() ? null : findings.getFirst();
    }
}
