package org.ketwise.server.exchange;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.ConditionInput;
import org.ketwise.consult.ConsultRequest;
import org.ketwise.consult.MedicationInput;
import org.ketwise.consult.MedicationInput.Standing;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Sex;
import org.ketwise.kernel.UserError;

/**
 * What somebody asked to have checked, as text, by the names of the options of {@code ketwise screen}. Blank counts as not given.
 *
 * @param medications the list, {@link #lines} of a text or {@link #entries}
 */
public record CheckInput(
        List<MedicationInput> medications,
        String plan,
        String age,
        String weight,
        String sex,
        String bloodPressure,
        List<String> conditions,
        boolean pregnant,
        String asOf) {
    public static final CheckInput EMPTY = new CheckInput(List.of(), "", "", "", "", "", List.of(), false, "");
    private static final int MOST_ENTRIES = 1_000;
    private static final int LONGEST_ENTRY = 10_000;

    public CheckInput {
        medications = List.copyOf(medications);
        conditions = List.copyOf(conditions);
    }

    /** The same with other medications, looked at on another day. */
    public CheckInput with(List<MedicationInput> others, String day) {
        return new CheckInput(others, plan, age, weight, sex, bloodPressure, conditions, pregnant, day);
    }

    /** Whether nothing is said that could be checked. */
    public boolean saysNothing() {
        return plan.isBlank() && medications.isEmpty() && conditions.stream().allMatch(String::isBlank);
    }

    /** @throws UserError if a fact cannot be read */
    public ConsultRequest toRequest(LocalDate today) {
        return new ConsultRequest(
                medications,
                plan.isBlank() ? null : plan.strip(),
                age.isBlank() ? null : Age.parse(age),
                weight.isBlank() ? null : BodyWeight.parse(weight),
                sexAsRead(),
                bloodPressure.isBlank() ? null : BloodPressure.parse(bloodPressure),
                pregnant,
                conditions.stream()
                        .filter(condition -> !condition.isBlank())
                        .map(String::strip)
                        .map(ConditionInput::ofText)
                        .toList(),
                List.of(),
                asOf.isBlank() ? today : day(asOf.strip()),
                List.of());
    }

    /** The lines of a text; after a blank one a heading holds no longer. */
    public static List<MedicationInput> lines(String text) {
        List<MedicationInput> entries = new ArrayList<>();
        boolean apart = true;
        for (String line : text.lines().map(String::strip).toList()) {
            if (!line.isEmpty()) {
                entries.add(entry(line, entries.size()).standing(apart ? Standing.APART : Standing.BELOW));
            }
            apart = line.isEmpty();
        }
        return entries;
    }

    /** Entries that do not stand below each other. */
    public static List<MedicationInput> entries(List<String> texts) {
        List<MedicationInput> entries = new ArrayList<>();
        texts.forEach(text -> entries.add(entry(text.strip(), entries.size())));
        return entries;
    }

    private static MedicationInput entry(String text, int place) {
        if (place >= MOST_ENTRIES) {
            throw new UserError(
                    "The list has more than " + MOST_ENTRIES + " entries.",
                    "Give one patient's medicines, one a line.");
        }
        if (text.length() > LONGEST_ENTRY) {
            throw new UserError(
                    "Entry " + (place + 1) + " is longer than " + LONGEST_ENTRY + " characters.",
                    "Give one medicine or one list a line.");
        }
        return MedicationInput.ofText(text);
    }

    private @Nullable Sex sexAsRead() {
        return switch (sex.strip().toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "female", "f" -> Sex.FEMALE;
            case "male", "m" -> Sex.MALE;
            default ->
                throw new UserError(
                        "The sex \"" + sex + "\" is not understood.", "Write female or male, or leave it out.");
        };
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new UserError(
                    "\"" + text + "\" is not a date.", "Write year, month and day, for example 2026-11-23.");
        }
    }
}
