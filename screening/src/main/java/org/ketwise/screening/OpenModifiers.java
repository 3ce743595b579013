package org.ketwise.screening;

import java.util.List;
import java.util.stream.IntStream;
import org.ketwise.knowledge.Company;
import org.ketwise.knowledge.model.Modifier;

/** Those modifiers of a rule or an axis of which a plan leaves it to the patient and the list whether they apply, in their order. */
final class OpenModifiers {
    private final Modifier[] modifiers;
    private final int[] asked; // what each asks to be known of the patient, as in ScreeningContext
    private final long[] company; // which groups each asks company from, one bit each
    private final long mayApplyAlone; // of those that ask for no company: a bit for each combination of what is known
    private final long anyCompany;

    OpenModifiers(List<Modifier> open, Company groups) {
        modifiers = open.toArray(Modifier[]::new);
        asked = open.stream()
                .mapToInt(modifier -> ScreeningContext.asked(modifier.when()))
                .toArray();
        company = open.stream()
                .mapToLong(modifier -> groups.bit(modifier.when().withIngredients()))
                .toArray();
        mayApplyAlone = IntStream.range(0, ScreeningContext.COMBINATIONS)
                .filter(this::oneMayApplyAlone)
                .mapToLong(known -> 1L << known)
                .reduce(0, (a, b) -> a | b);
        anyCompany =
                IntStream.range(0, modifiers.length).mapToLong(i -> company[i]).reduce(0, (a, b) -> a | b);
    }

    private boolean oneMayApplyAlone(int known) {
        return IntStream.range(0, modifiers.length)
                .anyMatch(i -> company[i] == 0 && ScreeningContext.isKnown(asked[i], known));
    }

    /** Whether one may apply, by what is known of the patient and who is in the list: the quick no before the whole question. */
    boolean mayApply(ScreeningContext context) {
        return ((mayApplyAlone >>> context.known()) & 1) != 0 || (anyCompany & context.company()) != 0;
    }

    /** The severities with what applies. */
    Severities apply(Severities unmodified, ScreeningContext context, Asking asking) {
        Severities severities = unmodified;
        for (int i = 0; i < modifiers.length; i++) {
            if (context.knows(asked[i])
                    && (company[i] == 0 || (company[i] & context.company()) != 0)
                    && context.holdsOfPatient(modifiers[i].when(), asking)) {
                severities =
                        severities.with(modifiers[i], context.factsOf(modifiers[i].when(), asking), context.routes());
            }
        }
        return severities;
    }
}
