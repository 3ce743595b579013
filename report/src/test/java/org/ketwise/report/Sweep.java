package org.ketwise.report;

import java.util.ArrayList;
import java.util.List;
import org.ketwise.consult.Consultation;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.model.Ingredient;

/** Consultations that together touch every ingredient and condition of the content, for what must hold of every report. */
final class Sweep {
    private static final int LIST_LENGTH = 25;

    private Sweep() {}

    static List<Consultation> consultations() {
        List<Consultation> all = new ArrayList<>();
        List<Ingredient> ingredients = Case.KNOWLEDGE.ingredients();
        for (int from = 0; from < ingredients.size(); from += LIST_LENGTH) {
            String[] names = ingredients.subList(from, Math.min(ingredients.size(), from + LIST_LENGTH)).stream()
                    .map(Ingredient::name)
                    .toArray(String[]::new);
            Case patient = Case.patient().taking(names).maybeTaking("Klonidine", "clonidine", "clonazepam");
            all.add(patient.plannedByUnknownRoute("ketamine"));
            all.add(Case.patient()
                    .taking(names)
                    .withBloodPressure("151/95")
                    .aged(71)
                    .planned("esketamine", Route.NASAL));
        }
        for (Route route : Route.values()) {
            Case patient = Case.patient().taking("methylphenidate").withBloodPressure("128/80");
            Case.KNOWLEDGE.conditions().forEach(condition -> patient.having(condition.id()));
            all.add(patient.planned("ketamine", route));
        }
        return all;
    }
}
