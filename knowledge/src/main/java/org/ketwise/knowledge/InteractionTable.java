package org.ketwise.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.content.ContentModel;
import org.ketwise.knowledge.model.AxisRole;
import org.ketwise.knowledge.model.DrugClass;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.PatientCondition;
import org.ketwise.knowledge.model.Persistence;
import org.ketwise.knowledge.model.Weight;

/**
 * Who meets whom, one row for each ingredient: rules against the treatment, sides of pair rules, shares in burden axes, classes in which two are one too
 * many, and how long an effect outlasts the last dose. Everything that can be decided without a patient is decided here, once.
 */
public final class InteractionTable {
    private static final int[] NOTHING = new int[0];

    private final Interaction[] rules;
    private final int[] axisOfRule;
    private final int[] treatmentMaskOfRule;
    private final int[] treatmentBits;
    private final int[][] treatmentRules;
    private final int[][] treatmentMasks;
    private final Interaction[] pairRules;
    private final long[][] objectSides;
    private final long[][] precipitantSides;
    private final int[][] overriders;
    private final AxisShare[][] axisShares;
    private final @Nullable Weight[][] raising; // by ingredient, then axis
    private final int[] nameRanks;
    private final int[] conditionNameRanks;
    private final DrugClass[] classesWithDuplicates;
    private final int[][] duplicateClasses;
    private final Persistence[][] persistence;
    private final Company company;

    /** That an ingredient bears on the axis at this place. */
    public record AxisShare(int axis, AxisRole role) {}

    InteractionTable(ContentModel model) {
        int size = model.ingredients().size();
        if (model.axes().size() > Long.SIZE || model.treatments().size() > Integer.SIZE) {
            throw new IllegalArgumentException(
                    "there are more than " + Long.SIZE + " axes or " + Integer.SIZE + " treatments");
        }
        Parties parties = new Parties(model);
        Map<String, Integer> axes = new HashMap<>();
        model.axes().forEach(axis -> axes.put(axis.id(), axis.index()));
        rules = model.interactions().toArray(Interaction[]::new);
        axisOfRule = new int[rules.length];
        treatmentMaskOfRule = new int[rules.length];
        for (Interaction rule : rules) {
            String axis = rule.mechanism().axis();
            axisOfRule[rule.index()] = axis == null ? -1 : axes.getOrDefault(axis, -1);
            treatmentMaskOfRule[rule.index()] = treatmentMask(rule, model.treatments());
        }
        treatmentBits = new int[size];
        for (int place = 0; place < model.treatments().size(); place++) {
            treatmentBits[parties.place(model.treatments().get(place))] = 1 << place;
        }
        treatmentRules = new int[size][];
        treatmentMasks = new int[size][];
        compileTreatmentRules(parties);

        pairRules = model.interactions().stream()
                .filter(rule -> !rule.object().isTreatment())
                .toArray(Interaction[]::new);
        int words = (pairRules.length + 63) >> 6;
        objectSides = new long[size][words];
        precipitantSides = new long[size][words];
        for (int pair = 0; pair < pairRules.length; pair++) {
            for (int ingredient : parties.members(pairRules[pair].object())) {
                objectSides[ingredient][pair >> 6] |= 1L << pair;
            }
            for (int ingredient : parties.members(pairRules[pair].precipitant())) {
                precipitantSides[ingredient][pair >> 6] |= 1L << pair;
            }
        }
        overriders = overridersOfPairs();

        axisShares = new AxisShare[size][];
        for (Ingredient ingredient : model.ingredients()) {
            List<AxisRole> roles = ingredient.axes();
            AxisShare[] shares = new AxisShare[roles.size()];
            for (int i = 0; i < shares.length; i++) {
                shares[i] = new AxisShare(axes.getOrDefault(roles.get(i).axis(), -1), roles.get(i));
            }
            axisShares[ingredient.index()] = shares;
        }
        raising = raising(model.axes().size());
        List<String> names = Stream.concat(
                        model.ingredients().stream().map(Ingredient::name),
                        model.conditions().stream().map(PatientCondition::name))
                .sorted()
                .toList();
        nameRanks = model.ingredients().stream()
                .mapToInt(ingredient -> Collections.binarySearch(names, ingredient.name()))
                .toArray();
        conditionNameRanks = model.conditions().stream()
                .mapToInt(condition -> Collections.binarySearch(names, condition.name()))
                .toArray();
        classesWithDuplicates = model.classes().stream()
                .filter(each -> each.duplicate() != null)
                .toArray(DrugClass[]::new);
        duplicateClasses = new int[size][];
        Arrays.fill(duplicateClasses, NOTHING);
        for (int place = 0; place < classesWithDuplicates.length; place++) {
            for (String member : classesWithDuplicates[place].members()) {
                int ingredient = parties.place(member);
                duplicateClasses[ingredient] = with(duplicateClasses[ingredient], place);
            }
        }
        persistence = persistence(model, parties);
        company = new Company(model);
    }

