package org.ketwise.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.RouteSet;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.CrossReferences;
import org.ketwise.knowledge.CrossReferences.Rule;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.AxisRole;
import org.ketwise.knowledge.model.Brand;
import org.ketwise.knowledge.model.Claim;
import org.ketwise.knowledge.model.EnzymeRole;
import org.ketwise.knowledge.model.Evidence;
import org.ketwise.knowledge.model.EvidenceGrade;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Modifier;
import org.ketwise.knowledge.model.Party;
import org.ketwise.knowledge.model.PatientCondition;
import org.ketwise.knowledge.model.Question;
import org.ketwise.knowledge.model.Reference;
import org.ketwise.knowledge.model.Review;
import org.ketwise.knowledge.model.RouteSeverities;
import org.ketwise.knowledge.model.Searched;
import org.ketwise.knowledge.model.Source;

/**
 * Everything that the content says of one ingredient, rule, source, claim, reference or question, in rows of lines, each of which may lead on to another dossier.
 *
 * @param kind ingredient, rule, source, claim, reference or question
 * @param id the name of the ingredient or the id
 */
public record Dossier(String kind, String id, String title, List<Row> rows) {
    public Dossier {
        rows = List.copyOf(rows);
    }

    /** Kinds that have dossiers. */
    private static final Set<String> LED_TO = Set.of("rule", "ingredient", "claim", "reference", "question");

