package org.ketwise.consult;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.Coding;
import org.ketwise.kernel.Sex;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.content.Content;
import org.ketwise.knowledge.content.ContentDocument;
import org.ketwise.knowledge.content.ContentFolder;
import org.ketwise.knowledge.content.ContentKind;

/** A patient as a face hands one over: lines of a list, words for conditions, a plan. */
public final class Patient {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    /** Drugs that do not exist, in sentences of words that do. */
    public static final KnowledgeBase SMALL = smallContentWithRealWords();

    private static final Consult CONSULT = new Consult(SMALL);
    private static final Consult REMEMBERING = new Consult(SMALL, 1000);

    private final List<MedicationInput> medications = new ArrayList<>();
    private final List<ConditionInput> conditions = new ArrayList<>();
    private final List<MedicationInput> allergies = new ArrayList<>();
    private final List<NotAssessed> remarks = new ArrayList<>();
    private @Nullable Age age;
    private @Nullable Sex sex;
    private @Nullable BloodPressure bloodPressure;

    private Patient() {}

    private static KnowledgeBase smallContentWithRealWords() {
        Content small = new ContentFolder(Path.of("../knowledge/src/test/resources/content-small")).read();
        Content real = new ContentFolder(Path.of("../content")).read();
        List<ContentDocument> documents = new ArrayList<>(small.documents());
        documents.removeIf(document -> document.kind() == ContentKind.LEXICON);
        real.documents().stream()
                .filter(document -> document.kind() == ContentKind.LEXICON)
                .forEach(documents::add);
        documents.sort(Comparator.comparing(ContentDocument::path));
        return KnowledgeBase.of(new Content(documents, small.hash()));
    }

    static Patient patient() {
        return new Patient();
    }

    Patient taking(String... lines) {
        for (String line : lines) {
            medications.add(MedicationInput.ofText(line));
        }
        return this;
    }

    /** A list as it was written, line by line. */
    Patient listing(String list) {
        MedicationInput.Standing standing = MedicationInput.Standing.APART;
        for (String line : list.strip().lines().toList()) {
            if (line.isBlank()) {
                standing = MedicationInput.Standing.APART;
            } else {
                medications.add(MedicationInput.ofText(line.strip()).standing(standing));
                standing = MedicationInput.Standing.BELOW;
            }
        }
        return this;
    }

    /** A medicine of a record, with its RxCUI. */
    Patient takingCode(String rxcui, String text) {
        medications.add(new MedicationInput(text, List.of(new Coding(Coding.RXNORM, rxcui, null)), null));
        return this;
    }

    /** A medicine of a record that is not taken now. */
    Patient leftOut(String text, String reason, @Nullable LocalDate stoppedOn) {
        medications.add(new MedicationInput(text, List.of(), new MedicationInput.LeftOut(reason, stoppedOn)));
        return this;
    }

    /** A medicine of a record that did not end but is no medicine taken now either. */
    Patient notCounted(String text, String reason, MedicationInput.LeftOut.Kind kind) {
        medications.add(new MedicationInput(text, List.of(), new MedicationInput.LeftOut(reason, null, kind)));
        return this;
    }

    Patient allergicTo(String substance) {
        allergies.add(MedicationInput.ofText(substance));
        return this;
    }

    Patient allergicToCode(String rxcui) {
        allergies.add(new MedicationInput("a code", List.of(new Coding(Coding.RXNORM, rxcui, null)), null));
        return this;
    }

    Patient with(String... words) {
        for (String condition : words) {
            conditions.add(ConditionInput.ofText(condition));
        }
        return this;
    }

    Patient withCode(String system, String code) {
        conditions.add(new ConditionInput("a code", List.of(new Coding(system, code, null))));
        return this;
    }

    Patient aged(int years) {
        age = new Age(years);
        return this;
    }

    Patient withBloodPressure(String mmHg) {
        bloodPressure = BloodPressure.parse(mmHg);
        return this;
    }

    Patient remarked(String input, String reason) {
        remarks.add(new NotAssessed(input, reason));
        return this;
    }

    Patient male() {
        sex = Sex.MALE;
        return this;
    }

    Consulted withoutPlan() {
        return planned(null);
    }

    Consulted planned(@Nullable String plan) {
        ConsultRequest request = new ConsultRequest(
                medications, plan, age, null, sex, bloodPressure, false, conditions, allergies, TODAY, remarks);
        Consultation consultation = CONSULT.consult(request);
        assertThat(REMEMBERING.consult(request))
                .as("one that remembers what it read for others")
                .isEqualTo(consultation);
        return new Consulted(consultation);
    }
}
