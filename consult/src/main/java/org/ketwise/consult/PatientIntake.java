package org.ketwise.consult;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.PatientCondition;
import org.ketwise.screening.KnownCondition;
import org.ketwise.screening.PatientFacts;
import org.ketwise.terminology.ConditionMention;
import org.ketwise.terminology.ConditionReader;
import org.ketwise.terminology.MedicationReader;

/** Reads what is known of the patient: facts, conditions, allergies, and conditions that the medication list points to. */
final class PatientIntake {
    private static final Pattern PURPOSE = Pattern.compile("\\bfor\\s+(?!\\d)(.{2,80})$", Pattern.CASE_INSENSITIVE);

    private final ConditionReader reader;
    private final AllergyIntake allergies;

    PatientIntake(KnowledgeBase knowledge, MedicationReader medications, int remembered) {
        allergies = new AllergyIntake(knowledge, medications);
        reader = new ConditionReader(knowledge, remembered);
    }

    /** @param mentions each condition of the input and how it was understood */
    record Patient(PatientFacts facts, List<ConditionMention> mentions) {}

    Patient read(ConsultRequest request, List<ConsultedMedication> list, List<NotAssessed> notAssessed) {
        List<KnownCondition> known = new ArrayList<>();
        List<ConditionMention> mentions = new ArrayList<>();
        for (ConditionInput input : request.conditions()) {
            List<ConditionMention> said = input.codings().isEmpty()
                    ? reader.readAll(input.text())
                    : reader.readAll(input.codings(), input.text());
            for (ConditionMention mention : said) {
                mentions.add(mention);
                take(mention, known, notAssessed);
            }
        }
        for (ConsultedMedication medication : list) {
            for (PatientCondition hint : medication.entry().conditionHints()) {
                known.add(new KnownCondition(hint, medication.input(), true));
            }
        }
        known.addAll(allergies.read(request, list, notAssessed));
        PatientFacts facts = new PatientFacts(
                request.age(),
                request.weight(),
                request.sex(),
                request.bloodPressure(),
                request.pregnant(),
                List.copyOf(known));
        return new Patient(facts, mentions);
    }

    /** What a plan is for is no condition of the patient that somebody wrote as one; that it was not looked at is said. */
    void sayWhatThePlanIsFor(@Nullable String plan, List<ConditionMention> known, List<NotAssessed> notAssessed) {
        if (plan == null) {
            return;
        }
        Matcher purpose = PURPOSE.matcher(plan);
        if (!purpose.find()) {
            return;
        }
        for (ConditionMention mention : reader.readAll(purpose.group(1).strip())) {
            if (mention instanceof ConditionMention.Recognised recognised
                    && known.stream().noneMatch(each -> each.conditions().containsAll(recognised.conditions()))) {
                notAssessed.add(new NotAssessed(
                        plan,
                        "Names " + names(recognised.conditions())
                                + " as what it is for; conditions are looked at where they are given as such."));
            }
        }
    }

    private static String names(List<PatientCondition> conditions) {
        return String.join(
                ", ", conditions.stream().map(PatientCondition::name).distinct().toList());
    }

    private static void take(ConditionMention mention, List<KnownCondition> known, List<NotAssessed> notAssessed) {
        switch (mention) {
            case ConditionMention.Recognised recognised ->
                recognised.conditions().forEach(each -> known.add(new KnownCondition(each, recognised.text(), false)));
            case ConditionMention.Hinted hinted ->
                hinted.conditions().forEach(each -> known.add(new KnownCondition(each, hinted.text(), true)));
            case ConditionMention.Suggested suggested ->
                suggested.conditions().forEach(each -> known.add(new KnownCondition(each, suggested.text(), true)));
            case ConditionMention.Negated negated ->
                notAssessed.add(new NotAssessed(
                        negated.clause(),
                        names(negated.denied()) + ": said not to be there, or no longer (\"" + negated.words()
                                + "\")."));
            case ConditionMention.OtherPerson other ->
                notAssessed.add(new NotAssessed(other.clause(), "About somebody else (\"" + other.words() + "\")."));
            case ConditionMention.Unrecognised unrecognised ->
                notAssessed.add(new NotAssessed(
                        unrecognised.text(),
                        "The content has no statement on this condition, or does not know it by this name."));
        }
    }
}
