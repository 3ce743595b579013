package org.ketwise.consult;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.forecast.ExposureForecaster;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Criterion;
import org.ketwise.knowledge.model.MonitoringRule;
import org.ketwise.screening.PatientFacts;
import org.ketwise.screening.PatientProfile;
import org.ketwise.screening.PlannedTreatment;
import org.ketwise.screening.Screener;
import org.ketwise.screening.Screening;
import org.ketwise.terminology.MedicationEntry;
import org.ketwise.terminology.MedicationReader;
import org.ketwise.terminology.rxnorm.RxNormIndex;

/** From what was written to one consultation: the main path. Safe to share between threads. */
public final class Consult {
    private static final int PLANS_REMEMBERED = 1024;

    private final KnowledgeBase knowledge;
    private final MedicationIntake medicationIntake;
    private final PatientIntake patientIntake;
    private final PlanIntake planIntake;
    private final Screener screener;
    private final Corrections corrections;
    private final ExposureForecaster forecaster;

    /** A consult that remembers nothing of what it read. */
    public Consult(KnowledgeBase knowledge) {
        this(knowledge, 0);
    }

    /** @param remembered so many short entries, and plans, that were read lately are kept in memory, for lists of many people; nothing else of a request is */
    public Consult(KnowledgeBase knowledge, int remembered) {
        this(knowledge, null, remembered);
    }

    /** @param rxNorm names and codes of medicines beyond those of the content, or null where nobody imported any */
    public Consult(KnowledgeBase knowledge, @Nullable RxNormIndex rxNorm, int remembered) {
        this.knowledge = knowledge;
        MedicationReader medications = new MedicationReader(knowledge, rxNorm, remembered);
        medicationIntake = new MedicationIntake(knowledge, medications);
        patientIntake = new PatientIntake(knowledge, medications, remembered);
        planIntake = new PlanIntake(knowledge, Math.min(remembered, PLANS_REMEMBERED));
        screener = new Screener(knowledge);
        corrections = new Corrections(knowledge);
        forecaster = new ExposureForecaster(knowledge);
    }

    /** The content that it reads and screens by. */
    public KnowledgeBase knowledge() {
        return knowledge;
    }

    /**
     * Reads, screens and collects.
     *
     * @throws org.ketwise.kernel.UserError if the plan cannot be used; anything else that is not understood is part of the result
     */
    public Consultation consult(ConsultRequest request) {
        List<NotAssessed> notAssessed = new ArrayList<>();
        LocalDate asOf = request.asOf();

        List<ConsultedMedication> medications = medicationIntake.read(request.medications(), asOf, notAssessed);
        PlanIntake.Planned planned = planIntake.read(request.plan(), medications, notAssessed);
        PlannedTreatment plan = planned.plan();
        PatientIntake.Patient patient = patientIntake.read(request, medications, notAssessed);
        patientIntake.sayWhatThePlanIsFor(request.plan(), patient.mentions(), notAssessed);
        PatientProfile profile = new PatientProfile(
                medicationIntake.uses(medications, planned.repeatedInList(), plan.drugs()), patient.facts());

        Screening screening = screener.screen(profile, plan);
        List<MonitoringRule> monitoring = screener.monitoring(profile, plan);

        medicationIntake.sayWhatWasScreenedInVain(medications, screening.findings(), notAssessed);
        Limits.say(knowledge, request, screening, plan, notAssessed);
        notAssessed.addAll(request.remarks());
        return new Consultation(
                knowledge,
                asOf,
                plan,
                planned.given(),
                with(patient.facts(), screening),
                medications,
                profile.medications(),
                patient.mentions(),
                screening.findings(),
                Forecasts.of(screening.findings(), plan, patient.facts().weight(), forecaster),
                monitoring,
                corrections.of(
                        profile.medications(), screening.findings(), monitoring, screener.holding(profile, plan)),
                notAssessed);
    }

    /** Tells of a criterion that nobody of the list asks about whether it holds for the patient and the plan of a consultation. */
    public Predicate<Criterion> holding(Consultation consultation) {
        PatientProfile profile = new PatientProfile(consultation.uses(), consultation.facts());
        return screener.holding(profile, consultation.plan());
    }

    /** What is understood of one entry by itself, whatever it stands under in a list. */
    public MedicationEntry read(MedicationInput medication, LocalDate asOf) {
        return medicationIntake.read(medication, asOf);
    }

    /** Whether a plan in words can be used. */
    public boolean canUse(String plan) {
        return planIntake.canUse(plan);
    }

    /** The one route that words name, by itself or by a form. */
    public Optional<Route> findRoute(String words) {
        return planIntake.findRoute(words);
    }

    private static PatientFacts with(PatientFacts facts, Screening screening) {
        return new PatientFacts(
                facts.age(),
                facts.weight(),
                facts.sex(),
                facts.bloodPressure(),
                facts.pregnant(),
                screening.conditions());
    }
}
