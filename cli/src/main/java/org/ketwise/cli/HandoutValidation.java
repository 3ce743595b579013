package org.ketwise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ketwise.consult.Consult;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.handout.Handout;
import org.ketwise.consult.handout.HandoutMaker;
import org.ketwise.consult.vignette.VignetteRun;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.HandoutText;
import org.ketwise.knowledge.model.Vignette;
import org.ketwise.report.HandoutReport;
import org.ketwise.report.ReadingGrade;

/** How plain the handouts are: measured on those of all vignettes, ten of them in a table of their own. */
final class HandoutValidation {
    private static final String SHOWN = "handouts.csv";

    private final StringBuilder page = new StringBuilder();
    private final KnowledgeBase knowledge;
    private final List<Vignette> vignettes;
    private final List<String> shown;

    private HandoutValidation(KnowledgeBase knowledge, List<Vignette> vignettes, List<String> shown) {
        this.knowledge = knowledge;
        this.vignettes = vignettes;
        this.shown = shown;
    }

    /**
     * The page.
     *
     * @param tables a folder with {@code handouts.csv}: the vignettes that stand in the table by themselves
     */
    static String page(KnowledgeBase knowledge, List<Vignette> vignettes, Path tables) {
        return new HandoutValidation(knowledge, vignettes, shown(tables.resolve(SHOWN))).write();
    }

    private static List<String> shown(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .toList();
        } catch (IOException e) {
            throw new UserError(
                    "There is no " + file + " that can be read.", "Put handouts.csv of docs/validation there.");
        }
    }

    private String write() {
        page.append("# How plain the handouts are\n\n");
        page.append(
                "Written by `ketwise content validate`. Grades are years of school: by Flesch and Kincaid for English, by Crawford for Spanish (`ReadingGrade`; a number counts as a word of one syllable, each title and line as a sentence). "
                        + "A formula counts syllables and sentences; it does not tell whether somebody understands, and no patient has read these pages for us.\n");
        Consult consult = new Consult(knowledge);
        for (HandoutText text : knowledge.handouts()) {
            language(text, consult);
        }
        return page.toString();
    }

    private void language(HandoutText text, Consult consult) {
        VignetteRun run = new VignetteRun(consult);
        add(String.format(
                Locale.ROOT,
                "%n## %s (%s)%n%nAsked for: grade %.1f at most.%n%n",
                text.name(),
                text.language(),
                text.readability().gradeAtMost()));
        add(String.format(Locale.ROOT, "| vignette | sentences | words | grade |%n|---|---:|---:|---:|%n"));
        List<ReadingGrade> all = new ArrayList<>();
        List<String> unknown = shown.stream()
                .filter(id ->
                        vignettes.stream().noneMatch(vignette -> vignette.id().equals(id)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new UserError(
                    SHOWN + " names " + String.join(", ", unknown) + ", and there is no such vignette.",
                    "Write ids of content/cases.");
        }
        for (Vignette vignette : vignettes) {
            Consultation consultation = run.consultation(vignette);
            Handout handout = HandoutMaker.make(text, consultation, consult);
            ReadingGrade grade = ReadingGrade.of(text.readability().formula(), HandoutReport.sentences(handout));
            all.add(grade);
            if (shown.contains(vignette.id())) {
                row(vignette.id(), grade);
            }
        }
        add(String.format(
                Locale.ROOT,
                "%nOver all %,d vignettes: lowest grade %.1f, highest %.1f; %,d are above %.1f.%n",
                all.size(),
                all.stream().mapToDouble(ReadingGrade::grade).min().orElse(0),
                all.stream().mapToDouble(ReadingGrade::grade).max().orElse(0),
                all.stream()
                        .filter(each -> each.grade() > text.readability().gradeAtMost())
                        .count(),
                text.readability().gradeAtMost()));
        add(String.format(
                Locale.ROOT, "%n| section, with every line | sentences | words | grade |%n|---|---:|---:|---:|%n"));
        for (HandoutText.Section section : text.sections()) {
            List<String> pieces = new ArrayList<>();
            for (HandoutText.Line each : section.lines()) {
                if (each.question() != null) {
                    pieces.add(each.question());
                }
                pieces.add(each.say());
            }
            row(section.id(), ReadingGrade.of(text.readability().formula(), pieces));
        }
        List<String> medicines = new ArrayList<>();
        for (HandoutText.MedicineLine each : text.medicines()) {
            medicines.add(each.telling().tell().replace("{name}", "It"));
            String ask = each.telling().ask();
            if (ask != null) {
                medicines.add(ask.replace("{name}", "it"));
            }
        }
        row("what is said of medicines", ReadingGrade.of(text.readability().formula(), medicines));
    }

    private void row(String name, ReadingGrade grade) {
        add(String.format(
                Locale.ROOT, "| %s | %,d | %,d | %.1f |%n", name, grade.sentences(), grade.words(), grade.grade()));
    }

    private void add(String text) {
        page.append(text.replace(System.lineSeparator(), "\n"));
    }
}
