package org.ketwise.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.KnowledgeVersion;
import org.ketwise.search.EvidenceSearch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Full text search in the built-in content. Targets: a search in 20 milliseconds, opening the index in a fresh process in 150. */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SearchBenchmark {
    /** The content of which the index is. */
    @State(Scope.Benchmark)
    public static class Loaded {
        private final KnowledgeVersion version = KnowledgeBase.builtIn().version();

        EvidenceSearch open() {
            return EvidenceSearch.over(version, Stream::empty);
        }
    }

    /** What is open already. */
    @State(Scope.Benchmark)
    public static class Open {
        private final EvidenceSearch search = new Loaded().open();

        @Param({"clarithromycin", "driving after a session", "clarithromycine benzodiazepin", "c k s b m"})
        private String words = "";
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 3, time = 1)
    @Measurement(iterations = 5, time = 1)
    @Fork(1)
    public List<EvidenceSearch.Hit> search(Open open) {
        return open.search.search(open.words, 20);
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(10)
    public EvidenceSearch openFirstInProcess(Loaded loaded) {
        return loaded.open();
    }

    /** As a command does: open, and look once. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(10)
    public List<EvidenceSearch.Hit> openAndSearchFirstInProcess(Loaded loaded) {
        return loaded.open().search("driving after a session", 10);
    }
}
