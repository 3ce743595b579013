package org.ketwise.consult.vignette;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.ConditionInput;
import org.ketwise.consult.Consult;
import org.ketwise.consult.ConsultRequest;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.ConsultedMedication;
import org.ketwise.consult.MedicationInput;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Severity;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.MonitoringRule;
import org.ketwise.knowledge.model.Vignette;
import org.ketwise.screening.AppliedModifier;
import org.ketwise.screening.BurdenFinding;
import org.ketwise.screening.ConditionFinding;
import org.ketwise.screening.Contributor;
import org.ketwise.screening.DuplicateTherapy;
import org.ketwise.screening.Finding;
import org.ketwise.screening.InteractionFinding;

/** Runs vignettes and says where the findings differ from what each expects. */
public final class VignetteRun {
    /** The day on which a vignette that names none is looked at. */
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final Consult consult;

    public VignetteRun(Consult consult) {
        this.consult = consult;
    }

    /**
     * What comes of it.
     *
     * @throws UserError if its plan cannot be used
     */
    public Consultation consultation(Vignette vignette) {
        return consult.consult(request(vignette.given()));
    }

    /** What differs from the expectation, one sentence each; empty where the vignette holds. */
    public List<String> differences(Vignette vignette) {
        Consultation consultation;
        try {
            consultation = consultation(vignette);
        } catch (UserError e) {
            return List.of("The plan cannot be used: " + e.getMessage());
        }
        Vignette.Expectation expect = vignette.expect();
        List<String> differences = new ArrayList<>();
        for (Vignette.ExpectedFinding wanted : expect.findings()) {
            if (consultation.findings().stream().noneMatch(finding -> matches(wanted, finding, consultation))) {
                differences.add("Expected " + describe(wanted) + ", found " + describe(consultation.findings()) + ".");
            }
        }
        for (Vignette.ExpectedFinding unwanted : expect.absent()) {
            consultation.findings().stream()
                    .filter(finding -> matches(unwanted, finding, consultation))
                    .forEach(finding -> differences.add(
                            "Expected no " + describe(unwanted) + ", found " + describe(List.of(finding)) + "."));
        }
        Severity most = expect.onlyUpTo();
        if (most != null) {
            consultation.findings().stream()
                    .filter(finding -> finding.severity().compareTo(most) > 0)
                    .forEach(finding -> differences.add(
                            "Expected nothing above " + most.code() + ", found " + describe(List.of(finding)) + "."));
        }
        for (String name : expect.resolved()) {
            requireStatus(name, consultation, ConsultedMedication.Status.RESOLVED, differences);
        }
        for (String name : expect.suggested()) {
            requireStatus(name, consultation, ConsultedMedication.Status.SUGGESTED, differences);
        }
        for (String name : expect.ambiguous()) {
            requireStatus(name, consultation, ConsultedMedication.Status.AMBIGUOUS, differences);
        }
        for (String input : expect.unresolved()) {
            requireStatus(input, consultation, ConsultedMedication.Status.UNRESOLVED, differences);
        }
        for (String input : expect.leftOut()) {
            requireStatus(input, consultation, ConsultedMedication.Status.LEFT_OUT, differences);
        }
        for (String id : expect.monitoring()) {
            if (consultation.monitoring().stream().map(MonitoringRule::id).noneMatch(id::equals)) {
                differences.add("Expected the monitoring rule " + id + ".");
            }
        }
        return differences;
    }

    private static ConsultRequest request(Vignette.Given given) {
        Integer age = given.age();
        Double weight = given.weightKg();
        LocalDate asOf = given.asOf();
        return new ConsultRequest(
                given.medications().stream().map(MedicationInput::ofText).toList(),
                given.plan(),
                age == null ? null : new Age(age),
                weight == null ? null : BodyWeight.ofKilograms(weight),
                given.sex(),
                given.bloodPressure(),
                given.pregnant(),
                given.conditions().stream().map(ConditionInput::ofText).toList(),
                List.of(),
                asOf == null ? DAY : asOf,
                List.of());
    }

    private static void requireStatus(
            String wanted, Consultation consultation, ConsultedMedication.Status status, List<String> differences) {
        boolean found = consultation.medications().stream()
                .anyMatch(medication -> medication.status() == status
                        && (medication.input().equals(wanted)
                                || medication.ingredients().stream()
                                        .map(Ingredient::name)
                                        .anyMatch(wanted::equals)));
        if (!found) {
            differences.add("Expected \"" + wanted + "\" to be " + status.code() + ", found "
                    + consultation.medications().stream()
                            .map(each -> each.input() + " " + each.status().code())
                            .toList()
                    + ".");
        }
    }

    private static boolean matches(Vignette.ExpectedFinding wanted, Finding finding, Consultation consultation) {
        Severity severity = wanted.severity();
        Severity atLeast = wanted.severityAtLeast();
        Severity atMost = wanted.severityAtMost();
        Boolean conflict = wanted.conflict();
        return same(wanted.kind(), kind(finding))
                && same(wanted.category(), finding.category().code())
                && same(wanted.axis(), axis(finding))
                && same(wanted.direction(), direction(finding))
                && (wanted.rule() == null || rules(finding).contains(wanted.rule()))
                && (severity == null || finding.severity() == severity)
                && (atLeast == null || finding.severity().atLeast(atLeast))
                && (atMost == null || finding.severity().compareTo(atMost) <= 0)
                && subjects(finding, consultation).containsAll(wanted.subjects())
                && (conflict == null || conflict == hasConflict(finding))
                && (wanted.source() == null || finding.sources().contains(wanted.source()))
                && (wanted.modifier() == null || hasModifier(finding, wanted.modifier()));
    }

