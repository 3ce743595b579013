package org.ketwise.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.ketwise.fhir.Fhir.TODAY;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ketwise.consult.MedicationInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whole records of synthetic patients. They were made with Synthea 3.3.0 (Apache-2.0): transaction Bundles, and an extract of a bulk export of three patients. The
 * full set is read too where it lies beside the project.
 */
class SyntheaTest {
    private static final Path SHARED = Path.of("../../shared/real/synthea");

    static Stream<Path> bundles() throws IOException {
        return Stream.concat(files(resource("synthea/bundles")), files(SHARED.resolve("bundles")));
    }

    private static Stream<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }

    private static Path resource(String name) {
        try {
            URL url = Objects.requireNonNull(SyntheaTest.class.getResource(name));
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path);
                InputStream in = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file) {
            return JsonMapper.shared().readTree(in);
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyMedicationOfABundleIsAccountedForOnce(Path path) throws IOException {
        List<JsonNode> resources = parse(path)
                .path("entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .toList();
        List<JsonNode> medications = resources.stream()
                .filter(resource ->
                        MedicationKind.find(resource.path("resourceType").asString()) != null)
                .toList();

        FhirRecord record = FhirReader.read(path, null, TODAY);

        assertThat(record.medications()).hasSameSizeAs(medications);
        for (int i = 0; i < medications.size(); i++) {
            MedicationInput input = record.medications().get(i);
            assertThat(input.text()).isNotBlank().doesNotContain("only referred to", "without a name");
            assertThat(input.codings()).isNotEmpty();
            boolean active = medications.get(i).path("status").asString().equals("active");
            assertThat(input.leftOut() == null).as("%s", medications.get(i)).isEqualTo(active);
        }
        assertThat(record.age()).isNotNull();
        assertThat(record.sex()).isNotNull();
    }

    @Test
    void bulkExportOfThreePatients() {
        Path folder = resource("synthea/ndjson");

        FhirRecord record = FhirReader.read(folder, "e55c71db-939f-1242-429b-203cc884a9f8", TODAY);
        assertThat(record.medications()).hasSize(12);
        assertThat(record.medications())
                .extracting(MedicationInput::text)
                .noneMatch(text -> text.contains("only referred to"));
        assertThat(Fhir.taken(record)).hasSize(3);
        assertThat(record.allergies()).isNotEmpty();
        assertThat(record.conditions()).isNotEmpty();
        assertThat(record.bloodPressure()).isNotNull();

        int all = Stream.of("c66befee-223d-2eaa-dfad-de75c1cec4d2", "2e1a4836-fc79-cee3-50c1-a3658ab63b1b")
                .mapToInt(patient ->
                        FhirReader.read(folder, patient, TODAY).medications().size())
                .sum();
        assertThat(record.medications().size() + all).isEqualTo(21 + 7);
    }

    @Test
    void onePatientOfTheWholeBulkExport() throws IOException {
        Path folder = SHARED.resolve("ndjson");
        assumeTrue(Files.isDirectory(folder), "the full export is not beside the project");
        String patient = "2e1a4836-fc79-cee3-50c1-a3658ab63b1b";

        FhirRecord record = FhirReader.read(folder, patient, TODAY);

        // The extract holds everything about this patient, and the order is that of the export.
        assertThat(record).isEqualTo(FhirReader.read(resource("synthea/ndjson"), patient, TODAY));
    }

    @Test
    void theSameRecordGivesTheSameAnswer() {
        Path folder = resource("synthea/ndjson");
        String patient = "c66befee-223d-2eaa-dfad-de75c1cec4d2";

        assertThat(FhirReader.read(folder, patient, TODAY)).isEqualTo(FhirReader.read(folder, patient, TODAY));
    }
}
