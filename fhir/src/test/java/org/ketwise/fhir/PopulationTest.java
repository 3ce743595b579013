package org.ketwise.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PopulationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);

    @TempDir
    private Path folder;

    private List<FhirRecord> read() {
        List<FhirRecord> records = new ArrayList<>();
        Population.read(folder, DAY, records::add);
        return records;
    }

    @Test
    void anExportGivesEachPatientWhatIsHis() throws IOException {
        Files.writeString(folder.resolve("Patient.ndjson"), """
                {"resourceType":"Patient","id":"a","birthDate":"1980-01-01"}
                {"resourceType":"Patient","id":"b","birthDate":"1990-01-01"}
                """);
        Files.writeString(folder.resolve("Medication.ndjson"), """
                {"resourceType":"Medication","id":"m","code":{"text":"clonazepam 1 mg"}}
                {"resourceType":"Medication","id":"n","code":{"text":"nobody's"}}
                """);
        Files.writeString(folder.resolve("MedicationRequest.ndjson"), """
                {"resourceType":"MedicationRequest","id":"1","status":"active","intent":"order","subject":{"reference":"Patient/a"},"medicationReference":{"reference":"Medication/m"}}
                {"resourceType":"MedicationRequest","id":"2","status":"active","intent":"order","subject":{"reference":"Patient/b"},"medicationCodeableConcept":{"text":"sertraline 100 mg"}}
                {"resourceType":"MedicationRequest","id":"3","status":"active","intent":"order","medicationCodeableConcept":{"text":"whose?"}}
                """);

        List<FhirRecord> records = read();

        assertThat(Population.read(folder, DAY, _ -> {}))
                .as("the order of nobody")
                .isEqualTo(1);
        assertThat(records).extracting(FhirRecord::patientId).containsExactly("a", "b");
        assertThat(records.get(0).medications()).extracting(each -> each.text()).containsExactly("clonazepam 1 mg");
        assertThat(records.get(1).medications()).extracting(each -> each.text()).containsExactly("sertraline 100 mg");
        for (FhirRecord record : records) {
            FhirRecord alone = FhirReader.read(folder, record.patientId(), DAY);
            assertThat(record.medications()).isEqualTo(alone.medications());
            assertThat(record.age()).isEqualTo(alone.age());
        }
    }

    @Test
    void filesOfOnePatientEachAreReadOneByOne() throws IOException {
        for (String id : List.of("x", "y")) {
            Files.writeString(
                    folder.resolve(id + ".json"),
                    "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\"id\":\""
                            + id + "\"}}]}");
        }
        assertThat(read()).extracting(FhirRecord::patientId).containsExactly("x", "y");
    }
}
