package org.ketwise.server.web;

import java.util.List;
import java.util.Map;
import org.ketwise.server.exchange.CheckInput;

/** The form of the check as somebody filled it in. */
public record CheckForm(
        String medications,
        String plan,
        String age,
        String weight,
        String sex,
        String bloodPressure,
        String conditions,
        boolean pregnant) {
    static final CheckForm EMPTY = new CheckForm("", "", "", "", "", "", "", false);

    static CheckForm of(Map<String, List<String>> fields) {
        return new CheckForm(
                first(fields, "medications"),
                first(fields, "plan"),
                first(fields, "age"),
                first(fields, "weight"),
                first(fields, "sex"),
                first(fields, "bp"),
                first(fields, "conditions"),
                !first(fields, "pregnant").isEmpty());
    }

    static String first(Map<String, List<String>> fields, String name) {
        return fields.getOrDefault(name, List.of("")).getFirst();
    }

    /** In characters, all fields together. */
    long length() {
        return 100L
                + medications.length()
                + plan.length()
                + age.length()
                + weight.length()
                + sex.length()
                + bloodPressure.length()
                + conditions.length();
    }

    CheckInput toInput() {
        return new CheckInput(
                CheckInput.lines(medications),
                plan,
                age,
                weight,
                sex,
                bloodPressure,
                conditions.lines().toList(),
                pregnant,
                "");
    }
}
