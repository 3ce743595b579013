package org.ketwise.screening;

import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Dose;

/**
 * One stretch of a plan with the same dose and schedule.
 *
 * @param dose null where the plan names none
 * @param infusionMinutes how long the dose takes to be given, or null
 * @param everyDays days from dose to dose, 3.5 for twice weekly; null where the plan does not say
 * @param courseDays how long this goes on, or null
 * @param single the plan says that this is one dose only
 * @param pushed the plan says that it is given as a push or bolus
 */
public record DosePhase(
        @Nullable Dose dose,
        @Nullable Double infusionMinutes,
        @Nullable Double everyDays,
        @Nullable Double courseDays,
        boolean single,
        boolean pushed) {}
