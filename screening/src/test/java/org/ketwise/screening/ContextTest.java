package org.ketwise.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.ketwise.screening.Patient.patient;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.Severity;

/** Context raises or lowers a severity, and says by which fact of this patient. */
class ContextTest {
    private static Patient chamelex() {
        return patient().taking("chamelex");
    }

    private static Arguments when(String words, Supplier<Screened> screened, String fact, String effect) {
        return arguments(named(words, screened), fact, effect);
    }

    static Stream<Arguments> contexts() {
        return Stream.of(
                when("treatment", () -> chamelex().planned("esketamine intravenous"), "this plan", "By treatment."),
                when("route", () -> chamelex().planned("ketamine oral"), "nasal or oral route", "By route."),
                when(
                        "one of the routes",
                        () -> chamelex().planned("ketamine nasal or intravenous"),
                        "nasal or oral route",
                        "By route."),
                when(
                        "setting",
                        () -> chamelex().planned("ketamine intravenous at home"),
                        "planned at home",
                        "By setting."),
                when(
                        "single dose",
                        () -> chamelex().planned("ketamine intravenous once"),
                        "a single dose",
                        "By a single dose."),
                when(
                        "daily dosing",
                        () -> chamelex().planned("ketamine intravenous daily"),
                        "dosed daily",
                        "By daily dosing."),
                when(
                        "condition",
                        () -> chamelex().with("nose-trouble").planned("ketamine intravenous"),
                        "Nose trouble",
                        "By condition."),
                when(
                        "condition to confirm",
                        () -> chamelex().perhapsWith("snoring-sickness").planned("ketamine intravenous"),
                        "Snoring sickness (to confirm)",
                        "By condition."),
                when(
                        "systolic",
                        () -> chamelex().withBloodPressure("160/70").planned("ketamine intravenous"),
                        "blood pressure 160/70",
                        "By blood pressure."),
                when(
                        "diastolic",
                        () -> chamelex().withBloodPressure("130/100").planned("ketamine intravenous"),
                        "blood pressure 130/100",
                        "By blood pressure."),
                when(
                        "low systolic",
                        () -> chamelex().withBloodPressure("89/60").planned("ketamine intravenous"),
                        "blood pressure 89/60",
                        "By low blood pressure."),
                when(
                        "low diastolic",
                        () -> chamelex().withBloodPressure("110/49").planned("ketamine intravenous"),
                        "blood pressure 110/49",
                        "By low blood pressure."),
                when(
                        "high dose by weight",
                        () -> chamelex().weighing(60).planned("ketamine intravenous 2mg/kg"),
                        "planned dose 2 mg/kg",
                        "By a high dose."),
                when(
                        "high dose",
                        () -> chamelex().planned("ketamine intravenous 100.5mg"),
                        "planned dose 100.5 mg",
                        "By a high dose."),
                when(
                        "high dose by weight",
                        () -> chamelex().planned("ketamine intravenous 2.1mg/kg"),
                        "planned dose 2.1 mg/kg",
                        "By a high dose by weight."),
                when(
                        "high dose for a light person",
                        () -> chamelex().weighing(40).planned("ketamine intravenous 90mg"),
                        "planned dose 90 mg",
                        "By a high dose by weight."),
                when(
                        "a push",
                        () -> chamelex().planned("ketamine intravenous pushed"),
                        "planned as a push or within minutes",
                        "By a fast dose."),
                when(
                        "a short time",
                        () -> chamelex().planned("ketamine intravenous 9.5min"),
                        "planned as a push or within minutes",
                        "By a fast dose."),
                when(
                        "weight not known",
                        () -> chamelex().planned("ketamine intravenous hospital"),
                        "body weight not given, planned at hospital",
                        "By an unknown weight."),
                when("old", () -> chamelex().aged(75).planned("ketamine intravenous"), "age 75", "By high age."),
                when("young", () -> chamelex().aged(11).planned("ketamine intravenous"), "age 11", "By low age."),
                when(
                        "pregnant",
                        () -> chamelex().expecting().planned("ketamine intravenous"),
                        "pregnant",
                        "By pregnancy."),
                when("sex", () -> chamelex().female().planned("ketamine intravenous"), "female", "By sex."),
                when(
                        "company",
                        () -> chamelex().taking("plainol").planned("ketamine intravenous"),
                        "together with plainol",
                        "By company."),
                when(
                        "company of a class",
                        () -> chamelex().taking("flushide").planned("ketamine intravenous"),
                        "together with flushide",
                        "By a class in company."),
                when(
                        "company on an axis",
                        () -> chamelex().taking("aridex").planned("ketamine intravenous"),
                        "together with aridex",
                        "By an axis in company."));
    }

