package org.ketwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.report.Case.patient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ketwise.consult.Consultation;
import org.ketwise.kernel.Route;

class TextReportTest {
    private static final TextStyle PLAIN = new TextStyle(80, false, false);
    private static final TextStyle DETAIL = new TextStyle(80, false, true);

    @ParameterizedTest
    @ValueSource(ints = {40, 57, 80, 100})
    void noLineIsWiderThanAsked(int width) {
        for (Consultation consultation : Sweep.consultations()) {
            String text = TextReport.of(consultation, "0.1.0", new TextStyle(width, false, true));
            assertThat(text.lines())
                    .allSatisfy(line -> assertThat(Wrap.columns(line)).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void aNameLongerThanALineIsBrokenAndNotLost() {
        String name = "x".repeat(95);
        String text = TextReport.of(
                patient().writing(name).planned("ketamine", Route.ORAL), "0.1.0", new TextStyle(40, false, false));

        assertThat(text.replaceAll("\\s", "")).contains(name);
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40));
    }

    @Test
    void severitiesAreWordsAndColourAddsNothingButInk() {
        Consultation consultation = patient()
                .taking("methylphenidate", "clonazepam")
                .withBloodPressure("150/95")
                .planned("esketamine", Route.NASAL);

        String plain = TextReport.of(consultation, "0.1.0", PLAIN);
        String coloured = TextReport.of(consultation, "0.1.0", new TextStyle(80, true, false));

        assertThat(plain).contains("MAJOR  Blood pressure").doesNotContain("\u001B");
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(plain);
        assertThat(coloured).contains("\u001B[");
    }

    @Test
    void theMostImportantStandsFirstAndLossOfEffectIsNoDanger() {
        String text = TextReport.of(
                patient()
                        .taking("clonazepam", "methylphenidate")
                        .withBloodPressure("150/95")
                        .planned("esketamine", Route.NASAL),
                "0.1.0",
                PLAIN);

        assertThat(text).contains("LOSS OF EFFECT");
        String dangers = text.substring(0, text.indexOf("LOSS OF EFFECT"));
        assertThat(dangers).contains("MAJOR").doesNotContain("antidepressant response");
        assertThat(text.substring(text.indexOf("LOSS OF EFFECT"), text.indexOf("MONITORING")))
                .doesNotContain("MAJOR")
                .doesNotContain("MODERATE");
    }

    @Test
    void aGreaterExposureStandsBeforeSmallerDangers() {
        String text = TextReport.of(
                patient().taking("clarithromycin", "ibuprofen").planned("ketamine", Route.ORAL), "0.1.0", PLAIN);

        assertThat(text.indexOf("Clarithromycin raises")).isPositive();
        assertThat(text.substring(0, text.indexOf("Clarithromycin raises")))
                .doesNotContain("MODERATE")
                .doesNotContain("MINOR");
        assertThat(text).contains("exposure (AUC) 2.6 times, peak 3.6 times");
    }

    @Test
    void whatMustBeConfirmedStandsBeforeTheFindings() {
        String text = TextReport.of(
                patient().maybeTaking("Klonidine", "clonidine", "clonazepam").planned("esketamine", Route.NASAL),
                "0.1.0",
                PLAIN);

        assertThat(text.indexOf("TO CONFIRM FIRST")).isPositive().isLessThan(text.indexOf("SAFETY"));
        assertThat(text)
                .contains("? \"Klonidine\" read as clonidine or clonazepam.")
                .contains("Rests on what is to confirm: \"Klonidine\"");
    }

    @Test
    void namesThatNobodyKnowsStandBeforeTheFindings() {
        Consultation consultation = patient()
                .writing("Blorbix 5 mg")
                .writing("Zimquax")
                .taking("clonazepam")
                .planned("esketamine", Route.NASAL);

        assertThat(TextReport.of(consultation, "0.1.0", PLAIN))
                .containsSubsequence(
                        "TO CONFIRM FIRST", "? \"Blorbix 5 mg\" and \"Zimquax\": Not known", "SAFETY", "NOT ASSESSED");
        assertThat(HtmlReport.of(consultation, "0.1.0"))
                .containsSubsequence("To confirm first", "<q>Blorbix 5 mg</q>", "<article", "Not assessed");
    }

    @Test
    void veryManyUnknownNamesDoNotBuryTheFindings() {
        Case patient = patient();
        for (int i = 0; i < 200; i++) {
            patient.writing("Mysterin" + i);
        }
        String text = TextReport.of(patient.planned("esketamine", Route.NASAL), "0.1.0", PLAIN);

        assertThat(text.substring(0, text.indexOf("FINDINGS")).replaceAll("\\s+", " "))
                .contains("And 188 more")
                .doesNotContain("Mysterin12\"");
        assertThat(text.substring(text.indexOf("NOT ASSESSED"))).contains("Mysterin0;", "Mysterin199:");
    }

    @Test
    void aContraindicatedFindingNamesEveryMedicine() {
        String[] stimulants = {
            "amphetamine", "dextroamphetamine", "lisdexamfetamine", "methylphenidate", "dexmethylphenidate"
        };
        Consultation consultation =
                patient().stopped("phenelzine", 5).taking(stimulants).planned("esketamine", Route.NASAL);
        String all = "Phenelzine (stopped 5 days ago), amphetamine, dextroamphetamine and lisdexamfetamine: ";

        assertThat(TextReport.of(consultation, "0.1.0", PLAIN).replaceAll("\\s+", " "))
                .contains("CONTRAINDICATED " + all);
        assertThat(HtmlReport.of(consultation, "0.1.0")).contains(all);
    }

    @Test
    void aStoppedMedicineThatIsScreenedIsNotCountedAsLeftOut() {
        String text = TextReport.of(
                patient().stopped("phenelzine", 5).taking("methylphenidate").planned("ketamine", Route.ORAL),
                "0.1.0",
                PLAIN);

        assertThat(text).contains("List      2 entries: 1 read for certain, 1 stopped but still screened");
    }

    @Test
    void oneMatterHasOneHeadingAndAFactIsSaidOnce() {
        String text = TextReport.of(
                patient()
                        .taking("methylphenidate", "clonazepam")
                        .having("sleep-apnoea")
                        .withBloodPressure("142/91")
                        .planned("esketamine", Route.NASAL),
                "0.1.0",
                PLAIN);

        assertThat(text).containsOnlyOnce("MAJOR  Blood pressure").containsOnlyOnce("142/91 mmHg");
        assertThat(text).contains("With it: Blood pressure above 140", "With it: Sleep apnoea");
        assertThat(text.lines().filter(line -> line.startsWith("Patient"))).allMatch(line -> !line.contains("140/90"));
    }

    @Test
    void ingredientsOfOneProductAreSaidToCountOnce() {
        FindingProse pressure = FindingProseTest.find(
                patient().taking("methylphenidate", "pseudoephedrine").planned("esketamine", Route.NASAL),
                "burden:blood-pressure");

        assertThat(pressure.someCountedOnce()).isFalse();
        assertThat(TextReport.of(
                                patient()
                                        .maybeTaking("Klonidine", "clonidine", "clonazepam")
                                        .planned("esketamine", Route.NASAL),
                                "0.1.0",
                                DETAIL)
                        .replaceAll("\\s+", " "))
                .contains("readings of one product count once");
    }

    @Test
    void thePlannedRouteIsSaidBeforeATitleAboutAnother() {
        assertThat(TextReport.of(
                        patient().taking("st. john's wort").planned("esketamine", Route.NASAL), "0.1.0", PLAIN))
                .contains("MINOR  Nasal esketamine, only minor: Swallowed ketamine: St. John's wort");
    }

    @Test
    void whatWasNotAssessedIsAlwaysThere() {
        assertThat(TextReport.of(patient().planned("ketamine", Route.ORAL), "0.1.0", PLAIN))
                .contains("NOT ASSESSED");
        assertThat(TextReport.of(patient().writing("Mysterin 5 mg").planned("ketamine", Route.ORAL), "0.1.0", PLAIN))
                .containsSubsequence("NOT ASSESSED", "- Mysterin 5 mg: Not known to the content.");
    }

    @Test
    void everyReportNamesItsVersionsAndThatNobodySigned() {
        String text = TextReport.of(patient().planned("ketamine", Route.ORAL), "0.1.0", PLAIN);

        assertThat(text).contains("Content not yet signed off by a clinician.");
        assertThat(text.replaceAll("\\s+", " "))
                .contains("Ketwise 0.1.0, content " + Case.KNOWLEDGE.version().version() + " (sha256:")
                .contains("as of 2026-11-23");
    }

    @Test
    void detailShowsConflictsSideBySideAndSourcesWithTheDayTheyWereLookedUp() {
        String text =
                TextReport.of(patient().taking("methylphenidate").planned("esketamine", Route.NASAL), "0.1.0", DETAIL);

        assertThat(text)
                .contains("Conflict on methylphenidate 1:")
                .contains("Conflict on methylphenidate 2:")
                .contains("Evidence:")
                .contains("Mechanism:");
        assertThat(text.substring(text.indexOf("\nSOURCES"))).contains("Looked up 20");
    }

    @Test
    void nothingFromOutsideSteersTheTerminal() {
        String text = TextReport.of(
                patient()
                        .writing("\u001B[2J\u001B]0;owned\u0007\u009B1m \u202Egnp\r\nSAFETY")
                        .planned("ketamine", Route.ORAL),
                "0.1.0",
                PLAIN);

        assertThat(text.chars()).noneMatch(c -> (c < ' ' && c != '\n') || (c >= 0x7F && c < 0xA0) || c == 0x202E);
        assertThat(text).contains("\\u001B[2J").doesNotContain("\nSAFETY");
    }
}
