package org.ketwise.knowledge.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.kernel.AtcCode;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.Coding;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.RouteSet;
import org.ketwise.kernel.RxCui;
import org.ketwise.kernel.Severity;
import org.ketwise.kernel.Sex;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.ContentCopy;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Axis;
import org.ketwise.knowledge.model.AxisRole;
import org.ketwise.knowledge.model.Brand;
import org.ketwise.knowledge.model.Combination;
import org.ketwise.knowledge.model.Criterion;
import org.ketwise.knowledge.model.DrugClass;
import org.ketwise.knowledge.model.Enzyme;
import org.ketwise.knowledge.model.EnzymeRole;
import org.ketwise.knowledge.model.Evidence;
import org.ketwise.knowledge.model.Evidence.Consistency;
import org.ketwise.knowledge.model.IndexSet;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Lexicon;
import org.ketwise.knowledge.model.Mechanism;
import org.ketwise.knowledge.model.Modifier;
import org.ketwise.knowledge.model.MonitoringRule;
import org.ketwise.knowledge.model.ObservedRatio;
import org.ketwise.knowledge.model.Party;
import org.ketwise.knowledge.model.PatientCondition;
import org.ketwise.knowledge.model.Persistence;
import org.ketwise.knowledge.model.PhaseCriterion;
import org.ketwise.knowledge.model.PlanLimits;
import org.ketwise.knowledge.model.Review;
import org.ketwise.knowledge.model.Setting;
import org.ketwise.knowledge.model.Source;
import org.ketwise.knowledge.model.Threshold;
import org.ketwise.knowledge.model.Vignette;
import org.ketwise.knowledge.model.Weight;

/** What stands in a file stands in its record, with names turned into places; what cannot be used is refused by the name of its file. */
class ContentReaderTest {
    private static final Content SMALL = new ContentFolder(ContentCopy.SMALL).read();
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.of(SMALL);

    private static Interaction rule(String id) {
        return KNOWLEDGE.findInteraction(id).orElseThrow();
    }

    private static int place(String ingredient) {
        return KNOWLEDGE.getIngredient(ingredient).index();
    }

