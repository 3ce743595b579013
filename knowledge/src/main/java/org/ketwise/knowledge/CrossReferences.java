package org.ketwise.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.model.Axis;
import org.ketwise.knowledge.model.Claim;
import org.ketwise.knowledge.model.DrugClass;
import org.ketwise.knowledge.model.Evidence;
import org.ketwise.knowledge.model.HandoutText;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Modifier;
import org.ketwise.knowledge.model.MonitoringRule;
import org.ketwise.knowledge.model.PatientCondition;
import org.ketwise.knowledge.model.PlanLimits;
import org.ketwise.knowledge.model.Question;
import org.ketwise.knowledge.model.Reference;

/** The content read backwards: which rules speak of an ingredient, and what rests on a source. Immutable. */
public final class CrossReferences {
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Set<Rule>> byIngredient = new TreeMap<>();
    private final Map<String, Set<Citing>> bySource = new TreeMap<>();

    /** Something that the content says, by the id that findings of it have. */
    public sealed interface Rule {
        /** For example {@code interaction:clarithromycin}. */
        default String id() {
            return switch (this) {
                case OfInteraction(Interaction interaction) -> "interaction:" + interaction.id();
                case OfAxis(Axis axis) -> "burden:" + axis.id();
                case OfCondition(PatientCondition condition) -> "condition:" + condition.id();
                case OfClass(DrugClass drugClass) -> "duplicate:" + drugClass.id();
                case OfMonitoring(MonitoringRule rule) -> "monitoring:" + rule.id();
            };
        }

        default String title() {
            return switch (this) {
                case OfInteraction(Interaction interaction) -> interaction.title();
                case OfAxis(Axis axis) -> axis.name();
                case OfCondition(PatientCondition condition) -> condition.name();
                case OfClass(DrugClass drugClass) -> drugClass.name();
                case OfMonitoring(MonitoringRule rule) -> rule.title();
            };
        }

        record OfInteraction(Interaction interaction) implements Rule {}

        record OfAxis(Axis axis) implements Rule {}

        record OfCondition(PatientCondition condition) implements Rule {}

        record OfClass(DrugClass drugClass) implements Rule {}

        record OfMonitoring(MonitoringRule monitoringRule) implements Rule {}
    }

    /**
     * What cites a source.
     *
     * @param kind of what cites it: rule, ingredient, limits, model, effect, metabolism, perpetrator, claim, reference, question or handout
     * @param id of it; an ingredient's is its name
     */
    public record Citing(String kind, String id, String title) implements Comparable<Citing> {
        private static final Comparator<Citing> ORDER =
                Comparator.comparing(Citing::kind).thenComparing(Citing::title).thenComparing(Citing::id);

        @Override
        public int compareTo(Citing other) {
            return ORDER.compare(this, other);
        }
    }

    public CrossReferences(KnowledgeBase knowledge) {
        knowledge.interactions().forEach(each -> add(new Rule.OfInteraction(each), knowledge));
        knowledge.axes().forEach(each -> add(new Rule.OfAxis(each), knowledge));
        knowledge.conditions().forEach(each -> add(new Rule.OfCondition(each), knowledge));
        knowledge.classes().forEach(each -> add(new Rule.OfClass(each), knowledge));
        knowledge.monitoring().forEach(each -> add(new Rule.OfMonitoring(each), knowledge));
        knowledge.ingredients().forEach(this::citedBy);
        knowledge.models().forEach(each -> cite(each.sources(), new Citing("model", each.id(), each.title())));
        knowledge.effects().forEach(each -> cite(each.sources(), new Citing("effect", each.id(), each.name())));
        knowledge
                .metabolisms()
                .forEach(each -> cite(each.sources(), new Citing("metabolism", each.id(), each.title())));
        knowledge.claims().forEach(this::citedBy);
        knowledge.references().forEach(this::citedBy);
        knowledge.questions().forEach(this::citedBy);
        knowledge.handouts().forEach(this::citedBy);
        PlanLimits limits = knowledge.planLimits();
        Stream.of(
                        limits.sources(),
                        limits.smallest().sources(),
                        limits.longest().sources(),
                        limits.longestPush().sources())
                .forEach(sources -> cite(sources, new Citing("limits", "plan", "Limits of what a plan can mean")));
        knowledge.perpetrators().forEach(each -> {
            cite(each.sources(), new Citing("perpetrator", each.id(), each.ingredient()));
            if (each.kinetics() != null) {
                cite(each.kinetics().sources(), new Citing("perpetrator", each.id(), each.ingredient()));
            }
        });
    }

    /** In the order of the content. */
    public List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    public @Nullable Rule findRule(String id) {
        return rules.get(id);
    }

    /** Rules that name an ingredient, its class or its enzyme role on either side, or the duplicate of its class. */
    public List<Rule> rulesOf(Ingredient ingredient) {
        return List.copyOf(byIngredient.getOrDefault(ingredient.name(), Set.of()));
    }

