package org.ketwise.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.ketwise.knowledge.content.Content;
import org.ketwise.knowledge.content.ContentArchive;
import org.ketwise.knowledge.content.ContentModel;
import org.ketwise.knowledge.content.ContentReader;
import org.ketwise.knowledge.model.Axis;
import org.ketwise.knowledge.model.Claim;
import org.ketwise.knowledge.model.Combination;
import org.ketwise.knowledge.model.DrugClass;
import org.ketwise.knowledge.model.Effect;
import org.ketwise.knowledge.model.HandoutText;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Lexicon;
import org.ketwise.knowledge.model.Metabolism;
import org.ketwise.knowledge.model.MonitoringRule;
import org.ketwise.knowledge.model.PatientCondition;
import org.ketwise.knowledge.model.Perpetrator;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.knowledge.model.PlanLimits;
import org.ketwise.knowledge.model.Question;
import org.ketwise.knowledge.model.Reference;
import org.ketwise.knowledge.model.Review;
import org.ketwise.knowledge.model.Source;

/** The clinical content, immutable and indexed; safe to share between threads. */
public final class KnowledgeBase {
    private static final String ARCHIVE = "content.archive";

    private final ContentModel model;
    private final KnowledgeVersion version;
    private final Map<String, Ingredient> ingredients;
    private final Map<String, DrugClass> classes;
    private final Map<String, Interaction> interactions;
    private final Map<String, PatientCondition> conditions;
    private final Map<String, Axis> axes;
    private final List<String> axisIds;
    private final Map<String, Source> sources;
    private final Map<String, Lexicon> lexicons;
    private final List<Claim> claims;
    private final List<Reference> references;
    private final InteractionTable table;

    private KnowledgeBase(ContentModel model) {
        this.model = model;
        ingredients = index(model.ingredients(), Ingredient::name);
        classes = index(model.classes(), DrugClass::id);
        interactions = index(model.interactions(), Interaction::id);
        conditions = index(model.conditions(), PatientCondition::id);
        axes = index(model.axes(), Axis::id);
        axisIds = model.axes().stream().map(Axis::id).toList();
        sources = index(model.sources(), Source::id);
        lexicons = index(model.lexicons(), Lexicon::id);
        claims = sorted(model.claims(), Claim::number);
        references = sorted(model.references(), Reference::number);
        table = new InteractionTable(model);
        List<Review> reviews = Stream.of(
                        model.interactions().stream().map(Interaction::review),
                        model.axes().stream().map(Axis::review),
                        model.conditions().stream().map(PatientCondition::review),
                        model.monitoring().stream().map(MonitoringRule::review))
                .flatMap(Function.identity())
                .toList();
        int reviewed = (int) reviews.stream().filter(Review::reviewed).count();
        version = new KnowledgeVersion(
                model.name(), model.version(), model.date(), model.hash(), reviews.size(), reviewed);
    }

    /** The content that this build was made with. */
    public static KnowledgeBase builtIn() {
        InputStream archive = KnowledgeBase.class.getResourceAsStream(ARCHIVE);
        if (archive == null) {
            throw new IllegalStateException("the build has packed no content archive");
        }
        try {
            return of(ContentArchive.read(archive));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws org.ketwise.kernel.UserError if a file cannot be used, naming it */
    public static KnowledgeBase of(Content content) {
        return new KnowledgeBase(ContentReader.read(content));
    }

    private static <T> Map<String, T> index(List<T> all, Function<T, String> key) {
        Map<String, T> index = HashMap.newHashMap(all.size());
        all.forEach(each -> index.put(key.apply(each), each));
        return index;
    }

    private static <T> List<T> sorted(List<T> all, ToIntFunction<T> number) {
        return all.stream().sorted(Comparator.comparingInt(number)).toList();
    }

    public KnowledgeVersion version() {
        return version;
    }

    /** Names of the treatment drugs; a place in this list is what a criterion's treatments mean. */
    public List<String> treatments() {
        return model.treatments();
    }

    /** The treatment drugs themselves, in the order of {@link #treatments()}. */
    public List<Ingredient> treatmentIngredients() {
        return treatments().stream().map(this::getIngredient).toList();
    }

    public PlanLimits planLimits() {
        return model.planLimits();
    }

    /** What an allergy to a treatment drug means, or empty where the content has no such condition. */
    public Optional<PatientCondition> findAllergyCondition() {
        return findCondition(model.allergyCondition());
    }

    public List<Ingredient> ingredients() {
        return model.ingredients();
    }

    public Optional<Ingredient> findIngredient(String name) {
        return Optional.ofNullable(ingredients.get(name));
    }

    /** @throws NoSuchElementException if the content does not know the name */
    public Ingredient getIngredient(String name) {
        return findIngredient(name).orElseThrow(() -> new NoSuchElementException("no ingredient " + name));
    }

    public List<DrugClass> classes() {
        return model.classes();
    }

    public Optional<DrugClass> findClass(String id) {
        return Optional.ofNullable(classes.get(id));
    }

    public List<Combination> combinations() {
        return model.combinations();
    }

    public List<Interaction> interactions() {
        return model.interactions();
    }

    public Optional<Interaction> findInteraction(String id) {
        return Optional.ofNullable(interactions.get(id));
    }

    public List<Axis> axes() {
        return model.axes();
    }

    /** Ids of the axes, in the order of {@link #axes()}. */
    public List<String> axisIds() {
        return axisIds;
    }

    public Optional<Axis> findAxis(String id) {
        return Optional.ofNullable(axes.get(id));
    }

    public List<PatientCondition> conditions() {
        return model.conditions();
    }

    public Optional<PatientCondition> findCondition(String id) {
        return Optional.ofNullable(conditions.get(id));
    }

    public List<MonitoringRule> monitoring() {
        return model.monitoring();
    }

    public List<PharmacokineticModel> models() {
        return model.models();
    }

    /** How treatments are cleared by enzymes. */
    public List<Metabolism> metabolisms() {
        return model.metabolisms();
    }

    /** What concentrations do. */
    public List<Effect> effects() {
        return model.effects();
    }

    /** Medicines of which more is known than their class. */
    public List<Perpetrator> perpetrators() {
        return model.perpetrators();
    }

    /** What was claimed of the treatment, and what the sources say of it, by number. */
    public List<Claim> claims() {
        return claims;
    }

    public Optional<Claim> findClaim(String id) {
        return claims.stream().filter(claim -> claim.id().equals(id)).findFirst();
    }

    /** The papers behind the claims, by number. */
    public List<Reference> references() {
        return references;
    }

    /** What studies could answer. */
    public List<Question> questions() {
        return model.questions();
    }

    /** The handouts, one for each language. */
    public List<HandoutText> handouts() {
        return model.handouts();
    }

    public List<Source> sources() {
        return model.sources();
    }

    /** @throws NoSuchElementException if there is no such source */
    public Source getSource(String id) {
        Source source = sources.get(id);
        if (source == null) {
            throw new NoSuchElementException("no source " + id);
        }
        return source;
    }

    public Optional<Lexicon> findLexicon(String id) {
        return Optional.ofNullable(lexicons.get(id));
    }

    /** Whom the sides of rules mean, before any override; for checks, screening has {@link #table()}. */
    public Parties parties() {
        return new Parties(model);
    }

    /** Who meets whom, compiled for screening. */
    public InteractionTable table() {
        return table;
    }
}
