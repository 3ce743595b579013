package org.ketwise.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Systolic over diastolic blood pressure, both in mmHg. */
public record BloodPressure(int systolicMmHg, int diastolicMmHg) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{2,3})\\s*/\\s*(\\d{2,3})(\\s*mm\\s?Hg)?", Pattern.CASE_INSENSITIVE);

    public BloodPressure {
        if (systolicMmHg < 40
                || systolicMmHg > 350
                || diastolicMmHg < 20
                || diastolicMmHg > 250
                || systolicMmHg <= diastolicMmHg) {
            throw new UserError(
                    "The blood pressure " + systolicMmHg + "/" + diastolicMmHg + " is not possible.",
                    "Write systolic over diastolic in mmHg, for example 142/91.");
        }
    }

    /** @throws UserError if the text is not systolic over diastolic, or the values are not possible */
    public static BloodPressure parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new UserError(
                    "\"" + text + "\" is not a blood pressure.",
                    "Write systolic over diastolic in mmHg, for example 142/91.");
        }
        return new BloodPressure(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    /** Whether either value reaches the limit's; guidance names the two with "or". */
    public boolean eitherAtLeast(BloodPressure limit) {
        return systolicMmHg >= limit.systolicMmHg || diastolicMmHg >= limit.diastolicMmHg;
    }

    /** Whether either value lies below the limit's. */
    public boolean eitherBelow(BloodPressure limit) {
        return systolicMmHg < limit.systolicMmHg || diastolicMmHg < limit.diastolicMmHg;
    }

    @Override
    public String toString() {
        return systolicMmHg + "/" + diastolicMmHg;
    }
}
