package org.ketwise.knowledge.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.content.ContentDocument;
import org.ketwise.knowledge.content.ContentKind;
import tools.jackson.databind.JsonNode;

/** Whether a rule says how severe it is on every route, and whether what modifies that moves it the way it says. */
final class SeverityCheck {
    private final ContentDocument rule;
    private final Problems problems;

    private SeverityCheck(ContentDocument rule, Problems problems) {
        this.rule = rule;
        this.problems = problems;
    }

    static void check(List<ContentDocument> documents, Problems problems) {
        for (ContentDocument document : documents) {
            if (document.kind() == ContentKind.INTERACTION) {
                SeverityCheck check = new SeverityCheck(document, problems);
                Map<Route, Severity> byRoute = check.severities();
                check.modifiersMove(byRoute);
            } else if (document.kind() == ContentKind.AXIS) {
                new SeverityCheck(document, problems).modifiersMove(Map.of());
            }
        }
    }

    private Map<Route, Severity> severities() {
        JsonNode severity = rule.body().path("severity");
        Map<Route, Severity> byRoute = new EnumMap<>(Route.class);
        List<String> silent = new ArrayList<>();
        for (Route route : Route.values()) {
            JsonNode said = severity.path(route.code());
            if (said.isMissingNode() && route.injected()) {
                said = severity.path("injected");
            }
            if (said.isMissingNode()) {
                said = severity.path("all");
            }
            if (said.isMissingNode()) {
                silent.add(route.code());
            }
            severity(said).ifPresent(each -> byRoute.put(route, each));
        }
        if (severity.isObject() && !silent.isEmpty()) {
            problems.add(
                    rule,
                    "/severity",
                    "Nothing is said of " + String.join(", ", silent) + ".",
                    "Name every route, or say under all what holds for the others.");
        }
        return byRoute;
    }

    private static Optional<Severity> severity(JsonNode code) {
        return Arrays.stream(Severity.values())
                .filter(each -> each.code().equals(code.asString("")))
                .findFirst();
    }

    /** @param byRoute what the modifiers start from; empty where that depends on the whole list */
    private void modifiersMove(Map<Route, Severity> byRoute) {
        JsonNode modifiers = rule.body().path("modifiers");
        Severity lowered = Severity.CONTRAINDICATED; // by the modifiers before, which a later one may raise again
        for (int i = 0; i < modifiers.size(); i++) {
            JsonNode modifier = modifiers.get(i);
            String pointer = "/modifiers/" + i;
            if (modifier.has("raiseTo") && modifier.has("lowerTo")) {
                problems.add(
                        rule,
                        pointer + "/lowerTo",
                        "The modifier both raises and lowers.",
                        "Keep one; write a second modifier for the other.");
            }
            List<String> routes = Nodes.strings(modifier.path("when").path("routes"));
            List<Severity> from = byRoute.entrySet().stream()
                    .filter(each ->
                            routes.isEmpty() || routes.contains(each.getKey().code()))
                    .map(Map.Entry::getValue)
                    .sorted()
                    .toList();
            if (!from.isEmpty()) {
                Severity least = from.getFirst().min(lowered);
                severity(modifier.path("raiseTo"))
                        .filter(to -> to.compareTo(least) < 0)
                        .ifPresent(to -> problems.add(
                                rule,
                                pointer + "/raiseTo",
                                "The modifier raises to " + to.code() + ", but the rule is " + least.code()
                                        + " at least.",
                                "Name a higher severity, or let lowerTo lower it."));
                severity(modifier.path("lowerTo"))
                        .filter(to -> to.compareTo(from.getLast()) > 0)
                        .ifPresent(to -> problems.add(
                                rule,
                                pointer + "/lowerTo",
                                "The modifier lowers to " + to.code() + ", but the rule is "
                                        + from.getLast().code() + " at most.",
                                "Name a lower severity, or let raiseTo raise it."));
            }
            lowered = severity(modifier.path("lowerTo")).map(lowered::min).orElse(lowered);
        }
    }
}