    /** For each ingredient its own and those of its classes, the longest first. */
    private static Persistence[][] persistence(ContentModel model, Parties parties) {
        List<List<Persistence>> all = new ArrayList<>();
        model.ingredients().forEach(ingredient -> all.add(new ArrayList<>(ingredient.persistence())));
        for (DrugClass drugClass : model.classes()) {
            for (String member : drugClass.members()) {
                all.get(parties.place(member)).addAll(drugClass.persistence());
            }
        }
        Comparator<Persistence> longestFirst =
                Comparator.comparingInt(Persistence::days).reversed();
        return all.stream()
                .map(each -> each.stream().sorted(longestFirst).toArray(Persistence[]::new))
                .toArray(Persistence[][]::new);
    }

    private @Nullable Weight[][] raising(int axes) {
        Weight[][] raising = new Weight[axisShares.length][axes];
        for (int ingredient = 0; ingredient < raising.length; ingredient++) {
            for (AxisShare share : axisShares[ingredient]) {
                if (share.axis() >= 0 && !share.role().lowers() && raising[ingredient][share.axis()] == null) {
                    raising[ingredient][share.axis()] = share.role().weight();
                }
            }
        }
        return raising;
    }

    private void compileTreatmentRules(Parties parties) {
        Arrays.fill(treatmentRules, NOTHING);
        for (Interaction rule : rules) {
            if (rule.object().isTreatment()) {
                for (int ingredient : parties.members(rule.precipitant())) {
                    treatmentRules[ingredient] = with(treatmentRules[ingredient], rule.index());
                }
            }
        }
        for (int ingredient = 0; ingredient < treatmentRules.length; ingredient++) {
            dropOverridden(ingredient);
        }
    }

    /** Of the rules that match an ingredient, keeps for each treatment those that no more specific one replaces. */
    private void dropOverridden(int ingredient) {
        int[] matching = treatmentRules[ingredient];
        int count = 0;
        int[] places = new int[matching.length];
        int[] masks = new int[matching.length];
        for (int rule : matching) {
            int mask = treatmentMaskOfRule[rule];
            for (int other : matching) {
                if (rules[other].overrides().contains(rules[rule].id())) {
                    mask &= ~treatmentMaskOfRule[other];
                }
            }
            if (mask != 0) {
                places[count] = rule;
                masks[count++] = mask;
            }
        }
        treatmentRules[ingredient] = count == 0 ? NOTHING : Arrays.copyOf(places, count);
        treatmentMasks[ingredient] = count == 0 ? NOTHING : Arrays.copyOf(masks, count);
    }

    private static int[] with(int[] list, int element) {
        int[] longer = Arrays.copyOf(list, list.length + 1);
        longer[list.length] = element;
        return longer;
    }

    private static int treatmentMask(Interaction rule, List<String> treatments) {
        int mask = 0;
        for (String name : rule.object().treatments()) {
            mask |= 1 << treatments.indexOf(name);
        }
        return mask;
    }

    private int[][] overridersOfPairs() {
        Map<String, Integer> places = new HashMap<>();
        for (int pair = 0; pair < pairRules.length; pair++) {
            places.put(pairRules[pair].id(), pair);
        }
        int[][] result = new int[pairRules.length][];
        Arrays.fill(result, NOTHING);
        for (int pair = 0; pair < pairRules.length; pair++) {
            for (String id : pairRules[pair].overrides()) {
                Integer other = places.get(id);
                if (other != null) {
                    result[other] = with(result[other], pair);
                }
            }
        }
        return result;
    }

    public Interaction rule(int place) {
        return rules[place];
    }

