package org.ketwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.ketwise.consult.exposure.ExposureSimulation;
import org.ketwise.consult.exposure.SimulatedPlan;
import org.ketwise.consult.exposure.SimulationRequest;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Concentration;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The faces of simulated plans: a picture, a page and a text. */
class SimulationReportsTest {
    private static final ExposureSimulation SIMULATION = new ExposureSimulation(Case.KNOWLEDGE);
    private static final String EVIL = "esketamine 56 mg nasal <script>alert('x')</script> \"</svg>&\u202E";

    private static SimulationRequest request(List<String> with, String... plans) {
        return new SimulationRequest(
                List.of(plans), with, null, new BodyWeight(70), null, null, 20, 1, null, null, null);
    }

    private static List<SimulatedPlan> simulated(SimulationRequest request) {
        return SIMULATION.simulate(request);
    }

    private static final SimulationRequest COMPARED = request(
                    List.of(), "esketamine 84 mg nasal", "esketamine 28 mg nasal", "ketamine 0.5 mg/kg iv over 40 min")
            .above(List.of(new Concentration(40)));
    private static final SimulationRequest WITH_ANOTHER =
            request(List.of("clarithromycin 500 mg twice daily for 5 days"), "ketamine 100 mg oral");
    private static final SimulationRequest HOSTILE = request(List.of(), EVIL);

    private static String html(SimulationRequest request) {
        return SimulationHtml.of(simulated(request), request, Case.KNOWLEDGE, "0.1.0");
    }

    private static String text(SimulationRequest request, int width) {
        return SimulationText.of(simulated(request), request, Case.KNOWLEDGE.version(), "0.1.0", width);
    }

    /** A course of one or two times, and one in which nothing is seen at them, still has its plot. */
    @Test
    void fewTimesAreDrawnToo() throws Exception {
        SimulationRequest asked = new SimulationRequest(
                List.of("esketamine 84 mg nasal"),
                List.of(),
                null,
                new BodyWeight(70),
                null,
                null,
                20,
                1,
                24.0,
                20.0,
                null);
        assertThat(text(asked, 100)).contains("ng/mL of esketamine, typical person", "lies between the times");
        parse(SimulationSvg.of(simulated(asked)));
        PlottedCourse seen = PlottedCourse.ofFirst(simulated(asked)).getFirst();
        for (double[] concentrations : new double[][] {{0}, {1e-9}, {0, 0}, {0, 2e-8}}) {
            double[] hours = Arrays.copyOf(seen.hours(), concentrations.length);
            PlottedCourse few = new PlottedCourse(
                    0,
                    "a plan",
                    "esketamine",
                    "venous plasma",
                    null,
                    hours,
                    concentrations,
                    seen.peak(),
                    null,
                    null,
                    new double[0][]);
            assertThat(SimulationPlot.of(List.of(few), 80)).contains("a plan");
        }
    }

    /** No face shows or promises a range where people do not differ, or where they are too few. */
    @Test
    void noFacePromisesARangeThatIsNone() {
        SimulationRequest alike = new SimulationRequest(
                List.of("ketamine 35 mg iv over 40 min"),
                List.of(),
                null,
                new BodyWeight(70),
                null,
                null,
                50,
                1,
                null,
                null,
                "ketamine.domino1984");
        SimulationRequest few = new SimulationRequest(
                List.of("esketamine 84 mg nasal"),
                List.of(),
                null,
                new BodyWeight(70),
                null,
                null,
                3,
                1,
                null,
                null,
                null);
        for (SimulationRequest request : List.of(alike, few)) {
            assertThat(SimulationSvg.of(simulated(request)))
                    .doesNotContain("band:", "Light band", "bands the 5th", "fill-opacity");
            assertThat(text(request, 400)).doesNotContainPattern("\\[[\\d.]+ to [\\d.]+]");
            assertThat(SimulationCsv.of(simulated(request))).contains(",,,,,,");
        }
        assertThat(text(few, 400)).contains("3 people are too few for a range").doesNotContain("in brackets");
        assertThat(SimulationSvg.of(simulated(COMPARED))).contains("band: 5th to 95th percentile");
    }