    @Test
    void theManifest() {
        ContentModel model = ContentReader.read(SMALL);
        assertThat(model.name()).isEqualTo("Small content");
        assertThat(model.version()).isEqualTo("2026.11.7");
        assertThat(model.date()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(model.hash()).isEqualTo(SMALL.hash());
        assertThat(model.treatments()).containsExactly("ketamine", "esketamine");
        assertThat(model.allergyCondition()).isEqualTo("treatment-allergy");
        assertThat(model.planLimits())
                .isEqualTo(new PlanLimits(
                        20,
                        1000,
                        "A plan above 20 mg/kg or 1 g is taken for a slip.",
                        List.of("small-label"),
                        new PlanLimits.Smallest(0.2, 12, "Nobody gives less.", List.of("small-trial")),
                        new PlanLimits.Longest(300, "Nobody takes longer.", List.of("small-trial")),
                        new PlanLimits.LongestPush(8, "Nobody pushes longer.", List.of("small-trial"))));
    }

    @Test
    void anIngredient() {
        Ingredient dormalin = KNOWLEDGE.getIngredient("dormalin");
        assertThat(dormalin)
                .isEqualTo(new Ingredient(
                        dormalin.index(),
                        "dormalin",
                        Ingredient.Kind.DRUG,
                        new RxCui("90000001"),
                        true,
                        List.of(new AtcCode("N05ZX01"), new AtcCode("N05ZX51")),
                        List.of(new RxCui("90000002")),
                        List.of(new Brand("Dormix", List.of("US", "DE"))),
                        List.of("dormaline"),
                        List.of("dormalin maleate"),
                        List.of("dozies"),
                        List.of(new AxisRole(
                                "sedation",
                                Weight.STRONG,
                                false,
                                "It is a sleeping drug.",
                                List.of("small-label"),
                                true)),
                        List.of(),
                        List.of(),
                        "Strong on the axis of sedation by its property alone."));
        assertThat(dormalin.findRxcui()).contains(new RxCui("90000001"));
        assertThat(dormalin.persistence()).isEmpty();
    }

    @Test
    void whatAnIngredientDoesNotSayIsAbsent() {
        Ingredient hushex = KNOWLEDGE.getIngredient("hushex");
        assertThat(hushex.findRxcui()).isEmpty();
        assertThat(hushex.rxcuiVerified()).isFalse();
        assertThat(hushex.note()).isNull();
        assertThat(hushex.atc()).isEmpty();
        assertThat(hushex.axes()).isEmpty();
        assertThat(KNOWLEDGE.getIngredient("plainol").rxcuiVerified())
                .as("said to be unverified")
                .isFalse();
    }

    @Test
    void theRolesOfAnIngredient() {
        assertThat(KNOWLEDGE.getIngredient("blockamycin").enzymes())
                .containsExactly(
                        new EnzymeRole(
                                Enzyme.CYP3A,
                                EnzymeRole.Role.INHIBITOR,
                                EnzymeRole.Strength.STRONG,
                                "Shown in people.",
                                List.of("small-label"),
                                true),
                        new EnzymeRole(
                                Enzyme.CYP2D6,
                                EnzymeRole.Role.INHIBITOR,
                                EnzymeRole.Strength.IN_VITRO,
                                null,
                                List.of("small-unread"),
                                false));
        assertThat(KNOWLEDGE.getIngredient("wakestim").axes())
                .containsExactly(
                        new AxisRole("pressure", Weight.MODERATE, false, null, List.of("small-label"), true),
                        new AxisRole("sedation", Weight.SLIGHT, true, null, List.of("small-label"), true));
        assertThat(KNOWLEDGE.getIngredient("speedicin").persistence())
                .containsExactly(new Persistence(
                        14, "New enzyme is slow to go.", null, List.of(), List.of("small-label"), true));
    }

    @Test
    void whatOutlastsTheLastDoseMayBeAPartOfIt() {
        Persistence pressure = KNOWLEDGE.getIngredient("fadeol").persistence().getFirst();
        assertThat(KNOWLEDGE.getIngredient("fadeol").persistence())
                .extracting(Persistence::days)
                .as("each effect its own time")
                .containsExactly(10, 3);
        assertThat(pressure.covers()).containsExactly("pressure", "fadeol-rebound", "fadeol-flushide");
        assertThat(pressure.covers(rule("fadeol-rebound"))).as("by its id").isTrue();
        assertThat(pressure.covers(rule("slow-offs"))).isTrue();
        assertThat(pressure.covers(rule("hushex"))).as("another axis").isFalse();
        assertThat(pressure.covers(rule("clogazole"))).as("a category").isFalse();
        Persistence everything =
                KNOWLEDGE.getIngredient("speedicin").persistence().getFirst();
        assertThat(KNOWLEDGE.interactions()).allMatch(rule -> everything.covers(rule) != rule.afterStopping());
        assertThat(everything.covers("sedation")).isTrue();
        Persistence exposure = new Persistence(1, "", null, List.of("exposure"), List.of(), true);
        assertThat(exposure.covers(rule("clogazole"))).isTrue();
        assertThat(exposure.covers(rule("dampenol"))).isFalse();
    }

    @Test
    void aClass() {
        assertThat(KNOWLEDGE.findClass("drainers"))
                .contains(new DrugClass(
                        "drainers",
                        "Drainers",
                        List.of("water tablets"),
                        List.of("drainix", "flushide"),
                        new DrugClass.Duplicate(
                                Severity.MINOR, "Two drainers drain too much.", List.of("small-label"), true),
                        List.of(),
                        List.of()));
        DrugClass slowOffs = KNOWLEDGE.findClass("slow-offs").orElseThrow();
        assertThat(slowOffs.duplicate()).isNull();
        assertThat(slowOffs.persistence())
                .containsExactly(new Persistence(
                        14, "The enzyme has to grow again.", null, List.of(), List.of("small-label"), true));
    }

    @Test
    void aCombination() {
        assertThat(KNOWLEDGE.combinations())
                .containsExactly(
                        new Combination(
                                "dormix-plus",
                                List.of("dormalin", "plainol"),
                                List.of(new Brand("Dormix Plus", List.of("US"))),
                                List.of("dormalin with plainol"),
                                new RxCui("90000010")),
                        new Combination(
                                "zapwake",
                                List.of("wakestim", "zapradrine"),
                                List.of(new Brand("Zapwake", List.of())),
                                List.of(),
                                null));
    }

    @Test
    void anAxis() {
        Axis pressure = KNOWLEDGE.findAxis("pressure").orElseThrow();
        assertThat(pressure.treatment())
                .containsExactly(
                        new Axis.TreatmentShare(
                                IndexSet.of(List.of(0)),
                                Weight.MODERATE,
                                "Ketamine raises it somewhat.",
                                List.of("small-label")),
                        new Axis.TreatmentShare(
                                IndexSet.of(List.of(1)),
                                Weight.STRONG,
                                "Esketamine raises it much.",
                                List.of("small-label")));
        assertThat(pressure.accumulation())
                .containsExactly(
                        new Axis.Accumulation(4, Severity.MODERATE, "Four points of pressure."),
                        new Axis.Accumulation(6, Severity.MAJOR, "Six points of pressure."));
        assertThat(pressure.contributorsNeeded()).as("unless it says otherwise").isEqualTo(1);
        assertThat(KNOWLEDGE.findAxis("dryness").orElseThrow().contributorsNeeded())
                .isEqualTo(2);
        assertThat(pressure.modifiers()).hasSize(2).first().satisfies(modifier -> {
            assertThat(modifier.when().bloodPressureAtLeast()).isEqualTo(new BloodPressure(140, 90));
            assertThat(modifier.raiseTo()).isSameAs(Severity.MAJOR);
            assertThat(modifier.lowerTo()).isNull();
            assertThat(modifier.effect()).isEqualTo("The pressure is high already.");
            assertThat(modifier.sources()).containsExactly("small-label");
        });
    }

    @Test
    void anAxisWithoutEvidenceSaysThatNobodyGradedIt() {
        assertThat(KNOWLEDGE.findAxis("dryness").orElseThrow().evidence())
                .isEqualTo(new Evidence(
                        "practice", "very-low", null, false, List.of("The evidence was not graded."), null, List.of()));
    }

    @Test
    void anInteractionOfTheTreatment() {
        Interaction clogazole = rule("clogazole");
        assertThat(clogazole.object()).isEqualTo(new Party(List.of("ketamine"), List.of(), List.of(), null, List.of()));
        assertThat(clogazole.object().isTreatment()).isTrue();
        assertThat(clogazole.precipitant())
                .isEqualTo(new Party(List.of(), List.of("clogazole"), List.of(), null, List.of()));
        assertThat(clogazole.overrides()).containsExactly("cyp3a-inhibitor-strong");
        assertThat(clogazole.afterStopping()).isFalse();
        assertThat(rule("fadeol-rebound").afterStopping()).isTrue();
        assertThat(clogazole.category()).isSameAs(Interaction.Category.EXPOSURE);
        assertThat(clogazole.direction()).isSameAs(Interaction.Direction.INCREASE);
        assertThat(clogazole.mechanism()).isEqualTo(new Mechanism.Pharmacokinetic("Clogazole blocks CYP3A."));
        assertThat(clogazole.exposure())
                .containsExactly(
                        new ObservedRatio(
                                Route.ORAL,
                                "ketamine",
                                2.6,
                                1.4,
                                12,
                                "0.3 mg/kg once",
                                "Half-life longer.",
                                List.of("small-trial"),
                                true),
                        new ObservedRatio(
                                Route.INTRAVENOUS,
                                "ketamine",
                                1.0,
                                null,
                                null,
                                null,
                                null,
                                List.of("small-trial"),
                                true));
        assertThat(clogazole.management()).containsExactly("Consider a lower oral dose.");
        assertThat(clogazole.monitoring()).containsExactly("Watch for longer effects.");
        assertThat(clogazole.timing()).containsExactly("For as long as clogazole is taken.");
        assertThat(clogazole.modifiers()).isEmpty();
        assertThat(clogazole.evidence())
                .isEqualTo(new Evidence(
                        "pk-rct", "high", basis(Consistency.CONSISTENT, 60), true, List.of(), null, List.of()));
        assertThat(clogazole.sources()).containsExactly("small-trial", "small-label");
        assertThat(clogazole.review()).isEqualTo(new Review(true, "Dr A. Nobody", LocalDate.of(2026, 11, 19)));
    }

    @Test
    void aRouteOfItsOwnWinsOverInjectedAndInjectedOverAll() {
        assertThat(rule("clogazole").severity().asMap())
                .isEqualTo(Map.of(
                        Route.INTRAVENOUS, Severity.NONE,
                        Route.INTRAMUSCULAR, Severity.NONE,
                        Route.SUBCUTANEOUS, Severity.NONE,
                        Route.NASAL, Severity.MINOR,
                        Route.SUBLINGUAL, Severity.MINOR,
                        Route.ORAL, Severity.MODERATE));
        assertThat(rule("juicefruit").severity().asMap())
                .isEqualTo(Map.of(
                        Route.INTRAVENOUS, Severity.NONE,
                        Route.INTRAMUSCULAR, Severity.NONE,
                        Route.SUBCUTANEOUS, Severity.NONE,
                        Route.NASAL, Severity.NONE,
                        Route.SUBLINGUAL, Severity.MINOR,
                        Route.ORAL, Severity.MODERATE));
    }

    @Test
    void partiesOfAPairMayBeClassesAndRoles(@TempDir Path folder) {
        assertThat(rule("lithonate-drainers").object().isTreatment()).isFalse();
        assertThat(rule("lithonate-drainers").precipitant().classes()).containsExactly("drainers");
        assertThat(rule("dampenol-inhibitors").precipitant())
                .isEqualTo(new Party(
                        List.of(),
                        List.of(),
                        List.of(),
                        new Party.EnzymeParty(
                                Enzyme.CYP3A, EnzymeRole.Role.INHIBITOR, Set.of(EnzymeRole.Strength.STRONG)),
                        List.of("juicefruit")));
        KnowledgeBase changed = ContentCopy.in(folder)
                .change(
                        "interactions/lithonate-drainers.yaml",
                        "{all: moderate}",
                        "{injected: minor, intravenous: major, all: none}")
                .knowledge();
        assertThat(changed.findInteraction("lithonate-drainers")
                        .orElseThrow()
                        .severity()
                        .asMap())
                .containsEntry(Route.INTRAVENOUS, Severity.MAJOR)
                .containsEntry(Route.SUBCUTANEOUS, Severity.MINOR)
                .containsEntry(Route.ORAL, Severity.NONE);
    }

    @Test
    void evidenceWithAConflict() {
        assertThat(rule("juicefruit").evidence())
                .isEqualTo(new Evidence(
                        "rct",
                        "moderate",
                        basis(Consistency.CONFLICTING, 60),
                        true,
                        List.of(),
                        "Fresh juice only.",
                        List.of(
                                new Evidence.Position("It matters.", List.of("small-trial")),
                                new Evidence.Position("It does not.", List.of("small-label")))));
        assertThat(rule("hushex").evidence().open()).containsExactly("The report has not been read.");
    }

    @Test
    void everyPartOfACriterion() {
        List<Criterion> when =
                rule("chamelex").modifiers().stream().map(Modifier::when).toList();
        assertThat(when.get(0).treatments()).isEqualTo(IndexSet.of(List.of(1)));
        assertThat(when.get(1).routes()).isEqualTo(RouteSet.of(List.of(Route.NASAL, Route.ORAL)));
        assertThat(when.get(2).settings()).containsExactly(Setting.HOME);
        assertThat(when.get(3).repeated()).isFalse();
        assertThat(when.get(4).daily()).isTrue();
        assertThat(when.get(5).conditions())
                .isEqualTo(IndexSet.of(List.of(
                        KNOWLEDGE
                                .findCondition("snoring-sickness")
                                .orElseThrow()
                                .index(),
                        KNOWLEDGE.findCondition("nose-trouble").orElseThrow().index())));
        assertThat(when.get(6).bloodPressureAtLeast()).isEqualTo(new BloodPressure(160, 100));
        assertThat(when.get(7).ageAtLeast()).isEqualTo(75);
        assertThat(when.get(8).ageBelow()).isEqualTo(12);
        assertThat(when.get(9).pregnant()).isTrue();
        assertThat(when.get(10).sex()).isSameAs(Sex.FEMALE);
        assertThat(when.get(11).withIngredients()).isEqualTo(IndexSet.of(List.of(place("plainol"))));
        assertThat(when.get(12).withIngredients())
                .as("the members of the class")
                .isEqualTo(IndexSet.of(List.of(place("drainix"), place("flushide"))));
        assertThat(when.get(13).withAxis())
                .isEqualTo(KNOWLEDGE.findAxis("dryness").orElseThrow().index());
        assertThat(when.get(15).bloodPressureBelow()).isEqualTo(new BloodPressure(90, 50));
        assertThat(when.get(16).phase())
                .isEqualTo(new PhaseCriterion(Threshold.above(100), null, null, null, null, null, null, null));
        assertThat(when.get(17).phase())
                .isEqualTo(new PhaseCriterion(null, Threshold.above(2), null, null, null, null, null, null));
        assertThat(when.get(18).phase()).isEqualTo(new PhaseCriterion(null, null, 10.0, null, null, null, null, null));
        assertThat(when.get(19).weightKnown()).isFalse();
        assertThat(when.get(20).phase())
                .isEqualTo(new PhaseCriterion(Threshold.atLeast(900), null, null, null, 5.0, null, null, null));
        assertThat(when.get(21).phase())
                .isEqualTo(new PhaseCriterion(null, Threshold.atLeast(9), null, 30.0, null, null, null, null));
        assertThat(when.get(22).phase()).isEqualTo(new PhaseCriterion(null, null, null, null, null, 3.0, 2.0, 100.0));
        assertThat(when.get(23).asNeeded()).isTrue();
        assertThat(when.get(14))
                .isEqualTo(new Criterion(
                        IndexSet.EMPTY,
                        RouteSet.EMPTY,
                        Set.of(),
                        null,
                        null,
                        null,
                        null,
                        IndexSet.EMPTY,
                        null,
                        null,
                        50,
                        null,
                        null,
                        Sex.MALE,
                        false,
                        IndexSet.EMPTY,
                        null));
    }

    @Test
    void aCondition() {
        PatientCondition snoring = KNOWLEDGE.findCondition("snoring-sickness").orElseThrow();
        assertThat(snoring.name()).isEqualTo("Snoring sickness");
        assertThat(snoring.synonyms()).containsExactly("snoring");
        assertThat(snoring.codes())
                .containsExactly(
                        new Coding(Coding.SNOMED, "900002", "Snoring"),
                        new Coding(Coding.ICD10, "G47", "Sleep disorders"));
        assertThat(snoring.when()).isNull();
        assertThat(snoring.past()).isEqualTo(PatientCondition.Past.BEARS);
        assertThat(snoring.hints()).containsExactly("snore mask");
        assertThat(snoring.axes())
                .containsExactly(new AxisRole(
                        "sedation", Weight.MODERATE, false, "The airway falls shut.", List.of("small-label"), false));
        assertThat(snoring.statements()).hasSize(2);
        assertThat(snoring.statements().getFirst())
                .isEqualTo(new PatientCondition.Statement(
                        IndexSet.EMPTY,
                        RouteSet.EMPTY,
                        Criterion.ALWAYS,
                        Severity.MINOR,
                        "The airway is narrow.",
                        "Noise.",
                        List.of("Consider the mask."),
                        List.of("Listen."),
                        new Evidence("label", "moderate", null, true, List.of(), null, List.of()),
                        List.of("small-label")));
        PatientCondition.Statement nose = KNOWLEDGE
                .findCondition("nose-trouble")
                .orElseThrow()
                .statements()
                .getFirst();
        assertThat(nose.treatments()).isEqualTo(IndexSet.of(List.of(1)));
        assertThat(nose.routes()).isEqualTo(RouteSet.of(List.of(Route.NASAL)));
        assertThat(KNOWLEDGE.findCondition("expecting").orElseThrow().when().pregnant())
                .isTrue();
        assertThat(KNOWLEDGE.findCondition("expecting").orElseThrow().past())
                .isEqualTo(PatientCondition.Past.IRRELEVANT);
    }

    @Test
    void aMonitoringRule() {
        assertThat(KNOWLEDGE.monitoring())
                .filteredOn(rule -> rule.id().equals("pressure-before"))
                .singleElement()
                .isEqualTo(new MonitoringRule(
                        "pressure-before",
                        "Blood pressure before",
                        MonitoringRule.Phase.BEFORE_SESSION,
                        20,
                        Criterion.ALWAYS,
                        "Measure blood pressure.",
                        "140/90 mmHg",
                        new Evidence("label", "high", null, true, List.of(), null, List.of()),
                        List.of("small-label"),
                        Review.NONE));
        assertThat(KNOWLEDGE.monitoring())
                .filteredOn(rule -> rule.id().equals("ask-first"))
                .extracting(MonitoringRule::order)
                .as("in the middle unless it says otherwise")
                .containsExactly(500);
    }

    @Test
    void aSource() {
        assertThat(KNOWLEDGE.getSource("small-trial"))
                .isEqualTo(new Source(
                        "small-trial",
                        "Trial that never was, 2025",
                        "trial",
                        "12345678",
                        "10.1000/never",
                        null,
                        LocalDate.of(2026, 11, 2),
                        Source.Read.FULL_TEXT,
                        "Read twice.",
                        36));
        assertThat(KNOWLEDGE.getSource("small-trial").reviewDue()).isEqualTo("2029-11-02");
    }

    @Test
    void wordsAroundANameAreLowerCase() {
        assertThat(KNOWLEDGE.findLexicon("sig")).contains(new Lexicon("sig", List.of("daily", "at night"), Map.of()));
        assertThat(KNOWLEDGE.findLexicon("routes").orElseThrow().groups())
                .isEqualTo(Map.of("nasal", List.of("nasal", "up the nose"), "intravenous", List.of("iv")));
    }

    @Test
    void vignettes() {
        List<Vignette> vignettes = VignetteReader.read(SMALL);
        assertThat(vignettes).extracting(Vignette::id).containsExactly("quiet", "sleepy-traveller");
        assertThat(vignettes.getLast())
                .isEqualTo(new Vignette(
                        "sleepy-traveller",
                        "A sleepy traveller with a mask",
                        new Vignette.Given(
                                List.of("Dormix 10 mg at night", "clogazole, stopped"),
                                "ketamine 0.5 mg/kg iv",
                                44,
                                70.5,
                                Sex.FEMALE,
                                new BloodPressure(152, 94),
                                true,
                                List.of("snoring"),
                                LocalDate.of(2026, 11, 20)),
                        new Vignette.Expectation(
                                List.of(
                                        new Vignette.ExpectedFinding(
                                                "sedation",
                                                "burden",
                                                "safety",
                                                "sedation",
                                                Severity.MAJOR,
                                                Severity.MODERATE,
                                                Severity.CONTRAINDICATED,
                                                null,
                                                List.of("dormalin"),
                                                "airway",
                                                false,
                                                "small-label"),
                                        new Vignette.ExpectedFinding(
                                                "clogazole",
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                "increase",
                                                List.of(),
                                                null,
                                                null,
                                                null)),
                                List.of(new Vignette.ExpectedFinding(
                                        "stimulants",
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        List.of(),
                                        null,
                                        null,
                                        null)),
                                Severity.CONTRAINDICATED,
                                List.of("dormalin"),
                                List.of("dormalyn"),
                                List.of("dorma"),
                                List.of("traveller"),
                                List.of("clogazole, stopped"),
                                List.of("pressure-before"))));
        Vignette quiet = vignettes.getFirst();
        assertThat(quiet.given().plan()).isNull();
        assertThat(quiet.given().age()).isNull();
        assertThat(quiet.given().pregnant()).isFalse();
        assertThat(quiet.expect().onlyUpTo()).isSameAs(Severity.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ingredients/d/dormalin.yaml  | rxcui: "90000001"     | rxcui: "0x"           | not an RxCUI: 0x
                    ingredients/d/dormalin.yaml  | kind: drug            | kind: gadget          | GADGET
                    ingredients/d/dormalin.yaml  | axis: sedation        | axis: fun             | there is no axis "fun"
                    ingredients/b/blockamycin.yaml | CYP2D6              | CYP9Z9                | CYP9Z9
                    classes/drainers.yaml        | severity: minor       | severity: tiny        | TINY
                    combinations/zapwake.yaml    | zapradrine            | gone                  | there is no ingredient "gone"
                    axes/pressure.yaml           | points: 4             | points: four          | four
                    axes/pressure.yaml           | name: Pressure        | label: Pressure       | axes/pressure.yaml has no name
                    axes/sedation.yaml           | [snoring-sickness]    | [gone]                | there is no condition "gone"
                    axes/sedation.yaml           | [ketamine, esketamine] | [ketamine, gone]     | there is no treatment "gone"
                    interactions/slow-offs.yaml  | [slow-offs]           | [gone]                | there is no class gone
                    interactions/soothex.yaml    | [soothex]             | [gone]                | there is no ingredient "gone"
                    interactions/soothex.yaml    | [ketamine, esketamine] | [gone]               | there is no treatment "gone"
                    interactions/soothex.yaml    | axis: pressure        | axis: fun             | there is no axis "fun"
                    interactions/soothex.yaml    | pharmacodynamic       | magic                 | unknown mechanism type magic
                    interactions/soothex.yaml    | {all: minor}          | {oral: minor}         | severity says nothing for the route intravenous
                    interactions/soothex.yaml    | direction: decrease   | direction: sideways   | SIDEWAYS
                    interactions/chamelex.yaml   | [drainers]            | [gone]                | there is no class gone
                    interactions/chamelex.yaml   | withAxis: dryness     | withAxis: fun         | there is no axis "fun"
                    interactions/chamelex.yaml   | settings: [home]      | settings: [beach]     | BEACH
                    interactions/clogazole.yaml  | on: 2026-11-19        | on: 2026-11-31        | 2026-11-31
                    interactions/clogazole.yaml  | by: Dr A. Nobody,     | who: Dr A. Nobody,    | interactions/clogazole.yaml has no by
                    monitoring/ask-first.yaml    | phase: before-course  | phase: whenever       | WHENEVER
                    sources/small-trial.yaml     | lookedUp: 2026-11-02  | lookedUp: yesterday   | yesterday
                    sources/small-trial.yaml     | read: full-text       | read: twice           | TWICE
                    """)
    void whatCannotBeUsedIsRefusedByTheNameOfItsFile(
            String file, String from, String to, String reason, @TempDir Path folder) {
        Content content = ContentCopy.in(folder).change(file, from, to).content();
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> ContentReader.read(content))
                .satisfies(error -> assertThat(error.problem())
                        .startsWith("The content file " + file + " cannot be used: ")
                        .contains(reason))
                .satisfies(error -> assertThat(error.remedy()).isEqualTo("Run content check; it names the line."));
    }

    @Test
    void contentWithoutAManifestIsRefused() {
        Content content = new Content(
                SMALL.documents().stream()
                        .filter(document -> document.kind() != ContentKind.MANIFEST)
                        .toList(),
                SMALL.hash());
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> ContentReader.read(content))
                .withMessage("The content has no manifest.yaml. Name a folder of content.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ingredients/p/plainol.yaml | name: plainol       | title: plainol    | ingredients/p/plainol.yaml has no name
                    axes/dryness.yaml          | id: dryness         | title: dryness    | axes/dryness.yaml has no id
                    conditions/expecting.yaml  | id: expecting       | title: expecting  | conditions/expecting.yaml has no id
                    manifest.yaml              | name: Small content | title: Small      | manifest.yaml has no name
                    manifest.yaml              | milligrams: 1000    | milligrams: many  | many
                    manifest.yaml              | date: 2026-11-20    | date: 2026-13-45  | 2026-13-45
                    codes/atc.yaml             | A11ZZ01             | A11ZZ0            | not an ATC code: A11ZZ0
                    """)
    void whatTheWholeRestsOnIsRefusedToo(String file, String from, String to, String reason, @TempDir Path folder) {
        Content content = ContentCopy.in(folder).change(file, from, to).content();
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> ContentReader.read(content))
                .withMessageContaining(reason);
    }

    private static Evidence.Basis basis(Consistency consistency, int subjects) {
        return new Evidence.Basis(Evidence.Directness.DIRECT, consistency, subjects);
    }
}