    /** Place of the burden axis that a rule adds to, or -1. */
    public int axisOfRule(int rule) {
        return axisOfRule[rule];
    }

    /** The treatments that a rule speaks of, one bit each; none for a rule about two medicines of the list. */
    public int treatmentMaskOfRule(int rule) {
        return treatmentMaskOfRule[rule];
    }

    /** The bit of a treatment drug among the treatments; zero for any other ingredient. */
    public int treatmentBit(int ingredient) {
        return treatmentBits[ingredient];
    }

    /** Places of the rules between this ingredient and the treatment; read only. */
    public int[] treatmentRules(int ingredient) {
        return treatmentRules[ingredient];
    }

    /** For each of {@link #treatmentRules} the treatments it speaks of, one bit each; read only. */
    public int[] treatmentMasks(int ingredient) {
        return treatmentMasks[ingredient];
    }

    /** How many rules there are; their places are below it. */
    public int ruleCount() {
        return rules.length;
    }

    /** How many ingredients the content has; their places are below it. */
    public int ingredientCount() {
        return axisShares.length;
    }

    public int pairRuleCount() {
        return pairRules.length;
    }

    /** How many words a bit set over the pair rules has. */
    public int pairRuleWords() {
        return (pairRules.length + 63) >> 6;
    }

    public Interaction pairRule(int pair) {
        return pairRules[pair];
    }

    /** The pair rules of which this ingredient can be the object, one bit each; read only. */
    public long[] objectSides(int ingredient) {
        return objectSides[ingredient];
    }

    /** The pair rules of which this ingredient can be the precipitant, one bit each; read only. */
    public long[] precipitantSides(int ingredient) {
        return precipitantSides[ingredient];
    }

    /** The pair rules that replace a pair rule where both match; read only. */
    public int[] overriders(int pair) {
        return overriders[pair];
    }

    /** The shares of an ingredient in burden axes; read only. */
    public AxisShare[] axisShares(int ingredient) {
        return axisShares[ingredient];
    }

    /** How much an ingredient adds by itself to the axis at this place, or null where it adds nothing. */
    public @Nullable Weight findWeight(int ingredient, int axis) {
        return raising[ingredient][axis];
    }

    /** Place of an ingredient's name in the order of the names of ingredients and conditions. */
    public int nameRank(int ingredient) {
        return nameRanks[ingredient];
    }

    /** The same for a condition of the patient. */
    public int nameRankOfCondition(int condition) {
        return conditionNameRanks[condition];
    }

    /** How many classes there are in which two members at once are duplicate therapy. */
    public int duplicateClassCount() {
        return classesWithDuplicates.length;
    }

    public DrugClass duplicateClass(int place) {
        return classesWithDuplicates[place];
    }

    /** Places of the classes of an ingredient in which two members at once are duplicate therapy; read only. */
    public int[] duplicateClasses(int ingredient) {
        return duplicateClasses[ingredient];
    }

    /** The longest of what outlasts the last dose of an ingredient in a form (null for a usual one), or null where nothing is known to. */
    public @Nullable Persistence findLongestPersistence(int ingredient, @Nullable String form) {
        for (Persistence each : persistence[ingredient]) {
            if (each.isOfForm(form)) {
                return each;
            }
        }
        return null;
    }

    /** The longest that holds in any form of an ingredient, or null. */
    public @Nullable Persistence findLongestPersistenceOfAnyForm(int ingredient) {
        return persistence[ingredient].length == 0 ? null : persistence[ingredient][0];
    }

    /** What makes a rule still speak of an ingredient so many days after its last dose, or null where it is over. */
    public @Nullable Persistence findPersistence(int ingredient, @Nullable String form, Interaction rule, int daysAgo) {
        for (Persistence each : persistence[ingredient]) {
            if (daysAgo < each.days() && each.isOfForm(form) && each.covers(rule)) {
                return each;
            }
        }
        return null;
    }

    /** The same for an effect by itself: the id of an axis, or the code of a category. */
    public @Nullable Persistence findPersistence(int ingredient, @Nullable String form, String effect, int daysAgo) {
        for (Persistence each : persistence[ingredient]) {
            if (daysAgo < each.days() && each.isOfForm(form) && each.covers(effect)) {
                return each;
            }
        }
        return null;
    }

    /** Who is wanted as company by the criteria of the content. */
    public Company company() {
        return company;
    }
}
