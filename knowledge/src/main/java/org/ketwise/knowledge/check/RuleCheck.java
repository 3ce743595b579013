package org.ketwise.knowledge.check;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.Parties;
import org.ketwise.knowledge.content.ContentDocument;
import org.ketwise.knowledge.content.ContentKind;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.ObservedRatio;
import org.ketwise.knowledge.model.Party;

/** Whether the rules make sense together: no two for the same drugs and effect, none that matches nothing, none that overrides what it never meets. */
final class RuleCheck {
    private final KnowledgeBase knowledge;
    private final Map<String, ContentDocument> documents = new HashMap<>();
    private final Problems problems;
    private final Parties parties;

    RuleCheck(KnowledgeBase knowledge, List<ContentDocument> all, Problems problems) {
        this.knowledge = knowledge;
        this.problems = problems;
        parties = knowledge.parties();
        all.stream()
                .filter(document -> document.kind() == ContentKind.INTERACTION)
                .forEach(document -> documents.put(document.body().path("id").asString(""), document));
    }

    void check() {
        twoRulesForOneDrugAndTheTreatment();
        twoRulesForOnePair();
        for (Interaction rule : knowledge.interactions()) {
            matchesSomething(rule);
            overridesWhatItMeets(rule);
            agreesWithItsTrials(rule);
            Severity worst = rule.severity().worst(java.util.EnumSet.allOf(org.ketwise.kernel.Route.class));
            if (rule.mechanism() instanceof org.ketwise.knowledge.model.Mechanism.NoneKnown && worst != Severity.NONE) {
                problem(
                        rule.id(),
                        "/severity",
                        "The mechanism says that nothing is known, the severity is " + worst.code() + ".",
                        "Let severity be none, or name the mechanism.");
            }
        }
    }

    /** Rules about the same effect of the same drug must say which of them speaks. */
    private void twoRulesForOneDrugAndTheTreatment() {
        InteractionTable table = knowledge.table();
        for (Ingredient ingredient : knowledge.ingredients()) {
            int[] rules = table.treatmentRules(ingredient.index());
            int[] masks = table.treatmentMasks(ingredient.index());
            for (int i = 0; i < rules.length; i++) {
                for (int j = i + 1; j < rules.length; j++) {
                    Interaction first = table.rule(rules[i]);
                    Interaction second = table.rule(rules[j]);
                    if ((masks[i] & masks[j]) != 0
                            && first.afterStopping() == second.afterStopping()
                            && effect(first).equals(effect(second))) {
                        problem(
                                second.id(),
                                "/precipitant",
                                "For " + ingredient.name() + " both " + first.id() + " and " + second.id()
                                        + " speak of the same effect (" + effect(first) + ").",
                                "Put the more general one under overrides of the more specific one, or leave the drug out with except.");
                    }
                }
            }
        }
    }

    private static String effect(Interaction rule) {
        String axis = rule.mechanism().axis();
        return rule.category().code() + (axis == null ? "" : " " + axis);
    }

    private void twoRulesForOnePair() {
        InteractionTable table = knowledge.table();
        for (int first = 0; first < table.pairRuleCount(); first++) {
            for (int second = first + 1; second < table.pairRuleCount(); second++) {
                Interaction a = table.pairRule(first);
                Interaction b = table.pairRule(second);
                if (a.overrides().contains(b.id())
                        || b.overrides().contains(a.id())
                        || a.afterStopping() != b.afterStopping()
                        || !effect(a).equals(effect(b))) {
                    continue;
                }
                String pair = findCommonPair(first, second);
                if (pair != null) {
                    problem(
                            b.id(),
                            "/object",
                            "Both " + a.id() + " and " + b.id() + " speak of " + pair + ".",
                            "Keep one, or let the more specific one override the other.");
                }
            }
        }
    }

    /** Two drugs for which both rules match, in either order, or null. */
    private @Nullable String findCommonPair(int first, int second) {
        for (Ingredient left : knowledge.ingredients()) {
            if (!has(knowledge.table().objectSides(left.index()), first)) {
                continue;
            }
            for (Ingredient right : knowledge.ingredients()) {
                if (left.index() != right.index()
                        && sides(first, left, right)
                        && (sides(second, left, right) || sides(second, right, left))) {
                    return left.name() + " with " + right.name();
                }
            }
        }
        return null;
    }

