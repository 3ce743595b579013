package org.ketwise.consult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.content.ContentFolder;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.screening.DosePhase;
import org.ketwise.screening.PlannedTreatment;

/** Plans as clinicians write them, with the words of the real content. */
class PlanReaderTest {
    private static final KnowledgeBase CONTENT = KnowledgeBase.of(new ContentFolder(Path.of("../content")).read());
    private static final PlanReader READER = new PlanReader(CONTENT);

    /** A plan said back: {@code ketamine intravenous at clinic: 0.5 mg/kg over 40 min every 3.5 d for 28 d; …}. */
    private static String saidBack(PlannedTreatment plan) {
        List<String> phases = new ArrayList<>();
        for (DosePhase phase : plan.phases()) {
            List<String> words = new ArrayList<>();
            if (phase.dose() != null) {
                words.add(phase.dose().toString());
            }
            add(words, "over", phase.infusionMinutes(), "min");
            add(words, "every", phase.everyDays(), "d");
            add(words, "for", phase.courseDays(), "d");
            if (phase.single()) {
                words.add("once");
            }
            if (phase.pushed()) {
                words.add("pushed");
            }
            phases.add(String.join(" ", words));
        }
        String drugs =
                String.join(" or ", plan.drugs().stream().map(Ingredient::name).toList());
        String route = plan.routeKnown() ? plan.routes().iterator().next().code() : "any route";
        String setting = plan.setting() == null ? "" : " at " + plan.setting().code();
        return (drugs + " " + route + setting + ": " + String.join("; ", phases)).strip();
    }

