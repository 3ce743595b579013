package org.ketwise.consult.exposure;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.PharmacokineticModel;

/** A model that holds for a drug and a route, the one to be trusted most unless another is named. */
record ModelChoice(PharmacokineticModel model, PharmacokineticModel.Entry entry) {
    /** @throws UserError if no model holds for it, saying for what there are models */
    static ModelChoice of(KnowledgeBase knowledge, String drug, Route route, @Nullable String id) {
        List<PharmacokineticModel> named = knowledge.models().stream()
                .filter(model -> id == null || model.id().equals(id))
                .toList();
        if (named.isEmpty()) {
            throw new UserError("There is no model \"" + id + "\".", "There are " + ids(knowledge.models()) + ".");
        }
        List<PharmacokineticModel> ofDrug =
                named.stream().filter(model -> model.drugs().contains(drug)).toList();
        return ofDrug.stream()
                .flatMap(model -> model.entries().stream()
                        .filter(entry -> entry.routes().contains(route))
                        .map(entry -> new ModelChoice(model, entry)))
                .min(Comparator.comparing(choice -> choice.entry().confidence()))
                .orElseThrow(() -> new UserError(
                        (id == null ? "There is no model" : "The model " + id + " is none")
                                + " of " + drug + " by the " + route.code() + " route; a model of another drug or"
                                + " product does not stand in for it.",
                        "There are models of " + routesOf(knowledge, drug) + "."));
    }

    private static String ids(List<PharmacokineticModel> models) {
        return models.stream().map(PharmacokineticModel::id).collect(Collectors.joining(", "));
    }

    private static String routesOf(KnowledgeBase knowledge, String drug) {
        String routes = knowledge.models().stream()
                .filter(model -> model.drugs().contains(drug))
                .flatMap(model -> model.entries().stream())
                .flatMap(entry -> entry.routes().stream())
                .distinct()
                .sorted()
                .map(Route::code)
                .collect(Collectors.joining(", "));
        return routes.isEmpty() ? "other drugs only" : routes + " " + drug;
    }
}
