package org.ketwise.consult.exposure;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Concentration;
import org.ketwise.kernel.UserError;

/**
 * What somebody asked to have simulated, as text, by the names of the options of {@code ketwise simulate}; null is what was left out.
 *
 * @param courses whether the people are asked for at each time
 */
public record SimulationInput(
        List<String> plans,
        List<String> with,
        @Nullable String age,
        @Nullable String weight,
        @Nullable String sex,
        @Nullable String ancestry,
        @Nullable String subjects,
        @Nullable String seed,
        @Nullable String duration,
        @Nullable String every,
        @Nullable String model,
        List<String> above,
        boolean courses) {
    private static final int USUAL_SUBJECTS = 1000;
    private static final double LONGEST = 260 * 7 * 24; // hours
    private static final Pattern TIME = Pattern.compile(
            "(\\d{1,6}(?:[.,]\\d{1,6})?)\\s*(min|mins|minutes?|h|hours?|d|days?|w|weeks?)", Pattern.CASE_INSENSITIVE);

    public SimulationInput {
        plans = List.copyOf(plans);
        with = List.copyOf(with);
        above = List.copyOf(above);
    }

    /** @throws UserError if something cannot be read; plans and other medicines are read later */
    public SimulationRequest toRequest() {
        return new SimulationRequest(
                plans,
                with,
                people(),
                duration == null ? null : hours(duration, "--duration"),
                every == null ? null : hours(every, "--every"),
                model,
                above.stream().map(Concentration::parse).distinct().toList(),
                courses);
    }

    private People people() {
        PeopleReader.Ancestries ancestries = PeopleReader.ancestries(ancestry);
        return new People(
                age == null ? null : PeopleReader.age(age),
                weight == null ? null : PeopleReader.weight(weight),
                PeopleReader.female(sex),
                ancestries.asian(),
                ancestries.japanese(),
                (int) whole(subjects, USUAL_SUBJECTS, "--subjects", Integer.MAX_VALUE),
                whole(seed, 1, "--seed", Long.MAX_VALUE));
    }

    private static long whole(@Nullable String text, long usual, String option, long most) {
        if (text == null) {
            return usual;
        }
        try {
            long number = Long.parseLong(text.strip());
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new UserError(
                "\"" + text + "\" is not a number that can be used (" + option + ").",
                "Write a whole number, for example 1000.");
    }

    private static double hours(String text, String option) {
        Matcher time = TIME.matcher(text.strip());
        double hours = 0;
        if (time.matches()) {
            double number = Double.parseDouble(time.group(1).replace(',', '.'));
            hours = switch (Character.toLowerCase(time.group(2).charAt(0))) {
                case 'm' -> number / 60;
                case 'h' -> number;
                case 'd' -> number * 24;
                default -> number * 24 * 7;
            };
        }
        if (hours > LONGEST) {
            throw new UserError(
                    "\"" + text + "\" is longer than can be simulated (" + option + ").", "Ask for at most 260 weeks.");
        }
        if (!(hours > 0)) {
            throw new UserError(
                    "\"" + text + "\" is not a time (" + option + ").",
                    "Write a number with min, h, days or weeks, for example \"48 h\".");
        }
        return hours;
    }
}