    @ParameterizedTest
    @MethodSource("contexts")
    void raises(Supplier<Screened> screened, String fact, String effect) {
        InteractionFinding finding = screened.get().interaction("chamelex");
        assertThat(finding.severity()).isSameAs(Severity.MAJOR);
        assertThat(finding.modifiers())
                .containsExactly(new AppliedModifier(fact, effect, Severity.MINOR, Severity.MAJOR));
    }

    static Stream<Arguments> nearMisses() {
        return Stream.of(
                arguments(named(
                        "nothing known", (Supplier<Screened>) () -> chamelex().planned("ketamine intravenous"))),
                arguments(
                        named("clinic", (Supplier<Screened>) () -> chamelex().planned("ketamine intravenous clinic"))),
                arguments(
                        named("weekly", (Supplier<Screened>) () -> chamelex().planned("ketamine intravenous weekly"))),
                arguments(named("90/50", (Supplier<Screened>)
                        () -> chamelex().withBloodPressure("90/50").planned("ketamine intravenous"))),
                arguments(named("100 mg", (Supplier<Screened>) () -> chamelex().planned("ketamine intravenous 100mg"))),
                arguments(named("2 mg/kg", (Supplier<Screened>)
                        () -> chamelex().weighing(40).planned("ketamine intravenous 2mg/kg"))),
                arguments(named("10 min", (Supplier<Screened>) () -> chamelex().planned("ketamine intravenous 10min"))),
                arguments(named("a push whose time is named", (Supplier<Screened>)
                        () -> chamelex().planned("ketamine intravenous pushed 40min"))),
                arguments(named("weight known", (Supplier<Screened>)
                        () -> chamelex().weighing(70).planned("ketamine intravenous hospital"))),
                arguments(named("90 mg for 45 kg", (Supplier<Screened>)
                        () -> chamelex().weighing(45).planned("ketamine intravenous 90mg"))),
                arguments(named("another condition", (Supplier<Screened>)
                        () -> chamelex().with("treatment-allergy").planned("ketamine intravenous"))),
                arguments(named("159/99", (Supplier<Screened>)
                        () -> chamelex().withBloodPressure("159/99").planned("ketamine intravenous"))),
                arguments(named(
                        "74", (Supplier<Screened>) () -> chamelex().aged(74).planned("ketamine intravenous"))),
                arguments(named(
                        "12", (Supplier<Screened>) () -> chamelex().aged(12).planned("ketamine intravenous"))),
                arguments(named(
                        "male", (Supplier<Screened>) () -> chamelex().male().planned("ketamine intravenous"))),
                arguments(named("male of 49", (Supplier<Screened>)
                        () -> chamelex().male().aged(49).planned("ketamine intravenous"))),
                arguments(named("50 of unknown sex", (Supplier<Screened>)
                        () -> chamelex().aged(50).planned("ketamine intravenous"))),
                arguments(named("other company", (Supplier<Screened>)
                        () -> chamelex().taking("lithonate", "slumberol").planned("ketamine intravenous"))),
                arguments(named("company of long ago", (Supplier<Screened>)
                        () -> chamelex().stopped("plainol", 1).planned("ketamine intravenous"))));
    }

    @ParameterizedTest
    @MethodSource("nearMisses")
    void whatIsNotKnownOrNotReachedDoesNotHold(Supplier<Screened> screened) {
        InteractionFinding finding = screened.get().interaction("chamelex");
        assertThat(finding.severity()).isSameAs(Severity.MINOR);
        assertThat(finding.modifiers()).isEmpty();
    }

    @Test
    void allPartsOfACriterionMustHold() {
        InteractionFinding finding =
                chamelex().male().aged(50).planned("ketamine intravenous").interaction("chamelex");
        assertThat(finding.severity()).isSameAs(Severity.CONTRAINDICATED);
        assertThat(finding.modifiers())
                .containsExactly(new AppliedModifier(
                        "age 50, male", "By two facts at once.", Severity.MINOR, Severity.CONTRAINDICATED));
    }

