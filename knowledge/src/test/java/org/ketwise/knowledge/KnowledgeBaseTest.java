package org.ketwise.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ketwise.knowledge.content.ContentArchive;
import org.ketwise.knowledge.content.ContentFolder;
import org.ketwise.knowledge.model.DrugClass;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Persistence;

/** Whatever the content states is found by its name, and who meets whom is decided once. */
class KnowledgeBaseTest {
    private static final KnowledgeBase SMALL = KnowledgeBase.of(new ContentFolder(ContentCopy.SMALL).read());

    private static int place(String ingredient) {
        return SMALL.getIngredient(ingredient).index();
    }

    private static List<String> rulesOf(String ingredient, int treatmentMask) {
        return rulesOf(SMALL, ingredient, treatmentMask);
    }

    private static List<String> rulesOf(KnowledgeBase knowledge, String ingredient, int treatmentMask) {
        InteractionTable table = knowledge.table();
        int place = knowledge.getIngredient(ingredient).index();
        int[] rules = table.treatmentRules(place);
        int[] masks = table.treatmentMasks(place);
        assertThat(masks).hasSameSizeAs(rules);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < rules.length; i++) {
            if ((masks[i] & treatmentMask) != 0) {
                ids.add(table.rule(rules[i]).id());
            }
        }
        return ids;
    }

    @Test
    void everyNameIsFoundAndNothingElse() {
        assertThat(SMALL.ingredients()).hasSize(37).allSatisfy(each -> {
            assertThat(SMALL.findIngredient(each.name())).containsSame(each);
            assertThat(SMALL.ingredients().get(each.index())).isSameAs(each);
        });
        assertThat(SMALL.interactions()).allSatisfy(each -> {
            assertThat(SMALL.findInteraction(each.id())).containsSame(each);
            assertThat(SMALL.table().rule(each.index())).isSameAs(each);
        });
        assertThat(SMALL.axes())
                .allSatisfy(each -> assertThat(SMALL.findAxis(each.id())).containsSame(each));
        assertThat(SMALL.conditions())
                .allSatisfy(each -> assertThat(SMALL.findCondition(each.id())).containsSame(each));
        assertThat(SMALL.classes())
                .allSatisfy(each -> assertThat(SMALL.findClass(each.id())).containsSame(each));
        assertThat(SMALL.sources())
                .allSatisfy(each -> assertThat(SMALL.getSource(each.id())).isSameAs(each));

        assertThat(SMALL.findIngredient("Dormalin")).isEmpty();
        assertThat(SMALL.findInteraction("gone")).isEmpty();
        assertThat(SMALL.findAxis("gone")).isEmpty();
        assertThat(SMALL.findCondition("gone")).isEmpty();
        assertThat(SMALL.findClass("gone")).isEmpty();
        assertThat(SMALL.axisIds()).containsExactly("dryness", "pressure", "sedation");
        assertThat(SMALL.findLexicon("gone")).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> SMALL.getIngredient("gone"))
                .withMessage("no ingredient gone");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> SMALL.getSource("gone"))
                .withMessage("no source gone");
    }

    @Test
    void theTreatmentsAndWhatAnAllergyToThemMeans() {
        assertThat(SMALL.treatments()).containsExactly("ketamine", "esketamine");
        assertThat(SMALL.treatmentIngredients()).extracting(Ingredient::name).containsExactly("ketamine", "esketamine");
        assertThat(SMALL.findAllergyCondition())
                .hasValueSatisfying(condition -> assertThat(condition.id()).isEqualTo("treatment-allergy"));
    }

    @Test
    void theVersionCountsStatementsAndSignatures() {
        KnowledgeVersion version = SMALL.version();
        assertThat(version.name()).isEqualTo("Small content");
        assertThat(version.version()).isEqualTo("2026.11.7");
        assertThat(version.date()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(version.hash()).startsWith("sha256:");
        assertThat(version.statements())
                .isEqualTo(SMALL.interactions().size()
                        + SMALL.axes().size()
                        + SMALL.conditions().size()
                        + SMALL.monitoring().size());
        assertThat(version.reviewed()).as("clogazole and expecting").isEqualTo(2);
        assertThat(version.fullyReviewed()).isFalse();
        assertThat(new KnowledgeVersion("", "", version.date(), "", 3, 3).fullyReviewed())
                .isTrue();
        assertThat(new KnowledgeVersion("", "", version.date(), "", 0, 0).fullyReviewed())
                .isFalse();
    }

    @Test
    void aSpecificRuleReplacesTheClassRuleForItsTreatmentOnly() {
        assertThat(rulesOf("blockamycin", 0b11)).containsExactly("cyp3a-inhibitor-strong");
        assertThat(rulesOf("clogazole", 0b01)).containsExactly("clogazole");
        assertThat(rulesOf("clogazole", 0b10)).containsExactly("cyp3a-inhibitor-strong");
        assertThat(rulesOf("juicefruit", 0b01)).containsExactly("juicefruit");
        assertThat(rulesOf("juicefruit", 0b10)).containsExactly("juicefruit");
    }

    @Test
    void aRuleSpeaksForThoseItMeans() {
        assertThat(rulesOf("maoxil", 0b11)).containsExactly("slow-offs");
        assertThat(rulesOf("shortazine", 0b11)).as("excepted").isEmpty();
        assertThat(rulesOf("mildazole", 0b11)).as("a weak inhibitor").isEmpty();
        assertThat(rulesOf("speedicin", 0b11)).containsExactly("cyp3a-inducer");
        assertThat(rulesOf("dampenol", 0b10)).as("speaks of ketamine only").isEmpty();
        assertThat(rulesOf("ketamine", 0b11)).containsExactly("second-source");
        assertThat(rulesOf("plainol", 0b11)).isEmpty();
    }

    @Test
    void aRuleThatReplacesIsItselfReplaced(@TempDir Path folder) {
        KnowledgeBase chain = ContentCopy.in(folder)
                .write("interactions/clogazole-later.yaml", """
                        id: clogazole-later
                        title: A later word on clogazole
                        object: {treatments: [ketamine, esketamine]}
                        precipitant: {ingredients: [clogazole]}
                        overrides: [clogazole]
                        category: safety
                        severity: {all: minor}
                        consequence: Later.
                        mechanism: {type: pharmacokinetic, text: Later.}
                        management: [Consider it.]
                        evidence: {level: theory, certainty: low, verified: true}
                        sources: [small-label]
                        """)
                .knowledge();
        assertThat(rulesOf(chain, "clogazole", 0b01))
                .as("the class rule stays silent for ketamine")
                .containsExactly("clogazole-later");
        assertThat(rulesOf(chain, "clogazole", 0b10)).containsExactly("clogazole-later", "cyp3a-inhibitor-strong");
    }

    @Test
    void pairRulesKnowTheirSides() {
        InteractionTable table = SMALL.table();
        assertThat(table.pairRuleCount()).isEqualTo(6);
        List<String> ids = new ArrayList<>();
        for (int pair = 0; pair < table.pairRuleCount(); pair++) {
            Interaction rule = table.pairRule(pair);
            ids.add(rule.id());
            for (Ingredient ingredient : SMALL.ingredients()) {
                boolean object = (table.objectSides(ingredient.index())[0] >>> pair & 1) != 0;
                boolean precipitant = (table.precipitantSides(ingredient.index())[0] >>> pair & 1) != 0;
                assertThat(object).isEqualTo(rule.object().ingredients().contains(ingredient.name()));
                List<String> precipitants = switch (rule.id()) {
                    case "lithonate-drainers" -> List.of("drainix", "flushide");
                    case "lithonate-drainix" -> List.of("lithonate");
                    case "fadeol-flushide" -> List.of("fadeol");
                    case "sahareen-plainol", "yawnol-plainol" -> List.of("plainol");
                    default -> List.of("clogazole", "blockamycin", "fadeol");
                };
                assertThat(precipitant).isEqualTo(precipitants.contains(ingredient.name()));
            }
        }
        assertThat(ids)
                .containsExactly(
                        "dampenol-inhibitors",
                        "fadeol-flushide",
                        "lithonate-drainers",
                        "lithonate-drainix",
                        "sahareen-plainol",
                        "yawnol-plainol");
        assertThat(table.overriders(2)).as("by lithonate-drainix").containsExactly(3);
        assertThat(table.overriders(3)).isEmpty();
    }

    @Test
    void theLongestPersistenceThatCoversAnEffectCounts() {
        InteractionTable table = SMALL.table();
        assertThat(table.findLongestPersistence(place("maoxil"), null))
                .extracting(Persistence::days)
                .as("of the class")
                .isEqualTo(14);
        assertThat(table.findLongestPersistence(place("longazine"), null))
                .extracting(Persistence::days)
                .as("its own")
                .isEqualTo(35);
        assertThat(table.findLongestPersistence(place("shortazine"), null))
                .extracting(Persistence::days)
                .as("of the class")
                .isEqualTo(14);
        assertThat(table.findLongestPersistence(place("dormalin"), null)).isNull();
        assertThat(table.findPersistence(place("fadeol"), null, "pressure", 9)).isNotNull();
        assertThat(table.findPersistence(place("fadeol"), null, "exposure", 2)).isNotNull();
        assertThat(table.findPersistence(place("fadeol"), null, "exposure", 3)).isNull();
        assertThat(table.findPersistence(place("fadeol"), null, "sedation", 0)).isNull();
    }

    @Test
    void sharesAndClasses() {
        InteractionTable table = SMALL.table();
        assertThat(table.axisShares(place("wakestim")))
                .extracting(share ->
                        SMALL.axes().get(share.axis()).id() + (share.role().lowers() ? " lowered" : " raised"))
                .containsExactly("pressure raised", "sedation lowered");
        assertThat(table.axisShares(place("plainol"))).isEmpty();
        assertThat(Arrays.stream(table.duplicateClasses(place("wakestim")))
                        .mapToObj(table::duplicateClass)
                        .map(DrugClass::id))
                .containsExactly("stimulants");
        assertThat(table.duplicateClasses(place("maoxil")))
                .as("a class where two are ordinary")
                .isEmpty();
        assertThat(table.duplicateClassCount()).isEqualTo(2);
    }

    @Test
    void whatARuleIsAboutIsKnownByItsPlace() {
        InteractionTable table = SMALL.table();
        for (Interaction rule : SMALL.interactions()) {
            String axis = rule.mechanism().axis();
            assertThat(table.axisOfRule(rule.index()))
                    .isEqualTo(
                            axis == null
                                    ? -1
                                    : SMALL.findAxis(axis).orElseThrow().index());
            int mask = 0;
            for (String treatment : rule.object().treatments()) {
                mask |= 1 << SMALL.treatments().indexOf(treatment);
            }
            assertThat(table.treatmentMaskOfRule(rule.index())).isEqualTo(mask);
        }
        assertThat(table.treatmentBit(place("ketamine"))).isEqualTo(0b01);
        assertThat(table.treatmentBit(place("esketamine"))).isEqualTo(0b10);
        assertThat(table.treatmentBit(place("dormalin"))).isZero();
    }

    @Test
    void theBuildHasPackedTheContentOfTheFolder() {
        KnowledgeBase folder = KnowledgeBase.of(new ContentFolder(ContentCopy.REAL).read());
        KnowledgeBase builtIn = KnowledgeBase.builtIn();
        assertThat(builtIn.version()).isEqualTo(folder.version());
        assertThat(builtIn.interactions()).isEqualTo(folder.interactions());
    }

    @Test
    void theBuildStepPacksAFolderIntoAFile(@TempDir Path folder) throws IOException {
        Path archive = folder.resolve("deep/inside/content.archive");
        ContentArchiver.main(new String[] {ContentCopy.SMALL.toString(), archive.toString()});
        try (InputStream in = Files.newInputStream(archive)) {
            KnowledgeBase packed = KnowledgeBase.of(ContentArchive.read(in));
            assertThat(packed.version()).isEqualTo(SMALL.version());
            assertThat(packed.ingredients()).isEqualTo(SMALL.ingredients());
        }
    }
}
