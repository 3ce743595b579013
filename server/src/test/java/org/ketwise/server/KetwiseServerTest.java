package org.ketwise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ketwise.consult.Consult;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.server.Visitor.Answer;
import org.ketwise.server.exchange.Services;

class KetwiseServerTest {
    private static KetwiseServer server;
    private static Visitor visitor;
    private static final List<Throwable> FAULTS = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start(@TempDir Path data) {
        KnowledgeBase knowledge = KnowledgeBase.builtIn();
        Services services = new Services(
                knowledge,
                new Consult(knowledge),
                "test",
                () -> LocalDate.of(2026, 11, 23),
                InstantSource.system(),
                () -> UUID.randomUUID().toString(),
                (number, where, failure) -> FAULTS.add(failure));
        server = KetwiseServer.start(ServeSettings.local(0, data), services);
        visitor = new Visitor(server.port());
    }

    @AfterAll
    static void end() {
        server.close();
        assertThat(FAULTS).as("our own failures in all of these tests").isEmpty();
    }

    // ---- the check as a page

    @Test
    void theFirstPageIsAFormThatWorksWithoutAScript() throws IOException {
        Answer page = visitor.get("/", "Accept: text/html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("<form id=\"check\"", "method=\"post\" action=\"/check\"", "The report appears here");
    }

    @Test
    void theFormComesBackFilledInWithItsReport() throws IOException {
        Answer page = visitor.postForm(
                "/check",
                "medications=Concerta+36+mg%0D%0AKlonopin+PRN&plan=esketamine+84+mg+nasal&bp=142%2F91",
                "Accept: text/html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "Concerta 36 mg\r\nKlonopin PRN",
                        "value=\"142/91\"",
                        "Nasal esketamine 84 mg",
                        "Not assessed",
                        "Report updated:")
                .contains("<!DOCTYPE html>");
    }

    @Test
    void htmxGetsTheReportAlone() throws IOException {
        Answer part =
                visitor.postForm("/check", "medications=Concerta&plan=esketamine+84+mg+nasal", "HX-Request: true");
        assertThat(part.body()).contains("<article class=\"report\"").doesNotContain("<html", "<form");
    }

    @Test
    void aFactThatCannotBeReadIsSaidInPlaceOfTheReport() throws IOException {
        Answer part = visitor.postForm("/check", "medications=Concerta&age=old", "HX-Request: true");
        assertThat(part.status()).isEqualTo(200);
        assertThat(part.body()).contains("role=\"alert\"", "is not an age");
    }

    @Test
    void markupInAMedicineStaysText() throws IOException {
        Answer page = visitor.postForm(
                "/check", "medications=%3Cscript%3Ealert(1)%3C%2Fscript%3E&plan=%22%3E%3Cb%3Eesketamine+84+mg+nasal");
        assertThat(page.body()).doesNotContain("<script>alert", "\"><b>");
    }