    /** Lines under one label. */
    public record Row(String label, List<Line> lines) {
        public Row {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line.
     *
     * @param more said less loudly after it, or empty
     * @param leadsTo the dossier that it leads on to, or null
     */
    public record Line(String text, String more, @Nullable Target leadsTo) {}

    /** Names a dossier, or an address elsewhere where the kind is {@code web}. */
    public record Target(String kind, String id) {}

    /** Makes dossiers; safe to share between threads. */
    public static final class Maker {
        private final KnowledgeBase knowledge;
        private final CrossReferences references;

        public Maker(KnowledgeBase knowledge, CrossReferences references) {
            this.knowledge = knowledge;
            this.references = references;
        }

        public Optional<Dossier> ingredient(String name) {
            return knowledge.findIngredient(name).map(this::of);
        }

        public Optional<Dossier> rule(String id) {
            return Optional.ofNullable(references.findRule(id)).map(this::of);
        }

        public Optional<Dossier> source(String id) {
            return knowledge.sources().stream()
                    .filter(source -> source.id().equals(id))
                    .findFirst()
                    .map(this::of);
        }

        public Optional<Dossier> claim(String id) {
            return knowledge.findClaim(id).map(this::of);
        }

        public Optional<Dossier> reference(String id) {
            return knowledge.references().stream()
                    .filter(reference -> reference.id().equals(id))
                    .findFirst()
                    .map(this::of);
        }

        public Optional<Dossier> question(String id) {
            return knowledge.questions().stream()
                    .filter(question -> question.id().equals(id))
                    .findFirst()
                    .map(this::of);
        }

        /** Everything that there is a dossier of: questions and claims first, then rules, ingredients and sources. */
        public Stream<Dossier> all() {
            return Stream.of(
                            knowledge.questions().stream().map(this::of),
                            knowledge.claims().stream().map(this::of),
                            knowledge.references().stream().map(this::of),
                            references.rules().stream().map(this::of),
                            knowledge.ingredients().stream().map(this::of),
                            knowledge.sources().stream().map(this::of))
                    .flatMap(each -> each);
        }

        private Dossier of(Claim claim) {
            Rows rows = new Rows();
            rows.line("In the essay", "claim " + claim.number(), claim.section().replace('-', ' '));
            rows.text("Verdict", ClaimProse.verdict(claim.verdict()));
            rows.text("What is known", claim.fact());
            rows.text("Why", claim.why());
            rows.text("Danger if believed", claim.danger().code());
            evidence(rows, claim.evidence());
            sources(rows, "Sources", claim.sources());
            Searched searched = claim.searched();
            if (searched != null) {
                rows.line("Searched", searched.how(), "on " + searched.on());
            }
            knowledge.references().stream()
                    .filter(reference -> reference.supports().contains(claim.id()))
                    .forEach(reference -> reference(rows, "Supported by reference", reference));
            knowledge.references().stream()
                    .filter(reference -> reference.contradicts().contains(claim.id()))
                    .forEach(reference -> reference(rows, "Contradicted by reference", reference));
            return new Dossier("claim", claim.id(), claim.says(), rows.all());
        }

        private static void reference(Rows rows, String label, Reference reference) {
            String paper = reference.paper();
            rows.link(
                    label,
                    reference.number() + ": " + (paper == null ? reference.printed() : paper),
                    reference.match().code() + " match",
                    "reference",
                    reference.id());
        }

        private Dossier of(Reference reference) {
            Rows rows = new Rows();
            rows.text("Printed as", reference.printed());
            rows.line("Match", reference.match().code(), reference.why());
            rows.text("Paper", reference.paper());
            rows.text("Design", reference.design());
            rows.text("Says", reference.says());
            if (reference.source() != null) {
                sources(rows, "Source", List.of(reference.source()));
            }
            claims(rows, "Can support", reference.supports());
            claims(rows, "Contradicts", reference.contradicts());
            rows.text("Cannot support", reference.cannotSupport());
            return new Dossier("reference", reference.id(), "Reference " + reference.number(), rows.all());
        }

        private void claims(Rows rows, String label, List<String> ids) {
            ids.forEach(id -> knowledge
                    .findClaim(id)
                    .ifPresent(claim -> rows.link(
                            label,
                            claim.says(),
                            "claim " + claim.number() + ", " + ClaimProse.verdict(claim.verdict()),
                            "claim",
                            id)));
        }

        private Dossier of(Question question) {
            Rows rows = new Rows();
            rows.text("About", question.group().replace('-', ' '));
            studies(rows, "Studies of it", question.studies());
            studies(rows, "Studies near it", question.near());
            if (question.each() != null) {
                question.each().ingredients().forEach(name -> rows.link("Asked of", name, "", "ingredient", name));
            } else if (question.studies().isEmpty()) {
                rows.text("Studies of it", "none found");
            }
            rows.line(
                    "Searched",
                    question.searched().how(),
                    "on " + question.searched().on());
            rows.text("What would answer it", question.wouldAnswer());
            return new Dossier("question", question.id(), question.asks(), rows.all());
        }

        private static void studies(Rows rows, String label, List<Evidence.Position> studies) {
            for (Evidence.Position study : studies) {
                rows.text(label, study.says());
                study.sources().forEach(id -> rows.link(label, id, "source", "source", id));
            }
        }

        private Dossier of(Ingredient ingredient) {
            Rows rows = new Rows();
            rows.text("Kind", ingredient.kind().code());
            ingredient
                    .findRxcui()
                    .ifPresent(code -> rows.line(
                            "RxNorm",
                            code.value(),
                            ingredient.rxcuiVerified() ? "seen beside the name in a vocabulary" : "not checked"));
            rows.text("ATC", ingredient.atc().stream().map(code -> code.value()).collect(Collectors.joining(", ")));
            brands(ingredient.brands()).forEach((countries, names) -> rows.line("Brands", names, countries));
            rows.text("Synonyms", String.join(", ", ingredient.synonyms()));
            rows.text("Salts", String.join(", ", ingredient.salts()));
            rows.text("Street names", String.join(", ", ingredient.streetNames()));
            knowledge.classes().stream()
                    .filter(each -> each.members().contains(ingredient.name()))
                    .forEach(each -> rows.link("Classes", each.name(), "", "rule", "duplicate:" + each.id()));
            for (AxisRole role : ingredient.axes()) {
                rows.link(
                        "Adds to",
                        axisName(role.axis()) + ", " + role.weight().code(),
                        (role.lowers() ? "works against it; " : "")
                                + (role.why() == null ? "" : role.why() + "; ")
                                + checked(role.verified()),
                        "rule",
                        "burden:" + role.axis());
                sources(rows, "Sources", role.sources());
            }
            for (EnzymeRole role : ingredient.enzymes()) {
                rows.line(
                        "Enzymes",
                        role.enzyme().name() + " " + role.role().code() + ", "
                                + role.strength().code(),
                        (role.note() == null ? "" : role.note() + "; ") + checked(role.verified()));
                sources(rows, "Sources", role.sources());
            }
            ingredient.persistence().forEach(each -> {
                rows.line("Outlasts the last dose", each.time(), each.why());
                sources(rows, "Sources", each.sources());
            });
            rows.text("Note", ingredient.note());
            references
                    .rulesOf(ingredient)
                    .forEach(rule -> rows.link("Rules", rule.title(), weight(rule), "rule", rule.id()));
            return new Dossier("ingredient", ingredient.name(), Words.capitalised(ingredient.name()), rows.all());
        }

        private Dossier of(Rule rule) {
            Rows rows = new Rows();
            switch (rule) {
                case Rule.OfInteraction(Interaction interaction) -> interaction(rows, interaction);
                case Rule.OfAxis(var axis) -> {
                    rows.text("Adds up", axis.adds());
                    axis.treatment()
                            .forEach(share -> rows.line(
                                    "The treatment itself", share.weight().code(), share.why()));
                    rows.text("Consequence", axis.consequence());
                    rows.texts("Options", axis.management());
                    rows.texts("Monitor", axis.monitoring());
                    axis.accumulation()
                            .forEach(step -> rows.line(
                                    "Sum",
                                    "from " + step.points() + " points at least "
                                            + step.severity().code(),
                                    step.basis()));
                    modifiers(rows, axis.modifiers());
                    evidence(rows, axis.evidence());
                    sources(rows, "Sources", axis.sources());
                    review(rows, axis.review());
                }
                case Rule.OfCondition(PatientCondition condition) -> condition(rows, condition);
                case Rule.OfClass(var drugClass) -> {
                    drugClass.members().forEach(name -> rows.link("Members", name, "", "ingredient", name));
                    if (drugClass.duplicate() != null) {
                        rows.line(
                                "Two at once",
                                drugClass.duplicate().severity().code(),
                                drugClass.duplicate().why());
                        sources(rows, "Sources", drugClass.duplicate().sources());
                    }
                    sources(rows, "Sources", drugClass.sources());
                }
                case Rule.OfMonitoring(var monitoring) -> {
                    rows.text("When", monitoring.phase().code().replace('-', ' '));
                    rows.text("What", monitoring.text());
                    rows.text("Threshold", monitoring.threshold());
                    evidence(rows, monitoring.evidence());
                    sources(rows, "Sources", monitoring.sources());
                    review(rows, monitoring.review());
                }
            }
            return new Dossier("rule", rule.id(), Words.capitalised(rule.title()), rows.all());
        }

        private void interaction(Rows rows, Interaction interaction) {
            party(rows, "Acts", interaction.precipitant());
            party(rows, "On", interaction.object());
            rows.text("Category", interaction.category().code());
            if (interaction.direction() != null) {
                rows.text("Direction", interaction.direction().code());
            }
            rows.texts("Severity", byRoute(interaction.severity()));
            rows.text("Consequence", interaction.consequence());
            rows.text("Mechanism", interaction.mechanism().text());
            interaction.exposure().forEach(trial -> {
                rows.line("Trial", TextReport.observed(trial), "");
                sources(rows, "Sources", trial.sources());
            });
            rows.texts("Options", interaction.management());
            rows.texts("Monitor", interaction.monitoring());
            rows.texts("Timing", interaction.timing());
            modifiers(rows, interaction.modifiers());
            evidence(rows, interaction.evidence());
            sources(rows, "Sources", interaction.sources());
            interaction.overrides().forEach(id -> rows.link("Replaces", id, "", "rule", "interaction:" + id));
            review(rows, interaction.review());
        }

        private void condition(Rows rows, PatientCondition condition) {
            rows.text("Also written", String.join(", ", condition.synonyms()));
            rows.text("Hinted at by", String.join(", ", condition.hints()));
            condition
                    .axes()
                    .forEach(role -> rows.link(
                            "Adds to",
                            axisName(role.axis()) + ", " + role.weight().code(),
                            checked(role.verified()),
                            "rule",
                            "burden:" + role.axis()));
            for (PatientCondition.Statement statement : condition.statements()) {
                String where = String.join(
                        ", ",
                        Stream.of(treatments(statement), routes(statement.routes()))
                                .filter(text -> !text.isEmpty())
                                .toList());
                rows.line(
                        "Says",
                        statement.summary(),
                        statement.severity().code() + (where.isEmpty() ? "" : "; " + where));
                rows.text("Consequence", statement.consequence());
                rows.texts("Options", statement.management());
                rows.texts("Monitor", statement.monitoring());
                evidence(rows, statement.evidence());
                sources(rows, "Sources", statement.sources());
            }
            review(rows, condition.review());
        }

        private Dossier of(Source source) {
            Rows rows = new Rows();
            rows.text("Citation", Words.sentence(source.citation()));
            rows.text("Kind", source.kind());
            if (source.pmid() != null) {
                rows.web("PubMed", source.pmid(), "https://pubmed.ncbi.nlm.nih.gov/" + source.pmid() + "/");
            }
            if (source.doi() != null) {
                rows.web("DOI", source.doi(), "https://doi.org/" + source.doi());
            }
            if (source.url() != null) {
                rows.web("Address", source.url(), source.url());
            }
            rows.line("Looked up", source.lookedUp().toString(), TextReport.read(source));
            rows.text("Note", source.note());
            for (CrossReferences.Citing citing : references.citing(source.id())) {
                boolean led = LED_TO.contains(citing.kind());
                rows.add(
                        "Rests on it",
                        new Line(citing.title(), citing.kind(), led ? new Target(citing.kind(), citing.id()) : null));
            }
            return new Dossier("source", source.id(), source.id(), rows.all());
        }

        private void party(Rows rows, String label, Party party) {
            party.treatments().forEach(name -> rows.link(label, name, "the treatment", "ingredient", name));
            party.ingredients().forEach(name -> rows.link(label, name, "", "ingredient", name));
            party.classes().forEach(id -> rows.link(label, className(id), "class", "rule", "duplicate:" + id));
            Party.EnzymeParty enzyme = party.enzyme();
            if (enzyme != null) {
                String strengths = enzyme.strengths().stream()
                        .sorted()
                        .map(EnzymeRole.Strength::code)
                        .collect(Collectors.joining(" or "));
                rows.line(
                        label,
                        "every " + strengths + " " + enzyme.enzyme().name() + " "
                                + enzyme.role().code(),
                        knowledge.parties().members(party).size() + " ingredients");
            }
            if (!party.except().isEmpty()) {
                rows.text(label + ", but not", String.join(", ", party.except()));
            }
        }

        private static void modifiers(Rows rows, List<Modifier> modifiers) {
            for (Modifier modifier : modifiers) {
                String change = modifier.raiseTo() != null
                        ? "at least " + modifier.raiseTo().code()
                        : modifier.lowerTo() != null
                                ? "at most " + modifier.lowerTo().code()
                                : "";
                rows.line("Context", modifier.effect(), change);
            }
        }

        private static void evidence(Rows rows, Evidence evidence) {
            rows.line(
                    "Evidence",
                    evidence.level() + ", certainty " + evidence.certainty().replace('-', ' '),
                    checked(evidence.verified()));
            Evidence.Basis basis = evidence.basis();
            if (basis != null) {
                rows.line(
                        "Judged by",
                        EvidenceProse.basis(evidence.level(), basis),
                        "allows " + EvidenceGrade.highest(evidence).replace('-', ' ') + " at most");
            }
            rows.text("Holds for", evidence.scope());
            rows.texts("Not yet read", evidence.open());
            for (Evidence.Position position : evidence.conflict()) {
                rows.text("Sources conflict", position.says());
                sources(rows, "Sources", position.sources());
            }
        }

        private static void sources(Rows rows, String label, List<String> sources) {
            sources.forEach(id -> rows.link(label, id, "", "source", id));
        }

        private static void review(Rows rows, Review review) {
            rows.text(
                    "Review",
                    review.reviewed()
                            ? "signed by " + review.by() + " on " + review.on()
                            : "not signed by a clinician");
        }

        private static String checked(boolean verified) {
            return verified ? "read in the source" : "not verified in the source yet";
        }

        private static Map<String, String> brands(List<Brand> brands) {
            return brands.stream()
                    .collect(Collectors.groupingBy(
                            brand -> String.join(", ", brand.countries()),
                            TreeMap::new,
                            Collectors.mapping(Brand::name, Collectors.joining(", "))));
        }

        private String axisName(String id) {
            return knowledge.findAxis(id).map(axis -> axis.name()).orElse(id);
        }

        private String className(String id) {
            return knowledge.findClass(id).map(each -> each.name()).orElse(id);
        }

        private String treatments(PatientCondition.Statement statement) {
            return knowledge.treatments().stream()
                    .filter(name -> statement
                            .treatments()
                            .contains(knowledge.treatments().indexOf(name)))
                    .collect(Collectors.joining(" and "));
        }

        private static String routes(RouteSet routes) {
            return routes.isEmpty()
                    ? ""
                    : Stream.of(Route.values())
                            .filter(routes::contains)
                            .map(Route::code)
                            .collect(Collectors.joining(", "));
        }

        static List<String> byRoute(RouteSeverities severities) {
            Map<Severity, List<Route>> routes =
                    Stream.of(Route.values()).collect(Collectors.groupingBy(severities::on));
            return routes.size() == 1
                    ? List.of(severities.on(Route.ORAL).code())
                    : routes.entrySet().stream()
                            .sorted(Map.Entry.<Severity, List<Route>>comparingByKey()
                                    .reversed())
                            .map(entry -> entry.getKey().code() + ": "
                                    + entry.getValue().stream().map(Route::code).collect(Collectors.joining(", ")))
                            .toList();
        }

        private static String weight(Rule rule) {
            return switch (rule) {
                case Rule.OfInteraction(Interaction interaction) -> String.join("; ", byRoute(interaction.severity()));
                case Rule.OfAxis _ -> "adds up";
                case Rule.OfClass(var drugClass) ->
                    drugClass.duplicate() == null ? "class" : "class; duplicate therapy";
                case Rule.OfCondition _, Rule.OfMonitoring _ -> "";
            };
        }
    }

    /** Rows as they are gathered; lines under the label that was used last go on under it. */
    private static final class Rows {
        private final List<String> labels = new ArrayList<>();
        private final List<List<Line>> lines = new ArrayList<>();

        void add(String label, Line line) {
            if (labels.isEmpty() || !labels.getLast().equals(label)) {
                labels.add(label);
                lines.add(new ArrayList<>());
            }
            lines.getLast().add(line);
        }

        void line(String label, String text, String more) {
            add(label, new Line(text, more, null));
        }

        void text(String label, @Nullable String text) {
            if (text != null && !text.isEmpty()) {
                line(label, text, "");
            }
        }

        void texts(String label, List<String> texts) {
            texts.forEach(text -> text(label, text));
        }

        void link(String label, String text, String more, String kind, String id) {
            add(label, new Line(text, more, new Target(kind, id)));
        }

        void web(String label, String text, String address) {
            boolean safe = address.toLowerCase(Locale.ROOT).startsWith("https://");
            add(label, new Line(text, "", safe ? new Target("web", address) : null));
        }

        List<Row> all() {
            List<Row> rows = new ArrayList<>();
            for (int at = 0; at < labels.size(); at++) {
                rows.add(new Row(labels.get(at), lines.get(at)));
            }
            return rows;
        }
    }
}
