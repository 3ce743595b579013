package org.ketwise.report;

import java.util.List;
import java.util.Locale;
import org.ketwise.consult.exposure.SimulatedPlan;
import org.ketwise.consult.exposure.SimulationRequest;
import org.ketwise.knowledge.KnowledgeVersion;

/** Simulated plans for people: one small plot of all courses, a table of each plan, and what must be known to read them. */
public final class SimulationText {
    private SimulationText() {}

    /** @param width characters in a line, at least 60 */
    public static String of(
            List<SimulatedPlan> plans, SimulationRequest request, KnowledgeVersion content, String version, int width) {
        StringBuilder text = new StringBuilder();
        wrapped("", "", SimulationProse.intro(request), width, text);
        text.append('\n').append(SimulationPlot.of(plotted(plans), width));
        for (SimulatedPlan plan : plans) {
            plan(SimulationProse.of(plan), width, text);
        }
        text.append('\n');
        wrapped("", "", SimulationProse.SCOPE, width, text);
        text.append('\n').append(SimulationProse.footer(content, version)).append('\n');
        return Printable.escape(text.toString());
    }

    /** Of several plans only what they do alone: more lines than that cannot be told apart in characters. The tables have both. */
    private static List<PlottedCourse> plotted(List<SimulatedPlan> plans) {
        return PlottedCourse.ofFirst(plans).stream()
                .filter(course -> plans.size() == 1 || !course.withOthers())
                .toList();
    }

    private static void plan(SimulationProse plan, int width, StringBuilder text) {
        text.append('\n').append(plan.plan()).append('\n');
        text.append("  Model ").append(plan.model()).append('\n');
        if (plan.doses() != null) {
            wrapped("  ", "    ", plan.doses(), width, text);
        }
        text.append(line("", "Cmax ng/mL", "Tmax h", "AUC 0-24", "AUC inf", "t1/2 h"));
        for (SimulationProse.Row row : plan.rows()) {
            text.append(line(
                    row.withOthers() ? "  " + row.label() : row.label(),
                    row.range().isEmpty() ? row.cmax() : row.cmax() + " " + row.range(),
                    row.tmax(),
                    row.areaOfDay(),
                    row.wholeArea(),
                    row.halfLife()));
            if (!row.measured().isEmpty()) {
                text.append(line("  " + SimulationProse.MEASURED, row.measured(), "", "", "", "")
                                .stripTrailing())
                        .append('\n');
            }
        }
        text.append("  ").append(SimulationProse.UNITS).append('\n');
        if (plan.rows().stream().anyMatch(row -> !row.measured().isEmpty())) {
            wrapped("  ", "  ", SimulationProse.MEASURED_MEANS, width, text);
        }
        if (plan.people() != null) {
            wrapped("  ", "  ", plan.people(), width, text);
        }
        plan.above().forEach(sentence -> wrapped("  ", "    ", sentence, width, text));
        plan.warnings().forEach(warning -> wrapped("  ! ", "    ", warning, width, text));
        for (SimulationProse.EffectWords effect : plan.effects()) {
            wrapped("  ", "    ", effect.text(), width, text);
            effect.seen().forEach(seen -> wrapped("    ", "      ", seen, width, text));
            wrapped("    ! ", "      ", effect.caveat(), width, text);
        }
        for (SimulationProse.InteractionWords interaction : plan.interactions()) {
            text.append("  ").append(interaction.title()).append('\n');
            if (interaction.forecast() != null) {
                wrapped("    ", "      ", interaction.forecast(), width, text);
            }
            if (interaction.overTime() != null) {
                wrapped("    ", "      ", interaction.overTime(), width, text);
            }
            interaction.trials().forEach(trial -> wrapped("    ", "      ", trial, width, text));
            interaction.remarks().forEach(remark -> wrapped("    ! ", "      ", remark, width, text));
        }
    }

    private static String line(
            String label, String cmax, String tmax, String areaOfDay, String wholeArea, String halfLife) {
        return String.format(
                Locale.ROOT, "  %-20s %22s %7s %9s %9s %6s\n", label, cmax, tmax, areaOfDay, wholeArea, halfLife);
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
}
