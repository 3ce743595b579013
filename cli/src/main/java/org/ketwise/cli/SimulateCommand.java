package org.ketwise.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.exposure.ExposureSimulation;
import org.ketwise.consult.exposure.SimulatedPlan;
import org.ketwise.consult.exposure.SimulationInput;
import org.ketwise.consult.exposure.SimulationRequest;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.report.SimulationCsv;
import org.ketwise.report.SimulationHtml;
import org.ketwise.report.SimulationJson;
import org.ketwise.report.SimulationSvg;
import org.ketwise.report.SimulationText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ketwise simulate}: plans in, predicted concentrations over time out. */
@Command(
        name = "simulate",
        description = "Predicts concentrations over time for planned ketamine or esketamine, from published models.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        versionProvider = ProductVersion.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ketwise simulate --plan \"esketamine 84 mg nasal\"",
            "  ketwise simulate --plan \"ketamine 0.5 mg/kg iv over 40 min\" \\",
            "      --plan \"ketamine 0.5 mg/kg im\" --weight 80",
            "  ketwise simulate --plan \"ketamine 100 mg oral\" --weight 70 \\",
            "      --with \"clarithromycin 500 mg twice daily for 5 days\"",
            "  ketwise simulate --plan \"esketamine 56 mg nasal twice weekly for 4 weeks\" \\",
            "      --format csv -o course.csv",
            "  ketwise simulate --plan \"esketamine 56 mg nasal\" --plan \"esketamine 84 mg nasal\" -o courses.html"
        })
final class SimulateCommand implements Callable<Integer> {
    /** What the prediction is written as. */
    enum Format {
        TEXT,
        JSON,
        CSV,
        SVG,
        HTML;

        static Format ofFile(@Nullable String file) {
            String name = file == null ? "" : file.toLowerCase(Locale.ROOT);
            return switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "json" -> JSON;
                case "csv" -> CSV;
                case "svg" -> SVG;
                case "html", "htm" -> HTML;
                default -> TEXT;
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int USUAL_WIDTH = 80;
    private final Surroundings surroundings;

    @Option(
            names = "--plan",
            paramLabel = "TEXT",
            required = true,
            description = "The treatment; may be given more than once, to compare.")
    private List<String> plans = new ArrayList<>();

    @Option(
            names = "--with",
            paramLabel = "TEXT",
            description =
                    "Another medicine with its regimen, for example \"rifampin 600 mg daily for 6 days\"; may be given more than once.")
    private List<String> with = new ArrayList<>();

    @Option(
            names = "--age",
            paramLabel = "YEARS",
            description =
                    "Age in completed years, a range (\"18-65\", spread evenly) or mean and SD (\"45 SD 12\", normal); 45 unless given.")
    private @Nullable String age;

    @Option(
            names = "--weight",
            paramLabel = "KG",
            description =
                    "Body weight, a range or mean and SD (\"78 SD 15 kg\"), in kg unless a unit is written; 70 unless given.")
    private @Nullable String weight;

    @Option(
            names = "--sex",
            paramLabel = "SEX",
            completionCandidates = ConsultInput.Sexes.class,
            description = "female, male or a share (\"female 60 %%\"); no model here differs by it.")
    private @Nullable String sex;

    @Option(
            names = "--ancestry",
            paramLabel = "ANCESTRY",
            description =
                    "asian, japanese or other, or shares (\"asian 30 %%, japanese 10 %%\"), as far as a model differs by it; other unless given.")
    private @Nullable String ancestry;

    @Option(names = "--subjects", paramLabel = "N", description = "How many virtual people; 1000 unless given.")
    private @Nullable String subjects;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same number gives the same people and the same bytes; 1 unless given.")
    private @Nullable String seed;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            description = "How long to look, for example \"48 h\" or \"4 weeks\"; to the end of the plan unless given.")
    private @Nullable String duration;

    @Option(names = "--every", paramLabel = "TIME", description = "The step of the course, for example \"5 min\".")
    private @Nullable String every;

    @Option(
            names = "--above",
            paramLabel = "CONC",
            description =
                    "Counts the time above a concentration, for example \"50 ng/mL\"; may be given more than once.")
    private List<String> above = new ArrayList<>();

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "Which model, for example esketamine.perezruixo2021; the recommended one unless given.")
    private @Nullable String model;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "text, json, csv, svg (a picture) or html (one page that prints); unless given, by the ending of the file of -o, else text.")
    private @Nullable Format format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Writes to a file that only you can read.")
    private @Nullable String output;

    @Option(
            names = "--content",
            paramLabel = "DIR",
            description = "Uses an edited content folder instead of the built-in content.")
    private @Nullable String content;

    SimulateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        KnowledgeBase knowledge = KnowledgeSource.load(content);
        Format face = format == null ? Format.ofFile(output) : format;
        SimulationRequest request = request(face);
        List<SimulatedPlan> simulated;
        long people = (long) request.subjects() * plans.size() * (with.isEmpty() ? 1 : 2);
        try (ProgressBar bar = new ProgressBar(
                surroundings.err(), surroundings.errorColumns().get(), people, people + " people", System::nanoTime)) {
            simulated = new ExposureSimulation(knowledge).simulate(request, bar::done);
        }
        String version = ProductVersion.get();
        String report = switch (face) {
            case TEXT -> SimulationText.of(simulated, request, knowledge.version(), version, width());
            case JSON -> SimulationJson.of(simulated, request, knowledge.version(), version);
            case CSV -> SimulationCsv.of(simulated);
            case SVG -> SimulationSvg.of(simulated);
            case HTML -> SimulationHtml.of(simulated, request, knowledge, version);
        };
        new Destination(output, surroundings.out()).write(report);
        return ExitCode.DONE;
    }

    /** The text shows no course of the people, so none is kept for it. */
    private SimulationRequest request(Format face) {
        if (face == Format.CSV && !above.isEmpty()) {
            throw new UserError(
                    "The table of csv has a line for each time and none for the time above a concentration (--above).",
                    "Take text, json or html.");
        }
        return new SimulationInput(
                        plans,
                        with,
                        age,
                        weight,
                        sex,
                        ancestry,
                        subjects,
                        seed,
                        duration,
                        every,
                        model,
                        above,
                        face != Format.TEXT)
                .toRequest();
    }

    private int width() {
        int columns = output == null ? surroundings.columns().get() : 0;
        return Math.clamp(columns > 0 ? columns : surroundings.columnsAsked(USUAL_WIDTH), 60, 120);
    }
}