    @Test
    void aKeptLinkLeadsBackToTheReportAndSaysNothingOfThePatient() throws IOException {
        Answer kept = visitor.postForm("/check/link", "medications=lithium&plan=ketamine+30+mg+oral");
        assertThat(kept.status()).isEqualTo(303);
        assertThat(kept.header("Location")).matches("/check/[0-9a-f-]{36}");
        assertThat(visitor.get(kept.header("Location")).body()).contains("lithium", "Oral ketamine 30 mg");
        Answer byScript = visitor.postForm("/check/link", "medications=lithium", "HX-Request: true");
        assertThat(byScript.status()).isEqualTo(204);
        assertThat(byScript.header("HX-Redirect")).matches("/check/[0-9a-f-]{36}");
        assertThat(visitor.get("/check/AAAAAAAAAAAAAAAAAAAAAA", "Accept: text/html")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void namesAreCompletedWithWhatTheyMean() throws IOException {
        assertThat(visitor.postForm("/complete", "q=klono").body()).contains("Klonopin", "clonazepam");
        assertThat(visitor.postForm("/complete", "q=k").body()).isEqualTo("[]");
    }

    // ---- evidence and exposure as pages

    @Test
    void whatAReportRestsOnIsALinkAway() throws IOException {
        Answer report = visitor.postForm("/check", "medications=clarithromycin&plan=ketamine+50+mg+oral");
        List<String> addresses = java.util.regex.Pattern.compile("href=\"(/evidence/[^\"]+)\"")
                .matcher(report.body())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(addresses)
                .contains("/evidence/rules/interaction%3Aclarithromycin")
                .hasSizeGreaterThan(5);
        for (String address : addresses) {
            assertThat(visitor.get(address).status()).as(address).isEqualTo(200);
        }
    }

    @Test
    void theContentIsLookedThroughByWords() throws IOException {
        Answer found = visitor.get("/evidence?q=klonopin");
        assertThat(found.body()).contains(">1 ingredients<", "/evidence/ingredients/clonazepam");
        assertThat(visitor.get("/evidence?q=%3Cxyzzy%3E").body())
                .contains("That says nothing about whether it interacts")
                .doesNotContain("<xyzzy>");
        assertThat(visitor.get("/evidence/rules/interaction:nothing", "Accept: text/html")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void plansAreComparedWithPictureFiguresAndTheCoursesForTheScript() throws IOException {
        String form =
                "weight=70&plans=ketamine+0.5+mg%2Fkg+iv+over+40+min%0D%0Aketamine+50+mg+oral&with=clarithromycin+500+mg+twice+daily+for+4+days";
        Answer page = visitor.postForm("/exposure", form);
        assertThat(page.body()).contains("<svg", "data-courses=\"[{", "with clarithromycin", "Sources");
        Answer table = visitor.postForm("/exposure/csv", form);
        assertThat(table.header("Content-Disposition")).contains("exposure.csv");
        assertThat(table.body()).startsWith("plan,model,analyte,matrix,time_h,");
        assertThat(visitor.postForm("/exposure/svg", form).header("Content-Type"))
                .isEqualTo("image/svg+xml");
        assertThat(visitor.postForm("/exposure/svg", "plans=").status()).isEqualTo(400);
    }

    @Test
    void aPlanThatCannotBeSimulatedIsSaidInPlaceOfTheCourses() throws IOException {
        assertThat(visitor.postForm("/exposure", "plans=aspirin").body())
                .contains("role=\"alert\"", "names no treatment");
        assertThat(visitor.postForm("/exposure", "plans=" + "ketamine+50+mg+oral%0A".repeat(7))
                        .body())
                .contains("Compare at most 6");
    }

    // ---- REST

    @Test
    void ingredientsRulesAndSourcesAreListedAndShown() throws IOException {
        assertThat(visitor.get("/api/v1/ingredients?q=klonopin").body()).contains("\"count\":1", "clonazepam");
        assertThat(visitor.get("/api/v1/ingredients/clonazepam").body()).contains("\"label\":\"RxNorm\"", "2598");
        assertThat(visitor.get("/api/v1/rules").body()).contains("interaction:clarithromycin", "monitoring:");
        assertThat(visitor.get("/api/v1/rules/burden:sedation").body()).contains("\"kind\":\"rule\"");
        assertThat(visitor.get("/api/v1/sources?q=hagelberg").body()).contains("hagelberg-2010");
        assertThat(visitor.get("/api/v1/sources/hagelberg-2010").body()).contains("Rests on it");
        assertThat(visitor.get("/api/v1/sources/nothing").header("Content-Type"))
                .isEqualTo("application/problem+json");
    }

    @Test
    void screeningAnswersWithTheReportOfTheCommandLine() throws IOException {
        Answer report = visitor.postJson(
                "/api/v1/screen",
                "{\"medications\":[\"Nardil 15 mg\"],\"plan\":\"esketamine 84 mg nasal\",\"age\":44}");
        assertThat(report.status()).isEqualTo(200);
        assertThat(report.header("Content-Type")).isEqualTo("application/json");
        assertThat(report.body()).contains("\"asOf\":\"2026-11-23\"", "phenelzine", "\"notAssessed\"");
    }

    @Test
    void resolvingAnswersWithTheEntriesAlone() throws IOException {
        Answer entries = visitor.postJson("/api/v1/resolve", "{\"medications\":[\"Klonopin\",\"lorazepan\"]}");
        assertThat(entries.body()).contains("clonazepam", "suggested").doesNotContain("findings");
    }

    @Test
    void simulatingAnswersWithConcentrations() throws IOException {
        Answer courses = visitor.postJson(
                "/api/v1/simulate", "{\"plans\":[\"esketamine 84 mg nasal\"],\"subjects\":20,\"duration\":\"6 h\"}");
        assertThat(courses.status()).isEqualTo(200);
        assertThat(courses.body()).contains("\"subjects\":20", "esketamine", "\"cmax\"");
        assertThat(visitor.postJson("/api/v1/simulate", "{\"plans\":[\"esketamine 84 mg nasal\"],\"subjects\":1000000}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatCannotBeReadIsRefusedInOneSentence() throws IOException {
        assertThat(visitor.postJson("/api/v1/screen", "{\"medications\":[\"A\"],\"aeg\":4}")
                        .body())
                .contains("There is no field \\\"aeg\\\"");
        assertThat(visitor.postJson("/api/v1/screen", "{\"plan\":\"esketamine 84 mg nasal iv\"}")
                        .status())
                .isEqualTo(400);
        assertThat(visitor.postJson("/api/v1/screen", "{").body()).contains("no JSON that can be read", "line 1");
        assertThat(visitor.postJson("/api/v1/screen", "[]").body()).contains("no JSON object");
        assertThat(visitor.postJson("/api/v1/screen", "{\"medications\":" + "[".repeat(5_000))
                        .status())
                .isEqualTo(400);
        assertThat(visitor.ask("POST", "/api/v1/screen", "x", "Content-Type: text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(visitor.get("/api/v1/nothing").status()).isEqualTo(404);
        assertThat(visitor.get("/api/v1/nothing").header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws IOException {
        assertThat(visitor.postJson("/api/v1/screen", "{\"plan\":\"" + "a".repeat(9 << 20) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    // ---- who may ask

    @Test
    void onlyTheNamesOfThisMachineAreAnsweredTo() throws IOException {
        assertThat(visitor.get("/", "Host: evil.example").status()).isEqualTo(403);
        assertThat(visitor.get("/", "Host: evil.example:" + server.port()).status())
                .isEqualTo(403);
        assertThat(visitor.get("/", "Host: 127.0.0.1.evil.example:" + server.port())
                        .status())
                .isEqualTo(403);
        assertThat(visitor.get("/", "Host: localhost:" + server.port()).status())
                .isEqualTo(200);
    }

    @Test
    void aNameInTheRequestLineCountsAsMuchAsTheHost() throws IOException {
        String host = " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n\r\n";
        for (String other : new String[] {
            "http://evil.example/about",
            "https://evil.example:" + server.port() + "/about",
            "http://evil.example",
            "http://127.0.0.1:" + server.port() + "@evil.example/about"
        }) {
            assertThat(visitor.raw("GET " + other + host).status()).as(other).isGreaterThanOrEqualTo(400);
        }
        assertThat(visitor.raw("GET http://localhost:" + server.port() + "/about" + host)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void pagesOfOtherSitesAreRefused() throws IOException {
        String form = "medications=Concerta";
        assertThat(visitor.postForm("/check", form, "Origin: http://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(visitor.postForm("/check", form, "Origin: null").status()).isEqualTo(403);
        assertThat(visitor.postForm("/check", form, "Sec-Fetch-Site: cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(visitor.postForm("/check", form, "Origin: http://127.0.0.1:" + server.port())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void everyAnswerHoldsTheBrowserToWhatThePagesNeed() throws IOException {
        for (String path : new String[] {"/", "/about", "/nothing", "/assets/site.css", "/api/v1/content"}) {
            Answer answer = visitor.get(path, "Accept: text/html");
            assertThat(answer.header("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
        }
    }

    @Test
    void pagesHoldNoScriptAndNoStyleOfTheirOwn() throws IOException {
        String page = visitor.postForm("/check", "medications=Concerta%0D%0AXanax&plan=ketamine+30+mg+oral")
                .body();
        assertThat(page).doesNotContain("<style", " style=", "<script>", " onclick=");
    }

    @Test
    void noFileButTheAssetsIsServed() throws IOException {
        for (String path : new String[] {
            "/assets/..%2f..%2fetc%2fpasswd",
            "/assets/%2e%2e/KetwiseServer.class",
            "/assets/%2e%2e%2fKetwiseServer.class",
            "/assets/Assets.class",
            "/assets/"
        }) {
            assertThat(visitor.get(path).status()).as(path).isIn(400, 404);
        }
        assertThat(visitor.get("/assets/htmx.js").status()).isEqualTo(200);
    }

    @Test
    void itListensToThisMachineOnlyUnlessPeopleHaveToLogIn() {
        for (String host : new String[] {"0.0.0.0", "192.168.1.4", "::", "example.org"}) {
            assertThatExceptionOfType(UserError.class)
                    .as(host)
                    .isThrownBy(() -> new Configuration.Builder()
                            .flag(Setting.HOST, host, "--host")
                            .flag(Setting.DATA, "data", "--data")
                            .build()
                            .settings())
                    .withMessageContaining(host);
        }
    }
}
