package org.ketwise.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.ConditionInput;
import org.ketwise.consult.ConsultRequest;
import org.ketwise.consult.MedicationInput;
import org.ketwise.fhir.FhirReader;
import org.ketwise.fhir.FhirRecord;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Sex;
import org.ketwise.kernel.UserError;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The list, the plan and the patient on a command line, for every command that begins with a consultation. */
final class ConsultInput {
    /** The words of --sex, for completion. */
    static final class Sexes extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Sexes() {
            super(Stream.of(Sex.values()).map(Sex::code).toList());
        }
    }

    private final Surroundings surroundings;

    @Parameters(paramLabel = "MEDICATION", arity = "0..*", description = "Entries of the list, as somebody wrote them.")
    private List<String> medications = new ArrayList<>();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "Text file with one entry or list a line; - for standard input. Lines that begin with # are passed over.")
    private @Nullable String file;

    @Option(
            names = "--fhir",
            paramLabel = "PATH",
            description =
                    "FHIR R4 record: a Bundle or NDJSON, as a file or a folder, gzip too. Options add to it or stand over it.")
    private @Nullable String fhir;

    @Option(
            names = "--patient",
            paramLabel = "ID",
            description = "Whose record, where --fhir holds those of several patients.")
    private @Nullable String patient;

    @Option(
            names = "--plan",
            paramLabel = "TEXT",
            description = "The planned treatment, for example \"esketamine 84 mg nasal twice weekly\".")
    private @Nullable String plan;

    @Option(names = "--age", paramLabel = "YEARS", description = "Age in completed years.")
    private @Nullable String age;

    @Option(names = "--weight", paramLabel = "KG", description = "Body weight, in kg unless a unit is written.")
    private @Nullable String weight;

    @Option(names = "--sex", paramLabel = "SEX", completionCandidates = Sexes.class, description = "female or male.")
    private @Nullable String sex;

    @Option(names = "--bp", paramLabel = "S/D", description = "Blood pressure in mmHg, for example 142/91.")
    private @Nullable String bloodPressure;

    @Option(
            names = "--condition",
            paramLabel = "TEXT",
            description = "A condition of the patient; may be given more than once.")
    private List<String> conditions = new ArrayList<>();

    @Option(names = "--pregnant", description = "The patient is pregnant.")
    private boolean pregnant;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The day that the list is looked at, for example 2026-11-23; today unless given.")
    private @Nullable String asOf;

    ConsultInput(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * What is to be consulted about.
     *
     * @param patientId whose record it is, or null where there is none
     */
    record Asked(ConsultRequest request, @Nullable String patientId) {}

    /** @param what the command does, as a verb, for who gives it nothing */
    Asked read(String what) {
        FhirRecord record = record();
        ConsultRequest known = record == null ? ConsultRequest.of(List.of(), plan, asOf()) : record.toRequest(plan);
        return new Asked(request(known, what), record == null ? null : record.patientId());
    }

    /** What was written on the command line, over what the record says. */
    private ConsultRequest request(ConsultRequest record, String what) {
        List<MedicationInput> list = new ArrayList<>(record.medications());
        List<ConditionInput> known = new ArrayList<>(record.conditions());
        list.addAll(namedMedications());
        if (file != null) {
            EntryFile entries = entries(file);
            list.addAll(entries.entries());
            sayComments(entries.comments());
        }
        if (conditions.stream().anyMatch(String::isBlank)) {
            throw new UserError("A --condition is empty.", "Write a condition, or leave the option out.");
        }
        conditions.stream().map(ConditionInput::ofText).forEach(known::add);
        if (list.isEmpty() && plan == null && fhir == null && conditions.isEmpty()) {
            throw new UserError(
                    "There is nothing to " + what + ".",
                    "Name medications, a --file or --fhir; for a patient who takes nothing, give at least a --plan or a --condition.");
        }
        return new ConsultRequest(
                list,
                plan,
                age == null ? record.age() : Age.parse(age),
                weight == null ? record.weight() : BodyWeight.parse(weight),
                sex == null ? record.sex() : sex(sex),
                bloodPressure == null ? record.bloodPressure() : BloodPressure.parse(bloodPressure),
                pregnant || record.pregnant(),
                known,
                record.allergies(),
                record.asOf(),
                record.remarks());
    }

    /** Arguments that are all blank are a variable that was not set more often than a patient who takes nothing; a blank one among others is an entry that says nothing. */
    private List<MedicationInput> namedMedications() {
        if (!medications.isEmpty() && medications.stream().allMatch(String::isBlank)) {
            throw new UserError(
                    medications.size() == 1
                            ? "The MEDICATION argument is empty."
                            : "All " + medications.size() + " MEDICATION arguments are empty.",
                    "Write a medicine; leave the argument out for a patient who takes nothing.");
        }
        return medications.stream()
                .map(String::strip)
                .map(MedicationInput::ofText)
                .toList();
    }

    /** The FHIR record, or null where none is given. */
    private @Nullable FhirRecord record() {
        if (fhir != null) {
            FhirRecord record = FhirReader.read(InputPaths.existing(fhir, "--fhir"), patient, asOf());
            if (record.saysNothing()) {
                throw new UserError(
                        "There is nothing of a patient in " + fhir + "." + why(record),
                        "Give a resource, a Bundle or NDJSON with the patient's medications.");
            }
            return record;
        }
        if (patient != null) {
            throw new UserError(
                    "--patient names a patient of a FHIR record, and none is given.",
                    "Name the file or folder with --fhir.");
        }
        return null;
    }

    private static String why(FhirRecord record) {
        return record.remarks().stream()
                .findFirst()
                .map(remark -> " " + remark.reason())
                .orElse("");
    }

    /** An empty file is a mistake more often than a patient who takes nothing, so it is not taken for one. */
    private EntryFile entries(String name) {
        EntryFile entries = EntryFile.read(name, surroundings.in());
        if (entries.entries().isEmpty()) {
            throw new UserError(
                    (name.equals("-") ? "Standard input" : name) + " has no entries.",
                    "Write one medicine a line; leave out --file for a patient who takes nothing.");
        }
        return entries;
    }

    /** Not in the report, which is about the patient. */
    private void sayComments(int count) {
        if (count > 0) {
            Failures.note(
                    surroundings,
                    count
                            + (count == 1 ? " line of --file is a comment (#)" : " lines of --file are comments (#)")
                            + " and not read.");
        }
    }

    private LocalDate asOf() {
        if (asOf == null) {
            return surroundings.today().get();
        }
        try {
            return LocalDate.parse(asOf.strip());
        } catch (DateTimeParseException e) {
            throw new UserError(
                    "\"" + asOf + "\" is not a date (--as-of).", "Write year, month and day, for example 2026-11-23.");
        }
    }

    static Sex sex(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "female", "f" -> Sex.FEMALE;
            case "male", "m" -> Sex.MALE;
            default ->
                throw new UserError(
                        "\"" + text + "\" is not understood (--sex).", "Write female or male, or leave it out.");
        };
    }
}
