package org.ketwise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Diagnostic;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.check.ContentCheck;
import org.ketwise.knowledge.check.ContentStatus;
import org.ketwise.knowledge.content.Content;
import org.ketwise.knowledge.content.ContentFolder;
import org.ketwise.knowledge.content.VignetteReader;
import org.ketwise.report.Printable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ketwise content}: for those who edit the clinical content. */
@Command(
        name = "content",
        description = "Checks the clinical content and says how much of it there is.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        footerHeading = "%nExamples:%n",
        footer = {"  ketwise content check", "  ketwise content status --detail", "  ketwise content validate"})
final class ContentCommand {
    private static final String FOLDER = "content";

    private ContentCommand() {}

    static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new ContentCommand())
                .addSubcommand(new Check(surroundings))
                .addSubcommand(new Status(surroundings))
                .addSubcommand(new Validate(surroundings))
                .addSubcommand(new Alerts(surroundings));
    }

    /** Counts how much clinicians would be told. */
    @Command(
            name = "alerts",
            description = {
                "Screens populations of records, and made-up profiles, for esketamine, and counts what is found: by severity, how much interrupts, and what "
                        + "an alert for every pair would be.",
                "Each folder holds NDJSON of a bulk export, or files of one patient each."
            },
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            footerHeading = "%nExamples:%n",
            footer = {"  ketwise content alerts", "  ketwise content alerts bundles ndjson -o alert-quality.md"})
    static final class Alerts implements Callable<Integer> {
        private final Surroundings surroundings;

        @Parameters(paramLabel = "POPULATION", arity = "0..*", description = "Folders or files of FHIR records.")
        private List<String> populations = List.of();

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "Writes into a file. It holds counts, nothing of a patient.")
        private @Nullable String output;

        @Option(
                names = "--as-of",
                paramLabel = "DATE",
                description = "The day that the records are looked at; today unless given.")
        private @Nullable LocalDate asOf;

        Alerts(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            List<Path> paths = populations.stream()
                    .map(each -> InputPaths.existing(each, "POPULATION"))
                    .toList();
            LocalDate day = asOf == null ? surroundings.today().get() : asOf;
            String page = new AlertQuality(KnowledgeBase.builtIn(), day).page(paths);
            new Destination(output, surroundings.out()).write(page);
            return ExitCode.DONE;
        }
    }

    /** Checks every file of a folder. */
    @Command(
            name = "check",
            description =
                    "Checks schema, codes, references, units, duplicates and sources of every content file, calculates the models and runs the cases.",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            footerHeading = "%nExamples:%n",
            footer = {
                "  ketwise content check content",
                "  ketwise content check content --vocabulary DIR",
                "  ketwise content check --stale"
            })
    static final class Check implements Callable<Integer> {
        private final Surroundings surroundings;

        @Parameters(paramLabel = "DIR", arity = "0..1", description = "The content folder; \"content\" unless given.")
        private String folder = FOLDER;

        @Option(
                names = "--vocabulary",
                paramLabel = "DIR",
                description = "A folder of vocabulary tables to check codes against.")
        private @Nullable String vocabulary;

        @Option(
                names = "--stale",
                description =
                        "Lists the sources that are due to be looked at again, the longest due first, and checks nothing.")
        private boolean stale;

        @Option(names = "--as-of", paramLabel = "DATE", description = "The day for --stale; today unless given.")
        private @Nullable LocalDate asOf;

        Check(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            Path tables = vocabulary == null ? null : InputPaths.existing(vocabulary, "--vocabulary", "folder");
            Path content = KnowledgeSource.folder(folder);
            if (stale) {
                LocalDate day = asOf == null ? surroundings.today().get() : asOf;
                new Destination(null, surroundings.out())
                        .write(ContentText.stale(KnowledgeSource.load(folder).sources(), day));
                return ExitCode.DONE;
            }
            if (!Files.isDirectory(new ContentFolder(content).schemas())) {
                throw new UserError(
                        "There are no schemas in " + folder + " to check against.",
                        "Put the folder \"schema\" of the project's content there.");
            }
            List<Diagnostic> problems = new ArrayList<>(ContentCheck.check(content, tables));
            String cases;
            try {
                Content documents = new ContentFolder(content).read();
                KnowledgeBase knowledge = KnowledgeBase.of(documents);
                CaseCheck check = CaseCheck.run(content, documents, knowledge);
                problems.addAll(check.problems());
                problems.addAll(ModelCheck.problems(knowledge));
                cases = check.cases() + " cases run";
            } catch (UserError unusable) {
                cases = "cases not run, since the content cannot be used";
                if (problems.isEmpty()) {
                    problems.add(new Diagnostic(folder, unusable.problem(), unusable.remedy()));
                }
            }
            new Destination(null, surroundings.out()).write(ContentText.problems(problems, cases));
            return problems.isEmpty() ? ExitCode.DONE : ExitCode.USER;
        }
    }

    /** Sets the models against what was published, and measures reading and readability. */
    @Command(
            name = "validate",
            description =
                    "Sets the models against the published figures in the tables of a folder, measures how names are read and how plain the handouts are, and writes pages beside the tables.",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            footerHeading = "%nExamples:%n",
            footer = {"  ketwise content validate", "  ketwise content validate docs/validation --content content"})
    static final class Validate implements Callable<Integer> {
        private final Surroundings surroundings;

        @Parameters(
                paramLabel = "DIR",
                arity = "0..1",
                description = "The folder with the tables; \"docs/validation\" unless given.")
        private String folder = "docs/validation";

        @Option(
                names = "--content",
                paramLabel = "DIR",
                description = "The content folder with the vignettes; \"content\" unless given.")
        private String content = FOLDER;

        Validate(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            Path tables = InputPaths.existing(folder, "DIR", "folder");
            Content documents = new ContentFolder(KnowledgeSource.folder(content)).read();
            KnowledgeBase knowledge = KnowledgeBase.of(documents);
            Map<String, String> files = new LinkedHashMap<>(ModelValidation.files(knowledge, tables));
            files.put("terminology.md", SpellingValidation.page(knowledge));
            files.put("readability.md", HandoutValidation.page(knowledge, VignetteReader.read(documents), tables));
            files.forEach((name, text) -> write(tables, name, text));
            new Destination(null, surroundings.out())
                    .write("Written into " + Printable.line(folder) + ": " + String.join(", ", files.keySet()) + ".\n");
            return ExitCode.DONE;
        }

        /** Holds nothing of a patient, so it is a file like the others of the project. */
        private static void write(Path folder, String name, String text) {
            try {
                Files.writeString(folder.resolve(name), text);
            } catch (IOException e) {
                throw new UserError(
                        folder.resolve(name) + " cannot be written: " + e.getMessage() + ".",
                        "Make room or name another folder.");
            }
        }
    }

    /** Says how much there is and how much was read in its sources. */
    @Command(
            name = "status",
            description = "Counts statements: all, read in their sources, signed by a clinician.",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            footerHeading = "%nExamples:%n",
            footer = {"  ketwise content status", "  ketwise content status content --detail"})
    static final class Status implements Callable<Integer> {
        private final Surroundings surroundings;

        @Parameters(
                paramLabel = "DIR",
                arity = "0..1",
                description = "A content folder; the built-in content unless given.")
        private @Nullable String folder;

        @Option(names = "--detail", description = "Lists what nobody has read in a source yet.")
        private boolean detail;

        Status(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            var knowledge = KnowledgeSource.load(folder);
            String text = ContentText.status(knowledge.version(), ContentStatus.of(knowledge), detail);
            new Destination(null, surroundings.out()).write(text);
            return ExitCode.DONE;
        }
    }
}
