package org.ketwise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server for this machine alone that an EHR on this machine asks. */
class LocalClientsTest {
    @TempDir
    private Path folder;

    private static String bearer(Served served, String path) {
        return "Authorization: Bearer "
                + Ehr.token("http://127.0.0.1:" + served.server.port() + path).signed();
    }

    @Test
    void whereAClientIsConfiguredHooksNeedItsTokenAndPagesNeedNone() throws IOException {
        Path keys = Files.writeString(folder.resolve("keys.json"), Ehr.keySet());
        Path data = folder.resolve("data");
        try (Served served = Served.with(data, "clients = " + Ehr.ISSUER + " " + keys)) {
            assertThat(served.visitor.get("/").status()).isEqualTo(200);
            assertThat(served.visitor.get("/api/v1/content").status()).isEqualTo(200);
            assertThat(served.visitor.get("/cds-services/none").status()).isEqualTo(401);
            assertThat(served.visitor.get("/fhir/none").status()).isEqualTo(401);
            assertThat(served.visitor
                            .get("/cds-services/none", bearer(served, "/cds-services/none"))
                            .status())
                    .as("let in, and nothing is there")
                    .isEqualTo(404);
            assertThat(served.visitor
                            .get("/cds-services/none", bearer(served, "/cds-services/other"))
                            .status())
                    .isEqualTo(401);
        }
        assertThat(Files.readAllLines(data.resolve("audit.jsonl")))
                .anyMatch(line -> line.contains("\"who\":\"client:https://ehr.example/\"") && line.contains("404"));
    }

    @Test
    void whereNoneIsConfiguredATokenMakesNoDifference() throws IOException {
        try (Served served = Served.with(folder, "")) {
            assertThat(served.visitor
                            .get("/cds-services/none", "Authorization: Bearer nonsense")
                            .status())
                    .isEqualTo(404);
        }
    }
}
