package org.ketwise.consult.exposure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.pharmacometrics.CovariateSpread;
import org.ketwise.pharmacometrics.PopulationModel;
import org.ketwise.pharmacometrics.VirtualPeople;

/** Whether the people of a simulation differ so that a range of them says something, and what it leaves out. */
final class PeopleWhoDiffer {
    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private PeopleWhoDiffer() {}

    /** Says why there is no range, or what it does not reach over; false where there is none. */
    static boolean warn(
            PopulationModel model, PharmacokineticModel.Entry entry, VirtualPeople people, List<String> warnings) {
        boolean stated = model.deviations() + model.occasionDeviations() > 0;
        boolean spread = isSpread(people);
        if (!stated) {
            warnings.add(
                    spread
                            ? "The model states no variability between people; the range is only that of the people's age, weight and ancestry."
                            : "The model states no variability between people, so there is no range of them.");
        }
        if (!stated && !spread) {
            return false;
        }
        if (people.count() < SimulationRequest.FEWEST_FOR_A_RANGE) {
            warnings.add(people.count() + (people.count() == 1 ? " person is" : " people are")
                    + " too few for a range from 5 to 95 %; ask for " + SimulationRequest.FEWEST_FOR_A_RANGE
                    + " or more (--subjects).");
            return false;
        }
        if (stated && !isDirect(model.file(), entry) && !wayInVaries(model.file(), entry)) {
            warnings.add(
                    "How fast and how much of the drug enters by this route is the same in all people, since no variability of it was found; the ranges leave it out and are too narrow.");
        }
        return true;
    }

    private static boolean isSpread(VirtualPeople people) {
        return !(people.age() instanceof CovariateSpread.One)
                || !(people.weight() instanceof CovariateSpread.One)
                || isShare(people.asian())
                || isShare(people.japanese());
    }

    private static boolean isShare(double share) {
        return share > 0 && share < 1;
    }

    /** Whether all of a dose is given into the blood. */
    private static boolean isDirect(PharmacokineticModel model, PharmacokineticModel.Entry entry) {
        Set<String> measured = measured(model);
        return entry.parts().stream().allMatch(part -> part.over() == null && measured.contains(part.to()));
    }

    private static Set<String> measured(PharmacokineticModel model) {
        Set<String> measured = new HashSet<>();
        model.analytes().forEach(analyte -> analyte.terms().forEach(term -> measured.add(term.compartment())));
        return measured;
    }

    private static boolean wayInVaries(PharmacokineticModel model, PharmacokineticModel.Entry entry) {
        Map<String, PharmacokineticModel.Parameter> parameters = new HashMap<>();
        model.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter));
        Set<String> measured = measured(model);
        for (PharmacokineticModel.Part part : entry.parts()) {
            if (varies(part.fraction(), parameters) || varies(part.over(), parameters)) {
                return true;
            }
            for (PharmacokineticModel.Flow flow : model.flows()) {
                if (flow.from().equals(part.to()) && !measured.contains(part.to()) && varies(flow.rate(), parameters)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A formula stands on parameters before it, so this ends. */
    private static boolean varies(@Nullable String formula, Map<String, PharmacokineticModel.Parameter> parameters) {
        return formula != null
                && SYMBOL.matcher(formula)
                        .results()
                        .map(MatchResult::group)
                        .filter(parameters::containsKey)
                        .map(parameters::get)
                        .anyMatch(parameter ->
                                parameter.variability() != null || varies(parameter.typical(), parameters));
    }
}
