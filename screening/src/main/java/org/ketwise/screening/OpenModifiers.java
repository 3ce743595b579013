package org.ketwise.screening;

import java.util.List;
import org.ketwise.knowledge.model.Modifier;

/** Those modifiers of a rule or an axis of which a plan leaves it to the patient and the list whether they apply, in their order. */
final class OpenModifiers {
    private final Modifier[] modifiers;
    private final int[] asked; // what each asks to be known of the patient, as in ScreeningContext

    OpenModifiers(List<Modifier> open) {
        modifiers = open.toArray(Modifier[]::new);
        asked = open.stream()
                .mapToInt(modifier -> ScreeningContext.asked(modifier.when()))
                .toArray();
    }

    boolean isEmpty() {
        return modifiers.length == 0;
    }

    /** The severities with what applies. */
    Severities apply(Severities unmodified, ScreeningContext context, Asking asking) {
        Severities severities = unmodified;
        for (int i = 0; i < modifiers.length; i++) {
            if (context.knows(asked[i]) && context.holdsOfPatient(modifiers[i].when(), asking)) {
                severities =
                        severities.with(modifiers[i], context.factsOf(modifiers[i].when(), asking), context.routes());
            }
        }
        return severities;
    }
}
