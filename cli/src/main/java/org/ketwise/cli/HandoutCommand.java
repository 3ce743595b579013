package org.ketwise.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.Consult;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.NotAssessed;
import org.ketwise.consult.handout.Handout;
import org.ketwise.consult.handout.HandoutMaker;
import org.ketwise.kernel.Severity;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.HandoutText;
import org.ketwise.report.HandoutReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ketwise handout}: a medication list and a plan in, a page for the patient out. */
@Command(
        name = "handout",
        description = {
            "Writes a page in plain language for the patient: what the treatment is and is not, what to tell the clinic, before, during and after a session, "
                    + "each medicine by name with what to ask, and warning signs.",
            "It names no amount of a medicine, and no change of one. Look through it before you give it to somebody."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        versionProvider = ProductVersion.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ketwise handout --file examples/adult-adhd.txt --plan \"esketamine 84 mg nasal\" -o handout.html",
            "  ketwise handout \"Concerta 36 mg\" --plan \"ketamine 0.5 mg/kg iv\" --language es"
        })
final class HandoutCommand implements Callable<Integer> {
    /** What the handout is written as. */
    enum Format {
        TEXT,
        JSON,
        HTML;

        static Format ofFile(@Nullable String file) {
            String name = file == null ? "" : file.toLowerCase(Locale.ROOT);
            return name.endsWith(".json") ? JSON : name.endsWith(".html") || name.endsWith(".htm") ? HTML : TEXT;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The codes of --language, for completion. */
    static final class Languages extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Languages() {
            super(List.of("en", "es"));
        }
    }

    private static final int USUAL_WIDTH = 80;
    private static final int WIDEST = 100;

    private final Surroundings surroundings;

    @Mixin
    private final ConsultInput input;

    @Option(
            names = "--language",
            paramLabel = "CODE",
            completionCandidates = Languages.class,
            description = "The language of the page: en unless given, or another one that the content has, as es.")
    private String language = "en";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json or html; unless given, by the ending of the file of -o, else text.")
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

    HandoutCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        input = new ConsultInput(surroundings);
    }

    @Override
    public Integer call() {
        ConsultInput.Asked asked = input.read("write a handout for");
        Consult consult = BuiltInConsult.get(content, StateFolder.of(surroundings));
        HandoutText text = text(consult.knowledge());
        Consultation consultation = consult.consult(asked.request());
        sayWhatToLookAt(consultation);
        Handout handout = HandoutMaker.make(text, consultation, consult);
        new Destination(output, surroundings.out()).write(report(handout, consultation));
        return ExitCode.DONE;
    }

    /** For whoever gives it away: what a page for a patient cannot settle. */
    private void sayWhatToLookAt(Consultation consultation) {
        long contraindicated = consultation.findings().stream()
                .filter(finding -> finding.severity() == Severity.CONTRAINDICATED)
                .count();
        long open =
                consultation.notAssessed().stream().filter(NotAssessed::open).count();
        if (contraindicated > 0 || open > 0) {
            Failures.note(
                    surroundings,
                    "before you give this to anybody, look at the report (ketwise screen with the same list): "
                            + contraindicated
                            + (contraindicated == 1
                                    ? " finding is contraindicated, "
                                    : " findings are contraindicated, ")
                            + open + (open == 1 ? " thing is to be asked." : " things are to be asked."));
        }
    }

    private HandoutText text(KnowledgeBase knowledge) {
        String code = Locale.forLanguageTag(language.strip()).getLanguage();
        return knowledge.handouts().stream()
                .filter(each -> each.language().equals(code))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "There is no handout in \"" + language + "\" (--language).",
                        "Write " + languages(knowledge) + ", or translate the folder handout/en of the content."));
    }

    private static String languages(KnowledgeBase knowledge) {
        return knowledge.handouts().stream().map(HandoutText::language).collect(Collectors.joining(" or "));
    }

    private String report(Handout handout, Consultation consultation) {
        String version = ProductVersion.get();
        return switch (format == null ? Format.ofFile(output) : format) {
            case TEXT -> HandoutReport.text(handout, consultation, version, width());
            case JSON -> HandoutReport.json(handout, consultation, version);
            case HTML -> HandoutReport.html(handout, consultation, version);
        };
    }

    private int width() {
        int columns = output == null ? surroundings.columns().get() : 0;
        return Math.min(columns > 0 ? columns : surroundings.columnsAsked(USUAL_WIDTH), WIDEST);
    }
}
