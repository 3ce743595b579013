package org.ketwise.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.ConsultedMedication;
import org.ketwise.consult.ConsultedMedication.Status;
import org.ketwise.consult.NotAssessed;
import org.ketwise.consult.forecast.ExposureForecast;
import org.ketwise.kernel.Severity;
import org.ketwise.kernel.Sex;
import org.ketwise.knowledge.KnowledgeVersion;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction.Category;
import org.ketwise.knowledge.model.MonitoringRule;
import org.ketwise.screening.DosePhase;
import org.ketwise.screening.KnownCondition;
import org.ketwise.screening.MedicationUse;
import org.ketwise.screening.PatientFacts;
import org.ketwise.screening.PlannedTreatment;
import org.ketwise.terminology.Use;

/**
 * What stands around the findings, in words, and the findings in the order that a clinician reads them.
 *
 * @param plan the plan as it was understood
 * @param planNote what must be known about the plan, or null
 * @param patient what is known of the patient
 * @param list how many entries there are and what became of them
 * @param screened the medicines that were screened, by ingredient
 * @param review whether a clinician signed the content
 * @param toConfirm entries of which the reading must be confirmed
 * @param danger findings on safety, the most important first
 * @param withBurden what is said of conditions of the patient that are a part of a burden, by the id of the burden's finding, where it is told
 * @param exposure findings on drug levels, of the treatment or of another medicine
 * @param amongMedicines what medicines of the list do to each other, whatever the treatment
 * @param lossOfEffect findings on a weaker response; never shown as danger
 * @param checked explicit negatives
 * @param monitoring what to measure or arrange, by phase in the order of a treatment
 * @param notAssessed what was not looked at, what is said of several inputs together
 * @param footer the versions and the day that the report was made from
 */
