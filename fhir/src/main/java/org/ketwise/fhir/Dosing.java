package org.ketwise.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Coding;
import org.ketwise.kernel.Route;

/**
 * How a medicine is given, in the words of a plan. Dose and schedule are those of the first instruction; the routes are those of all.
 *
 * @param dose for example {@code 84 mg} or {@code 0.5 mg/kg}; null where it is not given in these units
 * @param unread what could not be read of the doses, or that there are others than the first; empty where nothing
 * @param routes by their codes, of all instructions
 * @param wordsOfRoute what else may name a route, of each instruction by itself
 * @param over for example {@code over 40 min}, or null
 * @param schedule for example {@code 2 times a week}, or null
 * @param text what somebody wrote in the first instruction; empty where nobody did
 */
public record Dosing(
        @Nullable String dose,
        String unread,
        Set<Route> routes,
        List<String> wordsOfRoute,
        @Nullable String over,
        @Nullable String schedule,
        String text) {
    static final Dosing NOTHING_SAID = new Dosing(null, "", Set.of(), List.of(), null, null, "");

    private static final String V3_ROUTE = "http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration";

    /** The codes of SNOMED CT that FHIR's own list of routes has, and of HL7 version 3. */
    private static final Map<String, Route> ROUTES = Map.ofEntries(
            Map.entry(Coding.SNOMED + "|47625008", Route.INTRAVENOUS),
            Map.entry(Coding.SNOMED + "|78421000", Route.INTRAMUSCULAR),
            Map.entry(Coding.SNOMED + "|34206005", Route.SUBCUTANEOUS),
            Map.entry(Coding.SNOMED + "|46713006", Route.NASAL),
            Map.entry(Coding.SNOMED + "|37839007", Route.SUBLINGUAL),
            Map.entry(Coding.SNOMED + "|26643006", Route.ORAL),
            Map.entry(V3_ROUTE + "|IV", Route.INTRAVENOUS),
            Map.entry(V3_ROUTE + "|IVINJ", Route.INTRAVENOUS),
            Map.entry(V3_ROUTE + "|IM", Route.INTRAMUSCULAR),
            Map.entry(V3_ROUTE + "|SQ", Route.SUBCUTANEOUS),
            Map.entry(V3_ROUTE + "|NASINHL", Route.NASAL),
            Map.entry(V3_ROUTE + "|SL", Route.SUBLINGUAL),
            Map.entry(V3_ROUTE + "|PO", Route.ORAL));

    static Dosing of(List<Element> instructions) {
        if (instructions.isEmpty()) {
            return NOTHING_SAID;
        }
        Element first = instructions.getFirst();
        Element repeat = first.at("timing").at("repeat");
        String text = first.text("text");
        Set<Route> routes = EnumSet.noneOf(Route.class);
        Set<String> words = new LinkedHashSet<>();
        for (Element instruction : instructions) {
            Concept concept = Concept.of(instruction.at("route"));
            if (concept != null) {
                Route route = route(concept);
                if (route != null) {
                    routes.add(route);
                }
                words.add(words(concept));
            }
            String written = instruction.text("text");
            if (written != null) {
                words.add(written);
            }
        }
        return new Dosing(
                dose(first),
                unread(instructions),
                Collections.unmodifiableSet(routes),
                List.copyOf(words),
                over(repeat),
                schedule(repeat),
                text == null ? "" : text);
    }

    /** A dose in units that are not read, a range, a rate, or a further dose. */
    private static String unread(List<Element> instructions) {
        List<String> unread = new ArrayList<>();
        if (dose(instructions.getFirst()) == null) {
            for (Element dose : doses(instructions.getFirst())) {
                if (!dose.isEmpty()) {
                    unread.add("the dose \"" + quantity(dose) + "\"");
                    break;
                }
            }
        }
        Element rate = instructions.getFirst().at("doseAndRate");
        if (!rate.at("doseRange").isEmpty()
                || !instructions.getFirst().at("doseRange").isEmpty()) {
            unread.add("a range of doses");
        }
        if (instructions.getFirst().list("doseAndRate").size() > 1) {
            unread.add("a second dose");
        }
        if (instructions.size() > 1) {
            unread.add("the doses after the first of " + instructions.size() + " instructions");
        }
        return String.join(", ", unread);
    }

    private static String quantity(Element dose) {
        String value = dose.text("value");
        String unit = dose.has("unit") ? dose.text("unit") : dose.text("code");
        return ((value == null ? "" : value) + " " + (unit == null ? "" : unit)).strip();
    }

    private static List<Element> doses(Element instruction) {
        return List.of(
                instruction.at("doseAndRate").at("doseQuantity"),
                instruction.at("doseQuantity"),
                instruction.at("doseSimpleQuantity"),
                instruction.at("dose"));
    }

    private static @Nullable Route route(Concept concept) {
        for (Coding coding : concept.codings()) {
            Route route = ROUTES.get(coding.system() + "|" + coding.code());
            if (route != null) {
                return route;
            }
        }
        return null;
    }

    private static String words(Concept concept) {
        Set<String> words = new LinkedHashSet<>();
        words.add(concept.text());
        for (Coding coding : concept.codings()) {
            if (coding.display() != null) {
                words.add(coding.display());
            }
        }
        return String.join(", ", words);
    }

    /** R4 has {@code doseAndRate}; older versions say it without, and administrations say {@code dose}. */
    private static @Nullable String dose(Element instruction) {
        for (Element dose : doses(instruction)) {
            Double value = dose.number("value");
            if (value != null && value > 0 && value < 1e6) {
                String unit = dose.has("code") ? dose.text("code") : dose.text("unit");
                String lower = unit == null ? "" : unit.toLowerCase(Locale.ROOT);
                return switch (lower) {
                    case "mg", "mg/kg" -> plain(value) + " " + lower;
                    case "milligram", "milligrams", "milligram(s)" -> plain(value) + " mg";
                    case "g", "gram", "grams" -> plain(value * 1000) + " mg";
                    case "ug", "mcg", "microgram", "micrograms" -> plain(value / 1000) + " mg";
                    default -> null;
                };
            }
        }
        return null;
    }

    private static @Nullable String over(Element repeat) {
        Double duration = repeat.number("duration");
        String unit = repeat.text("durationUnit");
        if (duration == null || duration <= 0 || duration > 10_000 || unit == null) {
            return null;
        }
        return switch (unit) {
            case "min" -> "over " + plain(duration) + " min";
            case "h" -> "over " + plain(duration * 60) + " min";
            default -> null;
        };
    }

    private static @Nullable String schedule(Element repeat) {
        Double period = repeat.number("period");
        String unit = repeat.has("periodUnit") ? repeat.text("periodUnit") : repeat.text("periodUnits");
        Double frequency = repeat.number("frequency");
        double times = frequency == null ? 1 : frequency;
        if (period == null || period <= 0 || unit == null || times < 1 || times > 100 || period > 1000) {
            return null;
        }
        String one = switch (unit) {
            case "d" -> "day";
            case "wk" -> "week";
            default -> null;
        };
        if (one == null || (period != 1 && times != 1)) {
            return null;
        }
        return period == 1 ? plain(times) + " times a " + one : "every " + plain(period) + " " + one + "s";
    }

    private static String plain(double value) {
        return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
    }
}
