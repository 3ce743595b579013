package org.ketwise.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.ConditionInput;
import org.ketwise.consult.Consult;
import org.ketwise.consult.ConsultRequest;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.ConsultedMedication;
import org.ketwise.consult.MedicationInput;
import org.ketwise.fhir.FhirReader;
import org.ketwise.fhir.FhirRecord;
import org.ketwise.fhir.FhirWriter;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Severity;
import org.ketwise.kernel.Sex;
import org.ketwise.kernel.UserError;
import org.ketwise.report.HtmlReport;
import org.ketwise.report.JsonReport;
import org.ketwise.report.TextReport;
import org.ketwise.report.TextStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ketwise screen}: a medication list and a plan in, a report out. */
@Command(
        name = "screen",
        description = "Screens a medication list for a planned ketamine or esketamine treatment.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        versionProvider = ProductVersion.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ketwise screen --file examples/adult-adhd.txt --plan \"esketamine 84 mg nasal\" --bp 142/91",
            "  ketwise screen \"Concerta 36 mg\" \"Klonopin PRN\" --plan \"ketamine 0.5 mg/kg iv\" --detail",
            "  ketwise screen --fhir examples/bundle.json --plan \"esketamine 84 mg nasal\" --format fhir",
            "  ketwise screen --file list.txt --plan \"ketamine 100 mg oral at home\" -o report.html",
            "  cat list.txt | ketwise screen --file - --condition \"sleep apnoea\" --fail-on major"
        })
final class ScreenCommand implements Callable<Integer> {
    /** What the report is written as. */
    enum Format {
        TEXT,
        JSON,
        HTML,
        FHIR;

        static Format ofFile(@Nullable String file) {
            String name = file == null ? "" : file.toLowerCase(Locale.ROOT);
            return name.endsWith(".json") ? JSON : name.endsWith(".html") || name.endsWith(".htm") ? HTML : TEXT;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** When text is coloured. */
    enum Colour {
        AUTO,
        ALWAYS,
        NEVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The words of --sex, for completion. */
    static final class Sexes extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Sexes() {
            super(Stream.of(Sex.values()).map(Sex::code).toList());
        }
    }

    /** The words of --fail-on, for completion. */
    static final class Thresholds extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Thresholds() {
            super(Stream.of(Severity.values())
                    .filter(severity -> severity != Severity.NONE)
                    .map(Severity::code)
                    .toList());
        }
    }

    private static final int USUAL_WIDTH = 80;
    private static final int WIDEST = 120;

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

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json, html or fhir; unless given, by the ending of the file of -o, else text.")
    private @Nullable Format format;

    @Option(
            names = "--detail",
            description = "Shows mechanisms, all options, evidence, conflicts and sources in the text.")
    private boolean detail;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Writes to a file that only you can read.")
    private @Nullable String output;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "auto, always or never; auto colours on a terminal unless NO_COLOR is set.")
    private Colour color = Colour.AUTO;

    @Option(
            names = "--width",
            paramLabel = "COLUMNS",
            description =
                    "Wraps the text to this width; unless given, that of the terminal up to 120, else COLUMNS where it is set, else 80.")
    private @Nullable String width;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            completionCandidates = Thresholds.class,
            description =
                    "Ends with exit code 3 if a finding is at least this severe: minor, moderate, major or contraindicated.")
    private @Nullable String failOn;

    @Option(
            names = "--content",
            paramLabel = "DIR",
            description = "Uses an edited content folder instead of the built-in content.")
    private @Nullable String content;

    ScreenCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Severity threshold = threshold();
        FhirRecord record = record();
        ConsultRequest request =
                request(record == null ? ConsultRequest.of(List.of(), plan, asOf()) : record.toRequest(plan));
        Consult consult = BuiltInConsult.get(content, StateFolder.of(surroundings));
        Consultation consultation = consult.consult(request);
        String report = report(consultation, record == null ? null : record.patientId());
        new Destination(output, surroundings.out()).write(report);
        boolean reached = threshold != null
                && consultation.findings().stream()
                        .anyMatch(finding -> finding.severity().atLeast(threshold));
        if (threshold != null) {
            sayUnread(consultation);
        }
        return reached ? ExitCode.THRESHOLD : ExitCode.DONE;
    }

    /** A program that looks at the exit code alone would take silence about a name that was not read for an answer. */
    private void sayUnread(Consultation consultation) {
        long unread = consultation.medications().stream()
                .filter(medication -> medication.status() == ConsultedMedication.Status.UNRESOLVED
                        || medication.status() == ConsultedMedication.Status.SUGGESTED
                        || medication.status() == ConsultedMedication.Status.AMBIGUOUS)
                .count();
        if (unread > 0) {
            Failures.note(
                    surroundings,
                    unread + (unread == 1 ? " entry of the list is" : " entries of the list are")
                            + " not known or still to be confirmed; --fail-on speaks of what was read.");
        }
    }

    private String report(Consultation consultation, @Nullable String patientId) {
        String version = ProductVersion.get();
        return switch (format == null ? Format.ofFile(output) : format) {
            case TEXT -> TextReport.of(consultation, version, style());
            case JSON -> JsonReport.of(consultation, version);
            case HTML -> HtmlReport.of(consultation, version);
            case FHIR -> FhirWriter.write(consultation, version, patientId);
        };
    }

    private TextStyle style() {
        int columns = output == null ? surroundings.columns().get() : 0;
        boolean coloured = switch (color) {
            case AUTO -> columns > 0 && !surroundings.has("NO_COLOR") && !"dumb".equals(surroundings.variable("TERM"));
            case ALWAYS -> true;
            case NEVER -> false;
        };
        int usual = Math.min(columns > 0 ? columns : surroundings.columnsAsked(USUAL_WIDTH), WIDEST);
        return new TextStyle(width == null ? usual : width(width), coloured, detail);
    }

    private static int width(String text) {
        String digits = text.strip();
        if (!digits.matches("\\d{1,4}") || Integer.parseInt(digits) < TextStyle.NARROWEST) {
            throw new UserError(
                    "\"" + text + "\" is not a width (--width).",
                    "Write a number of columns, " + TextStyle.NARROWEST + " or more.");
        }
        return Integer.parseInt(digits);
    }

    /** What was written on the command line, over what the record says. */
    private ConsultRequest request(ConsultRequest record) {
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
                    "There is nothing to screen.",
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

    private @Nullable Severity threshold() {
        if (failOn == null) {
            return null;
        }
        try {
            return Severity.of(failOn.strip());
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "\"" + failOn + "\" is not a severity (--fail-on).",
                    "Write minor, moderate, major or contraindicated.");
        }
    }
}