record Overview(
        String plan,
        @Nullable String planNote,
        String patient,
        String list,
        List<String> screened,
        String review,
        List<ToConfirm> toConfirm,
        List<FindingProse> danger,
        Map<String, List<FindingProse>> withBurden,
        List<FindingProse> amongMedicines,
        List<FindingProse> exposure,
        @Nullable ExposureForecast together,
        List<FindingProse> lossOfEffect,
        List<FindingProse> checked,
        Map<MonitoringRule.Phase, List<MonitoringRule>> monitoring,
        List<Unassessed> notAssessed,
        String footer) {
    private static final int HASH_SHOWN = 12;
    private static final int MOST_NOT_KNOWN = 12;

    /** Entries or a condition that somebody must confirm; without a reading where there is none. */
    record ToConfirm(List<String> inputs, String reading, String reason) {
        ToConfirm(String input, String reading, String reason) {
            this(List.of(input), reading, reason);
        }
    }

    /** Inputs that were not looked at, and all that is said of them. */
    record Unassessed(List<String> inputs, List<String> reasons) {}

    static Overview of(Consultation consultation, String version) {
        List<FindingProse> danger = new ArrayList<>();
        List<FindingProse> amongMedicines = new ArrayList<>();
        List<FindingProse> exposure = new ArrayList<>();
        List<FindingProse> lossOfEffect = new ArrayList<>();
        List<FindingProse> checked = new ArrayList<>();
        for (FindingProse finding : FindingProse.listOf(consultation)) {
            if (finding.severity() == Severity.NONE) {
                checked.add(finding);
            } else {
                switch (finding.category()) {
                    case SAFETY -> (finding.ofTreatment() ? danger : amongMedicines).add(finding);
                    case EXPOSURE -> (finding.ofTreatment() ? exposure : amongMedicines).add(finding);
                    case EFFICACY -> (finding.ofTreatment() ? lossOfEffect : amongMedicines).add(finding);
                }
            }
        }
        Map<String, List<FindingProse>> withBurden = withBurden(danger);
        return new Overview(
                plan(consultation.plan()),
                planNote(consultation),
                patient(consultation.facts()),
                list(consultation),
                screened(consultation),
                review(consultation.version()),
                toConfirm(consultation),
                danger,
                withBurden,
                amongMedicines,
                exposure,
                consultation.forecasts().together(),
                lossOfEffect,
                checked,
                monitoring(consultation),
                notAssessed(consultation.notAssessed()),
                footer(consultation, version));
    }

    /** Takes what is said of a condition out of the findings where a burden that weighs as much names the condition: one matter, one heading. */
    private static Map<String, List<FindingProse>> withBurden(List<FindingProse> danger) {
        Map<String, List<FindingProse>> withBurden = new LinkedHashMap<>();
        for (FindingProse finding : List.copyOf(danger)) {
            if (finding.kind() == FindingProse.Kind.CONDITION) {
                danger.stream()
                        .filter(burden -> finding.isToldBy(burden))
                        .findFirst()
                        .ifPresent(burden -> {
                            danger.remove(finding);
                            withBurden
                                    .computeIfAbsent(burden.id(), id -> new ArrayList<>())
                                    .add(finding);
                        });
            }
        }
        return withBurden;
    }

    /** What is told of conditions together with this finding. */
    List<FindingProse> toldWith(FindingProse finding) {
        return withBurden.getOrDefault(finding.id(), List.of());
    }

    /** Findings that ask for something, those sections first whose worst finding is worse; loss of effect always last. */
    List<Section> sections() {
        Section dangers = new Section("safety", "Safety", Category.SAFETY, danger, null);
        Section among = new Section("list", "Between medicines of the list", Category.SAFETY, amongMedicines, null);
        Section exposures = new Section("exposure", "Exposure to the treatment", Category.EXPOSURE, exposure, together);
        Section loss = new Section(
                "efficacy",
                "Loss of effect (no danger: the treatment may work less)",
                Category.EFFICACY,
                lossOfEffect,
                null);
        List<Section> sections = new ArrayList<>(List.of(dangers, exposures, among));
        sections.sort((a, b) -> worst(b.findings()).compareTo(worst(a.findings())));
        sections.add(loss);
        return sections.stream()
                .filter(section -> !section.findings().isEmpty())
                .toList();
    }

    /**
     * A heading with its findings.
     *
     * @param together what its medicines are calculated to do together, or null
     */
    record Section(
            String id,
            String title,
            Category category,
            List<FindingProse> findings,
            @Nullable ExposureForecast together) {}

    private static Severity worst(List<FindingProse> findings) {
        return findings.stream().map(FindingProse::severity).reduce(Severity.NONE, Severity::max);
    }

    /** {@code 1 contraindicated, 2 major}; empty where nothing was found. A changed effect is not counted as danger. */
    String counts() {
        List<String> counts = new ArrayList<>();
        List<FindingProse> all = sections().stream()
                .flatMap(section -> section.findings().stream())
                .toList();
        for (Severity severity : List.of(Severity.CONTRAINDICATED, Severity.MAJOR, Severity.MODERATE, Severity.MINOR)) {
            long count = all.stream()
                    .filter(each -> each.severity() == severity && each.category() != Category.EFFICACY)
                    .count();
            if (count > 0) {
                counts.add(count + " " + severity.code());
            }
        }
        long onEffect = all.stream()
                .filter(each -> each.category() == Category.EFFICACY)
                .count();
        if (onEffect > 0) {
            counts.add(onEffect + " on loss of effect");
        }
        return String.join(", ", counts);
    }

    // Plan

    static String plan(PlannedTreatment plan) {
        List<String> words = new ArrayList<>();
        words.add(Words.capitalised(FindingProse.treatmentWords(plan.drugs(), plan)));
        if (plan.product() != null) {
            words.add("(" + plan.product() + ")");
        }
        List<String> phases = plan.phases().stream()
                .map(Overview::phase)
                .filter(text -> !text.isEmpty())
                .toList();
        if (!phases.isEmpty()) {
            words.add(String.join(", then ", phases));
        }
        if (plan.setting() != null) {
            words.add(
                    switch (plan.setting()) {
                        case HOME -> "at home";
                        case CLINIC -> "in a clinic";
                        case HOSPITAL -> "in hospital";
                    });
        }
        return String.join(" ", words);
    }

    private static String phase(DosePhase phase) {
        List<String> words = new ArrayList<>();
        if (phase.dose() != null) {
            words.add(phase.dose().toString());
        }
        if (phase.infusionMinutes() != null) {
            words.add("over " + number(phase.infusionMinutes()) + " min");
        } else if (phase.pushed()) {
            words.add("as a push or bolus");
        }
        if (phase.everyDays() != null) {
            words.add(interval(phase.everyDays()));
        }
        if (phase.courseDays() != null) {
            words.add("for " + span(phase.courseDays()));
        }
        if (phase.single()) {
            words.add("once");
        }
        return String.join(" ", words);
    }

    private static String interval(double days) {
        if (days == 1) {
            return "daily";
        }
        if (days == 7) {
            return "weekly";
        }
        if (days < 1) {
            return times(1 / days) + " a day";
        }
        double perWeek = 7 / days;
        return days < 7 && Math.abs(perWeek - Math.rint(perWeek)) < 1e-6
                ? times(perWeek) + " a week"
                : "every " + number(days) + " days";
    }

    private static String times(double number) {
        return number == 2 ? "twice" : number(number) + " times";
    }

    private static String span(double days) {
        boolean weeks = days >= 14 && days % 7 == 0;
        double number = weeks ? days / 7 : days;
        return number(number) + (weeks ? " week" : " day") + (number == 1 ? "" : "s");
    }

    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static @Nullable String planNote(Consultation consultation) {
        if (consultation.planGiven()) {
            return consultation.plan().routeKnown()
                    ? null
                    : "The plan names no route, so severities are shown by route.";
        }
        return consultation.plan().text().isEmpty()
                ? "No plan was given; every treatment is looked at, by every route."
                : "No plan was given; this is taken from the list.";
    }

    // Patient and list

    private static String patient(PatientFacts facts) {
        List<String> words = new ArrayList<>();
        if (facts.age() != null) {
            words.add("age " + facts.age().years());
        }
        if (facts.sex() != null) {
            words.add(facts.sex().code());
        }
        if (facts.pregnant()) {
            words.add("pregnant");
        }
        if (facts.weight() != null) {
            words.add(number(facts.weight().kilograms()) + " kg");
        }
        if (facts.bloodPressure() != null) {
            words.add("blood pressure " + facts.bloodPressure() + " mmHg");
        }
        for (KnownCondition known : facts.conditions()) {
            if (!restsOnFact(known, facts)) {
                words.add(
                        FindingProse.inSentence(known.condition().name()) + (known.toConfirm() ? " (to confirm)" : ""));
            }
        }
        return words.isEmpty() ? "nothing known" : Words.capitalised(String.join(", ", Words.distinct(words)));
    }

    /** Whether a condition only says again what a fact says: 142/91 is 140/90 or more. */
    private static boolean restsOnFact(KnownCondition known, PatientFacts facts) {
        String basis = known.basis();
        return (facts.bloodPressure() != null && basis.startsWith("blood pressure " + facts.bloodPressure()))
                || (facts.age() != null && basis.startsWith("age " + facts.age().years()))
                || (facts.pregnant() && basis.startsWith("pregnant"));
    }

    private static String list(Consultation consultation) {
        List<ConsultedMedication> medications = consultation.medications();
        Set<Ingredient> stillActing = stillActing(consultation).stream()
                .map(MedicationUse::ingredient)
                .collect(Collectors.toSet());
        int stopped = medications.stream()
                .filter(each -> each.status() == Status.LEFT_OUT
                        && each.entry().mentions().stream()
                                .anyMatch(mention -> mention.use() instanceof Use.Stopped
                                        && !Collections.disjoint(mention.ingredients(), stillActing)))
                .mapToInt(ConsultedMedication::count)
                .sum();
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        medications.forEach(each -> counts.merge(each.status(), each.count(), Integer::sum));
        if (counts.isEmpty()) {
            return "no medicines given";
        }
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        List<String> words = new ArrayList<>();
        counts.computeIfPresent(Status.LEFT_OUT, (status, count) -> count == stopped ? null : count - stopped);
        counts.forEach((status, count) -> words.add(count
                + switch (status) {
                    case RESOLVED -> " read for certain";
                    case SUGGESTED, AMBIGUOUS -> " to confirm";
                    case UNRESOLVED -> " not known";
                    case LEFT_OUT -> " left out";
                }));
        if (stopped > 0) {
            words.add(stopped + " stopped but still screened");
        }
        return Words.count(all, "entry", "entries") + ": " + String.join(", ", merge(words));
    }

    /** Suggested and ambiguous entries are one number to a reader. */
    private static List<String> merge(List<String> words) {
        String ending = " to confirm";
        int sum = words.stream()
                .filter(each -> each.endsWith(ending))
                .mapToInt(each -> Integer.parseInt(each.substring(0, each.indexOf(' '))))
                .sum();
        Set<String> merged = new LinkedHashSet<>();
        words.forEach(each -> merged.add(each.endsWith(ending) ? sum + ending : each));
        return List.copyOf(merged);
    }

    private static List<String> screened(Consultation consultation) {
        Set<String> names = new LinkedHashSet<>();
        for (ConsultedMedication medication : consultation.medications()) {
            medication.entry().mentions().stream()
                    .filter(mention -> mention.use().taken())
                    .flatMap(mention -> mention.ingredients().stream())
                    .map((Ingredient ingredient) -> FindingProse.name(ingredient))
                    .forEach(names::add);
        }
        stillActing(consultation).stream()
                .map((MedicationUse use) -> FindingProse.name(use))
                .forEach(names::add);
        return List.copyOf(names);
    }

    private static List<MedicationUse> stillActing(Consultation consultation) {
        return consultation.findings().stream()
                .flatMap(finding -> finding.medicines().stream())
                .filter(use -> use.stoppedDaysAgo() != null)
                .distinct()
                .toList();
    }

    /** What is not known comes first: nothing at all was looked at for it. */
    private static List<ToConfirm> toConfirm(Consultation consultation) {
        List<ToConfirm> all = new ArrayList<>(notKnown(consultation.medications()));
        if (consultation.facts().pregnant() && consultation.facts().sex() == Sex.MALE) {
            all.add(new ToConfirm("male, pregnant", "pregnant", "Both were given; confirm them."));
        }
        for (ConsultedMedication medication : consultation.medications()) {
            if (medication.status() == Status.SUGGESTED || medication.status() == Status.AMBIGUOUS) {
                String reading = Words.or(medication.candidates().stream()
                        .map(each -> each.name())
                        .toList());
                all.add(new ToConfirm(
                        medication.input(), reading, medication.reason() == null ? "" : medication.reason()));
            }
        }
        for (KnownCondition known : consultation.facts().conditions()) {
            if (known.toConfirm()) {
                all.add(new ToConfirm(
                        known.basis(),
                        FindingProse.inSentence(known.condition().name()),
                        "It points to the condition and does not prove it."));
            }
        }
        return all;
    }

    /** Entries that nobody knows, those with the same reason together; of very many the first, since all of them stand under what was not assessed. */
    private static List<ToConfirm> notKnown(List<ConsultedMedication> medications) {
        Map<String, List<String>> inputsByReason = new LinkedHashMap<>();
        for (ConsultedMedication medication : medications) {
            if (medication.status() == Status.UNRESOLVED) {
                String reason = medication.reason() == null ? "" : medication.reason();
                inputsByReason
                        .computeIfAbsent(reason, each -> new ArrayList<>())
                        .add(medication.input());
            }
        }
        List<ToConfirm> all = new ArrayList<>();
        inputsByReason.forEach((reason, inputs) -> {
            List<String> shown = inputs.subList(0, Math.min(inputs.size(), MOST_NOT_KNOWN));
            String more = inputs.size() > MOST_NOT_KNOWN
                    ? " And " + (inputs.size() - MOST_NOT_KNOWN) + " more; see what was not assessed."
                    : "";
            all.add(new ToConfirm(shown, "", reason + " Not screened; check the name." + more));
        });
        return all;
    }

    // Around

    /** Whether a clinician has signed the content. */
    static String review(KnowledgeVersion version) {
        if (version.fullyReviewed()) {
            return "content signed off by a clinician";
        }
        String line = "content not yet signed off by a clinician";
        return version.reviewed() == 0
                ? line
                : line + " (" + version.reviewed() + " of " + version.statements() + " statements are)";
    }

    private static Map<MonitoringRule.Phase, List<MonitoringRule>> monitoring(Consultation consultation) {
        Map<MonitoringRule.Phase, List<MonitoringRule>> byPhase = new EnumMap<>(MonitoringRule.Phase.class);
        consultation
                .monitoring()
                .forEach(rule -> byPhase.computeIfAbsent(rule.phase(), phase -> new ArrayList<>())
                        .add(rule));
        return byPhase;
    }

    static String title(MonitoringRule.Phase phase) {
        return switch (phase) {
            case BEFORE_COURSE -> "Before the course";
            case BEFORE_SESSION -> "Before each session";
            case DURING_SESSION -> "During a session";
            case AFTER_SESSION -> "After a session";
            case BETWEEN_SESSIONS -> "Between sessions";
            case COURSE -> "Over the course";
        };
    }

    /** Inputs with the same reason together, then inputs of the same name; nothing is left out. */
    private static List<Unassessed> notAssessed(List<NotAssessed> all) {
        Map<String, Set<String>> inputsByReason = new LinkedHashMap<>();
        all.forEach(each -> inputsByReason
                .computeIfAbsent(each.reason(), reason -> new LinkedHashSet<>())
                .add(each.input()));
        Map<Set<String>, List<String>> reasonsByInputs = new LinkedHashMap<>();
        inputsByReason.forEach((reason, inputs) -> reasonsByInputs
                .computeIfAbsent(inputs, each -> new ArrayList<>())
                .add(reason));
        List<Unassessed> groups = new ArrayList<>();
        reasonsByInputs.forEach(
                (inputs, reasons) -> groups.add(new Unassessed(List.copyOf(inputs), List.copyOf(reasons))));
        return groups;
    }

    static String footer(Consultation consultation, String version) {
        KnowledgeVersion content = consultation.version();
        int digest = content.hash().indexOf(':') + 1;
        String hash = content.hash().substring(0, Math.min(content.hash().length(), digest + HASH_SHOWN));
        return "Ketwise " + version + ", content " + content.version() + " (" + hash + "), as of "
                + consultation.asOf();
    }
}
