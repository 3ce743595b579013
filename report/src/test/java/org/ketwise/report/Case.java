package org.ketwise.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.ConsultedMedication;
import org.ketwise.consult.ConsultedMedication.Status;
import org.ketwise.consult.Forecasts;
import org.ketwise.consult.NotAssessed;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.screening.DosePhase;
import org.ketwise.screening.KnownCondition;
import org.ketwise.screening.MedicationUse;
import org.ketwise.screening.PatientFacts;
import org.ketwise.screening.PatientProfile;
import org.ketwise.screening.PlannedTreatment;
import org.ketwise.screening.Screener;
import org.ketwise.screening.Screening;
import org.ketwise.terminology.MedicationEntry;
import org.ketwise.terminology.MedicationMention;
import org.ketwise.terminology.Use;

/** A patient and a plan in the field's words, screened with the content of this build. */
final class Case {
    static final KnowledgeBase KNOWLEDGE = KnowledgeBase.builtIn();
    private static final Screener SCREENER = new Screener(KNOWLEDGE);

    private final List<ConsultedMedication> medications = new ArrayList<>();
    private final List<MedicationUse> uses = new ArrayList<>();
    private final List<KnownCondition> conditions = new ArrayList<>();
    private final List<NotAssessed> notAssessed = new ArrayList<>();
    private @Nullable BloodPressure bloodPressure;
    private @Nullable Age age;

    static Case patient() {
        return new Case();
    }

    Case taking(String... ingredients) {
        for (String name : ingredients) {
            Ingredient ingredient = KNOWLEDGE.getIngredient(name);
            add(
                    new MedicationMention.Resolved(name, Use.CURRENT, name, List.of(ingredient)),
                    Status.RESOLVED,
                    null,
                    false);
        }
        return this;
    }

    /** An entry that was not certain, with its possible readings. */
    Case maybeTaking(String written, String... readings) {
        List<MedicationMention.Candidate> candidates = Stream.of(readings)
                .map(name -> new MedicationMention.Candidate(name, List.of(KNOWLEDGE.getIngredient(name))))
                .toList();
        String reason = "Spelt like " + String.join(" and ", readings) + ".";
        if (candidates.size() == 1) {
            add(
                    new MedicationMention.Suggested(written, Use.CURRENT, candidates.getFirst(), reason),
                    Status.SUGGESTED,
                    reason,
                    true);
        } else {
            add(
                    new MedicationMention.Ambiguous(written, Use.CURRENT, candidates, reason),
                    Status.AMBIGUOUS,
                    reason,
                    true);
        }
        return this;
    }

    Case stopped(String name, int daysAgo) {
        Ingredient ingredient = KNOWLEDGE.getIngredient(name);
        Use use = new Use.Stopped("stopped", OptionalInt.of(daysAgo), false);
        MedicationEntry entry = new MedicationEntry(
                name,
                List.of(new MedicationMention.Resolved(name, use, name, List.of(ingredient))),
                List.of(),
                List.of());
        medications.add(new ConsultedMedication(entry, 1, Status.LEFT_OUT, "Not taken now: stopped.", false));
        uses.add(new MedicationUse(ingredient, medications.size(), false, false, null, daysAgo));
        return this;
    }

    /** An entry that nobody knows. */
    Case writing(String entry) {
        String reason = "Not known to the content.";
        add(new MedicationMention.Unresolved(entry, Use.CURRENT, reason), Status.UNRESOLVED, reason, false);
        notAssessed.add(new NotAssessed(entry, reason));
        return this;
    }

    private void add(MedicationMention mention, Status status, @Nullable String reason, boolean provisional) {
        MedicationEntry entry = new MedicationEntry(mention.text(), List.of(mention), List.of(), List.of());
        medications.add(new ConsultedMedication(entry, 1, status, reason, false));
        mention.ingredients()
                .forEach(each -> uses.add(new MedicationUse(each, medications.size(), provisional, false, null, null)));
    }

    Case withBloodPressure(String value) {
        bloodPressure = BloodPressure.parse(value);
        return this;
    }

    Case aged(int years) {
        age = new Age(years);
        return this;
    }

    Case having(String condition) {
        conditions.add(new KnownCondition(KNOWLEDGE.findCondition(condition).orElseThrow(), condition, false));
        return this;
    }

    /** A condition that something only points to. */
    Case pointedTo(String condition, String by) {
        conditions.add(new KnownCondition(KNOWLEDGE.findCondition(condition).orElseThrow(), by, true));
        return this;
    }

    Consultation planned(String drug, Route route) {
        return consultation(drug, EnumSet.of(route));
    }

    Consultation plannedByUnknownRoute(String drug) {
        return consultation(drug, EnumSet.allOf(Route.class));
    }

    private Consultation consultation(String drug, Set<Route> routes) {
        int mask = 1 << KNOWLEDGE.treatments().indexOf(drug);
        DosePhase phase = new DosePhase(null, null, 3.5, null, false, false);
        PlannedTreatment plan = new PlannedTreatment(
                drug + " twice weekly",
                List.of(KNOWLEDGE.getIngredient(drug)),
                mask,
                routes,
                null,
                null,
                List.of(phase));
        PatientFacts facts = new PatientFacts(age, null, null, bloodPressure, false, List.copyOf(conditions));
        PatientProfile profile = new PatientProfile(uses, facts);
        Screening screening = SCREENER.screen(profile, plan);
        PatientFacts known = new PatientFacts(age, null, null, bloodPressure, false, screening.conditions());
        return new Consultation(
                KNOWLEDGE,
                LocalDate.of(2026, 11, 23),
                plan,
                true,
                known,
                medications,
                uses,
                List.of(),
                screening.findings(),
                Forecasts.NONE,
                SCREENER.monitoring(profile, plan),
                List.of(),
                notAssessed);
    }
}