    private boolean sides(int pair, Ingredient object, Ingredient precipitant) {
        InteractionTable table = knowledge.table();
        return has(table.objectSides(object.index()), pair) && has(table.precipitantSides(precipitant.index()), pair);
    }

    private static boolean has(long[] bits, int place) {
        return ((bits[place >> 6] >>> place) & 1L) != 0;
    }

    private void matchesSomething(Interaction rule) {
        boolean matches = rule.object().isTreatment() ? speaksForAnIngredient(rule) : speaksForAPair(rule);
        if (!matches) {
            problem(
                    rule.id(),
                    "/precipitant",
                    "The rule matches no ingredient, or others override it for all.",
                    "Name ingredients, a class or an enzyme role that exist.");
        }
    }

    private boolean speaksForAnIngredient(Interaction rule) {
        return knowledge.ingredients().stream()
                .anyMatch(ingredient -> Arrays.stream(knowledge.table().treatmentRules(ingredient.index()))
                        .anyMatch(place -> place == rule.index()));
    }

    private boolean speaksForAPair(Interaction rule) {
        Set<Integer> both = new HashSet<>(parties.members(rule.object()));
        Set<Integer> precipitants = parties.members(rule.precipitant());
        boolean oneEach = !both.isEmpty() && !precipitants.isEmpty();
        both.addAll(precipitants);
        return oneEach && both.size() > 1;
    }

    /** An override replaces a rule where both match; where they never do, a name was confused. */
    private void overridesWhatItMeets(Interaction rule) {
        for (int i = 0; i < rule.overrides().size(); i++) {
            String id = rule.overrides().get(i);
            Interaction other = knowledge.findInteraction(id).orElse(null);
            if (other == null) {
                continue;
            }
            if (other.index() == rule.index() || !meet(rule, other)) {
                problem(
                        rule.id(),
                        "/overrides/" + i,
                        "The rule overrides " + id + ", but "
                                + (other.index() == rule.index() ? "that is itself." : "the two never meet."),
                        "Name the more general rule about the same drugs, or take it out.");
            }
        }
    }

    private boolean meet(Interaction one, Interaction other) {
        return (share(one.object(), other.object()) && share(one.precipitant(), other.precipitant()))
                || (share(one.object(), other.precipitant()) && share(one.precipitant(), other.object()));
    }

    /** Whether both could mean one drug. Strengths of enzyme roles change, so a rule may override its siblings of other strengths, and exceptions come and go. */
    private boolean share(Party one, Party other) {
        return one.enzyme() != null
                || other.enzyme() != null
                || !Collections.disjoint(parties.members(widened(one)), parties.members(widened(other)));
    }

    private static Party widened(Party party) {
        return new Party(party.treatments(), party.ingredients(), party.classes(), party.enzyme(), List.of());
    }

    private void agreesWithItsTrials(Interaction rule) {
        Interaction.Direction direction = rule.direction();
        if (direction == null) {
            return;
        }
        for (int i = 0; i < rule.exposure().size(); i++) {
            ObservedRatio observed = rule.exposure().get(i);
            agrees(rule, direction, "/exposure/" + i + "/auc", observed.auc());
            agrees(rule, direction, "/exposure/" + i + "/cmax", observed.cmax());
        }
    }

    private void agrees(Interaction rule, Interaction.Direction direction, String pointer, @Nullable Double ratio) {
        boolean against = ratio != null && (direction == Interaction.Direction.INCREASE ? ratio < 0.8 : ratio > 1.25);
        if (against) {
            problem(
                    rule.id(),
                    pointer,
                    "The observed ratio " + ratio + " goes against the direction " + direction.code() + ".",
                    "Correct the number or the direction.");
        }
    }

    private void problem(String id, String pointer, String problem, String remedy) {
        ContentDocument document = documents.get(id);
        if (document != null) {
            problems.add(document, pointer, problem, remedy);
        }
    }
}
