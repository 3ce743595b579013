package org.ketwise.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.Severity;
import org.ketwise.kernel.Sex;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.content.ContentFolder;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction.Category;
import org.ketwise.knowledge.model.PatientCondition;
import org.ketwise.knowledge.model.Setting;

/** What holds of every patient: random lists, facts and plans, over the small and the real content. */
class ScreeningPropertiesTest {
    private static final int PATIENTS = 400;

    /** The worst first; of those danger, then concentration, then loss of effect. */
    private static final Comparator<Finding> MOST_IMPORTANT_FIRST = Comparator.comparing(
                    Finding::severity, Comparator.reverseOrder())
            .thenComparingInt(finding -> List.of(Category.SAFETY, Category.EXPOSURE, Category.EFFICACY)
                    .indexOf(finding.category()));

    /** A content, and patients for it who are the same in every run. */
    record World(KnowledgeBase knowledge, Screener screener, long seed) {
        World(KnowledgeBase knowledge, long seed) {
            this(knowledge, new Screener(knowledge), seed);
        }

        Stream<Case> cases() {
            Random random = new Random(seed);
            return IntStream.range(0, PATIENTS).mapToObj(number -> new Case(this, random));
        }
    }

    static Stream<Named<World>> worlds() {
        KnowledgeBase real = KnowledgeBase.of(new ContentFolder(Path.of("../content")).read());
        return Stream.of(
                Named.of("small content", new World(Patient.SMALL, 20261120)),
                Named.of("content", new World(real, 20261123)));
    }

    /** One random patient with a plan. */
    static final class Case {
        private final World world;
        private final Random random;
        private final PatientFacts facts;
        private final PlannedTreatment plan;
        private final List<MedicationUse> uses = new ArrayList<>();

        Case(World world, Random random) {
            this.world = world;
            this.random = random;
            facts = new PatientFacts(
                    maybe(new Age(random.nextInt(100))),
                    null,
                    maybe(random.nextBoolean() ? Sex.FEMALE : Sex.MALE),
                    maybe(new BloodPressure(100 + random.nextInt(110), 55 + random.nextInt(45))),
                    random.nextInt(10) == 0,
                    conditions());
            plan = plan();
            int size = random.nextInt(14);
            for (int i = 0; i < size; i++) {
                uses.add(use());
            }
        }

        private <T> T maybe(T fact) {
            return random.nextBoolean() ? fact : null;
        }

        private List<KnownCondition> conditions() {
            List<PatientCondition> all = world.knowledge().conditions();
            List<KnownCondition> some = new ArrayList<>();
            int number = random.nextInt(3);
            for (int i = 0; i < number; i++) {
                some.add(new KnownCondition(all.get(random.nextInt(all.size())), "said so", random.nextBoolean()));
            }
            return some;
        }

        private PlannedTreatment plan() {
            int mask = 1 + random.nextInt(3);
            List<Ingredient> drugs = IntStream.range(0, 2)
                    .filter(place -> (mask >> place & 1) != 0)
                    .mapToObj(place -> world.knowledge().treatmentIngredients().get(place))
                    .toList();
            Route route = Route.values()[random.nextInt(6)];
            return new PlannedTreatment(
                    "a plan",
                    drugs,
                    mask,
                    random.nextInt(4) == 0 ? EnumSet.allOf(Route.class) : EnumSet.of(route),
                    null,
                    maybe(Setting.values()[random.nextInt(3)]),
                    List.of(new DosePhase(
                            null,
                            null,
                            maybe(random.nextBoolean() ? 1.0 : 3.5),
                            null,
                            random.nextInt(3) == 0,
                            random.nextInt(6) == 0)));
        }

        /** An ingredient stands in one entry, which may name others and may stand there twice. */
        private MedicationUse use() {
            List<Ingredient> all = world.knowledge().ingredients();
            Ingredient ingredient = all.get(random.nextInt(all.size()));
            int mention = 1 + random.nextInt(12);
            boolean stopped = random.nextInt(6) == 0;
            for (MedicationUse use : uses) {
                if (use.ingredient().equals(ingredient)) {
                    mention = use.mention();
                }
            }
            return new MedicationUse(
                    ingredient,
                    mention,
                    random.nextInt(5) == 0,
                    random.nextInt(4) == 0,
                    null,
                    stopped ? random.nextInt(60) : null);
        }

