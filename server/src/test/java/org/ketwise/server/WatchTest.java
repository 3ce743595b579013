package org.ketwise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ketwise.server.Visitor.Answer;
import org.ketwise.server.audit.AuditCheck;

/** What is written down and counted of the requests, and what is not. */
class WatchTest {
    private static final String LIST =
            "{\"medications\":[\"Nardil 15 mg\",\"Zzyzx\"],\"plan\":\"esketamine 84 mg nasal\",\"age\":44}";

    @TempDir
    private Path data;

    private List<String> log() throws IOException {
        return Files.readAllLines(data.resolve("audit.jsonl"));
    }

    @Test
    void eachRequestIsWrittenDownWithoutAnythingOfThePatient() throws IOException {
        try (Served served = Served.with(data, "")) {
            served.visitor.postJson("/api/v1/screen", LIST);
            served.visitor.postForm("/check", "medications=Concerta+36+mg&plan=esketamine+84+mg+nasal");
            Answer kept = served.visitor.postForm("/check/link", "medications=lithium&plan=ketamine+30+mg+oral");
            served.visitor.get(kept.header("Location"));
            served.visitor.get("/nothing/Nardil");
            served.visitor.get("/", "Host: evil.example");
            served.visitor.get("/health");
            served.visitor.get("/assets/site.css");
            served.visitor.postForm("/complete", "q=klono");
        }
        List<String> log = log();
        assertThat(log).hasSize(6).allMatch(line -> line.contains("\"content\":\"sha256:"));
        assertThat(log.get(0))
                .contains(
                        "\"who\":\"local\"",
                        "\"route\":\"/api/v1/screen\"",
                        "\"status\":200",
                        "\"medications\":2",
                        "\"major\":1");
        assertThat(log.get(3)).contains("\"route\":\"/check/{id}\"");
        assertThat(log.get(5)).contains("\"who\":\"nobody\"", "\"status\":403");
        assertThat(String.join("\n", log))
                .doesNotContainIgnoringCase("nardil")
                .doesNotContainIgnoringCase("concerta")
                .doesNotContainIgnoringCase("lithium")
                .doesNotContain("evil.example", "zzyzx");
        assertThat(AuditCheck.check(data.resolve("audit.jsonl"))).isInstanceOf(AuditCheck.Found.Intact.class);
    }

    @Test
    @Timeout(60)
    void whereTheLogCannotBeWrittenNothingIsAnswered() throws IOException, InterruptedException {
        try (Served served = Served.with(data.resolve("state"), "")) {
            for (String name : List.of("audit.jsonl", "audit.jsonl.head", "audit.jsonl.lock")) {
                Files.deleteIfExists(data.resolve("state").resolve(name));
            }
            while (served.visitor.get("/about").status() != 503) {
                Thread.sleep(50); // until the disk is forced the next time
            }
            Answer answer = served.visitor.postJson("/api/v1/screen", LIST);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("10");
            assertThat(answer.body()).contains("audit log cannot be written").doesNotContain("phenelzine");
            assertThat(served.visitor.get("/", "Accept: text/html").status()).isEqualTo(503);
            assertThat(served.visitor.get("/health").status()).as("it lives").isEqualTo(200);
            assertThat(served.faults).isEmpty();
        }
    }

    @Test
    void metricsCountByRouteAndSeverity() throws IOException {
        try (Served served = Served.with(data, "")) {
            served.visitor.postJson("/api/v1/screen", LIST);
            served.visitor.postJson("/api/v1/screen", "{");
            served.visitor.get("/Nardil");
            served.visitor.ask("NARDIL", "/", "");
            Answer metrics = served.visitor.get("/metrics");
            assertThat(metrics.header("Content-Type")).startsWith("text/plain; version=0.0.4");
            assertThat(metrics.body())
                    .contains(
                            "ketwise_requests_total{route=\"/api/v1/screen\",method=\"POST\",status=\"200\"} 1",
                            "ketwise_requests_total{route=\"/api/v1/screen\",method=\"POST\",status=\"400\"} 1",
                            "ketwise_request_seconds_count{route=\"/api/v1/screen\"} 2",
                            "ketwise_request_seconds_bucket{route=\"/api/v1/screen\",le=\"+Inf\"} 2",
                            "ketwise_findings_total{severity=\"major\"} 1",
                            "# TYPE ketwise_request_seconds histogram",
                            "ketwise_memory_bytes{state=\"used\"}")
                    .doesNotContainIgnoringCase("nardil");
            assertThat(metrics.body().lines())
                    .as("each line in the format of Prometheus")
                    .allMatch(line -> line.startsWith("# ")
                            || line.matches("[a-z_]+(?:\\{(?:[a-z]+=\"[^\"\\\\]*\",?)+})? [0-9.eE+-]+"));
        }
    }
}
