package org.ketwise.consult.vignette;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.consult.Consult;
import org.ketwise.consult.Patient;
import org.ketwise.knowledge.content.Content;
import org.ketwise.knowledge.content.ContentDocument;
import org.ketwise.knowledge.content.ContentKind;
import org.ketwise.knowledge.content.VignetteReader;
import tools.jackson.databind.json.JsonMapper;

/** A vignette can fail: whatever it expects and does not find, it says. */
class VignetteRunTest {
    private static final VignetteRun RUN = new VignetteRun(new Consult(Patient.SMALL));

    /** A traveller with a mask, two sleeping drugs, a blocker of enzymes and a word that nobody knows. */
    private static final String GIVEN = """
            {"medications": ["Dormix 10 mg", "slumberoll", "clogazole, stopped", "juicefruit daily", "soothex", "wakestim", "xyzzy"],
             "plan": "ketamine 50 mg oral daily at home", "age": 44, "weightKg": 70, "sex": "female", "bloodPressure": "150/90",
             "pregnant": true, "conditions": ["snoring"], "asOf": "2026-11-20"}
            """;

    private static List<String> differences(String given, String expect) {
        String json = "{\"id\": \"x\", \"title\": \"X\", \"given\": %s, \"expect\": %s}".formatted(given, expect);
        ContentDocument document = new ContentDocument(
                ContentKind.CASE, "cases/x.yaml", JsonMapper.shared().readTree(json));
        return RUN.differences(
                VignetteReader.read(new Content(List.of(document), "")).getFirst());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "kind": "burden", "axis": "sedation"                      | "kind": "burden", "axis": "dryness"
                    "rule": "juicefruit"                                      | "rule": "clogazole"
                    "rule": "snoring-sickness"                                | "rule": "treatment-allergy"
                    "rule": "high-pressure"                                   | "rule": "hushex"
                    "rule": "soothex"                                         | "rule": "hushex"
                    "rule": "sedation"                                        | "rule": "stimulants"
                    "rule": "juicefruit", "category": "exposure"              | "rule": "juicefruit", "category": "safety"
                    "rule": "juicefruit", "severity": "major"                 | "rule": "juicefruit", "severity": "moderate"
                    "rule": "juicefruit", "severityAtLeast": "major"          | "rule": "juicefruit", "severityAtLeast": "contraindicated"
                    "rule": "juicefruit", "severityAtMost": "major"           | "rule": "juicefruit", "severityAtMost": "moderate"
                    "rule": "juicefruit", "direction": "increase"             | "rule": "juicefruit", "direction": "decrease"
                    "rule": "juicefruit", "subjects": ["juicefruit", "ketamine"] | "rule": "juicefruit", "subjects": ["juicefruit", "esketamine"]
                    "axis": "sedation", "subjects": ["dormalin", "snoring-sickness", "wakestim"] | "axis": "sedation", "subjects": ["soothex"]
                    "rule": "juicefruit", "modifier": "every day it adds up"  | "rule": "juicefruit", "modifier": "home"
                    "rule": "juicefruit", "conflict": true                    | "rule": "juicefruit", "conflict": false
                    "rule": "juicefruit", "source": "small-trial"             | "rule": "juicefruit", "source": "small-unread"
                    "kind": "condition", "rule": "expecting"                  | "kind": "interaction", "rule": "expecting"
                    """)
    void aFindingMustMatchInEveryPartThatIsAskedFor(String holds, String fails) {
        assertThat(differences(GIVEN, "{\"findings\": [{" + holds + "}]}")).isEmpty();
        assertThat(differences(GIVEN, "{\"findings\": [{" + fails + "}]}"))
                .singleElement()
                .asString()
                .startsWith("Expected ")
                .contains("found [");
        assertThat(differences(GIVEN, "{\"absent\": [{" + fails + "}]}")).isEmpty();
        assertThat(differences(GIVEN, "{\"absent\": [{" + holds + "}]}"))
                .isNotEmpty()
                .allSatisfy(difference -> assertThat(difference).startsWith("Expected no "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "resolved": ["dormalin", "Dormix 10 mg"]        | "resolved": ["slumberol"]
                    "suggested": ["slumberol"]                      | "suggested": ["dormalin"]
                    "ambiguous": []                                 | "ambiguous": ["dormalin"]
                    "unresolved": ["xyzzy"]                         | "unresolved": ["dormalin"]
                    "leftOut": ["clogazole", "clogazole, stopped"]  | "leftOut": ["dormalin"]
                    "monitoring": ["mask-brought"]                  | "monitoring": ["nose-after"]
                    "onlyUpTo": "major"                             | "onlyUpTo": "moderate"
                    """)
    void whatBecameOfTheListAndThePlanMustMatchToo(String holds, String fails) {
        assertThat(differences(GIVEN, "{" + holds + "}")).isEmpty();
        assertThat(differences(GIVEN, "{" + fails + "}"))
                .isNotEmpty()
                .allSatisfy(difference -> assertThat(difference).startsWith("Expected "));
    }

    @Test
    void thePartsOfTheGivenReachTheConsultation() throws IOException {
        assertThat(differences("{}", "{\"findings\": [{\"kind\": \"condition\"}]}"))
                .hasSize(1);
        assertThat(differences("{\"pregnant\": true}", "{\"findings\": [{\"rule\": \"expecting\"}]}"))
                .isEmpty();
        assertThat(differences("{\"bloodPressure\": \"140/80\"}", "{\"findings\": [{\"rule\": \"high-pressure\"}]}"))
                .isEmpty();
        assertThat(
                        differences(
                                "{\"medications\": [\"chamelex\"], \"age\": 75, \"sex\": \"female\", \"plan\": \"ketamine iv\"}",
                                "{\"findings\": [{\"rule\": \"chamelex\", \"modifier\": \"age 75\"}, {\"rule\": \"chamelex\", \"modifier\": \"by sex\"}]}"))
                .isEmpty();
        assertThat(differences(
                        "{\"medications\": [\"speedicin stopped 2026-11-10\"], \"plan\": \"ketamine oral\", \"asOf\": \"2026-11-20\"}",
                        "{\"findings\": [{\"rule\": \"cyp3a-inducer\", \"modifier\": \"stopped 10 days ago\"}]}"))
                .isEmpty();
    }

    @Test
    void aPlanThatCannotBeUsedIsADifference() {
        assertThat(differences("{\"plan\": \"ketamine 84\"}", "{\"onlyUpTo\": \"none\"}"))
                .singleElement()
                .asString()
                .startsWith("The plan cannot be used: The number 84 in the plan has no unit.");
    }
}