        PatientProfile profile() {
            return profile(uses);
        }

        PatientProfile profile(List<MedicationUse> list) {
            return new PatientProfile(List.copyOf(list), facts);
        }

        Screening screen() {
            return screen(uses);
        }

        Screening screen(List<MedicationUse> list) {
            return world.screener().screen(profile(list), plan);
        }

        List<MedicationUse> withOneMore() {
            List<MedicationUse> more = new ArrayList<>(uses);
            more.add(use());
            return more;
        }
    }

    private static List<BurdenFinding> burdens(Screening screening) {
        return screening.findings().stream()
                .filter(BurdenFinding.class::isInstance)
                .map(BurdenFinding.class::cast)
                .toList();
    }

    private static Set<String> names(List<MedicationUse> uses) {
        Set<String> names = new HashSet<>();
        uses.forEach(use -> names.add(use.ingredient().name()));
        return names;
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void theOutputGrowsWithAxesAndNotWithPairs(World world) {
        world.cases().forEach(each -> {
            List<BurdenFinding> burdens = burdens(each.screen());
            assertThat(burdens).extracting(BurdenFinding::id).doesNotHaveDuplicates();
            assertThat(burdens.size())
                    .isLessThanOrEqualTo(world.knowledge().axes().size());
        });
        List<MedicationUse> everything = world.knowledge().ingredients().stream()
                .map(ingredient -> MedicationUse.of(ingredient, ingredient.index()))
                .toList();
        Screening screening = world.screener()
                .screen(new PatientProfile(everything, PatientFacts.UNKNOWN), Patient.plan(world.knowledge(), ""));
        assertThat(burdens(screening).size())
                .isBetween(1, world.knowledge().axes().size());
        assertThat(screening.findings()).extracting(Finding::id).doesNotHaveDuplicates();
        assertThat(screening.findings().size())
                .isLessThanOrEqualTo(world.knowledge().interactions().size()
                        + world.knowledge().axes().size()
                        + world.knowledge().classes().size());
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void theSameInputGivesAnEqualResult(World world) {
        world.cases().forEach(each -> {
            Screening first = each.screen();
            assertThat(each.screen()).isEqualTo(first);
            assertThat(new Screener(world.knowledge()).screen(each.profile(), each.plan))
                    .isEqualTo(first);
        });
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void theOrderOfTheListDoesNotChangeTheFindings(World world) {
        Random random = new Random(7);
        world.cases().forEach(each -> {
            List<MedicationUse> shuffled = new ArrayList<>(each.uses);
            Collections.shuffle(shuffled, random);
            assertThat(told(each.screen(shuffled))).isEqualTo(told(each.screen()));
        });
    }

    /** A screening in words that do not depend on the order within a finding, or on which of two entries named an ingredient. */
    private static List<String> told(Screening screening) {
        List<String> told = new ArrayList<>();
        for (Finding finding : screening.findings()) {
            Set<String> more = new HashSet<>(names(finding.medicines()));
            finding.provisional().forEach(use -> more.add(use.ingredient().name() + " to confirm"));
            finding.modifiers().forEach(modifier -> more.add(fact(modifier) + " " + modifier.from() + modifier.to()));
            more.addAll(finding.sources());
            if (finding instanceof BurdenFinding burden) {
                more.add(burden.points() + " points");
                burden.contributors().forEach(share -> more.add(share.weight() + " " + share.ownSeverity()));
            }
            told.add(finding.id() + " " + finding.severity() + " " + new TreeSet<>(more));
        }
        Set<String> silent = new HashSet<>();
        silent.addAll(names(screening.withoutStatement()));
        told.add("silent " + new TreeSet<>(silent));
        return told;
    }

    /** Of several medicines that are company, the first of the list is named. */
    private static String fact(AppliedModifier modifier) {
        return modifier.fact().replaceAll("together with [^,]+", "together with another");
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void oneMedicineMoreNeverLightensAnAxis(World world) {
        world.cases().forEach(each -> {
            Map<String, BurdenFinding> before = new HashMap<>();
            burdens(each.screen()).forEach(burden -> before.put(burden.id(), burden));
            List<MedicationUse> more = each.withOneMore();
            Map<String, BurdenFinding> after = new HashMap<>();
            burdens(each.screen(more)).forEach(burden -> after.put(burden.id(), burden));
            before.forEach((id, burden) -> {
                assertThat(after).as("%s after adding %s", id, more.getLast()).containsKey(id);
                assertThat(after.get(id).severity()).isGreaterThanOrEqualTo(burden.severity());
                assertThat(after.get(id).points()).isGreaterThanOrEqualTo(burden.points());
            });
        });
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void everyIngredientIsSpokenOfOrSaidToBeWithoutStatement(World world) {
        world.cases().forEach(each -> {
            Screening screening = each.screen();
            Set<String> accountedFor = new HashSet<>();
            accountedFor.addAll(names(screening.withoutStatement()));
            assertThat(accountedFor).hasSameSizeAs(screening.withoutStatement());
            for (Finding finding : screening.findings()) {
                accountedFor.addAll(names(finding.medicines()));
                if (finding instanceof BurdenFinding burden) {
                    burden.counteracting().stream()
                            .map(Contributor::medicine)
                            .filter(Objects::nonNull)
                            .forEach(use -> accountedFor.add(use.ingredient().name()));
                }
            }
            Set<String> taken = new HashSet<>();
            for (MedicationUse use : each.uses) {
                if (use.stoppedDaysAgo() == null && !each.plan.drugs().contains(use.ingredient())) {
                    taken.add(use.ingredient().name());
                }
            }
            assertThat(accountedFor).as("%s", told(screening)).containsAll(taken);
        });
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void pointsAreThoseOfMedicinesAndConditionsOnly(World world) {
        world.cases()
                .forEach(each -> burdens(each.screen()).forEach(burden -> {
                    assertThat(burden.points())
                            .isEqualTo(points(burden, world.knowledge().table()));
                    assertThat(burden.contributors().size()
                                    + burden.counteracting().size()
                                    + burden.pairs().size())
                            .as("somebody besides the treatment")
                            .isGreaterThan((int) burden.contributors().stream()
                                    .filter(Contributor.ByTreatment.class::isInstance)
                                    .count());
                    assertThat(names(burden.medicines()))
                            .as("the treatment is no contributor from the list")
                            .doesNotContainAnyElementsOf(each.plan.drugs().stream()
                                    .map(Ingredient::name)
                                    .toList());
                }));
    }

    /** What medicines and conditions add; of the ingredients of one product that share a class, and of the readings of one entry, the first. */
    private static int points(BurdenFinding burden, InteractionTable table) {
        List<Contributor> earlier = new ArrayList<>();
        int points = 0;
        for (Contributor share : burden.contributors()) {
            if (!(share instanceof Contributor.ByTreatment)
                    && earlier.stream().noneMatch(each -> countTogether(each, share, table))) {
                points += share.weight().points();
            }
            earlier.add(share);
        }
        return points;
    }

    private static boolean countTogether(Contributor a, Contributor b, InteractionTable table) {
        MedicationUse one = a.medicine();
        MedicationUse other = b.medicine();
        return one != null
                && other != null
                && one.mention() == other.mention()
                && ((one.provisional() && other.provisional())
                        || shareClass(
                                one.ingredient().index(), other.ingredient().index(), table));
    }

    private static boolean shareClass(int one, int other, InteractionTable table) {
        return Arrays.stream(table.duplicateClasses(one))
                .anyMatch(place -> Arrays.stream(table.duplicateClasses(other)).anyMatch(each -> each == place));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void findingsStandInTheirOrderAndRestOnSources(World world) {
        world.cases().forEach(each -> {
            List<Finding> findings = each.screen().findings();
            assertThat(findings).isSortedAccordingTo(MOST_IMPORTANT_FIRST);
            assertThat(findings).extracting(Finding::id).doesNotHaveDuplicates();
            assertThat(findings).allSatisfy(finding -> {
                assertThat(finding.sources()).isNotEmpty();
                finding.sources()
                        .forEach(source ->
                                assertThat(world.knowledge().getSource(source)).isNotNull());
            });
        });
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void theSeverityIsThatOfTheWorstPlannedRoute(World world) {
        world.cases().forEach(each -> {
            for (Finding finding : each.screen().findings()) {
                if (finding instanceof InteractionFinding interaction) {
                    Severity worst = Severity.NONE;
                    for (Route route : each.plan.routes()) {
                        worst = worst.max(interaction.byRoute().on(route));
                    }
                    assertThat(interaction.severity()).isSameAs(worst);
                }
            }
        });
    }
}
