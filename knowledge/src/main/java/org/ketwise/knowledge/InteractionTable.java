package org.ketwise.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.content.ContentModel;
import org.ketwise.knowledge.model.AxisRole;
import org.ketwise.knowledge.model.DrugClass;
import org.ketwise.knowledge.model.EnzymeRole;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Party;
import org.ketwise.knowledge.model.Persistence;

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
    private final long[][] overridden;
    private final AxisShare[][] axisShares;
    private final DrugClass[] classesWithDuplicates;
    private final int[][] duplicateClasses;
    private final @Nullable Persistence[] persistence;

    /** That an ingredient bears on the axis at this place. */
    public record AxisShare(int axis, AxisRole role) {}

    InteractionTable(ContentModel model) {
        List<Ingredient> ingredients = model.ingredients();
        int size = ingredients.size();
        rules = model.interactions().toArray(Interaction[]::new);
        treatmentRules = new int[size][];
        treatmentMasks = new int[size][];
        axisOfRule = new int[rules.length];
        treatmentMaskOfRule = new int[rules.length];
        treatmentBits = new int[size];
        axisShares = new AxisShare[size][];
        duplicateClasses = new int[size][];
        classesWithDuplicates =
                model.classes().stream().filter(each -> each.duplicate() != null).toArray(DrugClass[]::new);
        persistence = new Persistence[size];
        pairRules = model.interactions().stream().filter(rule -> !rule.object().isTreatment()).toArray(Interaction[]::new);
        int words = (pairRules.length + 63) >> 6;
        objectSides = new long[size][words];
        precipitantSides = new long[size][words];

        Map<String, Set<String>> members = new HashMap<>();
        model.classes().forEach(each -> members.put(each.id(), new HashSet<>(each.members())));
        Map<String, Integer> axes = new HashMap<>();
        model.axes().forEach(axis -> axes.put(axis.id(), axis.index()));
        for (Interaction rule : rules) {
            String axis = rule.mechanism().axis();
            axisOfRule[rule.index()] = axis == null ? -1 : axes.getOrDefault(axis, -1);
            treatmentMaskOfRule[rule.index()] = treatmentMask(rule, model.treatments());
        }
        for (Ingredient ingredient : ingredients) {
            int row = ingredient.index();
            int treatment = model.treatments().indexOf(ingredient.name());
            treatmentBits[row] = treatment < 0 ? 0 : 1 << treatment;
            compileTreatmentRules(row, ingredient, model, members);
            for (int pair = 0; pair < pairRules.length; pair++) {
                if (matches(pairRules[pair].object(), ingredient, members)) {
                    objectSides[row][pair >> 6] |= 1L << pair;
                }
                if (matches(pairRules[pair].precipitant(), ingredient, members)) {
                    precipitantSides[row][pair >> 6] |= 1L << pair;
                }
            }
            axisShares[row] = ingredient.axes().stream()
                    .map(role -> new AxisShare(axes.getOrDefault(role.axis(), -1), role))
                    .toArray(AxisShare[]::new);
            duplicateClasses[row] = IntStream.range(0, classesWithDuplicates.length)
                    .filter(place -> classesWithDuplicates[place].members().contains(ingredient.name()))
                    .toArray();
            persistence[row] = longestPersistence(ingredient, model.classes());
        }
        overridden = overriddenPairs(words);
    }

    private void compileTreatmentRules(int row, Ingredient ingredient, ContentModel model, Map<String, Set<String>> members) {
        List<Interaction> matching = new ArrayList<>();
        for (Interaction rule : rules) {
            if (rule.object().isTreatment() && matches(rule.precipitant(), ingredient, members)) {
                matching.add(rule);
            }
        }
        int count = 0;
        int[] places = new int[matching.size()];
        int[] masks = new int[matching.size()];
        for (Interaction rule : matching) {
            int mask = treatmentMask(rule, model.treatments());
            for (Interaction other : matching) {
                if (other.overrides().contains(rule.id())) {
                    mask &= ~treatmentMask(other, model.treatments());
                }
            }
            if (mask != 0) {
                places[count] = rule.index();
                masks[count++] = mask;
            }
        }
        treatmentRules[row] = count == 0 ? NOTHING : java.util.Arrays.copyOf(places, count);
        treatmentMasks[row] = count == 0 ? NOTHING : java.util.Arrays.copyOf(masks, count);
    }

    private static int treatmentMask(Interaction rule, List<String> treatments) {
        int mask = 0;
        for (String name : rule.object().treatments()) {
            mask |= 1 << treatments.indexOf(name);
        }
        return mask;
    }

    private static boolean matches(Party party, Ingredient ingredient, Map<String, Set<String>> members) {
        if (party.except().contains(ingredient.name())) {
            return false;
        }
        if (party.ingredients().contains(ingredient.name()) || party.treatments().contains(ingredient.name())) {
            return true;
        }
        for (String id : party.classes()) {
            if (members.getOrDefault(id, Set.of()).contains(ingredient.name())) {
                return true;
            }
        }
        Party.EnzymeParty enzyme = party.enzyme();
        return enzyme != null && ingredient.enzymes().stream().anyMatch(role -> matches(enzyme, role));
    }

    private static boolean matches(Party.EnzymeParty party, EnzymeRole role) {
        return role.enzyme() == party.enzyme() && role.role() == party.role() && party.strengths().contains(role.strength());
    }

    private static @Nullable Persistence longestPersistence(Ingredient ingredient, List<DrugClass> classes) {
        Persistence longest = ingredient.persistence();
        for (DrugClass each : classes) {
            Persistence ofClass = each.persistence();
            if (ofClass != null
                    && each.members().contains(ingredient.name())
                    && (longest == null || ofClass.days() > longest.days())) {
                longest = ofClass;
            }
        }
        return longest;
    }

    private long[][] overriddenPairs(int words) {
        Map<String, Integer> places = new HashMap<>();
        for (int pair = 0; pair < pairRules.length; pair++) {
            places.put(pairRules[pair].id(), pair);
        }
        long[][] result = new long[pairRules.length][words];
        for (int pair = 0; pair < pairRules.length; pair++) {
            for (String id : pairRules[pair].overrides()) {
                Integer other = places.get(id);
                if (other != null) {
                    result[pair][other >> 6] |= 1L << other;
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

    public int pairRuleCount() {
        return pairRules.length;
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

    /** The pair rules that a pair rule replaces where both match, one bit each; read only. */
    public long[] overriddenBy(int pair) {
        return overridden[pair];
    }

    /** The shares of an ingredient in burden axes; read only. */
    public AxisShare[] axisShares(int ingredient) {
        return axisShares[ingredient];
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

    /** How long the ingredient acts after the last dose, by itself or its classes, or null where that is not known to matter. */
    public @Nullable Persistence persistence(int ingredient) {
        return persistence[ingredient];
    }
}