    @Test
    void nothingIsWrittenWhereNothingIsThereYet() {
        SimulationRequest oral = request(List.of(), "ketamine 50 mg oral daily for 3 days");
        List<String[]> first = SimulationCsv.of(simulated(oral))
                .lines()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[4].equals("0.0"))
                .toList();
        assertThat(first).isNotEmpty();
        for (String[] cells : first) {
            for (String cell : Arrays.copyOfRange(cells, 5, cells.length)) {
                assertThat(cell).isIn("", "0.0");
            }
        }
    }

    @Test
    void markupInAPlanStaysText() throws Exception {
        for (String written : List.of(SimulationSvg.of(simulated(HOSTILE)), html(HOSTILE))) {
            assertThat(written)
                    .doesNotContain("<script")
                    .doesNotContain("\u202E")
                    .contains("&lt;script&gt;");
            assertThat(parse(written).getDocumentElement().getTextContent()).contains("<script>");
        }
    }

    @Test
    void pictureAndPageAreWellFormedAndAskForNothingElse() throws Exception {
        for (SimulationRequest request : List.of(COMPARED, WITH_ANOTHER)) {
            for (String written : List.of(SimulationSvg.of(simulated(request)), html(request))) {
                List<String> ids = values(written, " id=\"([^\"]+)\"");
                Set<String> known = new HashSet<>(ids);
                assertThat(known).hasSameSizeAs(ids);
                assertThat(known).containsAll(values(written, " href=\"#([^\"]+)\""));
                assertThat(values(written, " aria-labelledby=\"([^\"]+)\""))
                        .allSatisfy(names -> assertThat(known).containsAll(Arrays.asList(names.split(" ", -1))));
                assertThat(written)
                        .doesNotContain("<script")
                        .doesNotContain(" src=")
                        .doesNotContain("url(")
                        .doesNotContain("@import");
                assertThat(values(written, " href=\"([^\"]+)\"")).allMatch(target -> target.startsWith("#"));
                parse(written);
            }
        }
    }

    @Test
    void thePictureSaysWhatItShows() throws Exception {
        Document svg = parse(SimulationSvg.of(simulated(COMPARED)));
        assertThat(text(svg, "title")).contains("esketamine 84 mg nasal", "ketamine 0.5 mg/kg iv over 40 min");
        assertThat(text(svg, "desc")).contains("ng/mL", "venous plasma").doesNotContain("NaN");
        assertThat(svg.getDocumentElement().getTextContent()).contains("Hours from the first dose", "Predicted");
        NodeList texts = svg.getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            String size = texts.item(i).getAttributes().getNamedItem("font-size") == null
                    ? "12"
                    : texts.item(i).getAttributes().getNamedItem("font-size").getNodeValue();
            assertThat(Integer.parseInt(size)).isGreaterThanOrEqualTo(11);
        }
    }

    @Test
    void effectsAreToldWithoutAndWithTheOtherMedicines() {
        assertThat(text(WITH_ANOTHER, 400))
                .contains("without the other medicines: ", "at the concentrations with them ", "left out");
        assertThat(text(COMPARED, 400)).doesNotContain("the concentrations with them");
    }

    /** By colour and, for a print in grey, by marker; with other medicines by dashes. */
    @Test
    void coursesAreToldApartWithoutColour() {
        String compared = SimulationSvg.of(simulated(COMPARED));
        assertThat(new HashSet<>(values(compared, " d=\"(M-?[\\d.]+ -?[\\d.]+[^\"]*Z)\" transform")))
                .hasSize(3);
        assertThat(compared).doesNotContain("stroke-dasharray");
        assertThat(SimulationSvg.of(simulated(WITH_ANOTHER)))
                .contains("stroke-dasharray", "ketamine 100 mg oral, with clarithromycin");
    }

    @Test
    void nothingDrawnLeavesThePicture() throws Exception {
        Document svg = parse(SimulationSvg.of(simulated(WITH_ANOTHER)));
        double width = Double.parseDouble(svg.getDocumentElement().getAttribute("width"));
        double height = Double.parseDouble(svg.getDocumentElement().getAttribute("height"));
        for (String point : values(SimulationSvg.of(simulated(WITH_ANOTHER)), "[ML](\\d+\\.\\d \\d+\\.\\d)")) {
            String[] place = point.split(" ", -1);
            assertThat(Double.parseDouble(place[0])).isBetween(0.0, width);
            assertThat(Double.parseDouble(place[1])).isBetween(0.0, height);
        }
    }

    @Test
    void pageAndTextSayTheSame() throws Exception {
        for (SimulationRequest request : List.of(COMPARED, WITH_ANOTHER)) {
            String page = flowing(parse(html(request)).getDocumentElement().getTextContent());
            String text = flowing(text(request, 100));
            for (SimulatedPlan plan : simulated(request)) {
                SimulationProse prose = SimulationProse.of(plan);
                assertThat(prose.warnings())
                        .hasSizeGreaterThanOrEqualTo(plan.warnings().size());
                prose.warnings().forEach(warning -> assertBoth(page, text, warning));
                prose.effects().forEach(effect -> {
                    assertBoth(page, text, effect.text());
                    assertBoth(page, text, effect.caveat());
                    effect.seen().forEach(seen -> assertBoth(page, text, seen));
                });
                prose.interactions().forEach(interaction -> {
                    assertBoth(page, text, interaction.title());
                    interaction.trials().forEach(trial -> assertBoth(page, text, trial));
                    interaction.remarks().forEach(remark -> assertBoth(page, text, remark));
                });
                prose.rows().forEach(row -> assertBoth(page, text, (row.cmax() + " " + row.range()).strip()));
                prose.rows().forEach(row -> assertBoth(page, text, row.measured()));
                if (prose.people() != null) {
                    assertBoth(page, text, prose.people());
                }
                prose.above().forEach(sentence -> assertBoth(page, text, sentence));
                prose.sources()
                        .forEach(source -> assertThat(page)
                                .contains(
                                        flowing(Case.KNOWLEDGE.getSource(source).citation())));
            }
            assertBoth(page, text, Case.KNOWLEDGE.version().version());
        }
        assertThat(text(WITH_ANOTHER, 80)).contains("Trial: ");
    }

    private static void assertBoth(String page, String text, String sentence) {
        assertThat(page).contains(flowing(sentence));
        assertThat(text).contains(flowing(sentence));
    }

    /** The band of the people and that of measurements are two, and both are explained. */
    @Test
    void peopleAndMeasurementsAreToldApart() {
        String svg = SimulationSvg.of(simulated(COMPARED));
        assertThat(values(svg, " fill-opacity=\"([\\d.]+)\"")).contains("0.16", "0.08");
        assertThat(svg).contains("Light band: 5th to 95th percentile of single measurements", "40 ng/mL");
        assertThat(flowing(text(COMPARED, 80))).contains("one measurement [", SimulationProse.MEASURED_MEANS);
        SimulationRequest film = request(List.of(), "esketamine 50 mg sublingual");
        assertThat(SimulationSvg.of(simulated(film))).doesNotContain("Light band");
        assertThat(text(film, 80)).contains("No range of measurements").doesNotContain("one measurement");
    }

    /** Rest and the hour of a dose are two questions: each number says which, and of several medicines only the last is in the table. */
    @Test
    void eachOfTwoNumbersSaysWhatItIs() {
        List<SimulationProse.InteractionWords> words = SimulationProse.of(simulated(request(
                                List.of("rifampin 600 mg daily", "clarithromycin 500 mg twice daily"),
                                "ketamine 50 mg oral"))
                        .getFirst())
                .interactions();
        assertThat(words).hasSize(3).allSatisfy(each -> {
            assertThat(each.forecast()).startsWith("After long intake, as the mean over a day, ");
            assertThat(each.overTime()).startsWith("Followed over time, exposure of each dose with the enzymes");
        });
        assertThat(words.getFirst().overTime()).doesNotContain("table and picture");
        assertThat(words.getLast().overTime()).contains("which table and picture show: 0.7");
    }

    /** In every face, and nothing of them where no other medicine is taken or nobody can say more than a range. */
    @Test
    void thePeopleWithOtherMedicinesStandBesideThoseWithout() {
        List<SimulatedPlan> plans = simulated(WITH_ANOTHER);
        SimulationProse prose = SimulationProse.of(plans.getFirst());
        SimulationProse.Row withOthers = prose.rows().stream()
                .filter(SimulationProse.Row::withOthers)
                .findFirst()
                .orElseThrow();
        assertThat(withOthers.range()).matches("\\[[\\d.]+ to [\\d.]+]");
        assertThat(prose.people())
                .startsWith("[people] with the others: the same people")
                .contains("AUC in 24 h: ketamine ", ", without them ");
        assertThat(SimulationCsv.of(plans).lines().findFirst().orElseThrow())
                .endsWith("measured_p95_ng_per_ml,p5_with_others_ng_per_ml,p25_with_others_ng_per_ml,"
                        + "p50_with_others_ng_per_ml,p75_with_others_ng_per_ml,p95_with_others_ng_per_ml");
        assertThat(SimulationSvg.of(plans)).contains("Dotted: ", "stroke-dasharray=\"2 3\"");
        assertThat(json(WITH_ANOTHER)).contains("populationWithOthers", "withOthersP95", "\"followed\"");
        for (SimulationRequest request : List.of(
                request(List.of(), "ketamine 100 mg oral"),
                request(List.of("lithium 300 mg daily"), "ketamine 100 mg oral"),
                request(List.of("itraconazole 200 mg daily"), "ketamine 100 mg oral"))) {
            List<SimulatedPlan> alone = simulated(request);
            assertThat(SimulationCsv.of(alone).lines().findFirst().orElseThrow())
                    .endsWith("measured_p95_ng_per_ml");
            assertThat(SimulationSvg.of(alone)).doesNotContain("Dotted");
            assertThat(json(request)).doesNotContain("opulationWithOthers", "withOthersP");
            assertThat(text(request, 80)).doesNotContain("[people] with");
        }
    }

    /** What comes and goes is followed; where that is not known the words say that it is as after long intake. */
    @Test
    void whetherTheEnzymesAreFollowedIsSaid() {
        SimulationRequest juice = request(List.of("grapefruit juice"), "ketamine 100 mg oral");
        assertThat(flowing(text(juice, 80))).contains("the same people as after long intake, everybody's enzymes");
        assertThat(json(juice)).contains("\"long intake\"");
        assertThat(flowing(text(WITH_ANOTHER, 80)))
                .contains("for each dose that of the hours after it")
                .doesNotContain("people as after long intake");
    }

    private static String json(SimulationRequest request) {
        return SimulationJson.of(simulated(request), request, Case.KNOWLEDGE.version(), "0.1.0");
    }

    @Test
    void theSamePlansGiveTheSameBytes() {
        assertThat(SimulationSvg.of(simulated(WITH_ANOTHER))).isEqualTo(SimulationSvg.of(simulated(WITH_ANOTHER)));
        assertThat(html(COMPARED)).isEqualTo(html(COMPARED));
        assertThat(text(COMPARED, 80)).isEqualTo(text(COMPARED, 80));
    }

    @Test
    void thePlotFitsTheWidthAndIsPlain() {
        for (int width : new int[] {60, 80, 120}) {
            String text = text(COMPARED, width);
            assertThat(text.lines().limit(22))
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
            assertThat(text.lines()
                            .filter(line -> line.matches(" {0,9}[\\d.]* *[|+] ?.*"))
                            .toList())
                    .hasSizeGreaterThanOrEqualTo(11)
                    .allMatch(line -> line.chars().allMatch(c -> c < 128));
        }
        assertThat(text(COMPARED, 80))
                .contains("ng/mL of esketamine and ketamine")
                .contains("  *  esketamine 84 mg nasal (esketamine)\n")
                .contains("  o  esketamine 28 mg nasal (esketamine)\n")
                .contains("24 h\n");
        assertThat(text(WITH_ANOTHER, 80)).contains("  o  ketamine 100 mg oral, with clarithromycin\n");
    }

    @Test
    void ticksAreEasyToRead() {
        assertThat(Scale.above(101, 8).ticks().stream().map(Scale.Tick::label))
                .containsExactly("0", "20", "40", "60", "80", "100", "120");
        assertThat(Scale.above(0.0031, 4).ticks().stream().map(Scale.Tick::label))
                .containsExactly("0", "0.001", "0.002", "0.003", "0.004");
        assertThat(Scale.above(0, 4).ticks()).hasSize(2);
        assertThat(Scale.ofHours(24, 14).ticks()).hasSize(13);
        assertThat(IntStream.of(1, 24, 100, 700, 10_000)
                        .mapToObj(hours -> Scale.ofHours(hours, 14).ticks()))
                .allSatisfy(ticks -> assertThat(ticks).hasSizeBetween(3, 15));
    }

    private static String flowing(String text) {
        return String.join(" ", text.strip().split("\\s+", -1));
    }

    private static String text(Document svg, String element) {
        return svg.getElementsByTagName(element).item(0).getTextContent();
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> values(String html, String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
