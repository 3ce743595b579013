package org.ketwise.server.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.exposure.SimulationInput;
import org.ketwise.kernel.UserError;

/** The form of the exposure page as somebody filled it in. */
public record ExposureForm(String plans, String with, String age, String weight, String sex, String duration) {
    static final ExposureForm EMPTY = new ExposureForm("", "", "", "", "", "");
    private static final int MOST_PLANS = 6;
    private static final String SUBJECTS = "400"; // enough for 5 and 95 per cent, soon enough to wait for

    static ExposureForm of(Map<String, List<String>> fields) {
        return new ExposureForm(
                CheckForm.first(fields, "plans"),
                CheckForm.first(fields, "with"),
                CheckForm.first(fields, "age"),
                CheckForm.first(fields, "weight"),
                CheckForm.first(fields, "sex"),
                CheckForm.first(fields, "duration"));
    }

    boolean saysNothing() {
        return plans.isBlank();
    }

    /** @throws UserError if there are too many plans for one picture */
    SimulationInput toInput() {
        List<String> asked = lines(plans);
        if (asked.size() > MOST_PLANS) {
            throw new UserError(
                    "There are " + asked.size() + " plans.", "Compare at most " + MOST_PLANS + " in one picture.");
        }
        return new SimulationInput(
                asked,
                lines(with),
                orNull(age),
                orNull(weight),
                orNull(sex),
                null,
                SUBJECTS,
                null,
                orNull(duration),
                null,
                null,
                List.of(),
                true);
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
