package org.ketwise.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ketwise.fhir.Fhir.ANNA;
import static org.ketwise.fhir.Fhir.BEN;
import static org.ketwise.fhir.Fhir.TODAY;
import static org.ketwise.fhir.Fhir.bundle;
import static org.ketwise.fhir.Fhir.bytes;
import static org.ketwise.fhir.Fhir.file;
import static org.ketwise.fhir.Fhir.json;
import static org.ketwise.fhir.Fhir.order;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ketwise.kernel.UserError;

/** What cannot be read ends in one sentence that names the place, and repeats nothing of the record. */
class BadInputTest {
    @TempDir
    Path folder;

    private static String problem(Path input, @Nullable String patient) {
        return catchThrowableOfType(UserError.class, () -> FhirReader.read(input, patient, TODAY))
                .problem();
    }

    private String problemOf(String name, String content) {
        return problem(bytes(folder, name, content.getBytes(StandardCharsets.UTF_8)), null);
    }

    @Test
    void nothingThere() {
        assertThat(problem(folder.resolve("missing.json"), null))
                .startsWith("There is no file or folder ")
                .endsWith("missing.json.");
        assertThat(problem(folder, null)).endsWith(" holds no FHIR files.");
        assertThat(problemOf("empty.json", "")).isEqualTo("empty.json is empty.");
    }

    @Test
    void notFhir() {
        assertThat(problemOf("a.json", "<Bundle xmlns=\"http://hl7.org/fhir\"/>"))
                .isEqualTo("a.json is XML; only the JSON form of FHIR is read.");
        assertThat(problemOf("b.json", "lithium 300 mg\n")).isEqualTo("b.json is no JSON.");
        assertThat(problemOf("c.json", "{\"entry\": []}"))
                .isEqualTo("c.json is JSON but no FHIR resource: it has no resourceType.");
        assertThat(problem(bytes(folder, "d.json", new byte[] {0, 1, 2, (byte) 0xff, 0}), null))
                .isEqualTo("d.json is no JSON.");
    }

    @Test
    void brokenJsonNamesTheLine() {
        assertThat(problemOf("a.json", "{\"resourceType\": \"Patient\",\n\"name\": Secret}"))
                .isEqualTo("a.json, line 2: this is no valid JSON in UTF-8.");
        assertThat(problemOf("b.json", bundle("collection", ANNA).substring(0, 90)))
                .isEqualTo("b.json, line 1: this is no valid JSON in UTF-8.");
        assertThat(problem(
                        bytes(
                                folder,
                                "c.json",
                                json("{'resourceType':'Patient',\n'id':'Jürgen'}")
                                        .getBytes(StandardCharsets.ISO_8859_1)),
                        null))
                .isEqualTo("c.json, line 2: this is no valid JSON in UTF-8.");
    }

    @Test
    void otherUnicodeEncodingsAreRead() {
        Path utf16 = bytes(
                folder,
                "a.json",
                bundle("collection", ANNA, order("o1", "Patient/anna", "Lithium"))
                        .getBytes(StandardCharsets.UTF_16));
        Path withMark = bytes(folder, "b.json", ("\ufeff" + ANNA).getBytes(StandardCharsets.UTF_8));

        assertThat(FhirReader.read(utf16, null, TODAY).medications()).hasSize(1);
        assertThat(FhirReader.read(withMark, null, TODAY).patientId()).isEqualTo("anna");
    }

    @Test
    void deeplyNested() {
        int levels = 100_000;
        String lists = json("{'resourceType':'Patient','extension':") + "[".repeat(levels) + "]".repeat(levels) + "}";
        String objects = "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);

        for (String nested : new String[] {lists, objects, bundle("collection", lists), "[".repeat(levels)}) {
            assertThat(problemOf("deep.json", nested)).startsWith("deep.json: this is nested deeper than 500 levels");
        }
        assertThat(problemOf("deep.ndjson", ANNA + "\n" + objects))
                .startsWith("deep.ndjson, line 2: this is nested deeper than 500 levels");
    }

    @Test
    void brokenLineOfNdjson() {
        assertThat(problemOf(
                        "a.ndjson",
                        ANNA + "\n" + order("o1", "Patient/anna", "Lithium").substring(0, 60) + "\n" + ANNA))
                .isEqualTo("a.ndjson, line 2: this is no complete JSON object.");
        assertThat(problemOf("b.ndjson", ANNA + "\n{\"resourceType\": oops}"))
                .isEqualTo("b.ndjson, line 2: this is no valid JSON in UTF-8.");
        assertThat(problem(bytes(folder, "c.ndjson.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0}), null))
                .isEqualTo("c.ndjson.gz cannot be read to its end.");
    }

    @Test
    void aLineThatIsCutOffStopsTheReadingOfAnybody() {
        Path cut = file(
                folder,
                "all.ndjson",
                ANNA,
                BEN,
                order("o1", "Patient/ben", "Lithium").substring(0, 40));

        assertThat(problem(cut, "anna")).isEqualTo("all.ndjson, line 3: this is no complete JSON object.");
    }

    @Test
    void lineLongerThanAnyResource() {
        assertThat(problemOf("long.ndjson", ANNA + "\n{" + " ".repeat(40 << 20) + "}"))
                .isEqualTo("long.ndjson, line 2: this line is longer than 32 MB.");
    }

    @Test
    void severalPatientsAndNoneChosen() {
        String[] many = IntStream.range(0, 7)
                .mapToObj(i -> json("{'resourceType':'Patient','id':'p" + i + "'}"))
                .toArray(String[]::new);
        UserError error = catchThrowableOfType(UserError.class, () -> Fhir.read(bundle("collection", many)));

        assertThat(error.problem()).isEqualTo("record.json holds the records of 7 patients: p0, p1, p2, p3, p4, ….");
        assertThat(error.remedy()).isEqualTo("Choose one with --patient ID.");
        assertThat(problem(file(folder, "all.ndjson", many), null)).contains("7 patients");
    }

    @Test
    void patientsThatAreOnlyReferredTo() {
        UserError error = catchThrowableOfType(
                UserError.class,
                () -> Fhir.read(bundle(
                        "searchset",
                        order("1", "Patient/anna", "a"),
                        order("2", "https://x.example/Patient/ben", "b"))));

        assertThat(error.problem()).isEqualTo("record.json holds the records of 2 patients: anna, ben.");
        assertThat(Fhir.namesOf(Fhir.readAbout(
                        "ben", bundle("searchset", order("1", "Patient/anna", "a"), order("2", "Patient/ben", "b")))))
                .containsExactly("b");
    }

    @Test
    void unknownPatient() {
        file(folder, "Patient.ndjson", ANNA, BEN);
        UserError error = catchThrowableOfType(UserError.class, () -> FhirReader.read(folder, "carl", TODAY));

        assertThat(error.problem()).startsWith("There is no patient \"carl\" in ");
        assertThat(error.remedy()).isEqualTo("It holds 2: anna, ben.");
        assertThat(catchThrowableOfType(UserError.class, () -> Fhir.readAbout("carl", ANNA))
                        .remedy())
                .isEqualTo("It holds 1: anna.");
    }
}
