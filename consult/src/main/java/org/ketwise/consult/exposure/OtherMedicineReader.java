package org.ketwise.consult.exposure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.PlanReader;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.screening.DosePhase;
import org.ketwise.terminology.MedicationEntry;
import org.ketwise.terminology.MedicationMention;
import org.ketwise.terminology.MedicationReader;

/**
 * Reads another medicine with its regimen: {@code "rifampin 600 mg daily for 6 days"}, {@code "clarithromycin 500 mg twice daily from day 3 for 7 days"}, {@code
 * "carbamazepine 200 mg twice daily stopped 5 days before"}. Times are counted from the first dose of the treatment, which is on day 1.
 */
final class OtherMedicineReader {
    private static final String COUNT = "(\\d{1,3})\\s*(hours?|h|days?|d|weeks?|wks?|w|months?)\\b";

    private static final Pattern ENDED = Pattern.compile(
            "\\b(?:stopped|ended|discontinued|last dose|off)\\b\\s*(?:for\\s+)?" + COUNT
                    + "\\s*(?:before(?: the (?:first )?(?:dose|session|treatment))?|ago|earlier|now)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BEGAN_BEFORE = Pattern.compile(
            "\\b(?:started|starting|begun|beginning|since|from)\\b\\s*" + COUNT + "(?:\\s*(?:before|ago|earlier))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BEGINS_ON_DAY = Pattern.compile(
            "\\b(?:started|starting|beginning|from|on)\\s+day\\s+(\\d{1,3})\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern AGO = Pattern.compile(
            "\\b" + COUNT + "\\s*(?:before(?: the (?:first )?(?:dose|session|treatment))?|ago|earlier)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LATER = Pattern.compile(
            "\\b" + COUNT + "\\s*(?:after(?: the (?:first )?(?:dose|session|treatment))?|later)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Words for a moment, and the same counted. */
    private static final Map<Pattern, String> MOMENTS = Map.of(
            words("yesterday"), "1 day ago",
            words("the day before"), "1 day before",
            words("last night|the (?:evening|night) before"), "12 hours before",
            words("today|this morning|on the same day"), "0 hours ago");

    private static final double DAY = 24;

    /** After the only dose, long before another one would follow. */
    private static final double ONE_DOSE = 0.01;

    private static final Pattern VOLUME =
            Pattern.compile("(?<![\\w.,/])\\d{1,4}\\s*(?:ml|millilit(?:re|er)s?)\\b", Pattern.CASE_INSENSITIVE);

    /** Long enough for every enzyme to have come to rest. */
    private static final double LONG_BEFORE = -24 * 90;

    private final MedicationReader medications;
    private final PlanReader plans;

    OtherMedicineReader(MedicationReader medications, PlanReader plans) {
        this.medications = medications;
        this.plans = plans;
    }

    /**
     * @param day on which the text is read
     * @throws UserError if it does not name one medicine for certain, or its times cannot be meant
     */
    OtherMedicine read(String text, LocalDate day) {
        MedicationMention mention = mention(text, day);
        StringBuilder rest = new StringBuilder(text);
        int at = text.toLowerCase(Locale.ROOT).indexOf(mention.text().toLowerCase(Locale.ROOT));
        if (at >= 0) {
            rest.replace(at, at + mention.text().length(), " ");
        }
        String timed = counted(rest.toString());
        rest.replace(0, rest.length(), timed);
        List<String> readings = new ArrayList<>();
        Double ended = take(ENDED, rest);
        Double began = take(BEGAN_BEFORE, rest);
        Double onDay = takeDay(rest);
        Double ago = takeMoment(rest);
        PlanReader.Regimen regimen = plans.readRegimen(withoutVolumes(rest.toString()));
        if (!regimen.notUnderstood().isEmpty()) {
            throw new UserError(
                    "In \"" + text + "\" this is not understood: " + String.join(", ", regimen.notUnderstood())
                            + " (--with).",
                    "Write a name and then the regimen, like \"600 mg daily for 6 days\", with \"from day 3\" or \"stopped 5 days before\""
                            + " where it does not run along.");
        }
        DosePhase phase = regimen.phases().getFirst();
        if (regimen.phases().size() > 1) {
            throw new UserError(
                    "\"" + text + "\" has more than one dose (--with).",
                    "Write the dose that is taken beside the treatment.");
        }
        Double days = phase.courseDays();
        boolean single = phase.single() && (days == null || days <= 1);
        if (ended == null && (single || (ago != null && days == null && phase.everyDays() == null))) {
            return oneDose(text, mention, phase, onDay != null ? (onDay - 1) * DAY : -first(ago, began));
        }
        if (ago != null) {
            throw new UserError(
                    "In \"" + text + "\" it is not clear what was at which time (--with).",
                    "Write \"since 5 days\" for a beginning, \"stopped 5 days before\" for an end, \"once 5 days before\" for one dose.");
        }
        double from = onDay != null ? (onDay - 1) * 24 : began != null ? -began : LONG_BEFORE;
        Double until = null;
        if (ended != null) {
            until = -ended;
            from = began != null ? -began : days == null ? LONG_BEFORE : until - days * 24;
            if (from >= until) {
                throw new UserError(
                        "\"" + text + "\" ends before it begins (--with).", "Correct one of the two times.");
            }
        } else if (days != null && onDay == null && began == null) {
            // As in trials: so many days, and the treatment on the last of them.
            from = -(days - 1) * 24;
            until = 24.0;
            readings.add(
                    "Taken for " + ExposureSimulation.number(days) + (days == 1 ? " day" : " days")
                            + ", the first treatment on the last of them; write \"from day 1 for ...\" where it begins with the treatment.");
        } else if (days != null) {
            until = from + days * 24;
        }
        if (onDay == null && began == null && ended == null && days == null) {
            readings.add("Taken for long before the treatment and all through it.");
        }
        return new OtherMedicine(
                text,
                mention.ingredients(),
                phase.dose(),
                phase.everyDays(),
                from,
                until,
                false,
                List.copyOf(readings));
    }

    /** @param at hours from the first dose of the treatment */
    private static OtherMedicine oneDose(String text, MedicationMention mention, DosePhase phase, double at) {
        String when = at == 0
                ? "together with the first dose of the treatment"
                : ExposureSimulation.number(Math.abs(at)) + " hours " + (at < 0 ? "before" : "after")
                        + " the first dose of the treatment";
        return new OtherMedicine(
                text,
                mention.ingredients(),
                phase.dose(),
                null,
                at,
                at + ONE_DOSE,
                true,
                List.of("Taken as one dose, " + when + "."));
    }

    private static double first(@Nullable Double one, @Nullable Double other) {
        return one != null ? one : other != null ? other : 0;
    }

    /** Hours before the treatment of a moment, below zero after it, or null where none is named. */
    private static @Nullable Double takeMoment(StringBuilder rest) {
        Double ago = take(AGO, rest);
        if (ago != null) {
            return ago;
        }
        Double later = take(LATER, rest);
        return later == null ? null : Double.valueOf(-later);
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
    }

    private static String counted(String text) {
        String counted = text;
        for (Map.Entry<Pattern, String> moment : MOMENTS.entrySet()) {
            counted = moment.getKey().matcher(counted).replaceAll(moment.getValue());
        }
        return counted;
    }

    /** Juice is measured by volume, which says nothing about milligrams. */
    private static String withoutVolumes(String words) {
        return VOLUME.matcher(words).replaceAll(" ");
    }

    private MedicationMention mention(String text, LocalDate day) {
        MedicationEntry entry = medications.read(text, day);
        List<MedicationMention> resolved = entry.mentions().stream()
                .filter(mention -> mention instanceof MedicationMention.Resolved)
                .toList();
        if (resolved.size() == 1 && entry.mentions().size() == 1) {
            return resolved.getFirst();
        }
        if (resolved.size() > 1) {
            throw new UserError(
                    "\"" + text + "\" names more than one medicine (--with).", "Give --with once for each.");
        }
        String candidates = entry.mentions().stream()
                .flatMap(mention -> mention.ingredients().stream())
                .map(Ingredient::name)
                .distinct()
                .limit(4)
                .collect(Collectors.joining(" or "));
        throw new UserError(
                "\"" + text + "\" names no medicine for certain (--with).",
                candidates.isEmpty()
                        ? "Write its generic name and then the regimen, like \"600 mg daily\"."
                        : "Is " + candidates + " meant? Write that name.");
    }

    private static @Nullable Double take(Pattern pattern, StringBuilder rest) {
        Matcher found = pattern.matcher(rest);
        if (!found.find()) {
            return null;
        }
        double count = Double.parseDouble(found.group(1));
        double hours = switch (Character.toLowerCase(found.group(2).charAt(0))) {
            case 'h' -> count;
            case 'd' -> count * 24;
            case 'w' -> count * 24 * 7;
            default -> count * 24 * 30;
        };
        rest.replace(found.start(), found.end(), " ");
        return hours;
    }

    private static @Nullable Double takeDay(StringBuilder rest) {
        Matcher found = BEGINS_ON_DAY.matcher(rest);
        if (!found.find()) {
            return null;
        }
        double day = Double.parseDouble(found.group(1));
        rest.replace(found.start(), found.end(), " ");
        return day;
    }
}
