package org.ketwise.cli;

import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.Consult;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.ConsultedMedication;
import org.ketwise.fhir.FhirWriter;
import org.ketwise.kernel.Severity;
import org.ketwise.kernel.UserError;
import org.ketwise.report.HtmlReport;
import org.ketwise.report.JsonReport;
import org.ketwise.report.TextReport;
import org.ketwise.report.TextStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Mixin
    private final ConsultInput input;

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
        input = new ConsultInput(surroundings);
    }

    @Override
    public Integer call() {
        Severity threshold = threshold();
        ConsultInput.Asked asked = input.read("screen");
        Consult consult = BuiltInConsult.get(content, StateFolder.of(surroundings));
        Consultation consultation = consult.consult(asked.request());
        String report = report(consultation, asked.patientId());
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
