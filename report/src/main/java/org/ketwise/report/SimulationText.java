package org.ketwise.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ketwise.consult.exposure.InteractionCourse;
import org.ketwise.consult.exposure.PlannedInteraction;
import org.ketwise.consult.exposure.SimulatedEffect;
import org.ketwise.consult.exposure.SimulatedPlan;
import org.ketwise.consult.exposure.SimulationRequest;
import org.ketwise.consult.forecast.ExposureForecast;
import org.ketwise.knowledge.KnowledgeVersion;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.pharmacometrics.ExposureMetrics;
import org.ketwise.pharmacometrics.PopulationSimulation;

/** Simulated plans for people: one table of all plans, a small picture of each course, and what must be known to read them. */
public final class SimulationText {
    private static final String LEVELS = " ▁▂▃▄▅▆▇█";
    private static final int LOW = PopulationSimulation.PERCENTILES.indexOf(5);
    private static final int HIGH = PopulationSimulation.PERCENTILES.indexOf(95);

    private static final String BEYOND =
            "The concentrations go beyond those that this was made from; the figure is no prediction.";
    private static final int SESSIONS_SHOWN = 6;

    private SimulationText() {}

    /** @param width characters in a line, at least 60 */
    public static String of(
            List<SimulatedPlan> plans, SimulationRequest request, KnowledgeVersion content, String version, int width) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "Predicted concentrations, not measured ones. %d virtual people, seed %d; in brackets%n"
                        + "the range from 5 to 95 %% of them.%n",
                request.subjects(),
                request.seed()));
        for (SimulatedPlan plan : plans) {
            plan(plan, width, text);
        }
        text.append("\n");
        wrapped(
                "",
                "",
                "Concentrations only: what other medicines add to sedation or blood pressure, and whether the plan itself is"
                        + " usual, is told by ketwise screen.",
                width,
                text);
        text.append(String.format(
                Locale.ROOT,
                "%nKetwise %s, content %s of %s (%s)%n",
                version,
                content.version(),
                content.date(),
                content.hash().substring(0, Math.min(19, content.hash().length()))));
        return Printable.escape(text.toString().replace(System.lineSeparator(), "\n"));
    }

    private static void plan(SimulatedPlan plan, int width, StringBuilder text) {
        text.append('\n').append(plan.text()).append('\n');
        text.append("  Model ")
                .append(plan.model().id())
                .append(" (")
                .append(plan.entry().confidence().code())
                .append("), ")
                .append(plan.model().matrix())
                .append('\n');
        text.append(String.format(
                Locale.ROOT,
                "  %-20s %22s %7s %9s %9s %6s%n",
                "",
                "Cmax ng/mL",
                "Tmax h",
                "AUC 0-24",
                "AUC inf",
                "t1/2 h"));
        for (int analyte = 0; analyte < plan.model().analytes().size(); analyte++) {
            PharmacokineticModel.Analyte name = plan.model().analytes().get(analyte);
            double[] cmax = plan.spread().cmax()[analyte];
            row(
                    name.name(),
                    plan.typical(),
                    name.name(),
                    analyte,
                    " [" + number(cmax[LOW]) + " to " + number(cmax[HIGH]) + "]",
                    text);
            if (plan.changed() != null && changes(plan, name)) {
                row("  with the others", plan.changed(), name.name(), analyte, "", text);
            }
        }
        text.append("  AUC in ng·h/mL; all but the brackets of the typical person\n");
        picture(plan, width, text);
        for (PharmacokineticModel.Analyte analyte : plan.model().analytes()) {
            if (analyte.caveat() != null) {
                wrapped(analyte.name() + ": " + analyte.caveat(), width, text);
            }
        }
        plan.warnings().forEach(warning -> wrapped(warning, width, text));
        if (!plan.interactions().isEmpty() && plan.changed() == null) {
            wrapped(
                    "No course with the other medicines: nobody can say more than a range, or the model does not follow enzymes.",
                    width,
                    text);
        }
        if (!plan.effects().isEmpty()) {
            text.append("  Effects of the first session")
                    .append(plan.interactions().isEmpty() ? "\n" : ", without the other medicines\n");
        }
        plan.effects().forEach(effect -> effect(effect, width, text));
        plan.interactions().forEach(interaction -> interaction(interaction, width, text));
    }

    private static void effect(SimulatedEffect effect, int width, StringBuilder text) {
        String name = effect.effect().name() + " (" + effect.effect().grade().code() + "): ";
        SimulatedEffect.Course course = effect.course();
        if (course == null) {
            wrapped("  ", "    ", name.substring(0, name.length() - 2), width, text);
        } else {
            String falls = course.quarterHours() == null
                    ? "not yet down to a quarter of that at the end"
                    : String.format(Locale.ROOT, "down to a quarter of that after %.1f h", course.quarterHours());
            String peak = String.format(
                    Locale.ROOT,
                    "%.0f (%.0f to %.0f) %s at %.0f min, %s",
                    course.likely()[course.peak()],
                    course.low()[course.peak()],
                    course.high()[course.peak()],
                    effect.effect().unit(),
                    course.hours()[course.peak()] * 60,
                    falls);
            wrapped("  ", "    ", name + peak, width, text);
            if (course.extrapolated()) {
                wrapped("    ! ", "      ", BEYOND, width, text);
            }
        }
        effect.observed()
                .forEach(each -> wrapped(
                        "    ",
                        "      ",
                        "Seen: " + each.text() + (each.verified() ? "" : " (not verified)") + " ["
                                + String.join(", ", each.sources()) + "]",
                        width,
                        text));
        wrapped("    ! ", "      ", effect.effect().caveat(), width, text);
    }

    /** Whether what enzymes do to an analyte is calculated. */
    static boolean changes(SimulatedPlan plan, PharmacokineticModel.Analyte analyte) {
        PharmacokineticModel.EnzymeDependence enzymes = plan.model().enzymes();
        return enzymes != null && enzymes.analytes().contains(analyte.name());
    }

    private static void interaction(PlannedInteraction interaction, int width, StringBuilder text) {
        text.append("  With ")
                .append(String.join(" and ", interaction.perpetrators()))
                .append('\n');
        ExposureForecast forecast = interaction.forecast();
        if (forecast != null) {
            wrapped(
                    "    ",
                    "      ",
                    "After long intake, " + ForecastProse.ratios(forecast) + "; " + ForecastProse.basis(forecast) + ".",
                    width,
                    text);
            forecast.observed()
                    .forEach(ratio -> wrapped("    ", "      ", "Trial: " + TextReport.observed(ratio), width, text));
        }
        if (interaction.course() != null) {
            wrapped("    ", "      ", overTime(interaction.course()), width, text);
        }
        interaction.remarks().forEach(remark -> wrapped("    ! ", "      ", remark, width, text));
    }

    /** The ratio of areas dose by dose, the first ones and the last. */
    private static String overTime(InteractionCourse course) {
        List<InteractionCourse.Session> sessions = course.sessions();
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            if (i < SESSIONS_SHOWN || i == sessions.size() - 1) {
                shown.add(String.format(
                        Locale.ROOT,
                        "%s times on day %s",
                        ForecastProse.number(sessions.get(i).auc()),
                        (long) Math.floor(sessions.get(i).hours() / 24) + 1));
            } else if (i == SESSIONS_SHOWN) {
                shown.add("...");
            }
        }
        return "Followed over time, exposure of each dose: " + String.join(", ", shown) + ".";
    }

    private static void row(
            String label, SimulatedPlan.Course course, String analyte, int place, String range, StringBuilder text) {
        ExposureMetrics metrics = ExposureMetrics.of(course.course(), analyte);
        text.append(String.format(
                Locale.ROOT,
                "  %-20s %22s %7.2f %9s %9s %6.1f%n",
                label,
                number(metrics.cmax()) + range,
                metrics.tmax(),
                number(course.areasOfDay()[place]),
                number(course.wholeAreas()[place]),
                course.halfLives()[place]));
    }

    /** The first analyte of the typical person, each column the highest concentration of its stretch of time. */
    private static void picture(SimulatedPlan plan, int width, StringBuilder text) {
        double[] hours = plan.typical().course().hours();
        double[] concentrations = plan.typical().course().concentrations()[0];
        double end = hours[hours.length - 1];
        double[] columns = new double[Math.min(72, width - 4)];
        double highest = 0;
        for (int at = 0; at < hours.length; at++) {
            int column = (int) Math.min(columns.length - 1L, (long) (hours[at] / Math.max(end, 1e-9) * columns.length));
            columns[column] = Math.max(columns[column], concentrations[at]);
            highest = Math.max(highest, concentrations[at]);
        }
        text.append("  ");
        for (double column : columns) {
            int level = highest == 0 ? 0 : (int) Math.ceil(column / highest * (LEVELS.length() - 1) - 1e-9);
            text.append(LEVELS.charAt(level));
        }
        text.append(String.format(
                Locale.ROOT,
                "%n  %s over %s h, up to %s ng/mL%n",
                plan.model().analytes().getFirst().name(),
                number(end),
                number(highest)));
    }

    private static void wrapped(String sentence, int width, StringBuilder text) {
        wrapped("  ! ", "    ", sentence, width, text);
    }

    private static void wrapped(String indent, String later, String sentence, int width, StringBuilder text) {
        int column = 0;
        for (String word : sentence.split(" ", -1)) {
            if (column == 0 || column + 1 + word.length() > width) {
                text.append(column == 0 ? indent : "\n" + later);
                column = indent.length();
            } else {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        text.append('\n');
    }

    /** Three digits, as many as such a number deserves. */
    private static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return value >= 10
                ? String.format(Locale.ROOT, "%.1f", value)
                : String.format(Locale.ROOT, value >= 1 || value == 0 ? "%.2f" : "%.3g", value);
    }
}
