package org.ketwise.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.ConsultedMedication;
import org.ketwise.consult.forecast.ExposureForecast;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Axis;
import org.ketwise.knowledge.model.Evidence;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Interaction.Category;
import org.ketwise.knowledge.model.Interaction.Direction;
import org.ketwise.knowledge.model.ObservedRatio;
import org.ketwise.knowledge.model.Party;
import org.ketwise.knowledge.model.RouteSeverities;
import org.ketwise.knowledge.model.Source;
import org.ketwise.screening.AppliedModifier;
import org.ketwise.screening.BurdenFinding;
import org.ketwise.screening.ConditionFinding;
import org.ketwise.screening.Contributor;
import org.ketwise.screening.DuplicateTherapy;
import org.ketwise.screening.Finding;
import org.ketwise.screening.InteractionFinding;
import org.ketwise.screening.KnownCondition;
import org.ketwise.screening.MedicationUse;
import org.ketwise.screening.PlannedTreatment;
import org.ketwise.terminology.MedicationMention;

/**
 * A finding in words, the same for every face.
 *
 * @param title what it is about in a few words, not always naming the drugs: the name of a rule, axis, condition or class
 * @param axis id of the burden axis, or null
 * @param ofTreatment whether it speaks of the treatment, not only of medicines among themselves
 * @param subjects the medicines by ingredient, then the treatment drugs
 * @param route the planned route, or null where it is not known or the finding is not about the treatment
 * @param byRoute severity for each route where the plan's route is not known and it matters; otherwise empty
 * @param summary one sentence of at most {@value #SUMMARY_LENGTH} characters that names the drugs
 * @param headline the summary for a page: not cut, every medicine by name where it is serious, the planned route first; of a burden with the weights
 * @param management options for the clinician, without repetition
 * @param timing what is known of intervals and of how long something lasts
 * @param modifiers context that changed the severity, that of the parts included
 * @param contributors the parts of a burden, the heaviest first and the treatment last; empty for other findings
 * @param counteracting what works against a burden; shown, not subtracted
 * @param pairs rules about two medicines that belong to a burden, the most severe first; empty for other findings
 * @param points sum of a burden without the treatment, or null for other findings
 * @param steps from how many points a burden is at least how severe
 * @param observed what trials saw on the planned route, or on any where it is not known
 * @param forecast how much the exposure of the treatment is calculated to change, or null
 * @param provisional readings that must be confirmed before the finding holds
 */
