package org.ketwise.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the pages for the documentation; {@code bin/regenerate-images} asks for them. */
@Tag("browser")
@EnabledIfSystemProperty(named = "ketwise.images", matches = ".+")
class ImagesTest {
    private static final long LARGEST = 150_000;

    private static Chromium chromium;
    private static TestServer server;

    private final Path images = Path.of(System.getProperty("ketwise.images"));

    @BeforeAll
    static void start(@TempDir Path data) {
        server = new TestServer(data, List.of(), List.of());
        chromium = Chromium.start(Chromium.find().orElseThrow());
    }

    @AfterAll
    static void end() {
        chromium.close();
        server.close();
    }

    private static Page open(String path) {
        Page page = chromium.browser.newPage(new Browser.NewPageOptions()
                .setBaseURL("http://127.0.0.1:" + server.port())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(1080, 720));
        page.navigate(path);
        return page;
    }

    private void keep(Page page, String name) throws IOException {
        Path file = images.resolve(name + ".png");
        page.evaluate(
                "() => { document.activeElement.blur(); window.scrollTo(0, 0); document.querySelectorAll('.check-side').forEach((side) => { side.scrollTop = 0; }); }");
        page.waitForTimeout(300);
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        page.close();
        assertThat(Files.size(file)).as(name).isLessThanOrEqualTo(LARGEST);
    }

    @Test
    void theCheckWithItsReport() throws IOException {
        Page page = open("/");
        page.fill("#medications", """
                Concerta 36 mg every morning
                Intuniv 2 mg at bedtime
                Lexapro 20 mg daily
                Klonopin 0.5 mg PRN anxiety
                Sudafed 60 mg PRN""");
        page.fill("#plan", "esketamine 84 mg nasal");
        page.fill("#age", "34");
        page.fill("#bp", "142/91");
        page.waitForSelector("#report article.report");
        page.waitForFunction("() => document.querySelector('#report').textContent.includes('142/91')");
        keep(page, "check");
    }

    @Test
    void theComparison() throws IOException {
        Page page = open("/exposure");
        page.fill("#plans", "ketamine 0.5 mg/kg iv over 40 min\nketamine 50 mg oral");
        page.fill("#with", "clarithromycin 500 mg twice daily for 4 days");
        page.fill("#weight", "70");
        page.fill("#duration", "12 h");
        page.click("button:has-text('Compare')");
        page.waitForSelector(".uplot canvas");
        keep(page, "exposure");
    }

    @Test
    void theEvidence() throws IOException {
        keep(open("/evidence/rules/interaction:clarithromycin"), "evidence");
    }
}