    public List<Citing> citing(String source) {
        return List.copyOf(bySource.getOrDefault(source, Set.of()));
    }

    private void add(Rule rule, KnowledgeBase knowledge) {
        rules.put(rule.id(), rule);
        members(rule, knowledge)
                .forEach(name -> byIngredient
                        .computeIfAbsent(name, _ -> new TreeSet<>(Comparator.comparing(Rule::id)))
                        .add(rule));
        cite(sources(rule).distinct().toList(), new Citing("rule", rule.id(), rule.title()));
    }

    /** The planned treatment is on one side of most rules; that is no reason to list them all under it. */
    private static Stream<String> members(Rule rule, KnowledgeBase knowledge) {
        return switch (rule) {
            case Rule.OfInteraction(Interaction interaction) ->
                Stream.of(interaction.object(), interaction.precipitant())
                        .filter(party -> !party.isTreatment())
                        .flatMap(party -> knowledge.parties().members(party).stream())
                        .map(place -> knowledge.ingredients().get(place).name());
            case Rule.OfClass(DrugClass drugClass) -> drugClass.members().stream();
            case Rule.OfAxis(Axis axis) ->
                knowledge.ingredients().stream()
                        .filter(ingredient -> ingredient.axes().stream()
                                .anyMatch(role -> role.axis().equals(axis.id())))
                        .map(Ingredient::name);
            case Rule.OfCondition _, Rule.OfMonitoring _ -> Stream.empty();
        };
    }

    private static Stream<String> sources(Rule rule) {
        return switch (rule) {
            case Rule.OfInteraction(Interaction interaction) ->
                Stream.of(
                                interaction.sources().stream(),
                                interaction.exposure().stream().flatMap(each -> each.sources().stream()),
                                sources(interaction.modifiers()),
                                sources(interaction.evidence()))
                        .flatMap(each -> each);
            case Rule.OfAxis(Axis axis) ->
                Stream.of(
                                axis.sources().stream(),
                                axis.treatment().stream().flatMap(each -> each.sources().stream()),
                                sources(axis.modifiers()),
                                sources(axis.evidence()))
                        .flatMap(each -> each);
            case Rule.OfCondition(PatientCondition condition) ->
                Stream.of(
                                condition.axes().stream().flatMap(each -> each.sources().stream()),
                                condition.statements().stream().flatMap(each -> each.sources().stream()),
                                condition.statements().stream().flatMap(each -> sources(each.evidence())))
                        .flatMap(each -> each);
            case Rule.OfClass(DrugClass drugClass) ->
                Stream.of(
                                drugClass.sources().stream(),
                                Stream.ofNullable(drugClass.duplicate()).flatMap(each -> each.sources().stream()),
                                drugClass.persistence().stream().flatMap(each -> each.sources().stream()))
                        .flatMap(each -> each);
            case Rule.OfMonitoring(MonitoringRule monitoring) ->
                Stream.of(monitoring.sources().stream(), sources(monitoring.evidence()))
                        .flatMap(each -> each);
        };
    }

    private static Stream<String> sources(List<Modifier> modifiers) {
        return modifiers.stream().flatMap(each -> each.sources().stream());
    }

    private static Stream<String> sources(Evidence evidence) {
        return evidence.conflict().stream().flatMap(each -> each.sources().stream());
    }

    private void citedBy(Ingredient ingredient) {
        List<String> sources = new ArrayList<>();
        ingredient.axes().forEach(each -> sources.addAll(each.sources()));
        ingredient.enzymes().forEach(each -> sources.addAll(each.sources()));
        ingredient.persistence().forEach(each -> sources.addAll(each.sources()));
        cite(sources, new Citing("ingredient", ingredient.name(), ingredient.name()));
    }

    private void citedBy(Claim claim) {
        cite(claim.sources(), new Citing("claim", claim.id(), claim.says()));
        cite(sources(claim.evidence()).toList(), new Citing("claim", claim.id(), claim.says()));
    }

    private void citedBy(Reference reference) {
        String source = reference.source();
        if (source != null) {
            cite(List.of(source), new Citing("reference", reference.id(), reference.printed()));
        }
    }

    private void citedBy(Question question) {
        Stream.concat(question.studies().stream(), question.near().stream())
                .forEach(study -> cite(study.sources(), new Citing("question", question.id(), question.asks())));
    }

    private void citedBy(HandoutText handout) {
        Citing citing = new Citing("handout", handout.language(), handout.name());
        handout.medicines().forEach(line -> cite(line.sources(), citing));
        handout.sections().forEach(section -> section.lines().forEach(line -> cite(line.sources(), citing)));
    }

    private void cite(List<String> sources, Citing citing) {
        sources.forEach(
                source -> bySource.computeIfAbsent(source, _ -> new TreeSet<>()).add(citing));
    }
}