public record FindingProse(
        String id,
        Kind kind,
        String title,
        Category category,
        Severity severity,
        @Nullable Direction direction,
        @Nullable String axis,
        boolean ofTreatment,
        List<String> subjects,
        @Nullable Route route,
        Map<Route, Severity> byRoute,
        String summary,
        String headline,
        String mechanism,
        String consequence,
        List<String> management,
        List<String> monitoring,
        List<String> timing,
        List<AppliedModifier> modifiers,
        EvidenceProse evidence,
        List<Source> sources,
        List<Share> contributors,
        List<Share> counteracting,
        List<FindingProse> pairs,
        @Nullable Integer points,
        List<Axis.Accumulation> steps,
        List<ObservedRatio> observed,
        @Nullable ExposureForecast forecast,
        List<Provisional> provisional) {
    /** Limit of a CDS Hooks card's summary. */
    public static final int SUMMARY_LENGTH = 140;

    private static final int NAMES_LENGTH = 80;
    private static final String DUPLICATE = "Duplicate therapy: ";

    /**
     * That a finding rests on a reading that must be confirmed.
     *
     * @param input the words that were read
     * @param sentence what they were read as
     */
    public record Provisional(String input, String sentence) {}

    /** What a finding is about. */
    public enum Kind {
        INTERACTION,
        CONDITION,
        DUPLICATE,
        BURDEN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The forecast as a sentence; empty where there is none. */
    public String forecastInWords() {
        return forecast == null ? "" : ForecastProse.full(forecast);
    }

    /** Every finding of a consultation, in its order. */
    public static List<FindingProse> listOf(Consultation consultation) {
        return consultation.findings().stream()
                .map(finding -> of(finding, consultation))
                .toList();
    }

    public static FindingProse of(Finding finding, Consultation consultation) {
        return switch (finding) {
            case InteractionFinding interaction -> interaction(interaction, consultation);
            case BurdenFinding burden -> burden(burden, consultation);
            case ConditionFinding condition -> condition(condition, consultation);
            case DuplicateTherapy duplicate -> duplicate(duplicate, consultation);
        };
    }

    private static FindingProse interaction(InteractionFinding finding, Consultation consultation) {
        Interaction rule = finding.rule();
        PlannedTreatment plan = consultation.plan();
        boolean ofTreatment = finding.ofTreatment();
        List<ObservedRatio> observed = new ArrayList<>(rule.exposure());
        observed.removeIf(ratio -> !plan.routes().contains(ratio.route()));
        EvidenceProse evidence = EvidenceProse.of(finding);
        return new FindingProse(
                finding.id(),
                Kind.INTERACTION,
                rule.title(),
                finding.category(),
                finding.severity(),
                rule.direction(),
                rule.mechanism().axis(),
                ofTreatment,
                subjects(finding.medicines(), finding.treatments()),
                ofTreatment ? routeOf(plan) : null,
                ofTreatment ? whereUnknown(finding.byRoute(), plan) : Map.of(),
                summary(finding, plan),
                headline(finding, plan),
                rule.mechanism().text(),
                rule.consequence(),
                Words.distinct(rule.management()),
                Words.distinct(rule.monitoring()),
                Words.distinct(rule.timing()),
                finding.modifiers(),
                evidence,
                sources(finding, evidence, observed, consultation),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.copyOf(observed),
                consultation.forecasts().find(finding).orElse(null),
                readings(finding.provisional(), List.of(), consultation));
    }

    private static FindingProse burden(BurdenFinding finding, Consultation consultation) {
        PlannedTreatment plan = consultation.plan();
        List<Ingredient> treatments = new ArrayList<>();
        List<KnownCondition> conditions = new ArrayList<>();
        List<AppliedModifier> modifiers = new ArrayList<>(finding.modifiers());
        List<Interaction> rules = new ArrayList<>();
        List<Contributor> parts = new ArrayList<>(finding.contributors());
        parts.addAll(finding.counteracting());
        for (Contributor contributor : parts) {
            switch (contributor) {
                case Contributor.ByRule rule -> {
                    rules.add(rule.rule());
                    modifiers.addAll(rule.modifiers());
                }
                case Contributor.ByProperty property -> {}
                case Contributor.ByCondition condition -> conditions.add(condition.known());
                case Contributor.ByTreatment treatment -> treatments.add(treatment.drug());
            }
        }
        finding.pairs().forEach(pair -> {
            rules.add(pair.rule());
            modifiers.addAll(pair.modifiers());
        });
        String summary = summary(finding, treatments, plan);
        boolean oneRuleSpeaks = rules.size() == 1 && finding.contributors().size() == 1 + treatments.size();
        EvidenceProse evidence = EvidenceProse.of(finding);
        return new FindingProse(
                finding.id(),
                Kind.BURDEN,
                finding.axis().name(),
                finding.category(),
                finding.severity(),
                null,
                finding.axis().id(),
                true,
                subjects(withCounteracting(finding), treatments.isEmpty() ? plan.drugs() : treatments),
                routeOf(plan),
                Map.of(),
                summary,
                BurdenHeadline.of(finding, treatments, plan, summary),
                finding.axis().adds(),
                finding.axis().consequence(),
                merged(oneRuleSpeaks, finding.axis().management(), all(rules, Interaction::management)),
                merged(oneRuleSpeaks, finding.axis().monitoring(), all(rules, Interaction::monitoring)),
                Words.distinct(all(rules, Interaction::timing)),
                distinct(modifiers),
                evidence,
                sources(finding, evidence, List.of(), consultation),
                shares(finding.contributors(), finding.axis(), plan),
                shares(finding.counteracting(), finding.axis(), plan),
                pairs(finding, consultation),
                finding.points(),
                finding.axis().accumulation(),
                List.of(),
                null,
                readings(finding.provisional(), conditions, consultation));
    }

    private static List<Share> shares(List<Contributor> contributors, Axis axis, PlannedTreatment plan) {
        List<Share> shares = new ArrayList<>(contributors.size());
        for (Contributor contributor : contributors) {
            shares.add(Share.of(contributor, axis, plan));
        }
        return List.copyOf(shares);
    }

    private static List<FindingProse> pairs(BurdenFinding finding, Consultation consultation) {
        List<FindingProse> pairs = new ArrayList<>(finding.pairs().size());
        for (InteractionFinding pair : finding.pairs()) {
            pairs.add(interaction(pair, consultation));
        }
        return List.copyOf(pairs);
    }

    private static FindingProse condition(ConditionFinding finding, Consultation consultation) {
        EvidenceProse evidence = EvidenceProse.of(finding);
        return new FindingProse(
                finding.id(),
                Kind.CONDITION,
                finding.known().condition().name(),
                finding.category(),
                finding.severity(),
                null,
                null,
                true,
                subjects(List.of(), finding.treatments()),
                routeOf(consultation.plan()),
                Map.of(),
                Words.within(finding.statement().summary(), SUMMARY_LENGTH - 1),
                finding.statement().summary(),
                finding.statement().summary(),
                finding.statement().consequence(),
                Words.distinct(finding.statement().management()),
                Words.distinct(finding.statement().monitoring()),
                List.of(),
                finding.modifiers(),
                evidence,
                sources(finding, evidence, List.of(), consultation),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                readings(List.of(), List.of(finding.known()), consultation));
    }

    private static FindingProse duplicate(DuplicateTherapy finding, Consultation consultation) {
        List<String> names = names(finding.medicines());
        String className = finding.drugClass().name();
        String ofClass = names.size() > 1 ? " (" + className + ")" : " in more than one entry (" + className + ")";
        int room = finding.severity().interrupts() ? Integer.MAX_VALUE : NAMES_LENGTH;
        EvidenceProse evidence = EvidenceProse.of(finding);
        return new FindingProse(
                finding.id(),
                Kind.DUPLICATE,
                className,
                finding.category(),
                finding.severity(),
                null,
                null,
                false,
                subjects(finding.medicines(), List.of()),
                null,
                Map.of(),
                Words.within(DUPLICATE + Words.andWithin(names, NAMES_LENGTH) + ofClass, SUMMARY_LENGTH - 1),
                DUPLICATE + Words.andWithin(names, room) + ofClass,
                "More than one of the class: " + className + ".",
                finding.duplicate().why(),
                List.of(),
                List.of(),
                List.of(),
                finding.modifiers(),
                evidence,
                sources(finding, evidence, List.of(), consultation),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                readings(finding.provisional(), List.of(), consultation));
    }

    /** Parts for which the same is to be said: those of one rule together, every other one by itself. */
    record Part(List<String> names, Share first) {
        String heading() {
            return Words.capitalised(Words.and(names));
        }
    }

    List<Part> parts() {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (Share share : contributors) {
            String key = share.rule() == null ? share.kind() + ":" + share.name() : "rule:" + share.rule();
            parts.computeIfAbsent(key, each -> new Part(new ArrayList<>(), share))
                    .names()
                    .add(share.name());
        }
        return List.copyOf(parts.values());
    }

    /** Whether this is said of a condition that a burden which weighs as much names as its part: one matter, told in one place. */
    public boolean isToldBy(FindingProse burden) {
        if (kind != Kind.CONDITION || !burden.severity().atLeast(severity)) {
            return false;
        }
        for (Share share : burden.contributors()) {
            if (share.kind() == Share.Kind.CONDITION && share.name().equals(title)) {
                return true;
            }
        }
        return false;
    }

    /** Options that do not belong to a single part. */
    public List<String> sharedManagement() {
        Set<String> ofParts = new HashSet<>();
        contributors.forEach(share -> ofParts.addAll(share.management()));
        pairs.forEach(pair -> ofParts.addAll(pair.management()));
        List<String> shared = new ArrayList<>(management);
        shared.removeIf(ofParts::contains);
        return List.copyOf(shared);
    }

    /** Context that brought the finding to its severity, each fact once; empty where nothing did. */
    List<String> decisiveFacts() {
        return modifiers.stream()
                .filter(each -> each.from() != each.to() && each.to() == severity)
                .map(each -> inSentence(each.fact()))
                .distinct()
                .toList();
    }

    /** The decisive facts that the headline does not tell already by naming the medicine or condition. */
    List<String> furtherDecisiveFacts() {
        return decisiveFacts().stream()
                .filter(fact -> subjects.stream().noneMatch(name -> Words.mentions(fact, name))
                        && contributors.stream().noneMatch(share -> Words.mentions(fact, share.name())))
                .toList();
    }

    /** Whether parts were not each counted: ingredients of one product and class, or readings of one entry, are one part of the sum. */
    boolean someCountedOnce() {
        int each = contributors.stream()
                .filter(share -> share.kind() != Share.Kind.TREATMENT)
                .mapToInt(share -> share.weight().points())
                .sum();
        return points != null && points < each;
    }

    // Summaries

    private static String summary(InteractionFinding finding, PlannedTreatment plan) {
        String routes = finding.treatments().isEmpty() ? "" : routeNote(finding.byRoute(), plan);
        int room = SUMMARY_LENGTH - 3 - finding.rule().title().length() - routes.length();
        String sentence = statement(finding, Math.max(24, room));
        String whole = sentence + routes;
        return Words.within(whole.length() < SUMMARY_LENGTH ? whole : sentence, SUMMARY_LENGTH - 1);
    }

    /** The title speaks of the route at which the rule matters most; where the plan has another, that one is said first. */
    private static String headline(InteractionFinding finding, PlannedTreatment plan) {
        boolean matters = finding.severity() != Severity.NONE;
        boolean all = !matters || finding.severity().interrupts();
        String statement = statement(finding, all ? Integer.MAX_VALUE : NAMES_LENGTH);
        Route route = routeOf(plan);
        if (finding.treatments().isEmpty()) {
            return statement;
        }
        if (route != null
                && matters
                && finding.byRoute().on(route) != finding.byRoute().worst()) {
            return Words.capitalised(treatmentWords(finding.treatments(), plan)) + ", only "
                    + finding.byRoute().on(route).code() + ": " + statement;
        }
        return statement + routeNote(finding.byRoute(), plan);
    }

    /** @param room for the names of the medicines */
    private static String statement(InteractionFinding finding, int room) {
        String title = finding.rule().title();
        List<MedicationUse> medicines = finding.medicines();
        boolean named = namesOnlyThese(finding.rule(), medicines.size()) && areNamed(medicines, title);
        return named ? title : Words.capitalised(Words.andWithin(names(medicines), room)) + ": " + title;
    }

    private static boolean areNamed(List<MedicationUse> medicines, String title) {
        for (MedicationUse use : medicines) {
            if (use.stoppedDaysAgo() != null
                    || !Words.mentions(title, use.ingredient().name())) {
                return false;
            }
        }
        return true;
    }

    /** Whether the rule is about these medicines and no others, so that its title cannot name one that nobody takes. */
    private static boolean namesOnlyThese(Interaction rule, int medicines) {
        Party precipitant = rule.precipitant();
        Party object = rule.object();
        boolean anyClass = !precipitant.classes().isEmpty()
                || !object.classes().isEmpty()
                || precipitant.enzyme() != null
                || object.enzyme() != null;
        int named = precipitant.ingredients().size() + object.ingredients().size();
        return !anyClass && named == medicines;
    }

    /** Says the severity by route where it differs between routes, so that nobody carries an answer over to another route. */
    private static String routeNote(RouteSeverities byRoute, PlannedTreatment plan) {
        if (byRoute.isSame()) {
            return "";
        }
        Route route = routeOf(plan);
        return " ("
                + (route == null
                        ? routeWords(byRoute.asMap())
                        : route.code() + ": " + byRoute.on(route).code()) + ")";
    }

    /** The worst first, routes of the same severity together: {@code oral, sublingual: major; nasal, injected: minor}. */
    static String routeWords(Map<Route, Severity> byRoute) {
        List<String> groups = new ArrayList<>();
        for (Severity severity : List.of(Severity.values()).reversed()) {
            List<Route> routes = byRoute.entrySet().stream()
                    .filter(entry -> entry.getValue() == severity)
                    .map(Map.Entry::getKey)
                    .toList();
            if (!routes.isEmpty()) {
                groups.add(String.join(", ", routeNames(routes)) + ": " + severity.code());
            }
        }
        return String.join("; ", groups);
    }

    private static List<String> routeNames(List<Route> routes) {
        boolean allInjected = routes.stream().filter(Route::injected).count()
                == Stream.of(Route.values()).filter(Route::injected).count();
        List<String> names = new ArrayList<>();
        for (Route route : routes) {
            String name = allInjected && route.injected() ? "injected" : route.code();
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private static String summary(BurdenFinding finding, List<Ingredient> treatments, PlannedTreatment plan) {
        List<String> names = new ArrayList<>(names(finding.medicines()));
        for (Contributor contributor : finding.contributors()) {
            if (contributor instanceof Contributor.ByCondition condition) {
                names.add(inSentence(condition.known().condition().name()));
            }
        }
        String head = finding.axis().name() + ": ";
        if (names.isEmpty()) {
            return Words.within(
                    head + Words.andWithin(namesAgainst(finding), 60) + " may work against what "
                            + treatmentWords(plan.drugs(), plan) + " adds",
                    SUMMARY_LENGTH - 1);
        }
        String tail = (names.size() == 1 ? " adds" : " add")
                + (treatments.isEmpty() ? " up" : " to " + treatmentWords(treatments, plan));
        if (names.size() == 1 && treatments.isEmpty()) {
            tail = " contributes";
        }
        return Words.within(
                head + Words.andWithin(names, SUMMARY_LENGTH - 1 - head.length() - tail.length()) + tail,
                SUMMARY_LENGTH - 1);
    }

    private static List<MedicationUse> withCounteracting(BurdenFinding finding) {
        List<MedicationUse> medicines = new ArrayList<>(finding.medicines());
        for (Contributor contributor : finding.counteracting()) {
            MedicationUse medicine = contributor.medicine();
            if (medicine != null && !medicines.contains(medicine)) {
                medicines.add(medicine);
            }
        }
        return medicines;
    }

    private static List<String> namesAgainst(BurdenFinding finding) {
        return finding.counteracting().stream()
                .map(contributor -> contributor.medicine() == null
                        ? ""
                        : contributor.medicine().ingredient().name())
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** {@code nasal esketamine}, or {@code ketamine or esketamine} where nothing more is known. */
    static String treatmentWords(Collection<Ingredient> drugs, PlannedTreatment plan) {
        Route route = routeOf(plan);
        List<String> names = new ArrayList<>(drugs.size());
        for (Ingredient drug : drugs) {
            names.add(drug.name());
        }
        return (route == null ? "" : route.code() + " ") + Words.or(names);
    }

    /** A name as it stands inside a sentence; what begins with two capitals is an abbreviation and stays. */
    static String inSentence(String name) {
        boolean word = !Words.isProper(name)
                && name.length() > 1
                && (Character.isLowerCase(name.charAt(1)) || name.charAt(1) == ' ');
        return word ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) : name;
    }

    // Parts

    private static List<String> merged(boolean rulesFirst, List<String> general, List<String> ofRules) {
        List<String> all = new ArrayList<>(rulesFirst ? ofRules : general);
        all.addAll(rulesFirst ? general : ofRules);
        return Words.distinct(all);
    }

    private static List<String> all(List<Interaction> rules, Function<Interaction, List<String>> texts) {
        List<String> all = new ArrayList<>();
        for (Interaction rule : rules) {
            all.addAll(texts.apply(rule));
        }
        return all;
    }

    private static List<AppliedModifier> distinct(List<AppliedModifier> modifiers) {
        if (modifiers.size() < 2) {
            return List.copyOf(modifiers);
        }
        Map<String, AppliedModifier> byWords = new LinkedHashMap<>();
        modifiers.forEach(each -> byWords.putIfAbsent(each.fact() + '\n' + each.effect(), each));
        return List.copyOf(byWords.values());
    }

    static @Nullable Route routeOf(PlannedTreatment plan) {
        return plan.routeKnown() ? plan.routes().iterator().next() : null;
    }

    static Map<Route, Severity> whereUnknown(RouteSeverities byRoute, PlannedTreatment plan) {
        return plan.routeKnown() ? Map.of() : byRoute.asMap();
    }

    private static List<String> subjects(List<MedicationUse> medicines, Collection<Ingredient> treatments) {
        Set<String> subjects = new LinkedHashSet<>();
        medicines.forEach(use -> subjects.add(use.ingredient().name()));
        treatments.forEach(drug -> subjects.add(drug.name()));
        return List.copyOf(subjects);
    }

    private static List<String> names(List<MedicationUse> medicines) {
        List<String> names = new ArrayList<>(medicines.size());
        for (MedicationUse use : medicines) {
            String name = name(use);
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    static String name(MedicationUse use) {
        String name = name(use.ingredient());
        Integer days = use.stoppedDaysAgo();
        if (days != null && days == MedicationUse.UNKNOWN_TIME) {
            return name + " (not taken now, since when is not known)";
        }
        return days == null ? name : name + " (stopped " + Words.count(days, "day") + " ago)";
    }

    /** As it is written in prose. */
    static String name(Ingredient ingredient) {
        return Words.proper(ingredient.name());
    }

    private static List<Source> sources(
            Finding finding, EvidenceProse evidence, List<ObservedRatio> observed, Consultation consultation) {
        Set<String> ids = new LinkedHashSet<>(finding.sources());
        for (ObservedRatio ratio : observed) {
            ids.addAll(ratio.sources());
        }
        for (EvidenceProse.Conflict conflict : evidence.conflicts()) {
            for (Evidence.Position position : conflict.positions()) {
                ids.addAll(position.sources());
            }
        }
        List<Source> sources = new ArrayList<>(ids.size());
        for (String id : ids) {
            sources.add(consultation.knowledge().getSource(id));
        }
        return List.copyOf(sources);
    }

    // Readings that must be confirmed

    private static List<Provisional> readings(
            List<MedicationUse> medicines, List<KnownCondition> conditions, Consultation consultation) {
        Set<Provisional> readings = new LinkedHashSet<>();
        for (MedicationUse use : medicines) {
            for (ConsultedMedication medication : consultation.medications()) {
                for (MedicationMention mention : medication.entry().mentions()) {
                    if (mention.ingredients().contains(use.ingredient())) {
                        addReading(mention, readings);
                    }
                }
            }
        }
        for (KnownCondition known : conditions) {
            if (known.toConfirm()) {
                String sign = " as a sign of " + inSentence(known.condition().name());
                readings.add(new Provisional(
                        known.basis(), "Rests on \"" + known.basis() + "\"" + sign + ", which must be confirmed."));
            }
        }
        return List.copyOf(readings);
    }

    private static void addReading(MedicationMention mention, Set<Provisional> readings) {
        switch (mention) {
            case MedicationMention.Resolved resolved -> {}
            case MedicationMention.Suggested suggested ->
                readings.add(reading(suggested.text(), List.of(suggested.candidate())));
            case MedicationMention.Ambiguous ambiguous ->
                readings.add(reading(ambiguous.text(), ambiguous.candidates()));
            case MedicationMention.Unresolved unresolved -> {}
        }
    }

    private static Provisional reading(String input, List<MedicationMention.Candidate> candidates) {
        String names = Words.or(
                candidates.stream().map(MedicationMention.Candidate::name).toList());
        return new Provisional(input, "Rests on a reading of \"" + input + "\" that must be confirmed: " + names + ".");
    }
}
