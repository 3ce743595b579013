package org.ketwise.fhir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.ketwise.consult.MedicationInput;
import org.ketwise.consult.NotAssessed;

/** FHIR in few words: JSON with single quotes, and the day that records are looked at. */
final class Fhir {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final String ANNA =
            json("{'resourceType':'Patient','id':'anna','gender':'female','birthDate':'1980-11-24'}");
    static final String BEN = json("{'resourceType':'Patient','id':'ben'}");

    private Fhir() {}

    static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    /**
     * An active order of a medicine by its name.
     *
     * @param fields more fields, for example {@code 'status':'stopped'}
     */
    static String order(String id, String patient, String medicine, String... fields) {
        return json("{'resourceType':'MedicationRequest','id':'" + id + "','subject':{'reference':'" + patient
                + "'},'medicationCodeableConcept':{'text':'" + medicine + "'}"
                + more(fields, "'status':'active'", "'intent':'order'") + "}");
    }

    /** Any resource about Anna. */
    static String annas(String type, String... fields) {
        return json(
                "{'resourceType':'" + type + "','id':'x1','subject':{'reference':'Patient/anna'}" + more(fields) + "}");
    }

    private static String more(String[] fields, String... defaults) {
        String given = String.join(",", fields);
        String missing = String.join(
                ",",
                Stream.of(defaults)
                        .filter(field -> !given.contains(field.substring(0, field.indexOf(':') + 1)))
                        .toList());
        return (given.isEmpty() ? "" : "," + given) + (missing.isEmpty() ? "" : "," + missing);
    }

    static String bundle(String type, String... resources) {
        return json("{'resourceType':'Bundle','type':'" + type + "','entry':[")
                + String.join(
                        ",",
                        Stream.of(resources)
                                .map(each -> "{\"resource\":" + each + "}")
                                .toList()) + "]}";
    }

    static FhirRecord read(String json) {
        return FhirReader.readJson(json, "record.json", null, TODAY);
    }

    static FhirRecord readAbout(String patient, String json) {
        return FhirReader.readJson(json, "record.json", patient, TODAY);
    }

    static List<String> namesOf(FhirRecord record) {
        return record.medications().stream().map(MedicationInput::text).toList();
    }

    static List<String> taken(FhirRecord record) {
        return record.medications().stream()
                .filter(medication -> medication.leftOut() == null)
                .map(MedicationInput::text)
                .toList();
    }

    static List<String> remarks(FhirRecord record) {
        return record.remarks().stream().map(Fhir::line).toList();
    }

    private static String line(NotAssessed remark) {
        return remark.input() + ": " + remark.reason();
    }

    static Path file(Path folder, String name, String... lines) {
        return bytes(folder, name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Path zipped(Path folder, String name, String... lines) {
        Path path = folder.resolve(name);
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path bytes(Path folder, String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