    private static void add(List<String> words, String before, @Nullable Double amount, String unit) {
        if (amount != null) {
            String number = BigDecimal.valueOf(amount)
                    .round(new MathContext(6))
                    .stripTrailingZeros()
                    .toPlainString();
            words.add(before + " " + number + " " + unit);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    esketamine 84 mg nasal                                   | esketamine nasal: 84 mg
                    Esketamine 56 mg intranasally twice weekly for 4 weeks   | esketamine nasal: 56 mg every 3.5 d for 28 d
                    esketamine 56mg nasal spray 2x/week                      | esketamine nasal: 56 mg every 3.5 d
                    Spravato 84 mg                                           | esketamine nasal: 84 mg
                    SPRAVATO 84 MG NASAL SPRAY TWICE A WEEK                  | esketamine nasal: 84 mg every 3.5 d
                    Spravato 84 mg twice a week x 4 weeks, then weekly for 4 weeks, then every 2 weeks | esketamine nasal: 84 mg every 3.5 d for 28 d; every 7 d for 28 d; every 14 d
                    esketamine 84 mg nasal in clinic                         | esketamine nasal at clinic: 84 mg
                    esketamine 84 mg nasal at a certified site               | esketamine nasal at clinic: 84 mg
                    S-ketamine 0.25 mg/kg iv over 40 min                     | esketamine intravenous: 0.25 mg/kg over 40 min
                    (S)-ketamine 0.4 mg/kg iv                                | esketamine intravenous: 0.4 mg/kg
                    Ketanest S 25 mg iv                                      | esketamine intravenous: 25 mg
                    ketamine                                                 | ketamine any route:
                    ketamine iv                                              | ketamine intravenous:
                    ketamine oral                                            | ketamine oral:
                    ketamine 50 mg                                           | ketamine any route: 50 mg
                    ketamine 0.5 mg/kg iv                                    | ketamine intravenous: 0.5 mg/kg
                    Ketamine 0.5mg/kg IV                                     | ketamine intravenous: 0.5 mg/kg
                    KETAMINE 0.5 MG/KG IV OVER 40 MIN                        | ketamine intravenous: 0.5 mg/kg over 40 min
                    ketamine 0.5 mg / kg i.v.                                | ketamine intravenous: 0.5 mg/kg
                    ketamine 0,5 mg/kg iv                                    | ketamine intravenous: 0.5 mg/kg
                    ketamine 500 mcg/kg iv                                   | ketamine intravenous: 0.5 mg/kg
                    ketamine 500 µg/kg iv                                    | ketamine intravenous: 0.5 mg/kg
                    ketamine 500 ug/kg intravenously                         | ketamine intravenous: 0.5 mg/kg
                    ketamine 1 g oral                                        | ketamine oral: 1000 mg
                    ketamine 0.1 g po                                        | ketamine oral: 100 mg
                    racemic ketamine 0.5 mg/kg IV                            | ketamine intravenous: 0.5 mg/kg
                    ketamine hydrochloride 50 mg i.v.                        | ketamine intravenous: 50 mg
                    Ketamina 50 mg IV                                        | ketamine intravenous: 50 mg
                    Ketalar 0.5 mg/kg intravenous infusion                   | ketamine intravenous: 0.5 mg/kg
                    ketamine infusion 0.5 mg/kg                              | ketamine intravenous: 0.5 mg/kg
                    ketamine 35 mg IV push                                   | ketamine intravenous: 35 mg pushed
                    ketamine 0.5 mg/kg over 40 minutes iv                    | ketamine intravenous: 0.5 mg/kg over 40 min
                    ketamine 0.5 mg/kg iv over 1 hour                        | ketamine intravenous: 0.5 mg/kg over 60 min
                    ketamine 0.5 mg/kg iv over 1.5 hours                     | ketamine intravenous: 0.5 mg/kg over 90 min
                    ketamine 0.5 mg/kg iv in 40 min                          | ketamine intravenous: 0.5 mg/kg over 40 min
                    ketamine 0.5 mg/kg iv, 40-minute infusion                | ketamine intravenous: 0.5 mg/kg over 40 min
                    ketamine 0.5 mg/kg iv over 40 min twice weekly           | ketamine intravenous: 0.5 mg/kg over 40 min every 3.5 d
                    ketamine 0.5 mg/kg iv over 40 min twice weekly for 4 weeks | ketamine intravenous: 0.5 mg/kg over 40 min every 3.5 d for 28 d
                    ketamine 0.5 mg/kg iv over 40 min three times a week for 2 weeks | ketamine intravenous: 0.5 mg/kg over 40 min every 2.33333 d for 14 d
                    ketamine 0.5-1 mg/kg iv                                  | ketamine intravenous: 1 mg/kg
                    ketamine 0.5 to 1 mg/kg iv                               | ketamine intravenous: 1 mg/kg
                    ketamine 50 mg IM weekly in clinic                       | ketamine intramuscular at clinic: 50 mg every 7 d
                    ketamine 0.75 mg/kg im                                   | ketamine intramuscular: 0.75 mg/kg
                    ketamine 13 mg/kg intramuscular once                     | ketamine intramuscular: 13 mg/kg once
                    ketamine 0.5 mg/kg SC twice weekly                       | ketamine subcutaneous: 0.5 mg/kg every 3.5 d
                    ketamine 0.5 mg/kg subcutaneously                        | ketamine subcutaneous: 0.5 mg/kg
                    ketamine 0.5 mg/kg subq                                  | ketamine subcutaneous: 0.5 mg/kg
                    Ketamine IN 50 mg                                        | ketamine nasal: 50 mg
                    Ketamine nasal spray 50 mg daily                         | ketamine nasal: 50 mg every 1 d
                    ketamine 50 mg in clinic                                 | ketamine any route at clinic: 50 mg
                    ketamine 100 mg sublingual                               | ketamine sublingual: 100 mg
                    ketamine 100 mg SL every 3 days at home                  | ketamine sublingual at home: 100 mg every 3 d
                    ketamine 100 mg troche every 3 days at home              | ketamine sublingual at home: 100 mg every 3 d
                    ketamine 100 mg under the tongue q3d                     | ketamine sublingual: 100 mg every 3 d
                    ketamine lozenge 200 mg sublingual twice a week          | ketamine sublingual: 200 mg every 3.5 d
                    ketamine 100mg SL rapid dissolve tablet at home, 2x/week | ketamine sublingual at home: 100 mg every 3.5 d
                    ketamine capsules 50 mg sublingual                       | ketamine sublingual: 50 mg
                    ketamine 100 mg troche swallowed                         | ketamine oral: 100 mg
                    ketamine 50 mg capsule daily                             | ketamine oral: 50 mg every 1 d
                    ketamine 400 mg oral every 4th day, later 30 mg daily, at home | ketamine oral at home: 400 mg every 4 d; 30 mg every 1 d
                    ketamine 400 mg po q4d then 30 mg po daily at home       | ketamine oral at home: 400 mg every 4 d; 30 mg every 1 d
                    ketamine 50 mg oral daily, followed by 25 mg daily, followed by 10 mg daily | ketamine oral: 50 mg every 1 d; 25 mg every 1 d; 10 mg every 1 d
                    ketamine 50 mg oral daily -> 25 mg weekly                | ketamine oral: 50 mg every 1 d; 25 mg every 7 d
                    ketamine 50 mg oral daily → 25 mg weekly                 | ketamine oral: 50 mg every 1 d; 25 mg every 7 d
                    ketamine 50 mg oral daily; thereafter 25 mg weekly       | ketamine oral: 50 mg every 1 d; 25 mg every 7 d
                    ketamine 50 mg oral twice daily for 2 weeks at home then once daily | ketamine oral at home: 50 mg every 0.5 d for 14 d; every 1 d
                    ketamine 30 mg oral bid                                  | ketamine oral: 30 mg every 0.5 d
                    ketamine 30 mg oral b.i.d.                               | ketamine oral: 30 mg every 0.5 d
                    ketamine 30 mg oral tid                                  | ketamine oral: 30 mg every 0.333333 d
                    ketamine 30 mg oral qid                                  | ketamine oral: 30 mg every 0.25 d
                    ketamine 30 mg oral q8h                                  | ketamine oral: 30 mg every 0.333333 d
                    ketamine 30 mg oral every 72 hours                       | ketamine oral: 30 mg every 3 d
                    ketamine 30 mg oral every three days                     | ketamine oral: 30 mg every 3 d
                    ketamine 30 mg oral every 3rd day                        | ketamine oral: 30 mg every 3 d
                    ketamine 30 mg oral every third day                      | ketamine oral: 30 mg every 3 d
                    ketamine 30 mg oral every second day                     | ketamine oral: 30 mg every 2 d
                    ketamine 30 mg oral every other day                      | ketamine oral: 30 mg every 2 d
                    ketamine 30 mg oral on alternate days                    | ketamine oral: 30 mg every 2 d
                    ketamine 30 mg oral qod                                  | ketamine oral: 30 mg every 2 d
                    ketamine 30 mg oral qd                                   | ketamine oral: 30 mg every 1 d
                    ketamine 30 mg oral once daily                           | ketamine oral: 30 mg every 1 d
                    ketamine 30 mg oral nightly                              | ketamine oral: 30 mg every 1 d
                    ketamine 30 mg oral qhs                                  | ketamine oral: 30 mg every 1 d
                    ketamine 30 mg oral every night                          | ketamine oral: 30 mg every 1 d
                    ketamine 30 mg oral three times a day                    | ketamine oral: 30 mg every 0.333333 d
                    ketamine 30 mg oral 3 times per week                     | ketamine oral: 30 mg every 2.33333 d
                    ketamine 30 mg oral thrice weekly                        | ketamine oral: 30 mg every 2.33333 d
                    ketamine 30 mg oral once a week                          | ketamine oral: 30 mg every 7 d
                    ketamine 30 mg oral once weekly for 8 weeks              | ketamine oral: 30 mg every 7 d for 56 d
                    ketamine 30 mg oral weekly x 8 weeks                     | ketamine oral: 30 mg every 7 d for 56 d
                    ketamine 30 mg iv weekly, 8 sessions                     | ketamine intravenous: 30 mg every 7 d for 56 d
                    ketamine 30 mg iv weekly for 6 doses                     | ketamine intravenous: 30 mg every 7 d for 42 d
                    ketamine 30 mg iv fortnightly                            | ketamine intravenous: 30 mg every 14 d
                    ketamine 30 mg iv every 2 weeks                          | ketamine intravenous: 30 mg every 14 d
                    ketamine 30 mg iv monthly                                | ketamine intravenous: 30 mg every 30.4375 d
                    ketamine 30 mg iv twice a month                          | ketamine intravenous: 30 mg every 15.2188 d
                    ketamine 30 mg iv once                                   | ketamine intravenous: 30 mg once
                    ketamine 30 mg iv single dose                            | ketamine intravenous: 30 mg once
                    ketamine 30 mg iv stat                                   | ketamine intravenous: 30 mg once
                    ketamine 30 mg iv one dose                               | ketamine intravenous: 30 mg once
                    ketamine 30 mg iv, single infusion                       | ketamine intravenous: 30 mg once
                    ketamine 100 mg sublingual via telehealth                | ketamine sublingual at home: 100 mg
                    ketamine 0.5 mg/kg iv inpatient                          | ketamine intravenous at hospital: 0.5 mg/kg
                    ketamine 2 mg/kg iv in the operating room                | ketamine intravenous at hospital: 2 mg/kg
                    ketamine 15 mg/kg im                                     | ketamine intramuscular: 15 mg/kg
                    ketamine 2000 mg oral                                    | ketamine oral: 2000 mg
                    special K 50 mg nasal                                    | ketamine nasal: 50 mg
                    ketamine 0.5 mg per kg iv                     | ketamine intravenous: 0.5 mg/kg
                    KETAMINE 50 MG IN CLINIC                      | ketamine any route at clinic: 50 mg
                    KETAMINE 0.5 MG/KG IV IN CLINIC               | ketamine intravenous at clinic: 0.5 mg/kg
                    '  ketamine   0.5  mg/kg   iv  '                         | ketamine intravenous: 0.5 mg/kg
                    """)
    void readsWhatAClinicianWrites(String plan, String expected) {
        PlanReader.Reading reading = READER.read(plan);
        assertThat(saidBack(reading.plan())).isEqualTo(expected.strip());
        assertThat(reading.notUnderstood()).isEmpty();
        assertThat(reading.plan().text()).isEqualTo(plan.strip());
        assertThat(reading.plan().drugs()).hasSize(1);
        assertThat(reading.plan().treatmentMask())
                .isEqualTo(1
                        << CONTENT.treatments()
                                .indexOf(reading.plan().drugs().getFirst().name()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ketamine\t0.5 mg/kg\niv",
                "ketamine, 0.5 mg/kg, iv",
                "ketamine\u00a00.5\u00a0mg/kg\u00a0iv",
                "ketamine  0.5  mg/kg  iv"
            })
    void theSpaceBetweenWordsDoesNotMatter(String plan) {
        assertThat(saidBack(READER.read(plan).plan())).isEqualTo("ketamine intravenous: 0.5 mg/kg");
    }

    @ParameterizedTest
    @CsvSource({
        "Spravato 84 mg, Spravato",
        "ketanest s 25 mg iv, Ketanest S",
        "Ketalar 50 mg iv, Ketalar",
        "esketamine 84 mg nasal, ",
        "ketamine 50 mg iv, "
    })
    void keepsTheProductThatWasNamed(String plan, @Nullable String product) {
        assertThat(READER.read(plan).plan().product()).isEqualTo(product);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ketamine 100 mg oral mixed with juice           | mixed, juice
                    ketamine and dexmedetomidine 50 mg nasal        | dexmedetomidine
                    ketamine 0.5 mg/kg iv over forty minutes        | forty
                    ketamine 50 mg iv x6                            | x6
                    ketamine 1e3 mg iv                              | 1e3
                    ketamine 1e400 mg iv                            | 1e400
                    ketamine NaN mg iv                              | nan
                    ketamine Infinity mg iv                         | infinity
                    ketamine <script>alert</script> 50 mg iv        | script, alert
                    """)
    void wordsThatWereNotUnderstoodAreSaid(String plan, String words) {
        assertThat(READER.read(plan).notUnderstood()).containsExactly(words.split(", ", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                               | The plan is empty.
                    '   '                                            | The plan is empty.
                    propofol 50 mg iv                                | names no treatment that is known here (ketamine, esketamine).
                    psilocybin 25 mg                                 | names no treatment that is known here
                    50 mg iv                                         | names no treatment that is known here
                    arketamine 50 mg iv                              | names no treatment that is known here
                    ketaminesketamine 50 mg                          | names no treatment that is known here
                    ketamine and esketamine 50 mg iv                 | names two drugs: esketamine and ketamine.
                    ketamine 50 mg iv, Spravato 84 mg nasal          | names two drugs: ketamine and esketamine.
                    esketamine 84 mg nasal iv                        | names two routes: intravenous and nasal.
                    Spravato 84 mg iv                                | names two routes: intravenous and nasal.
                    spravato iv 56 mg                                | names two routes: intravenous and nasal.
                    Spravato 84 mg oral                              | names two routes: nasal and oral.
                    ketamine 50 mg iv and im                         | names two routes: intravenous and intramuscular.
                    ketamine 50 mg iv or 100 mg oral                 | names two routes: intravenous and oral.
                    ketamine 400 mg oral then 30 mg nasal            | names two routes: nasal and oral.
                    ketamine 100 mg PO/SL                            | names two routes: sublingual and oral.
                    ketamine 200 mg rectal                           | not known here (rectal); known are intravenous, intramuscular, subcutaneous, nasal, sublingual, oral.
                    ketamine 200 mg suppository at home              | not known here (suppository)
                    ketamine 2 mg/kg per rectum or oral              | not known here (per rectum)
                    0.5 g/kg iv ketamine                             | The dose "0.5 g/kg" cannot be meant:
                    ketamine 0.5 g/kg iv                             | The dose "0.5 g/kg" cannot be meant:
                    ketamine 3 g oral                                | The dose "3 g" cannot be meant:
                    ketamine 15.1 mg/kg im                           | The dose "15.1 mg/kg" cannot be meant:
                    ketamine 2001 mg oral                            | The dose "2001 mg" cannot be meant:
                    ketamine 99999999999999999999999999 mg iv        | 26 digits
                    ketamine 1,000 mg oral                           | "1,000 mg" can be read with a thousands separator or with a decimal point.
                    ketamine 1.000 mg oral                           | can be read with a thousands separator
                    ketamine 50 mg iv every 9999999999 days          | 10 digits
                    ketamine 0 mg iv                                 | The dose "0 mg" is zero.
                    ketamine 0.0 mg/kg iv                            | The dose "0.0 mg/kg" is zero.
                    ketamine -5 mg iv                                | The dose "-5 mg" is below zero.
                    ketamine −5 mg iv                                | The dose "−5 mg" is below zero.
                    ketamine 1 ml iv                                 | The dose "1 ml" is in ml.
                    ketamine 50 mg/ml 1 ml iv                        | The dose "50 mg/ml" is not by body weight.
                    ketamine 20 mg/m2 iv                             | The dose "20 mg/m2" is not by body weight.
                    ketamine 0.5 mg/lb iv                            | The dose "0.5 mg/lb" is by pound.
                    ketamine 5 % iv                                  | The dose "5 %" is in %.
                    ketamine 100 units nasal                         | The dose "100 units" is in units.
                    ketamine 3 mmol iv                               | The dose "3 mmol" is in mmol.
                    ketamine 10 mg/h iv                              | "10 mg/h" is a rate of infusion.
                    ketamine 0.1 mg/kg/h iv                          | "0.1 mg/kg/h" is a rate of infusion.
                    ketamine 0.5 mg/kg/min iv                        | "0.5 mg/kg/min" is a rate of infusion.
                    ketamine 84 nasal                                | The number 84 in the plan has no unit.
                    ketamine 84                                      | The number 84 in the plan has no unit.
                    ketamine 50 mg iv x 6                            | The number 6 in the plan has no unit.
                    esketamine 28 mg x 3 nasal                       | The number 3 in the plan has no unit.
                    ketamine 50 mg iv 100 mg                         | names two doses, "50 mg" and "100 mg".
                    ketamine 0.5 mg/kg (40 mg) iv                    | names two doses, "0.5 mg/kg" and "40 mg".
                    ketamine 50 mg iv twice weekly three times a week | names two schedules
                    ketamine 50 mg iv daily weekly                   | names two schedules
                    ketamine ½ mg/kg iv                              | The number ½ in the plan has no unit.
                    ketamine ٥٠ mg iv                                | The number ٥٠ in the plan has no unit.
                    ketamine ５０ mg iv                              | The number ５０ in the plan has no unit.
                    ketamine,0.5 mg/kg,iv                            | The number ,0.5 in the plan has no unit.
                    ketamine 1,500.5 mg oral                         | The number 500.5 in the plan has no unit.
                    ketamine 1/2 mg iv                               | in the plan has no unit.
                    ketamine 50 mg iv 0 times a day                  | no time between its doses
                    ketamine 50 mg iv every 0 days                   | no time between its doses
                    ketamine 50 mg iv every 0th day                  | no time between its doses
                    ketamine 50 mg iv in clinic at home              | takes place in two settings: clinic and home.
                    ketamine 50 mg iv in hospital at home            | two settings:
                    """)
    void refusesWhatCannotBeMeantInOneSentenceAndSaysWhatCan(String plan, String problem) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> READER.read(plan))
                .satisfies(error -> assertThat(error.problem()).contains(problem))
                .satisfies(error -> assertThat(error.remedy()).isNotBlank().endsWith("."));
    }

    @Test
    void aPlanOfMoreThan500CharactersIsRefusedWithoutRepeatingIt() {
        String plan = "ketamine 50 mg iv " + "x".repeat(582);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> READER.read(plan))
                .satisfies(error -> assertThat(error.problem()).isEqualTo("The plan is 600 characters long."))
                .satisfies(error -> assertThat(error.remedy()).startsWith("Write it in at most 500."));
        assertThat(READER.read("ketamine 50 mg iv " + "x".repeat(482)).notUnderstood())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ketamine\u0000 50 mg iv",
                "ketamine 50 mg iv \u001b[31m",
                "ketamine 50 mg iv \u0007",
                "ketamine 50 mg \u009b iv"
            })
    void controlCharactersAreRefusedAndNotRepeated(String plan) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> READER.read(plan))
                .withMessageStartingWith("The plan holds control characters.");
    }

    @Test
    void everyTreatmentIsFoundByEveryNameOfTheContent() {
        for (Ingredient drug : CONTENT.treatmentIngredients()) {
            List<String> names = new ArrayList<>(List.of(drug.name()));
            names.addAll(drug.synonyms());
            names.addAll(drug.salts());
            names.addAll(drug.streetNames());
            drug.brands().forEach(brand -> names.add(brand.name()));
            for (String name : names) {
                assertThat(READER.read(name + " 20 mg").plan().drugs()).as(name).containsExactly(drug);
            }
        }
    }

    @Test
    void everyRouteIsFoundByEveryWordOfTheContent() {
        CONTENT.findLexicon("routes").orElseThrow().groups().forEach((group, words) -> {
            Route route = Route.of(group.replaceFirst("^(form|uppercase)-", ""));
            for (String word : words) {
                String written = group.startsWith("uppercase-") ? word.toUpperCase(java.util.Locale.ROOT) : word;
                assertThat(READER.read("ketamine 20 mg total " + written).plan().routes())
                        .as(word)
                        .containsExactly(route);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 15, 30, 40, 45, 60, 90, 120})
    void aDurationIsWhatWasWritten(int minutes) {
        assertThat(READER.read("ketamine 0.5 mg/kg iv over " + minutes + " min")
                        .plan()
                        .phases()
                        .getFirst()
                        .infusionMinutes())
                .isEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ketamine 0.5 mg/kilogram iv                   | ketamine intravenous: 0.5 mg/kg
                    ketamine 30 mg/day oral                       | ketamine oral: 30 mg every 1 d
                    ketamine 60 mg/week oral                      | ketamine oral: 60 mg every 7 d
                    ketamine 30 mg oral bd                        | ketamine oral: 30 mg every 0.5 d
                    ketamine 30 mg oral od                        | ketamine oral: 30 mg every 1 d
                    ketamine 30 mg oral q.d.                      | ketamine oral: 30 mg every 1 d
                    ketamine 30 mg oral tds                       | ketamine oral: 30 mg every 0.333333 d
                    ketamine 30 mg oral nocte                     | ketamine oral: 30 mg every 1 d
                    ketamine 30 mg oral eod                       | ketamine oral: 30 mg every 2 d
                    ketamine 30 mg oral every other week          | ketamine oral: 30 mg every 14 d
                    ketamine 0.5 mg/kg iv over 40 min, 6 infusions | ketamine intravenous: 0.5 mg/kg over 40 min
                    ketamine; 0.5 mg/kg iv single dose            | ketamine intravenous: 0.5 mg/kg once
                    ketamine 50 mg oral daily; for 4 weeks        | ketamine oral: 50 mg every 1 d for 28 d
                    """)
    void readsTheseAsTheyAreMeant(String plan, String expected) {
        assertThat(saidBack(READER.read(plan).plan())).isEqualTo(expected.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ketamine 0.00000000000000000000001 mg iv",
                "ketamine 0.5 mg/kg iv over 0 min",
                "ketamine 0.5 mg/kg iv over 2 weeks",
                "ketamine 30 mg oral biweekly"
            })
    void refusesOrQuestionsWhatIsNotClear(String plan) {
        try {
            assertThat(READER.read(plan).notUnderstood()).isNotEmpty();
        } catch (UserError refused) {
            assertThat(refused.remedy()).isNotBlank();
        }
    }

    /** From clinics in the United States, Britain and Australia. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ketamine 0.5mg/kg IVI over 40mins every 2/52             | ketamine intravenous: 0.5 mg/kg over 40 min every 14 d
                    ketamine 0.5mg/kg IVI over 40mins twice weekly 3/52      | ketamine intravenous: 0.5 mg/kg over 40 min every 3.5 d for 21 d
                    ketamine 100mg SL nocte for 5/7                          | ketamine sublingual: 100 mg every 1 d for 5 d
                    ketamine 100mg SL nocte x4/52                            | ketamine sublingual: 100 mg every 1 d for 28 d
                    Ketamine 0.5 mg/kg s/c once a week for 6/12              | ketamine subcutaneous: 0.5 mg/kg every 7 d for 182.625 d
                    ketamine 0.5-1 mg/kg                                     | ketamine any route: 1 mg/kg
                    ketamine 0.5 mg/kg - 1 mg/kg IV                          | ketamine intravenous: 1 mg/kg
                    ketamine 0.5mg-1mg/kg IV                                 | ketamine intravenous: 1 mg/kg
                    esketamine 56 or 84 mg nasal weekly                      | esketamine nasal: 84 mg every 7 d
                    esketamine 56mg then 84mg twice weekly x4 weeks then weekly | esketamine any route: 56 mg; 84 mg every 3.5 d for 28 d; every 7 d
                    Spravato 84 mg (3 devices) weekly                        | esketamine nasal: 84 mg every 7 d
                    Spravato 84 mg (3 x 28 mg) weekly                        | esketamine nasal: 84 mg every 7 d
                    Spravato 28 mg x 3 devices                               | esketamine nasal: 84 mg
                    esketamine 3 x 28mg nasal                                | esketamine nasal: 84 mg
                    ketamine 200mg RDT q3d                                   | ketamine sublingual: 200 mg every 3 d
                    ketamine 0.5 mg/kg per dose iv                           | ketamine intravenous: 0.5 mg/kg
                    ketamine 50 mg/dose iv weekly                            | ketamine intravenous: 50 mg every 7 d
                    ketamine 0.5 mg/kg/40min iv                              | ketamine intravenous: 0.5 mg/kg over 40 min
                    ketamine 30 mg/24h oral                                  | ketamine oral: 30 mg every 1 d
                    ketamine 1 mg/kg/day oral                                | ketamine oral: 1 mg/kg every 1 d
                    ketamine 30 mg per day oral                              | ketamine oral: 30 mg every 1 d
                    ketamine 50 milligrams iv                                | ketamine intravenous: 50 mg
                    ketamine 500 micrograms/kg iv                            | ketamine intravenous: 0.5 mg/kg
                    ketamine 0.5mg/kg IV, titrate to 1mg/kg                  | ketamine intravenous: 0.5 mg/kg; 1 mg/kg
                    ketamine 0.5 mg/kg iv x2/week                            | ketamine intravenous: 0.5 mg/kg every 3.5 d
                    ketamine 0.5 mg/kg iv BIW                                | ketamine intravenous: 0.5 mg/kg every 3.5 d
                    ketamine 0.5 mg/kg iv TIW for 2 weeks                    | ketamine intravenous: 0.5 mg/kg every 2.33333 d for 14 d
                    ketamine 0.5 mg/kg iv 2-3 times a week                   | ketamine intravenous: 0.5 mg/kg every 2.33333 d
                    ketamine 100 mg sublingual 5 days a week                 | ketamine sublingual: 100 mg every 1.4 d
                    ketamine 100 mg sublingual 7 days per week               | ketamine sublingual: 100 mg every 1 d
                    ketamine 0.5 mg/kg iv every 2-3 weeks                    | ketamine intravenous: 0.5 mg/kg every 14 d
                    ketamine 0.5 mg/kg iv 4-weekly                           | ketamine intravenous: 0.5 mg/kg every 28 d
                    ketamine 0.5 mg/kg iv every second week                  | ketamine intravenous: 0.5 mg/kg every 14 d
                    ketamine 0.5 mg/kg iv over 40 min, 6 infusions over 2 weeks | ketamine intravenous: 0.5 mg/kg over 40 min every 2.33333 d for 14 d
                    ketamine 0.5 mg/kg, 6 IV infusions over 3 weeks          | ketamine intravenous: 0.5 mg/kg every 3.5 d for 21 d
                    ketamine 0.5 mg/kg iv, 6 weekly infusions                | ketamine intravenous: 0.5 mg/kg every 7 d for 42 d
                    ketamine 0.5 mg/kg iv, two infusions per week            | ketamine intravenous: 0.5 mg/kg every 3.5 d
                    ketamine 0.5 mg/kg iv, one infusion every 4 weeks        | ketamine intravenous: 0.5 mg/kg every 28 d
                    ketamine 0.5 mg/kg iv twice weekly over 4 weeks          | ketamine intravenous: 0.5 mg/kg every 3.5 d for 28 d
                    ketamine 0.5 mg/kg iv twice weekly, 4 weeks              | ketamine intravenous: 0.5 mg/kg every 3.5 d for 28 d
                    ketamine 0.5 mg/kg iv, 1-hour infusion                   | ketamine intravenous: 0.5 mg/kg over 60 min
                    ketamine 0.5 mg/kg iv over an hour                       | ketamine intravenous: 0.5 mg/kg over 60 min
                    ketamine 0.5 mg/kg iv over 40-60 min                     | ketamine intravenous: 0.5 mg/kg over 40 min
                    ketamine 35 mg iv push over 30 seconds                   | ketamine intravenous: 35 mg over 0.5 min pushed
                    ketamine 0.5 mg/kg iv; over 40 min; twice weekly; for 4 weeks | ketamine intravenous: 0.5 mg/kg over 40 min every 3.5 d for 28 d
                    ketamine 50 mg oral daily; 25 mg weekly                  | ketamine oral: 50 mg every 1 d; 25 mg every 7 d
                    Spravato induction: 84 mg twice weekly for 4 weeks, maintenance: weekly | esketamine nasal: 84 mg every 3.5 d for 28 d; every 7 d
                    ketamine 30 mg oral qds                                  | ketamine oral: 30 mg every 0.25 d
                    ketamine 30 mg oral mane                                 | ketamine oral: 30 mg every 1 d
                    ketamine 30 mg oral mane and nocte                       | ketamine oral: 30 mg every 0.5 d
                    ketamine 100 mg troche nocte 3x/week                     | ketamine sublingual: 100 mg every 2.33333 d
                    ketamine 100 mg troche at bedtime                        | ketamine sublingual: 100 mg every 1 d
                    ketamine 50 mg iv x1                                     | ketamine intravenous: 50 mg once
                    ketamine 50 mg iv for a month, weekly                    | ketamine intravenous: 50 mg every 7 d for 30.4375 d
                    """)
    void readsWhatIsWrittenInDifferentCountries(String plan, String expected) {
        PlanReader.Reading reading = READER.read(plan);
        assertThat(saidBack(reading.plan())).isEqualTo(expected.strip());
        assertThat(reading.notUnderstood()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ketamine 30 mg oral od                | true
                    ketamine 30 mg oral nocte             | true
                    ketamine 30 mg oral tds               | true
                    ketamine 30 mg/day oral               | true
                    ketamine 30 mg oral weekdays          | true
                    ketamine 30 mg oral eod               | false
                    ketamine 60 mg/week oral              | false
                    ketamine 30 mg oral at night twice a week | false
                    """)
    void knowsWhatIsDaily(String plan, boolean daily) {
        assertThat(READER.read(plan).plan().daily()).isEqualTo(daily);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ketamine 30 mg oral biweekly                     | "biweekly" is used in two ways.
                    ketamine 30 mg iv bi-monthly                     | "bi-monthly" is used in two ways.
                    ketamine 0.5 mg/kg iv over 2 weeks               | "over 2 weeks" does not say whether
                    ketamine 0.5 mg/kg iv 2/52                       | "2 weeks" does not say whether
                    ketamine 0.5 mg/kg iv over 0 min                 | a dose over no time
                    ketamine 0.5 mg/kg iv weekly for 0 weeks         | a course of no time
                    ketamine 0.5 mcg/kg iv                           | "0.5 mcg/kg" cannot be meant: it is below 0.01 mg/kg.
                    ketamine 28 mg/spray nasal                       | The dose "28 mg/spray" is by spray.
                    ketamine 28 mg per spray nasal                   | The dose "28 mg per spray" is by spray.
                    ketamine 50 mg-1 g oral                          | The two ends of "50 mg-1 g" have different units.
                    Spravato 84 (3 devices)                          | The number 84 in the plan has no unit.
                    Spravato 84 mg (2 x 28 mg)                       | names two doses, "84 mg" and "2 x 28 mg".
                    ketamine 30 mg/day oral bid                      | names two schedules
                    """)
    void asksInOneSentenceWhatIsMeant(String plan, String problem) {
        refusesWhatCannotBeMeantInOneSentenceAndSaysWhatCan(plan, problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ketamine 0.5 mg/kg iv, titrate                   | titrate
                    ketamine 0.5 mg/kg iv Mondays and Thu            | mondays, thu
                    ketamine 30 mg oral in the morning               | morning
                    ketamine 30 mg oral prn                          | prn
                    Spravato 84 mg weekly, observe 2 hours           | observe
                    Spravato 84 mg weekly, 2 h observation           | observation
                    """)
    void wordsOfTimeThatSayNoScheduleAreReported(String plan, String words) {
        wordsThatWereNotUnderstoodAreSaid(plan, words);
        assertThat(READER.read(plan).plan().phases())
                .singleElement()
                .satisfies(phase -> assertThat(phase.infusionMinutes()).isNull());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ketamine 0.5 mg/kg iv with midazolam 1 mg        | midazolam
                    ketamine 0.5 mg/kg iv and 1 mg midazolam         | midazolam
                    ondansetron 4 mg then ketamine 0.5 mg/kg iv      | ondansetron
                    ketamine 0.5 mg/kg iv + lorazepam 1 mg           | lorazepam
                    """)
    void theDoseOfAnotherMedicineIsNoDoseOfTheTreatment(String plan, String other) {
        PlanReader.Reading reading = READER.read(plan);
        assertThat(saidBack(reading.plan())).isEqualTo("ketamine intravenous: 0.5 mg/kg");
        assertThat(reading.otherMedicines()).containsOnlyKeys(other);
        assertThat(reading.notUnderstood()).containsExactly(other);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ketamine 0.5 mg/kg iv over 40 min days 1, 3, 5   | ketamine intravenous: 0.5 mg/kg over 40 min every 2 d for 6 d
                    ketamine 0.5 mg/kg iv on days 1, 3 and 5         | ketamine intravenous: 0.5 mg/kg every 2 d for 6 d
                    ketamine 0.5 mg/kg iv day 1,3,5,7                | ketamine intravenous: 0.5 mg/kg every 2 d for 8 d
                    ketamine 0.5 mg/kg iv days 1/4/7                 | ketamine intravenous: 0.5 mg/kg every 3 d for 9 d
                    ketamine 0.5 mg/kg iv D1, D3, D5                 | ketamine intravenous: 0.5 mg/kg every 2 d for 6 d
                    ketamine iv days 1, 3, 5: 0.5 mg/kg              | ketamine intravenous: 0.5 mg/kg every 2 d for 6 d
                    ketamine 0.5 mg/kg iv days 1, 3, 5 (3 infusions) | ketamine intravenous: 0.5 mg/kg every 2 d for 6 d
                    esketamine 84 mg nasal days 1, 4, 8, 11          | esketamine nasal: 84 mg every 3.33 d for 13.32 d
                    esketamine 84 mg nasal days 1, 4                 | esketamine nasal: 84 mg every 3 d for 6 d
                    esketamine 56 mg nasal days 1, 5, then weekly    | esketamine nasal: 56 mg every 4 d for 8 d; every 7 d
                    ketamine 0.5 mg/kg iv days 1, 2, 8               | ketamine intravenous: 0.5 mg/kg every 3.5 d for 10.5 d
                    esketamine 56 mg nasal on days 1, 3, 8 and 15    | esketamine nasal: 56 mg every 4.67 d for 18.68 d
                    """)
    void readsDaysThatAreListedOneByOne(String plan, String expected) {
        assertThat(saidBack(READER.read(plan).plan())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ketamine 0.5 mg/kg iv days 5, 3, 1               | "days 5, 3, 1" are days that do not rise from day 1 on.
                    ketamine 0.5 mg/kg iv days 1, 3, 3               | "days 1, 3, 3" are days that do not rise from day 1 on.
                    ketamine 0.5 mg/kg iv days 0, 3, 7               | "days 0, 3, 7" are days that do not rise from day 1 on.
                    """)
    void refusesDaysThatMakeNoSchedule(String plan, String problem) {
        refusesWhatCannotBeMeantInOneSentenceAndSaysWhatCan(plan, problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ketamine .5 mg/kg iv over 40 min                 | ketamine intravenous: 0.5 mg/kg over 40 min | .5
                    ketamine .25-.5 mg/kg iv                         | ketamine intravenous: 0.5 mg/kg             | .25
                    ketamine 0.5 mg/kg iv over .75 h                 | ketamine intravenous: 0.5 mg/kg over 45 min | .75
                    """)
    void readsADecimalPointWithoutAZeroAndAsksAboutIt(String plan, String expected, String written) {
        PlanReader.Reading reading = READER.read(plan);
        assertThat(saidBack(reading.plan())).isEqualTo(expected);
        assertThat(reading.toConfirm().getFirst())
                .startsWith("To confirm: \"" + written + "\" is read as 0" + written + ";");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ketamine 0.5 mg/kg iv push over 40 min           | ketamine intravenous: 0.5 mg/kg over 40 min pushed | 40 min
                    ketamine 0.5 mg/kg iv bolus over 1 hour          | ketamine intravenous: 0.5 mg/kg over 60 min pushed | 60 min
                    """)
    void asksAboutAPushThatTakesAsLongAsAnInfusion(String plan, String expected, String time) {
        PlanReader.Reading reading = READER.read(plan);
        assertThat(saidBack(reading.plan())).isEqualTo(expected);
        assertThat(reading.toConfirm())
                .singleElement()
                .asString()
                .startsWith("To confirm: a push or bolus over " + time + " contradicts itself.");
        assertThat(READER.read("ketamine 0.5 mg/kg iv push over 5 min").toConfirm())
                .isEmpty();
    }

    /** A push is not an infusion, and the word for it is part of the plan. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ketamine 0.5 mg/kg iv push                       | ketamine intravenous: 0.5 mg/kg pushed
                    ketamine 0.5 mg/kg IVP                           | ketamine intravenous: 0.5 mg/kg pushed
                    ketamine 0.5 mg/kg iv bolus                      | ketamine intravenous: 0.5 mg/kg pushed
                    ketamine 0.5 mg/kg slow iv push                  | ketamine intravenous: 0.5 mg/kg pushed
                    ketamine 0.5 mg/kg iv slow push over 2 min       | ketamine intravenous: 0.5 mg/kg over 2 min pushed
                    ketamine 0.5 mg/kg bolus                         | ketamine any route: 0.5 mg/kg pushed
                    ketamine 0.5 mg/kg sc bolus                      | ketamine subcutaneous: 0.5 mg/kg pushed
                    esketamine 0.2 mg/kg iv bolus then 0.3 mg/kg over 40 min | esketamine intravenous: 0.2 mg/kg pushed; 0.3 mg/kg over 40 min
                    ketamine 0.5 mg/kg iv infusion, no bolus         | ketamine intravenous: 0.5 mg/kg
                    ketamine 0.5 mg/kg iv over 40 min, not as a bolus | ketamine intravenous: 0.5 mg/kg over 40 min
                    """)
    void readsAPushOrBolus(String plan, String expected) {
        readsWhatIsWrittenInDifferentCountries(plan, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Spravato 56/84 mg                                | esketamine nasal: 84 mg
                    esketamine 56/84 mg nasal twice weekly           | esketamine nasal: 84 mg every 3.5 d
                    esketamine 56 mg/84 mg nasal                     | esketamine nasal: 84 mg
                    esketamine 84 / 56 mg nasal                      | esketamine nasal: 84 mg
                    esketamine 56 mg or 84 mg nasal                  | esketamine nasal: 84 mg
                    ketamine 0.5/1 mg/kg iv                          | ketamine intravenous: 1 mg/kg
                    ketamine 0.5 mg/kg/1 mg/kg iv                    | ketamine intravenous: 1 mg/kg
                    ketamine 25/50/75 mg oral                        | ketamine oral: 75 mg
                    ketamine 25 or 50 or 75 mg oral                  | ketamine oral: 75 mg
                    ketamine 0.5-1 mg/kg iv                          | ketamine intravenous: 1 mg/kg
                    """)
    void ofSeveralAmountsTheLargestCountsAndThatIsSaid(String plan, String expected) {
        readsWhatIsWrittenInDifferentCountries(plan, expected);
        assertThat(READER.read(plan).toConfirm())
                .singleElement()
                .asString()
                .startsWith("Of \"")
                .endsWith("\" the largest dose is screened.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Spravato 84 mg weeks 1-4: twice weekly, weeks 5-8: weekly | esketamine nasal: 84 mg every 3.5 d for 28 d; every 7 d for 28 d
                    Spravato 84 mg weeks 1-4 twice weekly, weeks 5-8 weekly, then every 2 weeks | esketamine nasal: 84 mg every 3.5 d for 28 d; every 7 d for 28 d; every 14 d
                    Spravato 84 mg twice weekly weeks 1-4, weekly weeks 5-8   | esketamine nasal: 84 mg every 3.5 d for 28 d; every 7 d for 28 d
                    Spravato 84 mg twice weekly for weeks 1 to 4; weekly for weeks 5 to 8 | esketamine nasal: 84 mg every 3.5 d for 28 d; every 7 d for 28 d
                    Spravato weeks 1–4: 56 mg twice weekly; weeks 5–8: 84 mg weekly; from week 9: 84 mg every 2 weeks | esketamine nasal: 56 mg every 3.5 d for 28 d; 84 mg every 7 d for 28 d; 84 mg every 14 d
                    Spravato week 1: 56 mg twice weekly, weeks 2-4: 84 mg twice weekly, week 5 onwards: 84 mg weekly | esketamine nasal: 56 mg every 3.5 d for 7 d; 84 mg every 3.5 d for 21 d; 84 mg every 7 d
                    Spravato 56 mg day 1, then 84 mg twice weekly             | esketamine nasal: 56 mg for 1 d; 84 mg every 3.5 d
                    ketamine 50 mg oral daily, days 1-5                       | ketamine oral: 50 mg every 1 d for 5 d
                    ketamine 0.5 mg/kg iv twice a week 6 infusions            | ketamine intravenous: 0.5 mg/kg every 3.5 d for 21 d
                    ketamine 0.5 mg/kg iv 3x/week 2 weeks                     | ketamine intravenous: 0.5 mg/kg every 2.33333 d for 14 d
                    """)
    void readsWeeksThatAreCountedFromTheStart(String plan, String expected) {
        assertThat(saidBack(READER.read(plan).plan())).isEqualTo(expected.strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    esketamine 28 mg per nostril                     | does not say whether the amount is for one nostril or for both.
                    Spravato 14 mg in each nostril                   | does not say whether the amount is for one nostril or for both.
                    ketamine 10 mg/nostril nasal                     | does not say whether the amount is for one nostril or for both.
                    ketamine 10 mg in both nostrils                  | does not say whether the amount is for one nostril or for both.
                    ketamine 1/2 mg/kg iv                            | in the plan has no unit.
                    ketamine 50 mg/5 ml iv                           | in the plan has no unit.
                    ketamine 84, nasal                               | The number 84 in the plan has no unit.
                    ketamine 0.5, 0.75 or 1 mg/kg iv                 | The number 0.5 in the plan has no unit.
                    esketamine 56, 84 mg nasal                       | The number 56 in the plan has no unit.
                    ketamine 0.5 mg/kg iv day 1 and day 4            | It is not clear which words of the plan are for "day 1".
                    Spravato 56 mg week 1, 84 mg weeks 2-4 twice weekly | It is not clear which words of the plan are for "week 1".
                    Spravato 84 mg, weeks 1-4, twice weekly, weeks 5-8, weekly | It is not clear which words of the plan are for "weeks 1-4".
                    Spravato 84 mg weeks 8-5 weekly                  | "weeks 8-5" ends before it begins.
                    Spravato 84 mg weekly weeks 1-4 for 8 weeks      | "weeks 1-4" and "for 8 weeks" are not of the same length.
                    """)
    void asksWhereTheDoseOrItsTimeCanBeReadInTwoWays(String plan, String problem) {
        refusesWhatCannotBeMeantInOneSentenceAndSaysWhatCan(plan, problem);
    }

    @Test
    void theTotalOfBothNostrilsIsADose() {
        assertThat(saidBack(READER.read("Spravato 56 mg total, spray in each nostril")
                        .plan()))
                .isEqualTo("esketamine nasal: 56 mg");
    }

    @Test
    void theTimeAfterWhichADoseIsRepeatedIsNotTheTimeThatItTakes() {
        PlanReader.Reading reading = READER.read("ketamine 50 mg iv, repeat after 30 min if needed");
        assertThat(saidBack(reading.plan())).isEqualTo("ketamine intravenous: 50 mg");
        assertThat(reading.notUnderstood()).contains("repeat");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ketamine 0.5 mg/kg iv over 40 hours              | 40 hours is an unusually long time for one dose.
                    ketamine 0.3 mg/kg iv over 96 h                  | 96 hours is an unusually long time for one dose.
                    ketamine 0.3 mg/kg iv over 4.5 h                 | 4.5 hours is an unusually long time for one dose.
                    esketamine 84 mcg nasal                          | 0.084 mg is an unusually small dose.
                    esketamine 8.4 mg nasal                          | 8.4 mg is an unusually small dose.
                    ketamine 0.5 mg iv over 40 min                   | 0.5 mg is an unusually small dose.
                    ketamine 50 mcg/kg iv                            | 0.05 mg/kg is an unusually small dose.
                    """)
    void whatIsUnusuallySmallOrLongIsReadAndToBeConfirmed(String plan, String sentence) {
        assertThat(READER.read(plan).toConfirm())
                .singleElement()
                .asString()
                .startsWith("To confirm: " + sentence)
                .endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ketamine 0.5 mg/kg iv over 40 min",
                "ketamine 0.1 mg/kg iv",
                "ketamine 100 mcg/kg iv over 100 min",
                "ketamine 100 mg iv over 4 hours daily for 10 days",
                "ketamine 10 mg sublingual",
                "esketamine 28 mg nasal",
                "ketamine iv"
            })
    void whatWasStudiedNeedsNoConfirmation(String plan) {
        assertThat(READER.read(plan).toConfirm()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    missed session 3                     | DOSE 3
                    missing doses 2 and 5                | DOSE 2, DOSE 5
                    and missed the third session         | DOSE 3
                    skipped the second week              | WEEK 2
                    skipped week 2 and dose 7            | WEEK 2, DOSE 7
                    without dose 3                       | DOSE 3
                    except sessions 3-5                  | DOSE 3 to 5
                    no-show at session 4                 | DOSE 4
                    session 3 missed                     | DOSE 3
                    sessions 3 and 4 were cancelled      | DOSE 3, DOSE 4
                    the 2nd and 5th doses were not given | DOSE 2, DOSE 5
                    did not attend session #6            | DOSE 6
                    missed the last two sessions         | DOSE last 2
                    missed the first dose                | DOSE 1
                    not given on day 8                   |
                    missed day 8                         | DAY 8
                    MISSED SESSION 3 OF 8                | DOSE 3
                    """)
    void readsWhichDosesWereMissed(String words, @Nullable String expected) {
        PlanReader.Reading alone = READER.read("esketamine 56 mg nasal twice weekly for 4 weeks");
        if (expected == null) {
            refusesOrQuestionsWhatIsNotClear("esketamine 56 mg nasal twice weekly for 4 weeks, " + words);
            return;
        }
        for (String plan : List.of(
                "esketamine 56 mg nasal twice weekly for 4 weeks, " + words,
                "esketamine 56 mg twice weekly for 4 weeks " + words + " nasal")) {
            PlanReader.Reading reading = READER.read(plan);
            assertThat(reading.missed().parts().stream()
                            .map(part -> part.unit() + " "
                                    + (part.fromEnd()
                                            ? "last " + part.last()
                                            : part.first() + (part.last() > part.first() ? " to " + part.last() : "")))
                            .toList())
                    .containsExactly(expected.split(", "));
            assertThat(reading.plan().phases()).isEqualTo(alone.plan().phases());
            assertThat(reading.notUnderstood()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    missed dose 12                    | "missed dose 12" cannot be meant: the plan has 8 doses.
                    skipped week 9                    | "skipped week 9" cannot be meant: the plan has no dose in week 9.
                    missed day 2                      | "missed day 2" cannot be meant: the plan has no dose in day 2.
                    missed dose 0                     | "missed dose 0" cannot be meant.
                    missed doses 1-8                  | No dose of the plan is left after those that were missed.
                    missed the second dose of week 3  | Which doses "missed the second dose of week 3" names is not understood.
                    """)
    void refusesMissedDosesThatCannotBeMeant(String words, String problem) {
        refusesWhatCannotBeMeantInOneSentenceAndSaysWhatCan(
                "esketamine 56 mg nasal twice weekly for 4 weeks, " + words, problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missed 2 doses",
                "missed a session",
                "missed one week",
                "two sessions missed",
                "skipped some doses"
            })
    void missedDosesWithoutANumberAreSaidAndLeaveThePlanAsItIs(String words) {
        PlanReader.Reading reading = READER.read("esketamine 56 mg nasal twice weekly for 4 weeks, " + words);
        assertThat(saidBack(reading.plan())).isEqualTo("esketamine nasal: 56 mg every 3.5 d for 28 d");
        assertThat(reading.toConfirm())
                .singleElement()
                .asString()
                .contains("\"" + words + "\" does not say which doses");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    esketamine 56 mg nasal twice weekly for 4 weeks, then 84 mg from session 3 | esketamine nasal: 56 mg every 3.5 d for 7 d; 84 mg every 3.5 d for 21 d
                    esketamine 56 mg nasal twice weekly for 4 weeks, 84 mg from the third session on | esketamine nasal: 56 mg every 3.5 d for 7 d; 84 mg every 3.5 d for 21 d
                    esketamine 56 mg nasal twice weekly for 4 weeks; from session 3 on 84 mg   | esketamine nasal: 56 mg every 3.5 d for 7 d; 84 mg every 3.5 d for 21 d
                    esketamine 56 mg nasal twice weekly, increased to 84 mg from week 2        | esketamine nasal: 56 mg every 3.5 d for 7 d; 84 mg every 3.5 d
                    ketamine 0.5 mg/kg iv over 40 min twice weekly for 4 weeks, 0.75 mg/kg starting with infusion 5 | ketamine intravenous: 0.5 mg/kg over 40 min every 3.5 d for 14 d; 0.75 mg/kg over 40 min every 3.5 d for 14 d
                    """)
    void aDoseThatChangesInsideOfAScheduleKeepsIt(String plan, String expected) {
        PlanReader.Reading reading = READER.read(plan);
        assertThat(saidBack(reading.plan())).isEqualTo(expected);
        assertThat(reading.notUnderstood()).isEmpty();
    }

    @Test
    void aDoseThatChangesAfterTheEndIsRefused() {
        refusesWhatCannotBeMeantInOneSentenceAndSaysWhatCan(
                "esketamine 56 mg nasal twice weekly for 2 weeks, then 84 mg from session 9",
                "\"from dose 9\" cannot be meant: the plan has 4 doses before it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no ketamine",
                "do not give Spravato 84 mg",
                "Not esketamine 84 mg nasal",
                "ketamine iv, hold ketamine"
            })
    void aTreatmentThatIsNotGivenIsNoPlan(String plan) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> READER.read(plan))
                .satisfies(refusal -> assertThat(refusal.problem()).contains("is not given"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ketamine 0.5 mg/kg iv, no other medicine",
                "notably ketamine 50 mg oral",
                "no food before; ketamine 50 mg oral"
            })
    void aDenialOfSomethingElseLeavesThePlan(String plan) {
        assertThat(READER.read(plan).plan().drugs())
                .extracting(Ingredient::name)
                .containsExactly("ketamine");
    }
}
