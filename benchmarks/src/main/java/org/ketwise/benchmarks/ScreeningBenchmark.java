package org.ketwise.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ketwise.consult.PlanReader;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.screening.MedicationUse;
import org.ketwise.screening.PatientFacts;
import org.ketwise.screening.PatientProfile;
import org.ketwise.screening.PlannedTreatment;
import org.ketwise.screening.Screener;
import org.ketwise.screening.Screening;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Screening a coded profile, with and without facts about the patient. Targets: 10 medicines in 3 microseconds, 20 in 10. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ScreeningBenchmark {
    private static final List<String> TWENTY = List.of(
            "methylphenidate",
            "escitalopram",
            "clonazepam",
            "lamotrigine",
            "guanfacine",
            "ibuprofen",
            "levothyroxine",
            "omeprazole",
            "loratadine",
            "trazodone",
            "lisinopril",
            "metformin",
            "atorvastatin",
            "gabapentin",
            "bupropion",
            "pseudoephedrine",
            "clarithromycin",
            "ondansetron",
            "melatonin",
            "acetaminophen");

    private Screener screener;
    private PlannedTreatment plan;
    private PatientProfile ten;
    private PatientProfile twenty;
    private PatientProfile twentyWithFacts;

    @Setup
    public void setUp() {
        KnowledgeBase knowledge = KnowledgeBase.builtIn();
        screener = new Screener(knowledge);
        plan = new PlanReader(knowledge)
                .read("esketamine 84 mg nasal twice weekly")
                .plan();
        ten = profile(knowledge, 10, PatientFacts.UNKNOWN);
        twenty = profile(knowledge, 20, PatientFacts.UNKNOWN);
        twentyWithFacts = profile(
                knowledge, 20, new PatientFacts(new Age(67), null, null, new BloodPressure(148, 92), false, List.of()));
    }

    private static PatientProfile profile(KnowledgeBase knowledge, int size, PatientFacts facts) {
        List<MedicationUse> uses = TWENTY.subList(0, size).stream()
                .map(name -> MedicationUse.of(knowledge.getIngredient(name), TWENTY.indexOf(name)))
                .toList();
        return new PatientProfile(uses, facts);
    }

    @Benchmark
    public Screening tenMedicines() {
        return screener.screen(ten, plan);
    }

    @Benchmark
    public Screening twentyMedicines() {
        return screener.screen(twenty, plan);
    }

    @Benchmark
    public Screening twentyMedicinesWithFacts() {
        return screener.screen(twentyWithFacts, plan);
    }
}