    @Test
    void severalContextsAreAllSaid() {
        InteractionFinding finding = chamelex()
                .female()
                .aged(80)
                .planned("ketamine oral at home daily")
                .interaction("chamelex");
        assertThat(finding.modifiers())
                .extracting(AppliedModifier::effect)
                .containsExactly("By route.", "By setting.", "By daily dosing.", "By high age.", "By sex.");
        assertThat(finding.modifiers())
                .extracting(AppliedModifier::from)
                .containsExactly(Severity.MINOR, Severity.MAJOR, Severity.MAJOR, Severity.MAJOR, Severity.MAJOR);
    }

    @Test
    void aContextOfSomeRoutesChangesOnlyThose() {
        InteractionFinding finding = chamelex().planned("ketamine").interaction("chamelex");
        assertThat(finding.byRoute().asMap())
                .isEqualTo(Map.of(
                        Route.INTRAVENOUS, Severity.MINOR,
                        Route.INTRAMUSCULAR, Severity.MINOR,
                        Route.SUBCUTANEOUS, Severity.MINOR,
                        Route.NASAL, Severity.MAJOR,
                        Route.SUBLINGUAL, Severity.MINOR,
                        Route.ORAL, Severity.MAJOR));
    }

    @Test
    void aContextOfOtherRoutesIsNotSaid() {
        assertThat(patient().taking("juicefruit").planned("ketamine oral daily").interaction("juicefruit"))
                .satisfies(finding -> assertThat(finding.severity()).isSameAs(Severity.MAJOR))
                .satisfies(finding -> assertThat(finding.modifiers())
                        .containsExactly(new AppliedModifier(
                                "dosed daily, sublingual or oral route",
                                "Every day it adds up.",
                                Severity.MODERATE,
                                Severity.MAJOR)));
        assertThat(patient()
                        .taking("juicefruit")
                        .planned("ketamine nasal daily")
                        .interaction("juicefruit"))
                .satisfies(finding -> assertThat(finding.severity()).isSameAs(Severity.NONE))
                .satisfies(finding -> assertThat(finding.modifiers()).isEmpty());
    }

    @Test
    void contextLowersToo() {
        InteractionFinding clinic =
                patient().taking("lowerex").planned("ketamine nasal clinic").interaction("lowerex");
        assertThat(clinic.severity()).isSameAs(Severity.MINOR);
        assertThat(clinic.modifiers())
                .containsExactly(
                        new AppliedModifier(
                                "planned at clinic", "Somebody is watching.", Severity.MAJOR, Severity.MODERATE),
                        new AppliedModifier("nasal route", "Little is absorbed.", Severity.MODERATE, Severity.MINOR));
        assertThat(patient()
                        .taking("lowerex")
                        .planned("ketamine nasal home")
                        .interaction("lowerex")
                        .severity())
                .isSameAs(Severity.MINOR);
        assertThat(patient()
                        .taking("lowerex")
                        .planned("ketamine oral home")
                        .interaction("lowerex")
                        .severity())
                .isSameAs(Severity.MAJOR);
    }

    @Test
    void loweringOneOfSeveralPlannedRoutesLeavesTheWorst() {
        InteractionFinding finding =
                patient().taking("lowerex").planned("ketamine nasal or oral").interaction("lowerex");
        assertThat(finding.severity()).isSameAs(Severity.MAJOR);
        assertThat(finding.byRoute().on(Route.NASAL)).isSameAs(Severity.MINOR);
        assertThat(finding.modifiers())
                .containsExactly(
                        new AppliedModifier("nasal route", "Little is absorbed.", Severity.MAJOR, Severity.MAJOR));
    }

    @Test
    void aDrugIsNoCompanyToItself() {
        assertThat(patient()
                        .taking("hushex")
                        .planned("ketamine nasal")
                        .burden("sedation")
                        .severity())
                .isSameAs(Severity.MODERATE);
        assertThat(patient()
                        .taking("hushex", "noctavex")
                        .planned("ketamine nasal")
                        .burden("sedation")
                        .severity())
                .isSameAs(Severity.MAJOR);
    }

    @Test
    void aPlanThatDoesNotSayOtherwiseIsACourse() {
        assertThat(chamelex().planned("ketamine intravenous").plan().repeated()).isTrue();
        assertThat(chamelex().planned("ketamine intravenous once").plan().repeated())
                .isFalse();
        assertThat(chamelex().planned("ketamine intravenous weekly").plan().daily())
                .isFalse();
    }
}
