package org.ketwise.report;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.ConsultedMedication;
import org.ketwise.consult.forecast.ExposureForecast;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.Dose;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.KnowledgeVersion;
import org.ketwise.knowledge.model.Claim;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.MonitoringRule;
import org.ketwise.knowledge.model.PatientCondition;
import org.ketwise.knowledge.model.Source;
import org.ketwise.screening.AppliedModifier;
import org.ketwise.screening.DosePhase;
import org.ketwise.screening.KnownCondition;
import org.ketwise.screening.PatientFacts;
import org.ketwise.screening.PlannedTreatment;
import org.ketwise.terminology.ConditionMention;
import org.ketwise.terminology.MedicationMention;
import org.ketwise.terminology.Use;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The machine-readable report; {@code docs/schema/screen.schema.json} says what each key means. */
public final class JsonReport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonReport() {}

    /** @param version of the product */
    public static String of(Consultation consultation, String version) {
        return printed(tree(consultation, version));
    }

    static String printed(ObjectNode report) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        String json = JsonMapper.shared().writer().with(printer).writeValueAsString(report);
        return Printable.escape(json) + "\n";
    }

    /** The report as a tree, for a face that shows parts of it. */
    public static ObjectNode tree(Consultation consultation, String version) {
        ObjectNode report = NODES.objectNode();
        report.put("ketwise", version);
        report.set("content", content(consultation.version()));
        report.put("asOf", consultation.asOf().toString());
        report.set("plan", consultation.plan().text().isEmpty() ? NODES.nullNode() : plan(consultation));
        report.set("patient", patient(consultation));
        report.set("medications", array(consultation.medications(), JsonReport::medication));
        report.set("findings", array(FindingProse.listOf(consultation), JsonReport::finding));
        ExposureForecast together = consultation.forecasts().together();
        if (together != null) {
            report.set("exposureTogether", ExposureJson.together(together));
        }
        report.set("monitoringPlan", array(consultation.monitoring(), rule -> monitoring(rule, consultation)));
        report.set("notAssessed", array(consultation.notAssessed(), each -> {
            ObjectNode entry = NODES.objectNode();
            entry.put("input", each.input());
            entry.put("reason", each.reason());
            return entry;
        }));
        report.set(
                "corrections", array(consultation.corrections(), claim -> correction(claim, consultation.knowledge())));
        report.set("screenedFor", screenedFor(consultation.plan()));
        return report;
    }

    private static ObjectNode correction(Claim claim, KnowledgeBase knowledge) {
        ObjectNode node = NODES.objectNode();
        node.put("claim", claim.id());
        node.put("number", claim.number());
        node.put("says", claim.says());
        node.put("verdict", claim.verdict().code());
        node.put("danger", claim.danger().code());
        node.put("fact", ClaimProse.fact(claim));
        node.set("sources", array(claim.sources(), id -> source(knowledge.getSource(id))));
        return node;
    }

    static ObjectNode content(KnowledgeVersion version) {
        ObjectNode content = NODES.objectNode();
        content.put("version", version.version());
        content.put("hash", version.hash());
        content.put("review", Overview.review(version));
        content.put("date", version.date().toString());
        content.put("statements", version.statements());
        content.put("reviewed", version.reviewed());
        return content;
    }

    private static ObjectNode plan(Consultation consultation) {
        PlannedTreatment treatment = consultation.plan();
        ObjectNode plan = NODES.objectNode();
        plan.put("text", treatment.text());
        plan.put(
                "drug",
                treatment.drugs().size() == 1 ? treatment.drugs().getFirst().name() : null);
        plan.put("route", code(FindingProse.routeOf(treatment)));
        DosePhase first = treatment.phases().getFirst();
        plan.set("dose", dose(first.dose()));
        plan.set("schedule", schedule(first));
        plan.put("product", treatment.product());
        plan.put(
                "setting",
                treatment.setting() == null ? null : treatment.setting().code());
        plan.set("later", array(treatment.phases().subList(1, treatment.phases().size()), phase -> {
            ObjectNode later = NODES.objectNode();
            later.set("dose", dose(phase.dose()));
            later.set("schedule", schedule(phase));
            return later;
        }));
        plan.put("given", consultation.planGiven());
        return plan;
    }

    private static @Nullable String code(@Nullable Route route) {
        return route == null ? null : route.code();
    }

    private static @Nullable ObjectNode dose(@Nullable Dose dose) {
        if (dose == null) {
            return null;
        }
        ObjectNode node = NODES.objectNode();
        switch (dose) {
            case Dose.Absolute(double milligrams) ->
                node.put("value", milligrams).put("unit", "mg");
            case Dose.PerKilogram(double amount) -> node.put("value", amount).put("unit", "mg/kg");
        }
        return node;
    }

    private static ObjectNode schedule(DosePhase phase) {
        ObjectNode schedule = NODES.objectNode();
        schedule.put("infusionMinutes", phase.infusionMinutes());
        schedule.put("everyDays", phase.everyDays());
        schedule.put("courseDays", phase.courseDays());
        schedule.put("single", phase.single());
        if (phase.pushed()) {
            schedule.put("pushed", true);
        }
        return schedule;
    }

    private static ObjectNode screenedFor(PlannedTreatment plan) {
        ObjectNode node = NODES.objectNode();
        node.set("drugs", strings(plan.drugs().stream().map(Ingredient::name).toList()));
        node.set(
                "routes",
                strings(plan.routes().stream().sorted().map(Route::code).toList()));
        return node;
    }

    private static ObjectNode patient(Consultation consultation) {
        PatientFacts facts = consultation.facts();
        BloodPressure pressure = facts.bloodPressure();
        ObjectNode patient = NODES.objectNode();
        patient.put("age", facts.age() == null ? null : facts.age().years());
        patient.put("weightKg", facts.weight() == null ? null : facts.weight().kilograms());
        patient.put("sex", facts.sex() == null ? null : facts.sex().code());
        if (pressure == null) {
            patient.putNull("bloodPressure");
        } else {
            patient.putObject("bloodPressure")
                    .put("systolic", pressure.systolicMmHg())
                    .put("diastolic", pressure.diastolicMmHg());
        }
        patient.put("pregnant", facts.pregnant() ? Boolean.TRUE : null);
        patient.set("conditions", array(facts.conditions(), JsonReport::condition));
        patient.set("conditionInputs", array(consultation.conditions(), JsonReport::conditionInput));
        return patient;
    }

    private static ObjectNode condition(KnownCondition known) {
        ObjectNode node = NODES.objectNode();
        node.put("id", known.condition().id());
        node.put("name", known.condition().name());
        node.put("basis", known.basis());
        node.put("toConfirm", known.toConfirm());
        return node;
    }

    private static ObjectNode conditionInput(ConditionMention mention) {
        ObjectNode node = NODES.objectNode();
        node.put("input", mention.text());
        node.put(
                "status",
                switch (mention) {
                    case ConditionMention.Recognised m -> "recognised";
                    case ConditionMention.Hinted m -> "hinted";
                    case ConditionMention.Suggested m -> "suggested";
                    case ConditionMention.Negated m -> "negated";
                    case ConditionMention.OtherPerson m -> "other-person";
                    case ConditionMention.Unrecognised m -> "unrecognised";
                });
        node.set(
                "conditions",
                strings(mention.conditions().stream().map(PatientCondition::id).toList()));
        return node;
    }

    private static ObjectNode medication(ConsultedMedication medication) {
        ObjectNode node = NODES.objectNode();
        node.put("input", medication.input());
        node.put("count", medication.count());
        node.put("status", medication.status().code());
        node.set("ingredients", array(medication.ingredients(), JsonReport::ingredient));
        node.set("candidates", array(medication.candidates(), JsonReport::candidate));
        node.put("reason", medication.reason());
        node.set("mentions", array(medication.entry().mentions(), JsonReport::mention));
        node.set("notUnderstood", strings(medication.entry().notUnderstood()));
        node.set(
                "conditionHints",
                strings(medication.entry().conditionHints().stream()
                        .map(PatientCondition::id)
                        .toList()));
        return node;
    }

    private static ObjectNode ingredient(Ingredient ingredient) {
        ObjectNode node = NODES.objectNode();
        node.put("name", ingredient.name());
        node.put("rxcui", ingredient.rxcui() == null ? null : ingredient.rxcui().value());
        node.set(
                "atc",
                strings(ingredient.atc().stream().map(code -> code.value()).toList()));
        return node;
    }

    private static ObjectNode candidate(MedicationMention.Candidate candidate) {
        ObjectNode node = NODES.objectNode();
        node.put("name", candidate.name());
        node.set("ingredients", names(candidate.ingredients()));
        return node;
    }

    private static ObjectNode mention(MedicationMention mention) {
        ObjectNode node = NODES.objectNode();
        node.put("text", mention.text());
        node.put(
                "status",
                switch (mention) {
                    case MedicationMention.Resolved m -> "resolved";
                    case MedicationMention.Suggested m -> "suggested";
                    case MedicationMention.Ambiguous m -> "ambiguous";
                    case MedicationMention.Unresolved m -> "unresolved";
                });
        node.put(
                "use",
                switch (mention.use()) {
                    case Use.Current use -> "current";
                    case Use.AsNeeded use -> "as-needed";
                    case Use.Stopped use -> "stopped";
                    case Use.OnHold use -> "on-hold";
                    case Use.Allergy use -> "allergy";
                    case Use.Discussed use -> "discussed";
                    case Use.NotTaken use -> "not-taken";
                    case Use.OtherPerson use -> "other-person";
                });
        node.set("ingredients", names(mention.ingredients()));
        return node;
    }

    private static ArrayNode names(List<Ingredient> ingredients) {
        return strings(ingredients.stream().map(Ingredient::name).toList());
    }

    private static ObjectNode finding(FindingProse finding) {
        ObjectNode node = NODES.objectNode();
        node.put("id", finding.id());
        node.put("kind", finding.kind().code());
        node.put("category", finding.category().code());
        node.put("severity", finding.severity().code());
        node.put(
                "direction",
                finding.direction() == null ? null : finding.direction().code());
        node.put("axis", finding.axis());
        node.set("subjects", strings(finding.subjects()));
        node.put("route", code(finding.route()));
        node.put("summary", finding.summary());
        node.put("mechanism", finding.mechanism());
        node.put("consequence", finding.consequence());
        node.set("management", strings(finding.management()));
        node.set("monitoring", strings(finding.monitoring()));
        node.set("modifiers", array(finding.modifiers(), JsonReport::modifier));
        node.set("evidence", evidence(finding.evidence()));
        node.set("sources", array(finding.sources(), JsonReport::source));
        if (finding.forecast() != null || !finding.observed().isEmpty()) {
            node.set("exposure", ExposureJson.of(finding.forecast(), finding.observed()));
        }
        if (!finding.byRoute().isEmpty()) {
            node.set("byRoute", byRoute(finding.byRoute()));
        }
        node.set("timing", strings(finding.timing()));
        if (finding.points() != null) {
            node.put("points", finding.points());
            node.set("contributors", array(finding.contributors(), JsonReport::share));
            node.set("counteracting", array(finding.counteracting(), JsonReport::share));
            node.set("pairs", array(finding.pairs(), JsonReport::finding));
        }
        node.set(
                "provisional",
                strings(finding.provisional().stream()
                        .map(FindingProse.Provisional::sentence)
                        .toList()));
        return node;
    }

    private static ObjectNode modifier(AppliedModifier modifier) {
        ObjectNode node = NODES.objectNode();
        node.put("fact", modifier.fact());
        node.put("effect", modifier.effect());
        node.put("from", modifier.from().code());
        node.put("to", modifier.to().code());
        return node;
    }

    private static ObjectNode evidence(EvidenceProse evidence) {
        ObjectNode node = NODES.objectNode();
        node.put("level", evidence.level());
        node.put("certainty", evidence.certainty());
        node.put("conflict", evidence.conflicting());
        node.put("verified", evidence.verified());
        node.set("certainties", strings(evidence.certainties()));
        node.set("conflictPositions", array(evidence.conflicts(), conflict -> {
            ObjectNode one = NODES.objectNode();
            one.put("about", conflict.about().isEmpty() ? null : conflict.about());
            one.set("positions", array(conflict.positions(), position -> {
                ObjectNode side = NODES.objectNode();
                side.put("says", position.says());
                side.set("sources", strings(position.sources()));
                return side;
            }));
            return one;
        }));
        node.set("open", strings(evidence.open()));
        node.set("scope", strings(evidence.scope()));
        return node;
    }

    static ObjectNode source(Source source) {
        ObjectNode node = NODES.objectNode();
        node.put("id", source.id());
        node.put("citation", source.citation());
        node.put("pmid", source.pmid());
        node.put("doi", source.doi());
        node.put("url", source.url());
        node.put("kind", source.kind());
        node.put("lookedUp", source.lookedUp().toString());
        node.put("read", source.read().code());
        return node;
    }

    private static ObjectNode byRoute(Map<Route, Severity> byRoute) {
        ObjectNode node = NODES.objectNode();
        byRoute.forEach((route, severity) -> node.put(route.code(), severity.code()));
        return node;
    }

    private static ObjectNode share(Share share) {
        ObjectNode node = NODES.objectNode();
        node.put("name", share.name());
        node.put("kind", share.kind().code());
        node.put("weight", share.weight().code());
        node.put("points", share.weight().points());
        node.put("severity", share.severity().code());
        node.put("why", share.why());
        node.put("rule", share.rule());
        node.put("consequence", share.consequence());
        node.put("basis", share.basis());
        node.put("toConfirm", share.toConfirm());
        node.put("verified", share.verified());
        node.set("modifiers", array(share.modifiers(), JsonReport::modifier));
        if (!share.byRoute().isEmpty()) {
            node.set("byRoute", byRoute(share.byRoute()));
        }
        node.set("sources", strings(share.sources()));
        return node;
    }

    private static ObjectNode monitoring(MonitoringRule rule, Consultation consultation) {
        ObjectNode node = NODES.objectNode();
        node.put("id", rule.id());
        node.put("phase", rule.phase().code());
        node.put("title", rule.title());
        node.put("text", rule.text());
        node.put("threshold", rule.threshold());
        node.set("evidence", evidence(EvidenceProse.of(rule.evidence())));
        node.set(
                "sources",
                array(
                        rule.sources().stream()
                                .map(consultation.knowledge()::getSource)
                                .toList(),
                        JsonReport::source));
        return node;
    }

    static ArrayNode strings(List<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    static <T> ArrayNode array(List<T> all, Function<T, ? extends JsonNode> node) {
        ArrayNode array = NODES.arrayNode();
        all.forEach(each -> array.add(node.apply(each)));
        return array;
    }
}
