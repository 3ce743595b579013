package org.ketwise.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages as people have them before them, in a real browser. Skipped where none is installed; the end of the build says so. */
@Tag("browser")
class BrowserTest {
    /** What the last module of the build looks for, to say that these tests were skipped. */
    private static final Path SKIPPED = Path.of("target", "browser-tests-skipped");

    private static final String FIRST_CASE = """
            Concerta 36 mg every morning
            sertraline 100 mg daily""";

    private static final String NINE_MEDICINES = """
            Concerta 36 mg
            guanfacine 2 mg
            Lexapro 20 mg
            Lamictal 150 mg
            Klonopin 0.5 mg PRN
            Sudafed
            St John's wort
            ibuprofen 400 mg
            vitamin D""";

    private static final String SHIFTS = """
            window.shifted = 0;
            new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shifted += entry.value; }))
              .observe({ type: "layout-shift", buffered: true });""";

    private static final Map<String, Object> WCAG_22_AA =
            Map.of("type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"));

    /** All of it that the colours decide. */
    private static final Map<String, Object> CONTRAST = Map.of("type", "rule", "values", List.of("color-contrast"));

    private static final String AXE = """
            async (runOnly) => (await axe.run(document, {
              resultTypes: ["violations"],
              preload: false,
              runOnly,
              rules: runOnly.type === "tag" ? { "target-size": { enabled: true } } : {},
            })).violations.flatMap((each) => each.nodes.slice(0, 4).map((node) => each.id + ": " + node.target + ": " + node.failureSummary))""";

    private static final int NARROW = 360;

    /** What reaches beyond the screen, where the page has to be moved sideways to see it. */
    private static final String TOO_WIDE = """
            () => document.documentElement.scrollWidth <= window.innerWidth ? [] : [...document.querySelectorAll("body *")]
              .filter((each) => each.getBoundingClientRect().right > window.innerWidth + 1)
              .slice(0, 5).map((each) => each.outerHTML.slice(0, 120))""";

    private static Chromium chromium;
    private static TestServer server;
    private static String axe;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final SoftAssertions softly = new SoftAssertions();

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        Files.deleteIfExists(SKIPPED);
        Optional<Path> program = Chromium.find();
        if (program.isEmpty()) {
            Files.createFile(SKIPPED);
            Assumptions.abort("No Chromium is installed: apt-get install chromium");
        }
        server = new TestServer(data, List.of(), List.of());
        chromium = Chromium.start(program.orElseThrow());
        axe = Chromium.axe();
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
            server.close();
        }
    }

    @AfterEach
    void noPageComplained() {
        contexts.forEach(BrowserContext::close);
        assertThat(complaints).as("console and failures of scripts").isEmpty();
    }

    private Page open(String path) {
        return open(path, options -> {});
    }

    private Page open(String path, Consumer<Browser.NewContextOptions> more) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + server.port())
                .setViewportSize(1280, 900)
                .setAcceptDownloads(true);
        more.accept(options);
        BrowserContext context = chromium.browser.newContext(options);
        context.setDefaultTimeout(10_000);
        contexts.add(context);
        Page page = context.newPage();
        page.addInitScript(SHIFTS);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.navigate(path);
        return page;
    }

    private static void fillFirstCase(Page page) {
        page.fill("#medications", FIRST_CASE);
        page.fill("#plan", "ketamine troche 150 mg at home every 3 days");
        page.fill("#age", "38");
        page.fill("#bp", "124/78");
        page.selectOption("#sex", "female");
        page.fill("#conditions", "ADHD\nmajor depressive disorder\ngeneralized anxiety disorder");
    }

    private Page firstCase() {
        Page page = open("/");
        fillFirstCase(page);
        page.waitForSelector("#report article.report");
        return page;
    }

    private Page comparison() {
        Page page = open("/exposure");
        page.fill("#plans", "ketamine 0.5 mg/kg iv over 40 min\nketamine 50 mg oral");
        page.fill("#with", "clarithromycin 500 mg twice daily for 4 days");
        page.fill("#weight", "70");
        page.click("button:has-text('Compare')");
        page.waitForSelector(".uplot canvas");
        return page;
    }

    private static Object focused(Page page, String what) {
        return page.evaluate("() => document.activeElement." + what);
    }

    // ---- the check

    @Test
    void theWholeCheckIsDoneByKeyboardAlone() {
        Page page = open("/");
        page.keyboard().press("Tab");
        assertThat(page.locator("a.skip")).isFocused();
        assertThat(page.locator("a.skip")).isInViewport();
        page.keyboard().press("Enter");
        assertThat(page.locator("#main")).isFocused();

        page.keyboard().press("Tab");
        assertThat(page.locator("#adder")).isFocused();
        assertThat(page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        page.keyboard().type("concert");
        page.waitForSelector("[role=option]");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("[role=option][aria-selected=true]")).containsText("methylphenidate");
        page.keyboard().press("Enter");
        assertThat(page.locator("#medications")).hasValue(Pattern.compile("Concerta.*\\n"));
        page.keyboard().type("lexapro 20 mg");
        page.keyboard().press("Enter");

        List<String> order = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            page.keyboard().press("Tab");
            order.add((String) focused(page, "id"));
            if (order.getLast().equals("plan")) {
                page.keyboard().type("esketamine 84 mg nasal");
            } else if (order.getLast().equals("age")) {
                page.keyboard().type("34");
            } else if (order.getLast().equals("bp")) {
                page.keyboard().type("142/91");
            }
        }
        assertThat(order).containsExactly("medications", "plan", "age", "weight", "bp", "sex", "conditions");

        assertThat(page.locator("#report-plan")).containsText("Nasal esketamine 84 mg");
        assertThat(page.locator("#report")).containsText("142/91");
        assertThat(page.locator("#report .said")).containsText("Report updated:");
        assertThat(page.locator("#report")).containsText("Not assessed");
        assertThat(page.url()).as("says nothing of the patient").matches("http://127\\.0\\.0\\.1:\\d+/(#main)?");

        Locator basis = page.locator("#report .card details").first();
        basis.locator("summary").focus();
        page.keyboard().press("Enter");
        assertThat(basis.locator("dl.basis")).isVisible();
        Locator rule = basis.locator("a[href^='/evidence/rules/']");
        String title = rule.innerText();
        rule.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText(title);
        Locator source = page.locator("a[href^='/evidence/sources/']").first();
        source.focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/evidence/sources/*");
        assertThat(page.locator("main")).containsText("Rests on it");
    }

    @Test
    void theReportAppearsWithoutMovingWhatIsThere() {
        Page page = firstCase();
        page.waitForTimeout(300);
        assertThat(((Number) page.evaluate("() => window.shifted")).doubleValue())
                .as("layout shift")
                .isLessThan(0.1);
    }

    @Test
    void aKeptLinkSaysNothingOfThePatientAndLeadsBack() {
        Page page = firstCase();
        page.click("text=Keep a link");
        page.waitForURL("**/check/*");
        assertThat(page.url()).matches("http://127\\.0\\.0\\.1:\\d+/check/[0-9a-f-]{36}");
        assertThat(page.title()).isEqualTo("Check - Ketwise");
        page.reload();
        assertThat(page.locator("#medications")).hasValue(FIRST_CASE);
        assertThat(page.locator("#report")).containsText("methylphenidate");
    }

    @Test
    void theMainCheckWorksWithoutScripts() {
        Page page = open("/", options -> options.setJavaScriptEnabled(false));
        assertThat(page.locator("#adder")).isHidden();
        fillFirstCase(page);
        page.click("button:has-text('Check')");
        assertThat(page.locator("#report-plan")).containsText("150 mg");
        assertThat(page.locator("#medications")).hasValue(FIRST_CASE);
        page.locator("#report .card details summary").first().click();
        assertThat(page.locator("#report .card details dl").first()).isVisible();
    }

    @Test
    void aListThatCouldNotBeCheckedIsNotShownTheReportOfAnother() {
        Page page = firstCase();
        page.route("**/check", route -> route.abort());
        page.locator("#medications").fill("Nardil 15 mg");
        assertThat(page.locator("#report")).hasAttribute("aria-busy", "true");
        assertThat(page.locator("#unanswered")).isVisible();
        assertThat(page.locator("#unanswered")).hasAttribute("role", "alert");
        assertThat(page.locator("#report .card")).hasCount(0);

        page.unroute("**/check");
        page.click("button:has-text('Check')");
        assertThat(page.locator("#report .card").first()).isVisible();
        page.route("**/check", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        page.click("button:has-text('Check')");
        assertThat(page.locator("#report .card")).hasCount(0);

        page.unroute("**/check");
        page.click("button:has-text('Check')");
        assertThat(page.locator("#report .card").first()).isVisible();
        assertThat(page.locator("#report")).not().hasAttribute("aria-busy", "true");
        assertThat(page.locator("#unanswered")).isHidden();
        complaints.removeIf(each -> each.contains("ERR_FAILED") || each.contains("503") || each.contains("htmx:"));
    }

    @Test
    void aListOfNineMedicinesPrintsOnTwoPagesToo(@TempDir Path directory) throws IOException {
        Page page = firstCase();
        page.fill("#medications", NINE_MEDICINES);
        page.fill("#plan", "esketamine 84 mg nasal");
        assertThat(page.locator("#report")).containsText("St. John's wort");
        assertThat(page.locator("#report")).not().hasAttribute("aria-busy", "true");
        requireAtMostTwoPages(page, directory);
    }

    @Test
    void theFirstCasePrintsOnTwoPages(@TempDir Path directory) throws IOException {
        Page page = firstCase();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("#check")).isHidden();
        assertThat(page.locator("nav")).isHidden();
        assertThat(page.locator("#report .card").first()).isVisible();
        assertThat(page.locator("#report .on-paper")).isVisible();
        requireAtMostTwoPages(page, directory);
    }

    private static void requireAtMostTwoPages(Page page, Path directory) throws IOException {
        Path file = directory.resolve("report.pdf");
        page.pdf(new Page.PdfOptions().setPath(file).setFormat("A4").setPreferCSSPageSize(true));
        String pdf = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(Pattern.compile("/Type\\s*/Page\\b").matcher(pdf).results().count())
                .as("pages")
                .isBetween(1L, 2L);
    }

    // ---- exposure

    @Test
    void plansAreComparedInAChartAndDownloaded() throws IOException {
        Page page = comparison();
        assertThat(page.locator(".picture.still")).isHidden();
        assertThat(page.locator(".chart")).hasAttribute("aria-label", Pattern.compile("over time: .*clarithromycin"));
        String before = (String) page.evaluate("() => document.querySelector('.uplot canvas').toDataURL()");
        page.check("#log");
        page.waitForTimeout(200);
        String logarithmic = (String) page.evaluate("() => document.querySelector('.uplot canvas').toDataURL()");
        assertThat(logarithmic).isNotEqualTo(before);
        String another = page.locator("#analyte option").nth(1).innerText();
        page.selectOption("#analyte", another);
        assertThat(page.locator(".chart")).hasAttribute("aria-label", Pattern.compile("^" + another + " over"));
        page.hover(".u-over");
        assertThat(page.locator(".u-legend .u-value").first()).not().hasText("–");

        assertThat(download(page, "SVG", "exposure.svg")).contains("<svg", "clarithromycin");
        assertThat(download(page, "CSV", "exposure.csv")).startsWith("plan,model,analyte,");
    }

    private static String download(Page page, String button, String name) throws IOException {
        Download download = page.waitForDownload(() -> page.click("button:has-text('" + button + "')"));
        assertThat(download.suggestedFilename()).isEqualTo(name);
        return Files.readString(download.path());
    }

    // ---- the API page

    @Test
    void anOperationIsTriedOnItsPage() {
        Page page = open("/api");
        Locator resolve = page.locator("form.try[data-path='/api/v1/resolve']");
        resolve.locator("button").click();
        assertThat(resolve.locator("[role=status]")).containsText("Status 200");
        assertThat(resolve.locator("pre")).containsText("clonazepam");
        Locator ingredient = page.locator("form.try[data-path='/api/v1/ingredients/{id}']");
        ingredient.locator("button").click();
        assertThat(ingredient.locator("pre")).containsText("2598");
    }

    // ---- every page

    @Test
    void noPageKeepsAnybodyOut() {
        Page page = open("/");
        keepsNobodyOut(page);
        Page check = firstCase();
        keepsNobodyOut(check);
        check.click("text=Keep a link");
        check.waitForURL("**/check/*");
        check.locator("#report details > summary").first().click();
        keepsNobodyOut(check);
        keepsNobodyOut(comparison());
        for (String path : List.of(
                "/evidence?q=ketamine",
                "/evidence/ingredients/clonazepam",
                "/evidence/rules/interaction:clarithromycin",
                "/evidence/sources/hagelberg-2010",
                "/about",
                "/feedback",
                "/audit",
                "/api")) {
            page.navigate(path);
            keepsNobodyOut(page);
        }
        page.navigate("/nothing");
        keepsNobodyOut(page);
        assertThat(complaints.removeIf(each -> each.contains("404") && each.contains("/nothing")))
                .as("the browser notes the status of the problem page")
                .isTrue();
        softly.assertAll();
    }

    private static List<?> violations(Page page, Map<String, Object> rules) {
        return (List<?>) page.evaluate(AXE, rules);
    }

    private void keepsNobodyOut(Page page) {
        page.evaluate(axe);
        softly.assertThat(violations(page, WCAG_22_AA)).as(page.url()).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        softly.assertThat(page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor"))
                .isEqualTo("rgb(18, 24, 30)");
        softly.assertThat(violations(page, CONTRAST))
                .as(page.url() + " in dark")
                .isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(NARROW, 740);
        page.waitForTimeout(100);
        softly.assertThat((List<?>) page.evaluate(TOO_WIDE))
                .as(page.url() + " on a narrow screen")
                .isEmpty();
        page.setViewportSize(1280, 900);
    }
}