    private static boolean same(@Nullable String wanted, @Nullable String found) {
        return wanted == null || wanted.equals(found);
    }

    private static String kind(Finding finding) {
        return switch (finding) {
            case InteractionFinding interaction -> "interaction";
            case BurdenFinding burden -> "burden";
            case ConditionFinding condition -> "condition";
            case DuplicateTherapy duplicate -> "duplicate";
        };
    }

    private static @Nullable String axis(Finding finding) {
        return switch (finding) {
            case InteractionFinding interaction ->
                interaction.rule().mechanism().axis();
            case BurdenFinding burden -> burden.axis().id();
            case ConditionFinding condition -> null;
            case DuplicateTherapy duplicate -> null;
        };
    }

    private static @Nullable String direction(Finding finding) {
        return finding instanceof InteractionFinding interaction
                        && interaction.rule().direction() != null
                ? interaction.rule().direction().code()
                : null;
    }

    /** The ids of all content that speaks in a finding. */
    private static List<String> rules(Finding finding) {
        return switch (finding) {
            case InteractionFinding interaction -> List.of(interaction.rule().id());
            case ConditionFinding condition ->
                List.of(condition.known().condition().id());
            case DuplicateTherapy duplicate -> List.of(duplicate.drugClass().id());
            case BurdenFinding burden -> {
                List<String> rules = new ArrayList<>(List.of(burden.axis().id()));
                for (Contributor contributor : Stream.concat(
                                burden.contributors().stream(), burden.counteracting().stream())
                        .toList()) {
                    if (contributor instanceof Contributor.ByRule byRule) {
                        rules.add(byRule.rule().id());
                    }
                }
                burden.pairs().forEach(pair -> rules.add(pair.rule().id()));
                yield rules;
            }
        };
    }

    private static List<String> subjects(Finding finding, Consultation consultation) {
        List<String> subjects = new ArrayList<>();
        finding.medicines()
                .forEach(medicine -> subjects.add(medicine.ingredient().name()));
        if (finding instanceof BurdenFinding burden) {
            burden.contributors().forEach(contributor -> {
                if (contributor instanceof Contributor.ByCondition condition) {
                    subjects.add(condition.known().condition().id());
                }
            });
            burden.counteracting().forEach(contributor -> {
                if (contributor.medicine() != null) {
                    subjects.add(contributor.medicine().ingredient().name());
                }
            });
        }
        consultation.plan().drugs().forEach(drug -> subjects.add(drug.name()));
        return subjects;
    }

    private static boolean hasConflict(Finding finding) {
        if (!finding.evidence().conflict().isEmpty()) {
            return true;
        }
        return finding instanceof BurdenFinding burden
                && burden.contributors().stream()
                        .anyMatch(contributor -> contributor instanceof Contributor.ByRule byRule
                                && !byRule.rule().evidence().conflict().isEmpty());
    }

    private static boolean hasModifier(Finding finding, String words) {
        String wanted = words.toLowerCase(Locale.ROOT);
        return modifiers(finding)
                .anyMatch(modifier -> (modifier.fact() + " " + modifier.effect())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted));
    }

    /** The context that weighed on a finding, on what adds to it, or on a pair in it. */
    private static Stream<AppliedModifier> modifiers(Finding finding) {
        if (!(finding instanceof BurdenFinding burden)) {
            return finding.modifiers().stream();
        }
        Stream<AppliedModifier> ofContributors = burden.contributors().stream()
                .flatMap(contributor -> contributor instanceof Contributor.ByRule byRule
                        ? byRule.modifiers().stream()
                        : Stream.empty());
        Stream<AppliedModifier> ofPairs = burden.pairs().stream().flatMap(pair -> pair.modifiers().stream());
        return Stream.concat(burden.modifiers().stream(), Stream.concat(ofContributors, ofPairs));
    }

    private static String describe(Vignette.ExpectedFinding wanted) {
        List<String> words = new ArrayList<>();
        for (Object word : java.util.Arrays.asList(
                wanted.kind(),
                wanted.rule(),
                wanted.category(),
                wanted.axis(),
                wanted.direction(),
                wanted.severity(),
                wanted.severityAtLeast() == null
                        ? null
                        : "at least " + wanted.severityAtLeast().code(),
                wanted.severityAtMost() == null
                        ? null
                        : "at most " + wanted.severityAtMost().code())) {
            if (word != null) {
                words.add(word instanceof Severity severity ? severity.code() : word.toString());
            }
        }
        if (!wanted.subjects().isEmpty()) {
            words.add("about " + String.join(", ", wanted.subjects()));
        }
        if (wanted.modifier() != null) {
            words.add("because of \"" + wanted.modifier() + "\"");
        }
        return String.join(" ", words);
    }

    private static String describe(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.id() + " " + finding.severity().code())
                .toList()
                .toString();
    }
}
