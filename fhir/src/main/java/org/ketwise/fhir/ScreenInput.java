package org.ketwise.fhir;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.UserError;
import tools.jackson.databind.JsonNode;

/**
 * What the operation {@code $screen} is asked: a record alone, with the rest in the query, or Parameters with all of it.
 *
 * @param record a Bundle or a resource
 * @param plan in words, or null
 * @param asOf the day that the record is looked at, or null
 * @param patient logical id, where the record holds several
 */
public record ScreenInput(
        JsonNode record,
        @Nullable String plan,
        @Nullable LocalDate asOf,
        @Nullable String patient) {
    private static final String PARAMETERS = "plan, asOf, patient and record";

    /** @throws UserError that names the parameter which is missing or wrong */
    public static ScreenInput of(
            JsonNode body, @Nullable String plan, @Nullable String asOf, @Nullable String patient) {
        JsonNode type = body.path("resourceType");
        if (!type.isString()) {
            throw new UserError(
                    "The body is no FHIR resource: it has no resourceType.", "Send a Bundle, or Parameters with one.");
        }
        if (!type.stringValue().equals("Parameters")) {
            return new ScreenInput(body, plan, day(asOf), patient);
        }
        JsonNode record = null;
        String given = plan;
        String day = asOf;
        String whose = patient;
        for (JsonNode parameter : body.path("parameter")) {
            String name = parameter.path("name").asString("");
            switch (name) {
                case "record" -> record = parameter.path("resource");
                case "plan" -> given = value(parameter, name, "valueString");
                case "asOf" -> day = value(parameter, name, "valueDate");
                case "patient" -> whose = value(parameter, name, "valueId", "valueString");
                default ->
                    throw new UserError(
                            "There is a parameter that $screen does not have.",
                            "The parameters are " + PARAMETERS + ".");
            }
        }
        if (record == null || !record.isObject()) {
            throw new UserError(
                    "The parameter \"record\" with a Bundle as resource is missing.",
                    "The parameters are " + PARAMETERS + ".");
        }
        return new ScreenInput(record, given, day(day), whose);
    }

    private static String value(JsonNode parameter, String name, String... fields) {
        for (String field : fields) {
            JsonNode value = parameter.path(field);
            if (value.isString() && !value.stringValue().isBlank()) {
                return value.stringValue();
            }
        }
        throw new UserError(
                "The parameter \"" + name + "\" has no " + String.join(" or ", fields) + ".",
                "Send it with this element.");
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new UserError(
                    "The parameter \"asOf\" is not a date.", "Write year, month and day, for example 2026-11-23.");
        }
    }
}
