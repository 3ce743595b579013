package org.ketwise.knowledge.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ketwise.kernel.Diagnostic;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.ContentCopy;

/** One thing is broken in a copy of the small content; the check names the file, the line and what would mend it. */
class ContentCheckTest {
    @TempDir
    private Path folder;

    private static Arguments broken(String what, UnaryOperator<ContentCopy> breaking, String... problems) {
        return arguments(named(what, breaking), List.of(problems));
    }

    @Test
    void nothingIsWrongWithTheSmallContent() {
        assertThat(ContentCopy.in(folder).check()).isEmpty();
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                broken(
                        "a word that is none of those allowed",
                        content ->
                                content.change("interactions/clogazole.yaml", "category: exposure", "category: dire"),
                        "interactions/clogazole.yaml:6: \"category\": does not have a value in the enumeration"),
                broken(
                        "a key that does not exist",
                        content -> content.append("interactions/dampenol.yaml", "colour: blue\n"),
                        "interactions/dampenol.yaml:22: The file: property 'colour' is not defined in the schema"),
                broken(
                        "a key that is missing",
                        content -> content.change(
                                "interactions/dampenol.yaml", "consequence: Less relief of depression.\n", ""),
                        "interactions/dampenol.yaml:1: The file: required property 'consequence' not found"),
                broken(
                        "a key that is missing deep inside",
                        content -> content.change("axes/pressure.yaml", "    why: Ketamine raises it somewhat.\n", ""),
                        "axes/pressure.yaml:10: \"treatment.0\": required property 'why' not found"),
                broken(
                        "a number that is too large",
                        content -> content.change("ingredients/s/speedicin.yaml", "days: 14", "days: 800"),
                        "ingredients/s/speedicin.yaml:5: \"persistence.days\": must have a maximum value of 730"),
                broken(
                        "a number without quotes where words are meant",
                        content ->
                                content.change("ingredients/p/plainol.yaml", "rxcui: \"90000009\"", "rxcui: 90000009"),
                        "ingredients/p/plainol.yaml:3: \"rxcui\": integer found, string expected"),
                broken(
                        "a code without a word on whether it was seen",
                        content -> content.change("ingredients/p/plainol.yaml", "rxcuiStatus: unverified\n", ""),
                        "ingredients/p/plainol.yaml:1: The file: has a missing property 'rxcuiStatus'"),
                broken(
                        "an identifier with a capital",
                        content -> content.change(
                                "classes/stimulants.yaml", "sources: [small-trial]", "sources: [Small-Trial]"),
                        "classes/stimulants.yaml:7: \"duplicate.sources.0\": does not match the regex pattern",
                        "classes/stimulants.yaml:7: There is no source \"Small-Trial\"."),
                broken(
                        "nothing verified and nothing said to be open",
                        content -> content.change(
                                "monitoring/mask-brought.yaml",
                                "verified: false, open: [Nobody has tried.]",
                                "verified: false"),
                        "monitoring/mask-brought.yaml:7: \"evidence\": required property 'open' not found"),
                broken(
                        "a signature without a name",
                        content -> content.change("interactions/clogazole.yaml", "by: Dr A. Nobody, ", ""),
                        "interactions/clogazole.yaml:30: \"review\": required property 'by' not found"),
                broken(
                        "an address that is none",
                        content -> content.change(
                                "sources/small-label.yaml", "https://example.org/label", "www.example.org"),
                        "sources/small-label.yaml:4: \"url\": does not match the regex pattern"),
                broken(
                        "a vignette that expects nothing",
                        content -> content.change("cases/quiet.yaml", "expect:\n  onlyUpTo: none\n", "expect: {}\n"),
                        "cases/quiet.yaml:5: \"expect\": must have at least 1 properties"),
                broken(
                        "a manifest without a version",
                        content -> content.change("manifest.yaml", "version: 2026.11.7", "version: seven"),
                        "manifest.yaml:2: \"version\": does not match the regex pattern"),
                broken(
                        "an ATC code of no level",
                        content -> content.change("codes/atc.yaml", "[A11ZZ01]", "[A11ZZ01, A11ZZ01]"),
                        "codes/atc.yaml:4: \"codes.plainol\": must have only unique items"),
                broken(
                        "a kind without a schema",
                        content -> content.delete("schema/class.schema.json"),
                        "classes/drainers.yaml:1: There is no schema for this kind of file.",
                        "classes/slow-offs.yaml:1: There is no schema for this kind of file.",
                        "classes/stimulants.yaml:1: There is no schema for this kind of file."));
    }

    static Stream<Arguments> references() {
        return Stream.of(
                broken(
                        "a source of an interaction",
                        content -> content.change("interactions/dampenol.yaml", "[small-trial]", "[small-trial, gone]"),
                        "interactions/dampenol.yaml:21: There is no source \"gone\"."),
                broken(
                        "a source of a property",
                        content -> content.change("ingredients/z/zapradrine.yaml", "[small-label]", "[gone]"),
                        "ingredients/z/zapradrine.yaml:4: There is no source \"gone\"."),
                broken(
                        "a source of a limit of the plan",
                        content -> content.change("manifest.yaml", "sources: [small-label]", "sources: [gone]"),
                        "manifest.yaml:11: There is no source \"gone\"."),
                broken(
                        "a source that a vignette expects",
                        content -> content.change("cases/sleepy-traveller.yaml", "source: small-label", "source: gone"),
                        "cases/sleepy-traveller.yaml:16: There is no source \"gone\"."),
                broken(
                        "an axis of an ingredient",
                        content -> content.change("ingredients/p/parchol.yaml", "axis: dryness", "axis: gone"),
                        "ingredients/p/parchol.yaml:4: There is no axis \"gone\"."),
                broken(
                        "an axis of a rule",
                        content -> content.change("interactions/soothex.yaml", "axis: pressure", "axis: gone"),
                        "interactions/soothex.yaml:11: There is no axis \"gone\"."),
                broken(
                        "an axis of a condition",
                        content -> content.change("conditions/high-pressure.yaml", "axis: pressure", "axis: gone"),
                        "conditions/high-pressure.yaml:6: There is no axis \"gone\"."),
                broken(
                        "an axis of a criterion",
                        content -> content.change("interactions/chamelex.yaml", "withAxis: dryness", "withAxis: gone"),
                        "interactions/chamelex.yaml:27: There is no axis \"gone\"."),
                broken(
                        "a precipitant",
                        content -> content.change(
                                "interactions/dampenol.yaml",
                                "{ingredients: [dampenol]}",
                                "{ingredients: [dampenol, gone]}"),
                        "interactions/dampenol.yaml:4: There is no ingredient \"gone\"."),
                broken(
                        "an object",
                        content -> content.change(
                                "interactions/lithonate-drainers.yaml", "[lithonate]", "[lithonate, gone]"),
                        "interactions/lithonate-drainers.yaml:3: There is no ingredient \"gone\"."),
                broken(
                        "an exception",
                        content -> content.change("interactions/slow-offs.yaml", "[shortazine]", "[shortazine, gone]"),
                        "interactions/slow-offs.yaml:4: There is no ingredient \"gone\"."),
                broken(
                        "an ingredient of a criterion",
                        content -> content.change("interactions/hushex.yaml", "noctavex]", "gone]"),
                        "interactions/hushex.yaml:16: There is no ingredient \"gone\"."),
                broken(
                        "a member of a class",
                        content -> content.change("classes/slow-offs.yaml", "shortazine]", "shortazine, gone]"),
                        "classes/slow-offs.yaml:3: There is no ingredient \"gone\"."),
                broken(
                        "an ingredient of a product",
                        content -> content.change(
                                "combinations/dormix-plus.yaml", "dormalin, plainol]", "dormalin, gone]"),
                        "combinations/dormix-plus.yaml:2: There is no ingredient \"gone\"."),
                broken(
                        "a treatment",
                        content -> content.change("manifest.yaml", "esketamine]", "esketamine, gone]"),
                        "manifest.yaml:5: There is no ingredient \"gone\"."),
                broken(
                        "a class of a rule",
                        content -> content.change("interactions/slow-offs.yaml", "[slow-offs]", "[slow-offs, gone]"),
                        "interactions/slow-offs.yaml:4: There is no class \"gone\"."),
                broken(
                        "a class of a criterion",
                        content -> content.change("interactions/chamelex.yaml", "[drainers]", "[gone]"),
                        "interactions/chamelex.yaml:26: There is no class \"gone\"."),
                broken(
                        "a rule that is overridden",
                        content -> content.change(
                                "interactions/clogazole.yaml",
                                "[cyp3a-inhibitor-strong]",
                                "[cyp3a-inhibitor-strong, gone]"),
                        "interactions/clogazole.yaml:5: There is no interaction \"gone\"."),
                broken(
                        "a rule that a vignette expects",
                        content -> content.change("cases/sleepy-traveller.yaml", "rule: clogazole", "rule: gone"),
                        "cases/sleepy-traveller.yaml:17: There is no interaction \"gone\"."),
                broken(
                        "a monitoring rule that a vignette expects",
                        content -> content.change("cases/sleepy-traveller.yaml", "[pressure-before]", "[gone]"),
                        "cases/sleepy-traveller.yaml:26: There is no monitoring \"gone\"."),
                broken(
                        "a condition of a criterion",
                        content -> content.change("axes/sedation.yaml", "[snoring-sickness]", "[gone]"),
                        "axes/sedation.yaml:22: There is no condition \"gone\"."),
                broken(
                        "the condition that an allergy means",
                        content -> content.change(
                                "manifest.yaml", "allergyCondition: treatment-allergy", "allergyCondition: gone"),
                        "manifest.yaml:6: There is no condition \"gone\"."));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                broken(
                        "a rule in a file of another name",
                        content -> content.move("interactions/dampenol.yaml", "interactions/damp.yaml"),
                        "interactions/damp.yaml:1: The file is called damp but states dampenol."),
                broken(
                        "an ingredient in a file of another name",
                        content -> content.move("ingredients/p/plainol.yaml", "ingredients/p/plain.yaml"),
                        "ingredients/p/plain.yaml:1: The file is called plain but states plainol."),
                broken(
                        "an ingredient among those of another letter",
                        content -> content.move("ingredients/p/plainol.yaml", "ingredients/q/plainol.yaml"),
                        "ingredients/q/plainol.yaml:1: The file stands in another letter's folder."),
                broken(
                        "an ingredient in no letter's folder",
                        content -> content.move("ingredients/p/plainol.yaml", "ingredients/plainol.yaml"),
                        "ingredients/plainol.yaml:1: The file stands in another letter's folder."),
                broken(
                        "a brand that another drug has as a synonym",
                        content -> content.append("ingredients/p/plainol.yaml", "synonyms: [nothing much, DORMIX]\n"),
                        "ingredients/p/plainol.yaml:5: The name \"DORMIX\" also stands in ingredients/d/dormalin.yaml."),
                broken(
                        "a street name that is another drug's name",
                        content -> content.append("ingredients/p/plainol.yaml", "streetNames: [wakestim]\n"),
                        "ingredients/w/wakestim.yaml:1: The name \"wakestim\" also stands in ingredients/p/plainol.yaml."),
                broken(
                        "a brand of two products",
                        content -> content.change("combinations/zapwake.yaml", "Zapwake", "Dormix Plus"),
                        "combinations/zapwake.yaml:4: The name \"Dormix Plus\" also stands in combinations/dormix-plus.yaml."),
                broken(
                        "one code for two drugs",
                        content -> content.change("ingredients/p/plainol.yaml", "90000009", "90000001"),
                        "ingredients/p/plainol.yaml:3: The RxCUI \"90000001\" also stands in ingredients/d/dormalin.yaml."),
                broken(
                        "a code that is a salt of another drug",
                        content -> content.change("ingredients/p/plainol.yaml", "90000009", "90000002"),
                        "ingredients/p/plainol.yaml:3: The RxCUI \"90000002\" also stands in ingredients/d/dormalin.yaml."),
                broken(
                        "a file where no kind lives",
                        content -> content.write("notes/today.yaml", "a: b\n"),
                        "notes/today.yaml: No kind of content lives here."));
    }

    private static final String PAIR = """
            id: %s
            title: Two drugs
            object: {ingredients: [%s]}
            precipitant: {ingredients: [%s]}
            category: safety
            severity: {all: minor}
            consequence: Something.
            mechanism:
              type: pharmacokinetic
              text: Somehow.
            management:
              - Consider it.
            evidence: {level: theory, certainty: low, verified: true, directness: direct, consistency: consistent}
            sources: [small-label]
            """;

    static Stream<Arguments> rules() {
        return Stream.of(
                broken(
                        "a second rule for a pair",
                        content -> content.write("interactions/z.yaml", PAIR.formatted("z", "lithonate", "flushide")),
                        "interactions/z.yaml:3: Both lithonate-drainers and z speak of lithonate with flushide."),
                broken(
                        "a second rule for a pair the other way round",
                        content -> content.write("interactions/z.yaml", PAIR.formatted("z", "flushide", "lithonate")),
                        "interactions/z.yaml:3: Both lithonate-drainers and z speak of lithonate with flushide."),
                broken(
                        "a second rule for one drug and the treatment",
                        content -> content.change(
                                "interactions/clogazole.yaml", "overrides: [cyp3a-inhibitor-strong]\n", ""),
                        "interactions/cyp3a-inhibitor-strong.yaml:4: For clogazole both clogazole and cyp3a-inhibitor-strong speak of"
                                + " the same effect (exposure)."),
                broken(
                        "a second rule for one drug on one axis",
                        content -> content.change("interactions/hushex.yaml", "[hushex]", "[hushex, stupefol]"),
                        "interactions/stupefol.yaml:4: For stupefol both hushex and stupefol speak of the same effect (safety"
                                + " sedation)."),
                broken(
                        "a rule that no drug matches",
                        content -> content.change("interactions/cyp3a-inducer.yaml", "[strong, moderate]", "[weak]"),
                        "interactions/cyp3a-inducer.yaml:4: The rule matches no ingredient, or others override it for all."),
                broken(
                        "a pair that no two drugs match",
                        content -> content.change(
                                "interactions/dampenol-inhibitors.yaml",
                                "strengths: [strong]",
                                "strengths: [moderate]"),
                        "interactions/dampenol-inhibitors.yaml:4: The rule matches no ingredient, or others override it for all."),
                broken(
                        "a rule that others override for all",
                        content -> content.append("interactions/soothex.yaml", "overrides: [dampenol]\n")
                                .change("interactions/soothex.yaml", "[soothex]", "[soothex, dampenol]"),
                        "interactions/dampenol.yaml:4: The rule matches no ingredient, or others override it for all."),
                broken(
                        "a source that nothing rests on",
                        content -> content.write("sources/lonely.yaml", """
                                id: lonely
                                citation: Never cited
                                kind: review
                                lookedUp: 2026-11-01
                                read: abstract
                                """),
                        "sources/lonely.yaml:1: No statement rests on this source."),
                broken(
                        "called verified on a source that nobody read",
                        content -> content.change(
                                "interactions/hushex.yaml",
                                "  verified: false\n  open:\n    - The report has not been read.\n",
                                "  verified: true\n"),
                        "interactions/hushex.yaml:21: It is called verified, but nobody read a source of it."),
                broken(
                        "a trial that saw less, under a rule of more",
                        content -> content.change("interactions/clogazole.yaml", "auc: 2.6", "auc: 0.79"),
                        "interactions/clogazole.yaml:14: The observed ratio 0.79 goes against the direction increase."),
                broken(
                        "a trial that saw more, under a rule of less",
                        content -> content.change("interactions/cyp3a-inducer.yaml", "auc: 0.2", "auc: 1.26"),
                        "interactions/cyp3a-inducer.yaml:13: The observed ratio 1.26 goes against the direction decrease."),
                broken(
                        "nothing known, and yet a severity",
                        content -> content.change(
                                "interactions/neutralol.yaml", "{all: none}", "{all: none, oral: minor}"),
                        "interactions/neutralol.yaml:6: The mechanism says that nothing is known, the severity is minor."));
    }

    static Stream<Arguments> evidence() {
        return Stream.of(
                broken(
                        "a certainty above what its basis allows",
                        content -> content.change(
                                "interactions/soothex.yaml", "directness: direct", "directness: indirect"),
                        "interactions/soothex.yaml:17: The certainty is "),
                broken(
                        "sources that conflict in words only",
                        content -> content.change(
                                "interactions/dampenol.yaml", "consistency: consistent", "consistency: conflicting"),
                        "interactions/dampenol.yaml:16: The certainty is low, and its basis allows very-low at most.",
                        "interactions/dampenol.yaml:19: The sources are called conflicting, and no conflict is shown."),
                broken(
                        "a conflict that is not called one",
                        content -> content.change(
                                "interactions/juicefruit.yaml", "consistency: conflicting", "consistency: single"),
                        "interactions/juicefruit.yaml:31: A conflict is shown, and the sources are called neither differing nor conflicting."),
                broken(
                        "two claims of one number",
                        content -> content.change("claims/soothex-cures-noise.yaml", "number: 7", "number: 3"),
                        "claims/soothex-cures-noise.yaml:2: The number 3 is that of claims/nobody-drives.yaml."),
                broken(
                        "a claim without source or search",
                        content -> content.change("claims/soothex-cures-noise.yaml", "sources: [small-trial]\n", ""),
                        "claims/soothex-cures-noise.yaml:1: The file: required property 'searched' not found",
                        "claims/soothex-cures-noise.yaml:1: The file: required property 'sources' not found"),
                broken(
                        "a claim that comes up and is not answered",
                        content -> content.change(
                                "claims/soothex-cures-noise.yaml", "fact: Soothex does nothing against noise.\n", ""),
                        "claims/soothex-cures-noise.yaml:1: The file: "),
                broken(
                        "a claim that a rule brings up which does not exist",
                        content -> content.change(
                                "claims/soothex-cures-noise.yaml",
                                "{ingredients: [soothex]}",
                                "{rules: [\"interaction:gone\"]}"),
                        "claims/soothex-cures-noise.yaml:9: There is no interaction \"interaction:gone\"."),
                broken(
                        "a reference against a claim that does not exist",
                        content -> content.change("references/ref-01.yaml", "[soothex-cures-noise]", "[gone]"),
                        "references/ref-01.yaml:8: There is no claim \"gone\"."),
                broken(
                        "a question about a class that does not exist",
                        content -> content.change("questions/wakefulness.yaml", "class: stimulants", "class: gone"),
                        "questions/wakefulness.yaml:5: There is no class \"gone\"."));
    }

    static Stream<Arguments> handouts() {
        return Stream.of(
                broken(
                        "an amount for a patient",
                        content -> content.change("handout/en/driving.yaml", "Clean it first.", "Take 20 mg first."),
                        "handout/en/driving.yaml:10: A handout names no amount of a medicine (\"0 mg\")."),
                broken(
                        "a word that leads a patient to leave a medicine out",
                        content -> content.change("handout/en/driving.yaml", "Clean it first.", "Stop soothex."),
                        "handout/en/driving.yaml:10: \"Stop\" does not belong into a handout."),
                broken(
                        "a translation that leaves a line out",
                        content -> content.change("handout/es/driving.yaml", """
                                  - question: ¿Y en la nariz?
                                    say: Límpiela antes.
                                    when: {routes: [nasal]}
                                    sources: [small-label]
                                """, ""),
                        "handout/es/driving.yaml:6: This does not say the same as the English file."),
                broken(
                        "a translation that holds for others",
                        content -> content.change("handout/es/driving.yaml", "{routes: [nasal]}", "{routes: [oral]}"),
                        "handout/es/driving.yaml:11: when is not what it is in English."),
                broken(
                        "a translation that holds for fewer",
                        content -> content.change(
                                "handout/es/driving.yaml",
                                "    sources: [small-label]\n    corrects",
                                "    when: {routes: [nasal]}\n    sources: [small-label]\n    corrects"),
                        "handout/es/driving.yaml:7: when is not what it is in English."),
                broken(
                        "a place that nothing is put in",
                        content -> content.change(
                                "handout/en/language.yaml",
                                "{name} can make you sleepy.",
                                "{nmae} can make you sleepy."),
                        "handout/en/language.yaml:18: Nothing is put in the place of \"{nmae}\".",
                        "handout/es/language.yaml:18: The English text has {nmae}, this one {name}."),
                broken(
                        "a translation that lost the name",
                        content -> content.change(
                                "handout/es/language.yaml", "{name} can make you sleepy.", "Puede darle sueño."),
                        "handout/es/language.yaml:18: The English text has {name}, this one ."),
                broken(
                        "an axis that does not exist",
                        content -> content.change("handout/en/language.yaml", "covers: [sedation]", "covers: [gone]")
                                .change("handout/es/language.yaml", "covers: [sedation]", "covers: [gone]"),
                        "handout/en/language.yaml:17: There is no axis \"gone\".",
                        "handout/es/language.yaml:17: There is no axis \"gone\"."),
                broken(
                        "a section that was not translated",
                        content -> content.delete("handout/es/driving.yaml"),
                        "handout/es/language.yaml:1: The handout in \"es\" has no driving.yaml."),
                broken(
                        "a section that English does not have",
                        content -> content.write(
                                "handout/es/nueva.yaml", "id: nueva\norder: 1\ntitle: Nueva\nlines: [{say: Hola.}]\n"),
                        "handout/es/nueva.yaml:1: The handout in English has no such section."),
                broken(
                        "the folder of another language",
                        content -> content.change("handout/es/language.yaml", "id: es", "id: fr"),
                        "handout/es/language.yaml:1: The handout stands in another language's folder."),
                broken(
                        "a correction of a claim that does not exist",
                        content -> content.change("handout/en/driving.yaml", "[nobody-drives]", "[gone]")
                                .change("handout/es/driving.yaml", "[nobody-drives]", "[gone]"),
                        "handout/en/driving.yaml:8: There is no claim \"gone\".",
                        "handout/es/driving.yaml:8: There is no claim \"gone\"."));
    }

    static Stream<Arguments> syntax() {
        return Stream.of(
                broken(
                        "a key that stands twice",
                        content -> content.append("interactions/soothex.yaml", "severity: {all: none}\n"),
                        "interactions/soothex.yaml:23: Not readable as YAML: Duplicate Object property \"severity\"."),
                broken(
                        "a tab",
                        content -> content.append("interactions/soothex.yaml", "\treview: none\n"),
                        "interactions/soothex.yaml:23: Not readable as YAML: a tab."),
                broken(
                        "a colon in text without quotes",
                        content -> content.change(
                                "monitoring/ask-first.yaml",
                                "text: Ask how the patient is.",
                                "text: Ask: how is the patient?"),
                        "monitoring/ask-first.yaml:4: Not readable as YAML: mapping values are not allowed here."),
                broken(
                        "a list that does not end",
                        content -> content.change("monitoring/ask-first.yaml", "[small-label]", "[small-label"),
                        "monitoring/ask-first.yaml:6: Not readable as YAML: while parsing a flow sequence."));
    }

    @ParameterizedTest
    @MethodSource({"shapes", "references", "names", "rules", "evidence", "handouts"})
    void namesTheLineAndTheRemedy(UnaryOperator<ContentCopy> breaking, List<String> problems) {
        List<Diagnostic> found = breaking.apply(ContentCopy.in(folder)).check();
        assertThat(found)
                .hasSameSizeAs(problems)
                .allSatisfy(diagnostic -> assertThat(diagnostic.remedy()).endsWith("."));
        for (int i = 0; i < problems.size(); i++) {
            assertThat(found.get(i).place() + ": " + found.get(i).problem()).startsWith(problems.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource
    void syntax(UnaryOperator<ContentCopy> breaking, List<String> problems) {
        assertThat(breaking.apply(ContentCopy.in(folder)).check())
                .extracting(diagnostic -> diagnostic.place() + ": " + diagnostic.problem())
                .contains(problems.getFirst());
    }

    @ParameterizedTest
    @CsvSource({"0.8, true", "0.79, false", "1.0, true", "1.25, true"})
    void aTrialWithinTheLimitsOfNoEffectIsNotAgainstMore(String ratio, boolean agrees) {
        ContentCopy content = ContentCopy.in(folder).change("interactions/clogazole.yaml", "auc: 2.6", "auc: " + ratio);
        assertThat(content.check().isEmpty()).isEqualTo(agrees);
    }

    @ParameterizedTest
    @CsvSource({"0.8, true", "1.25, true", "1.26, false", "3, false"})
    void aTrialWithinTheLimitsOfNoEffectIsNotAgainstLess(String ratio, boolean agrees) {
        ContentCopy content =
                ContentCopy.in(folder).change("interactions/cyp3a-inducer.yaml", "auc: 0.2", "auc: " + ratio);
        assertThat(content.check().isEmpty()).isEqualTo(agrees);
    }

    @Test
    void everythingIsFoundAtOnceInTheOrderOfTheFiles() {
        List<Diagnostic> found = ContentCopy.in(folder)
                .change("interactions/dampenol.yaml", "[small-trial]", "[gone]")
                .change("axes/dryness.yaml", "contributors: 2", "contributors: 9")
                .append("monitoring/ask-first.yaml", "\tx\n")
                .check();
        assertThat(found)
                .extracting(Diagnostic::place)
                .containsExactly(
                        "axes/dryness.yaml:14", "interactions/dampenol.yaml:21", "monitoring/ask-first.yaml:7");
    }

    @Test
    void aSourceIsUsedWhereverItIsCited() {
        List<Diagnostic> found = ContentCopy.in(folder)
                .change("interactions/hushex.yaml", "sources: [small-unread]", "sources: [small-label]")
                .change("ingredients/n/noctavex.yaml", "[small-unread]", "[small-label]")
                .change("ingredients/b/blockamycin.yaml", "[small-unread]", "[small-label]")
                .check();
        assertThat(found).as("still cited by a monitoring rule").isEmpty();
    }

    @Test
    void codesCalledVerifiedStandBesideTheirNameInTheVocabulary(@TempDir Path vocabulary) throws IOException {
        ContentCopy content = ContentCopy.in(folder);
        Files.writeString(
                vocabulary.resolve("names.tsv"),
                "rxcui\tname\n6130\tKetamine\n2119365\tS-ketamine\n90000001\tDormalin maleate\n90000009\tSomething else\n");
        assertThat(ContentCheck.check(content.folder(), vocabulary)).isEmpty();

        Files.writeString(vocabulary.resolve("names.tsv"), "rxcui\tname\n6130\tKetamine\n90000001\tWakestim\n");
        Files.writeString(
                vocabulary.resolve("more.csv"), "nui;rxcui;drugname\nN1;90000001;Zapradrine [Chemical/Ingredient]\n");
        Files.writeString(vocabulary.resolve("README.md"), "no table\n");
        assertThat(ContentCheck.check(content.folder(), vocabulary))
                .extracting(diagnostic -> diagnostic.place() + ": " + diagnostic.problem())
                .containsExactly(
                        "ingredients/d/dormalin.yaml:3: The vocabulary calls the RxCUI 90000001 [wakestim, zapradrine].",
                        "ingredients/e/esketamine.yaml:3: The RxCUI 2119365 is in no table of the vocabulary.");
    }

    @Test
    void theVocabularyOfOneDrugMayStandInSeveralTables(@TempDir Path vocabulary) throws IOException {
        Files.writeString(vocabulary.resolve("a.csv"), "rxcui;nui;drugname\n6130;N1;KETAMINE [Chemical/Ingredient]\n");
        Files.writeString(vocabulary.resolve("b.tsv"), "name\trxcui\nesketamine\t2119365\nDORMALINE\t90000001\n");
        assertThat(ContentCheck.check(ContentCopy.in(folder).folder(), vocabulary))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ingredients/n/new.yaml | ``               | ingredients/n/new.yaml:1
                    ingredients/n/new.yaml | # a note         | ingredients/n/new.yaml:1
                    ingredients/n/new.yaml | kind: drug       | ingredients/n/new.yaml:1
                    ingredients/n/new.yaml | name: '+++'      | ingredients/n/new.yaml:1
                    ingredients/n/new.yaml | new              | ingredients/n/new.yaml:1
                    axes/new.yaml          | ``               | axes/new.yaml:1
                    axes/new.yaml          | [a, b]           | axes/new.yaml:1
                    conditions/new.yaml    | name: New        | conditions/new.yaml:1
                    interactions/new.yaml  | 5                | interactions/new.yaml:1
                    codes/atc.yaml         | codes: {dormalin: [N05]}   | codes/atc.yaml:1
                    manifest.yaml          | name: New        | manifest.yaml:1
                    """)
    void aFileThatIsHardlyOneIsNamedToo(String file, String text, String place) {
        assertThat(ContentCopy.in(folder).write(file, text + "\n").check())
                .isNotEmpty()
                .extracting(Diagnostic::place)
                .contains(place);
    }

    @Test
    void aDateThatDoesNotExistIsFound() {
        assertThat(ContentCopy.in(folder)
                        .change("manifest.yaml", "2026-11-20", "2026-13-45")
                        .check())
                .hasSize(1);
        assertThat(ContentCopy.in(folder.resolve("b"))
                        .change("codes/atc.yaml", "A11ZZ01", "A11ZZ0")
                        .check())
                .isNotEmpty();
    }

    static Stream<Arguments> values() {
        return Stream.of(
                broken(
                        "a file in a folder of its own",
                        content -> content.move("sources/small-trial.yaml", "sources/new/small-trial.yaml"),
                        "sources/new/small-trial.yaml:1: The file stands in a folder below sources/."),
                broken(
                        "a name that differs by an accent only",
                        content -> content.append("ingredients/p/plainol.yaml", "synonyms: [D\u00f3rmix]\n"),
                        "ingredients/p/plainol.yaml:5: The name \"D\u00f3rmix\" also stands in ingredients/d/dormalin.yaml."),
                broken(
                        "a treatment that the manifest does not have",
                        content -> content.change("manifest.yaml", "[ketamine, esketamine]", "[ketamine, plainol]")
                                .change("conditions/nose-trouble.yaml", "esketamine", "ketamine"),
                        "axes/pressure.yaml:14: The manifest has no treatment \"esketamine\"."),
                broken(
                        "diastolic over systolic",
                        content -> content.change("conditions/high-pressure.yaml", "200/120", "90/140"),
                        "conditions/high-pressure.yaml:15: The blood pressure 90/140 is not possible."),
                broken(
                        "a pressure of a vignette",
                        content -> content.change("cases/sleepy-traveller.yaml", "152/94", "94/152"),
                        "cases/sleepy-traveller.yaml:10: The blood pressure 94/152 is not possible."),
                broken(
                        "ages that nobody has",
                        content -> content.change(
                                "interactions/lithonate-drainers.yaml",
                                "{ageAtLeast: 65}",
                                "{ageAtLeast: 65, ageBelow: 60}"),
                        "interactions/lithonate-drainers.yaml:15: Nobody is 65 or older and younger than 60."),
                broken(
                        "a modifier that raises and lowers",
                        content -> content.change(
                                "interactions/hushex.yaml", "raiseTo: major", "raiseTo: major\n    lowerTo: minor"),
                        "interactions/hushex.yaml:18: The modifier both raises and lowers."),
                broken(
                        "a modifier that raises to less than the rule says anyway",
                        content -> content.change("interactions/hushex.yaml", "raiseTo: major", "raiseTo: none"),
                        "interactions/hushex.yaml:17: The modifier raises to none, but the rule is minor at least."),
                broken(
                        "a modifier that lowers to more than the rule says anyway",
                        content -> content.change("interactions/hushex.yaml", "raiseTo: major", "lowerTo: major"),
                        "interactions/hushex.yaml:17: The modifier lowers to major, but the rule is moderate at most."),
                broken(
                        "a trial of another treatment",
                        content -> content.change(
                                "interactions/clogazole.yaml",
                                "route: oral, treatment: ketamine",
                                "route: oral, treatment: esketamine"),
                        "interactions/clogazole.yaml:14: The trial was of esketamine, of which the rule does not speak."),
                broken(
                        "a trial without a ratio",
                        content -> content.change("interactions/clogazole.yaml", "auc: 1.0, ", ""),
                        "interactions/clogazole.yaml:15: The trial has no ratio."),
                broken(
                        "a peak against the direction",
                        content -> content.change("interactions/clogazole.yaml", "cmax: 1.4", "cmax: 0.4"),
                        "interactions/clogazole.yaml:14: The observed ratio 0.4 goes against the direction increase."),
                broken(
                        "more subjects than there are",
                        content -> content.change(
                                "interactions/clogazole.yaml", "subjects: 12", "subjects: 99999999999999999999"),
                        "interactions/clogazole.yaml:14: \"exposure.0.subjects\": must have a maximum value of 100000."),
                broken(
                        "a step that is not higher",
                        content -> content.change("axes/sedation.yaml", "points: 6", "points: 4"),
                        "axes/sedation.yaml:18: The step is not higher than the one before it."),
                broken(
                        "an axis twice",
                        content -> content.change(
                                "ingredients/d/dormalin.yaml",
                                "axes:\n",
                                "axes:\n  - {axis: sedation, weight: slight, sources: [small-label], verified: true}\n"),
                        "ingredients/d/dormalin.yaml:14: A second entry is about sedation."),
                broken(
                        "an object of the treatments and another drug",
                        content -> content.change(
                                "interactions/hushex.yaml",
                                "object: {treatments: [ketamine, esketamine]}",
                                "object: {treatments: [ketamine, esketamine], ingredients: [plainol]}"),
                        "interactions/hushex.yaml:3: Beside the treatments, what else the object names is not read."),
                broken(
                        "a rule after stopping that no drug covers",
                        content -> content.change(
                                "ingredients/f/fadeol.yaml",
                                "covers: [pressure, fadeol-rebound, fadeol-flushide]",
                                "covers: [pressure, fadeol-rebound]"),
                        "interactions/fadeol-flushide.yaml:5: The rule speaks only after stopping, but no drug's persistence"
                                + " covers it."),
                broken(
                        "a rule that outlasts the last dose, though it does not speak after stopping",
                        content -> content.change(
                                "ingredients/f/fadeol.yaml", "covers: [pressure,", "covers: [clogazole,"),
                        "ingredients/f/fadeol.yaml:9: Nothing that can outlast the last dose is called \"clogazole\"."),
                broken(
                        "a form that no words tell",
                        content ->
                                content.change("ingredients/s/speedicin.yaml", "{days: 14,", "{days: 14, form: depoh,"),
                        "ingredients/s/speedicin.yaml:5: The lexicon lasting-forms has no group \"depoh\"."),
                broken(
                        "a property called verified on a source that nobody read",
                        content -> content.change("ingredients/z/zapradrine.yaml", "[small-label]", "[small-unread]"),
                        "ingredients/z/zapradrine.yaml:4: It is called verified, but nobody read a source of it."),
                broken(
                        "verified, and yet open",
                        content -> content.change(
                                "interactions/soothex.yaml", "verified: true", "verified: true\n  open: [Something.]"),
                        "interactions/soothex.yaml:19: It is called verified, and yet something is open."),
                broken(
                        "an override of a rule about other drugs",
                        content -> content.append("interactions/soothex.yaml", "overrides: [clogazole]\n"),
                        "interactions/soothex.yaml:23: The rule overrides clogazole, but the two never meet."),
                broken(
                        "a pair of one drug",
                        content -> content.write("interactions/z.yaml", PAIR.formatted("z", "plainol", "plainol")),
                        "interactions/z.yaml:4: The rule matches no ingredient, or others override it for all."),
                broken(
                        "an address with a blank",
                        content -> content.change(
                                "sources/small-label.yaml", "https://example.org/label", "https://exa mple.org/"),
                        "sources/small-label.yaml:4: \"url\": "));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                broken(
                        "an anchor",
                        content -> content.change(
                                "interactions/hushex.yaml", "sources: [small-trial]", "sources: &s [small-trial]"),
                        "interactions/hushex.yaml:19: A value that begins with & is a sign to YAML"),
                broken(
                        "a tag",
                        content -> content.change(
                                "interactions/hushex.yaml", "direction: increase", "direction: !x increase"),
                        "interactions/hushex.yaml:6: A value that begins with ! is a sign to YAML"),
                broken(
                        "two statements in one file",
                        content -> content.append("interactions/soothex.yaml", "---\nid: other\n"),
                        "interactions/soothex.yaml:24: Not readable as YAML: a second document begins."),
                broken(
                        "nothing but a note",
                        content -> content.write("monitoring/ask-first.yaml", "# later\n"),
                        "monitoring/ask-first.yaml:1: The file is empty."),
                broken(
                        "far too much",
                        content -> content.append("monitoring/ask-first.yaml", "# " + "x".repeat(1 << 20) + "\n"),
                        "monitoring/ask-first.yaml:1: The file is larger than 1 MB."),
                broken(
                        "a folder named like a file",
                        content -> content.write("monitoring/more.yaml/notes.md", "x\n"),
                        "monitoring/more.yaml: It is not read"),
                broken(
                        "a copy that an editor left",
                        content -> content.write("monitoring/ask-first.yaml~", "x\n"),
                        "monitoring/ask-first.yaml~: It is not read"),
                broken(
                        "a link to nowhere",
                        content -> content.link("monitoring/gone.yaml", "nowhere.yaml"),
                        "monitoring/gone.yaml: It is not read"),
                broken(
                        "a link in a circle",
                        content -> content.link("monitoring/round", ".."),
                        "monitoring/round: It is not read"));
    }

    @Test
    void aFileInAnotherEncodingIsNamedByItsLine() throws IOException {
        ContentCopy content = ContentCopy.in(folder);
        Files.writeString(
                content.folder().resolve("sources/small-trial.yaml"),
                "id: small-trial\ncitation: M\u00fcller 2025\n",
                StandardCharsets.ISO_8859_1);
        assertThat(content.check())
                .extracting(Diagnostic::toString)
                .contains(
                        "sources/small-trial.yaml:2: Not readable as YAML: the file is not in UTF-8. Save it as UTF-8.");
    }

    @Test
    void notesForTheReaderOfTheFolderAreNoContent() {
        assertThat(ContentCopy.in(folder)
                        .write("README.md", "hello\n")
                        .write("interactions/.editor.swp", "x")
                        .check())
                .isEmpty();
    }

    @Test
    void howLongEffectsLastMayBeWrittenWithoutAList() {
        assertThat(ContentCopy.in(folder)
                        .change("ingredients/s/speedicin.yaml", "{days: 14,", "{days: 14, covers: [presure],")
                        .check())
                .extracting(diagnostic -> diagnostic.place() + ": " + diagnostic.problem())
                .contains(
                        "ingredients/s/speedicin.yaml:5: Nothing that can outlast the last dose is called \"presure\".");
    }

    @Test
    void aBrokenSchemaIsNamed() {
        ContentCopy content = ContentCopy.in(folder).write("schema/class.schema.json", "{ \"a\": ");
        assertThatThrownBy(content::check)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("schema/class.schema.json");
    }

    @ParameterizedTest
    @MethodSource({"values", "files"})
    void namesTheLineToo(UnaryOperator<ContentCopy> breaking, List<String> problems) {
        assertThat(breaking.apply(ContentCopy.in(folder)).check())
                .allSatisfy(diagnostic -> assertThat(diagnostic.remedy()).endsWith("."))
                .extracting(diagnostic -> diagnostic.place() + ": " + diagnostic.problem())
                .anyMatch(problem -> problem.startsWith(problems.getFirst()));
    }

    static Stream<Arguments> whatIsEasilyOverlooked() {
        return Stream.of(
                broken(
                        "a tab, by the line it stands on",
                        content -> content.append("monitoring/ask-first.yaml", "# one\n# two\n\ttext: x\n"),
                        "monitoring/ask-first.yaml:9: "),
                broken(
                        "a blood pressure that nobody has",
                        content -> content.change(
                                "conditions/high-pressure.yaml",
                                "{bloodPressureAtLeast: 140/90}",
                                "{bloodPressureAtLeast: 999/90}"),
                        "conditions/high-pressure.yaml:4: "),
                broken(
                        "a day that does not exist",
                        content -> content.change("sources/small-trial.yaml", "2026-11-02", "2026-02-30"),
                        "sources/small-trial.yaml:6: "),
                broken(
                        "a route without severity",
                        content -> content.change(
                                "interactions/hushex.yaml", "{all: moderate, oral: minor}", "{oral: minor}"),
                        "interactions/hushex.yaml:7: "),
                broken(
                        "an axis under a change of exposure, where it is not read",
                        content -> content.change(
                                "interactions/clogazole.yaml",
                                "  type: pharmacokinetic\n",
                                "  type: pharmacokinetic\n  axis: sedation\n"),
                        "interactions/clogazole.yaml:"),
                broken(
                        "a code of an ingredient that is not there",
                        content -> content.append("codes/atc.yaml", "  gone: [A11ZZ02]\n"),
                        "codes/atc.yaml:5: "),
                broken(
                        "what outlasts the last dose, of no axis or category",
                        content ->
                                content.change("ingredients/f/fadeol.yaml", "covers: [pressure,", "covers: [presure,"),
                        "ingredients/f/fadeol.yaml:9: "),
                broken(
                        "a monitoring rule called verified on a source that nobody read",
                        content -> content.change(
                                "monitoring/mask-brought.yaml",
                                "verified: false, open: [Nobody has tried.]",
                                "verified: true"),
                        "monitoring/mask-brought.yaml:7: "),
                broken(
                        "a file with another ending, which is not read",
                        content -> content.write("interactions/other.yml", "id: other\n"),
                        "interactions/other.yml: "));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsEasilyOverlooked(UnaryOperator<ContentCopy> breaking, List<String> problems) {
        assertThat(breaking.apply(ContentCopy.in(folder)).check())
                .extracting(diagnostic -> diagnostic.place() + ": ")
                .anyMatch(place -> place.startsWith(problems.getFirst()));
    }
}
