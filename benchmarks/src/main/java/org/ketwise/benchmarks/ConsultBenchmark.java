package org.ketwise.benchmarks;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ketwise.consult.Consult;
import org.ketwise.consult.ConsultRequest;
import org.ketwise.consult.Consultation;
import org.ketwise.knowledge.KnowledgeBase;
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

/** Resolving and screening twenty lines of free text, three of them misspelt, two of them lists. Target: one millisecond. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ConsultBenchmark {
    private static final List<String> LINES = List.of(
            "Concerta 36mg (on waking)",
            "Lexapro 20 mg daily",
            "Klonopin 0.5mg PRN (still tapering)",
            "lamictal 200mg bid",
            "Intuniv 2mg",
            "Lithium 300 mg ii QHS",
            "ibuprofen 400 mg as needed",
            "levothyroxine 75 mcg every morning",
            "24 HR Metformin hydrochloride 500 MG Extended Release Oral Tablet",
            "Zyprexa ODT 5 mg",
            "Trazadone",
            "Adderal XR",
            "NEUROTIN",
            "Ambien 5 mg; Remeron 7.5 mg",
            "Lamotrigine 200mg daily, Buspirone 15mg BID",
            "Prozac stopped 3 weeks ago",
            "Acetaminophen 300 MG / Hydrocodone Bitartrate 5 MG Oral Tablet",
            "St John's wort",
            "Sudafed 60 mg",
            "vitamin D 1000 IU");

    private Consult consult;
    private ConsultRequest request;

    @Setup
    public void setUp() {
        consult = new Consult(KnowledgeBase.builtIn());
        request = ConsultRequest.of(LINES, "esketamine 84 mg nasal", LocalDate.of(2026, 11, 23));
    }

    @Benchmark
    public Consultation twentyLines() {
        return consult.consult(request);
    }
}
