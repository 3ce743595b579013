package org.ketwise.consult.exposure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Dose;
import org.ketwise.knowledge.model.Ingredient;

/**
 * Another medicine beside the planned treatment.
 *
 * @param text as it was written
 * @param ingredients of the product
 * @param dose null where none is given
 * @param everyDays days from dose to dose, or null
 * @param from hours from the first dose of the treatment to the first dose of this medicine, below zero where that is earlier
 * @param until hours from the first dose of the treatment to the end of this medicine, or null where it goes on
 * @param once one dose only
 * @param readings how times were understood, a sentence each
 */
public record OtherMedicine(
        String text,
        List<Ingredient> ingredients,
        @Nullable Dose dose,
        @Nullable Double everyDays,
        double from,
        @Nullable Double until,
        boolean once,
        List<String> readings) {}
