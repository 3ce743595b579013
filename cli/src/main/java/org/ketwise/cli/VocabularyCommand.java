package org.ketwise.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ketwise.kernel.UserError;
import org.ketwise.report.Printable;
import org.ketwise.terminology.RxNormReader;
import org.ketwise.terminology.rxnorm.RxNormImport;
import org.ketwise.terminology.rxnorm.RxNormIndex;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ketwise vocabulary}: names and codes of medicines beyond those of the content. */
@Command(
        name = "vocabulary",
        description = "Imports names and codes of medicines beyond those of the content, and says which there are.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {"  ketwise vocabulary import-rxnorm RxNorm_full_prescribe_11022026", "  ketwise vocabulary status"})
final class VocabularyCommand {
    private VocabularyCommand() {}

    static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new VocabularyCommand())
                .addSubcommand(new ImportRxNorm(surroundings))
                .addSubcommand(new Status(surroundings));
    }

    /** Where an imported release is kept. */
    static Path file(Path data) {
        return data.resolve(RxNormIndex.FILE);
    }

    /** {@code ketwise vocabulary import-rxnorm}. */
    @Command(
            name = "import-rxnorm",
            description = {
                "Reads a release of RxNorm that you downloaded and unpacked, full or Current Prescribable Content.",
                "From then on its brands, synonyms, product codes and package codes are read as what they hold. "
                        + "The release before stays in use until the new one is whole."
            },
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class)
    static final class ImportRxNorm implements Callable<Integer> {
        private static final long MEGABYTE = 1_000_000;

        private final Surroundings surroundings;

        @Parameters(paramLabel = "DIR", description = "The folder that holds RXNCONSO.RRF, or rrf below it.")
        private String folder = "";

        ImportRxNorm(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            Path release = InputPaths.existing(folder, "DIR", "folder");
            Path target = file(StateFolder.of(surroundings));
            RxNormImport work = new RxNormImport(release, RxNormReader::words);
            long all = work.bytes();
            RxNormImport.Done done;
            try (ProgressBar bar = new ProgressBar(
                    surroundings.err(),
                    surroundings.errorColumns().get(),
                    all,
                    all / MEGABYTE + " MB",
                    System::nanoTime)) {
                done = work.into(target, surroundings.today().get(), bar::done);
            }
            new Destination(null, surroundings.out())
                    .write(text(done.summary(), target)
                            + (done.rowsTooShort() == 0
                                    ? ""
                                    : done.rowsTooShort() + " rows were too short to be read and were left out.\n"));
            return ExitCode.DONE;
        }
    }

    /** {@code ketwise vocabulary status}. */
    @Command(
            name = "status",
            description = "Says which release was imported, and checks that its file is whole.",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class)
    static final class Status implements Callable<Integer> {
        private final Surroundings surroundings;

        Status(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            Path target = file(StateFolder.of(surroundings));
            Optional<RxNormIndex> index = RxNormIndex.find(target);
            if (index.isPresent() && !index.get().isIntact()) {
                throw new UserError(
                        target + " has changed since it was written.",
                        "Import the release again: ketwise vocabulary import-rxnorm DIR.");
            }
            new Destination(null, surroundings.out())
                    .write(index.map(found -> text(found.summary(), target))
                            .orElse("No release of RxNorm is imported; names and codes are those of the content.\n"));
            return ExitCode.DONE;
        }
    }

    private static String text(RxNormIndex.Summary summary, Path target) {
        return String.format(
                Locale.ROOT,
                "RxNorm %s, imported on %s: %,d codes and %,d names of %,d ingredients, %,d package codes.%n%s%n",
                Printable.line(summary.release()),
                summary.imported(),
                summary.codes(),
                summary.names(),
                summary.ingredients(),
                summary.packages(),
                Printable.line(target.toString()));
    }
}
