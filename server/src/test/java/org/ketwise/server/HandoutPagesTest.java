package org.ketwise.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ketwise.consult.Consult;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.handout.HandoutMaker;
import org.ketwise.consult.vignette.VignetteRun;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.content.ContentFolder;
import org.ketwise.knowledge.content.VignetteReader;
import org.ketwise.knowledge.model.HandoutText;
import org.ketwise.knowledge.model.Vignette;
import org.ketwise.report.HandoutReport;

/** The handouts of ten vignettes in a real browser, on a screen and on paper; {@code -Dketwise.handouts=DIR} keeps the PDF files. */
@Tag("browser")
class HandoutPagesTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.builtIn();
    private static final Consult CONSULT = new Consult(KNOWLEDGE);
    private static final int MOST_PAGES = 5;
    private static final int NARROW = 360;

    private static final String AXE = """
            async () => (await axe.run(document, { resultTypes: ["violations"], preload: false }))
              .violations.filter((each) => each.tags.some((tag) => tag.startsWith("wcag")))
              .flatMap((each) => each.nodes.slice(0, 4).map((node) => each.id + ": " + node.target))""";

    private static Chromium chromium;
    private static String axe;

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> program = Chromium.find();
        Assumptions.assumeTrue(program.isPresent(), "No Chromium is installed: apt-get install chromium");
        chromium = Chromium.start(program.orElseThrow());
        axe = Chromium.axe();
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
    }

    static Stream<Vignette> vignettes() throws IOException {
        List<String> ids = Files.readAllLines(Path.of("..", "docs", "validation", "handouts.csv")).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .toList();
        return VignetteReader.read(new ContentFolder(Path.of("..", "content")).read()).stream()
                .filter(vignette -> ids.contains(vignette.id()));
    }

    @ParameterizedTest
    @MethodSource("vignettes")
    void aHandoutIsReadOnATelephoneAndOnPaper(Vignette vignette, @TempDir Path folder) throws IOException {
        Consultation consultation = new VignetteRun(CONSULT).consultation(vignette);
        for (HandoutText text : KNOWLEDGE.handouts()) {
            String name = vignette.id() + "-" + text.language();
            Path file = folder.resolve(name + ".html");
            Files.writeString(
                    file, HandoutReport.html(HandoutMaker.make(text, consultation, CONSULT), consultation, "test"));
            try (Page page = chromium.browser.newPage(new Browser.NewPageOptions().setViewportSize(NARROW, 800))) {
                page.navigate(file.toUri().toString());
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as("width of %s", name)
                        .isEqualTo(NARROW);
                assertThat(page.title()).isEqualTo(text.words().title());
                Path pdf = folder.resolve(name + ".pdf");
                page.pdf(new Page.PdfOptions().setPath(pdf).setFormat("A4").setPreferCSSPageSize(true));
                assertThat(pages(pdf)).as("pages of %s", name).isBetween(2L, (long) MOST_PAGES);
                keep(pdf);
            }
            try (Page page = chromium.browser.newPage(new Browser.NewPageOptions().setBypassCSP(true))) {
                page.navigate(file.toUri().toString());
                page.evaluate(axe);
                assertThat(page.evaluate(AXE)).as("accessibility of %s", name).isEqualTo(List.of());
            }
        }
    }

    private static long pages(Path pdf) throws IOException {
        String text = Files.readString(pdf, StandardCharsets.ISO_8859_1);
        return Pattern.compile("/Type\\s*/Page\\b").matcher(text).results().count();
    }

    private static void keep(Path pdf) throws IOException {
        String folder = System.getProperty("ketwise.handouts");
        if (folder != null) {
            Files.createDirectories(Path.of(folder));
            Files.copy(
                    pdf, Path.of(folder).resolve(pdf.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
