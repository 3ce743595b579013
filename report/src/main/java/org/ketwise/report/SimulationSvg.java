package org.ketwise.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ketwise.consult.exposure.SimulatedPlan;

/**
 * Simulated concentrations over time as one picture that needs nothing else: all plans overlaid, the typical person as a line, 5 to 95 % of the people as a
 * band, and lighter around it 5 to 95 % of what single measurements in them would show. Plans differ by colour and by marker, and a course with other medicines is dashed, its band only outlined, so that a print in grey can be read.
 */
public final class SimulationSvg {
    /** Colours of Okabe and Ito, which colour-blind people tell apart; black last, as it stands out most. */
    private static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000");

    private static final int WIDTH = 780;
    private static final int LEFT = 64;
    private static final int RIGHT = 20;
    private static final int TITLE = 34;
    private static final int AXIS = 46;
    private static final int LARGE = 300;
    private static final int SMALL = 130;
    private static final int LEGEND_LINE = 19;
    private static final int MARKERS = 9;

    /** Letters of the legend that fit beside each other. */
    private static final int LETTERS = 104;

    private static final String QUIET = "#55636f";
    private static final String INK = "#1c2733";

    private final List<SimulatedPlan> plans;
    private final Html svg = new Html();

    private SimulationSvg(List<SimulatedPlan> plans) {
        this.plans = plans;
    }

    /** @param plans at least one */
    public static String of(List<SimulatedPlan> plans) {
        return new SimulationSvg(plans).write();
    }

    /** What is drawn in one frame: the analytes that stand at the same place in the models of the plans. */
    private record Panel(List<PlottedCourse> courses, Scale hours, Scale amounts, int top, int height) {
        String analytes() {
            return Words.and(
                    courses.stream().map(PlottedCourse::analyte).distinct().toList());
        }

        double x(double time) {
            return LEFT + hours.share(time) * (WIDTH - LEFT - RIGHT);
        }

        double y(double amount) {
            return top + TITLE + (1 - amounts.share(amount)) * height;
        }

        int bottom() {
            return top + TITLE + height;
        }
    }

    private String write() {
        List<Panel> panels = panels();
        List<Entry> legend = legend(panels.getFirst().courses());
        int bottom = panels.getLast().bottom() + AXIS;
        int height = bottom
                + (legend.stream().mapToInt(each -> each.lines().size()).sum() + notes().size()) * LEGEND_LINE
                + 10;
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "width",
                String.valueOf(WIDTH),
                "height",
                String.valueOf(height),
                "role",
                "img",
                "aria-labelledby",
                "simulation-title simulation-description",
                "font-family",
                "system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif",
                "font-size",
                "12");
        svg.element("title", title(), "id", "simulation-title");
        svg.element("desc", description(panels), "id", "simulation-description");
        svg.empty("rect", "width", String.valueOf(WIDTH), "height", String.valueOf(height), "fill", "#ffffff");
        panels.forEach(this::panel);
        legend(legend, bottom);
        svg.close();
        return svg + "\n";
    }

    /** One frame with the first analyte of each plan, and a small one for each analyte of which courses are not yet drawn. */
    private List<Panel> panels() {
        List<PlottedCourse> first = PlottedCourse.ofFirst(plans);
        List<Panel> panels = new ArrayList<>();
        panels.add(panel(first, 0, LARGE, 8));
        Set<String> analytes = new LinkedHashSet<>();
        plans.forEach(plan -> analytes.addAll(plan.typical().course().analytes()));
        for (String analyte : analytes) {
            List<PlottedCourse> courses = PlottedCourse.ofAnalyte(plans, analyte);
            long drawn = first.stream()
                    .filter(course -> course.analyte().equals(analyte))
                    .count();
            if (drawn < courses.size()) {
                panels.add(panel(courses, panels.getLast().bottom() + AXIS, SMALL, 4));
            }
        }
        return panels;
    }

    private static Panel panel(List<PlottedCourse> courses, int top, int height, int mostTicks) {
        double end = courses.stream().mapToDouble(PlottedCourse::end).max().orElseThrow();
        double highest =
                courses.stream().mapToDouble(PlottedCourse::highest).max().orElseThrow();
        return new Panel(courses, Scale.ofHours(end, 14), Scale.above(highest, mostTicks), top, height);
    }

    // Words

    private String title() {
        return "Predicted concentrations over time: "
                + Words.and(plans.stream()
                        .map(plan -> Printable.line(plan.text()))
                        .distinct()
                        .toList());
    }

    /** What somebody who does not see the picture can take from it. */
    private static String description(List<Panel> panels) {
        boolean bands =
                panels.stream().flatMap(panel -> panel.courses().stream()).anyMatch(PlottedCourse::hasBand);
        StringBuilder text = new StringBuilder("Predicted, not measured. Lines are the typical person"
                + (bands ? ", bands the 5th to 95th percentile of the virtual people." : "; there are no bands."));
        for (Panel panel : panels) {
            for (PlottedCourse course : panel.courses()) {
                text.append(String.format(
                        Locale.ROOT,
                        " %s in %s, %s: up to %s ng/mL at %s h, %s ng/mL at %s h.",
                        Words.capitalised(course.analyte()),
                        course.matrix(),
                        course.words(),
                        SimulationProse.number(course.peak().cmax()),
                        SimulationProse.number(course.peak().tmax()),
                        SimulationProse.number(course.typical()[course.typical().length - 1]),
                        SimulationProse.number(course.end())));
            }
        }
        return text.toString();
    }

    // Frames

    private void panel(Panel panel) {
        text(
                LEFT,
                panel.top() + TITLE - 14,
                "start",
                INK,
                "15",
                Words.capitalised(panel.analytes()) + " in "
                        + Words.and(panel.courses().stream()
                                .map(PlottedCourse::matrix)
                                .distinct()
                                .toList()));
        for (Scale.Tick tick : panel.amounts().ticks()) {
            double y = panel.y(tick.value());
            line(LEFT, y, WIDTH - RIGHT, y, tick.value() == 0 ? QUIET : "#d5dce2");
            text(LEFT - 8, y + 4, "end", QUIET, "12", tick.label());
        }
        for (Scale.Tick tick : panel.hours().ticks()) {
            double x = panel.x(tick.value());
            line(x, panel.bottom(), x, panel.bottom() + 5, QUIET);
            text(x, panel.bottom() + 19, "middle", QUIET, "12", tick.label());
        }
        line(LEFT, panel.y(panel.amounts().end()), LEFT, panel.bottom(), QUIET);
        text((LEFT + WIDTH - RIGHT) / 2.0, panel.bottom() + 37, "middle", INK, "12", "Hours from the first dose");
        double middle = (panel.y(panel.amounts().end()) + panel.bottom()) / 2.0;
        svg.open(
                        "text",
                        "x",
                        "16",
                        "y",
                        at(middle),
                        "text-anchor",
                        "middle",
                        "fill",
                        INK,
                        "transform",
                        "rotate(-90 16 " + at(middle) + ")")
                .text("ng/mL")
                .close();
        panel.courses().forEach(course -> measured(panel, course));
        panel.courses().forEach(course -> band(panel, course));
        thresholds(panel);
        panel.courses().forEach(course -> course(panel, course));
    }

    private void band(Panel panel, PlottedCourse course) {
        double[] low = course.low();
        double[] high = course.high();
        if (low == null || high == null) {
            return;
        }
        if (course.withOthers()) {
            edge(panel, course, low);
            edge(panel, course, high);
        } else {
            band(panel, course, low, high, "0.16");
        }
    }

    /** Two bands of one colour on each other could not be told apart. */
    private void edge(Panel panel, PlottedCourse course, double[] edge) {
        Path path = new Path();
        for (int at = 0; at < course.hours().length; at++) {
            path.to(panel.x(course.hours()[at]), panel.y(edge[at]));
        }
        svg.empty(
                "path",
                "d",
                path.toString(),
                "fill",
                "none",
                "stroke",
                colour(course.plan()),
                "stroke-width",
                "1",
                "stroke-dasharray",
                "2 3");
    }

    private void measured(Panel panel, PlottedCourse course) {
        double[][] measured = course.measured();
        if (measured.length > 0) {
            double[] low = Arrays.stream(measured).mapToDouble(each -> each[0]).toArray();
            double[] high = Arrays.stream(measured).mapToDouble(each -> each[1]).toArray();
            band(panel, course, low, high, "0.08");
        }
    }

    private void band(Panel panel, PlottedCourse course, double[] low, double[] high, String opacity) {
        Path path = new Path();
        for (int at = 0; at < course.hours().length; at++) {
            path.to(panel.x(course.hours()[at]), panel.y(high[at]));
        }
        for (int at = course.hours().length - 1; at >= 0; at--) {
            path.to(panel.x(course.hours()[at]), panel.y(low[at]));
        }
        svg.empty("path", "d", path + "Z", "fill", colour(course.plan()), "fill-opacity", opacity, "stroke", "none");
    }

    /** The concentrations above which time is counted, as far as they lie in the frame. */
    private void thresholds(Panel panel) {
        for (SimulatedPlan.Above above : plans.getFirst().above()) {
            double threshold = above.threshold().nanogramsPerMilliliter();
            if (threshold <= panel.amounts().end()) {
                double y = panel.y(threshold);
                line(LEFT, y, WIDTH - RIGHT, y, INK);
                text(WIDTH - RIGHT, y - 4, "end", INK, "12", SimulationProse.plain(threshold) + " ng/mL");
            }
        }
    }

    private void course(Panel panel, PlottedCourse course) {
        Path path = new Path();
        for (int at = 0; at < course.hours().length; at++) {
            path.to(panel.x(course.hours()[at]), panel.y(course.typical()[at]));
        }
        line(path.toString(), course);
        // Each plan begins its markers elsewhere, so that those of courses that lie on each other stay apart.
        double spacing = course.end() / MARKERS;
        double shift = (course.plan() + 0.5) / Math.max(1, plans.size());
        for (int marker = 0; marker < MARKERS; marker++) {
            double time = (marker + shift) * spacing;
            marker(course, panel.x(time), panel.y(course.at(time)));
        }
    }

    private void line(String path, PlottedCourse course) {
        String colour = colour(course.plan());
        if (course.withOthers()) {
            svg.empty(
                    "path",
                    "d",
                    path,
                    "fill",
                    "none",
                    "stroke",
                    colour,
                    "stroke-width",
                    "2",
                    "stroke-dasharray",
                    "7 4");
        } else {
            svg.empty("path", "d", path, "fill", "none", "stroke", colour, "stroke-width", "2");
        }
    }

    private static String colour(int plan) {
        return COLOURS.get(plan % COLOURS.size());
    }

    /** Filled where the plan is alone, hollow with other medicines. */
    private void marker(PlottedCourse course, double x, double y) {
        String shape = switch (course.plan() % 5) {
            case 0 -> "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0Z";
            case 1 -> "M-4 -4H4V4H-4Z";
            case 2 -> "M0 -5L5 4H-5Z";
            case 3 -> "M0 -5.5L5.5 0L0 5.5L-5.5 0Z";
            default -> "M0 5L5 -4H-5Z";
        };
        String colour = colour(course.plan());
        svg.empty(
                "path",
                "d",
                shape,
                "transform",
                "translate(" + at(x) + " " + at(y) + ")",
                "fill",
                course.withOthers() ? "#ffffff" : colour,
                "stroke",
                course.withOthers() ? colour : "#ffffff",
                "stroke-width",
                "1.2");
    }

    // Legend

    private record Entry(PlottedCourse course, List<String> lines) {}

    private static List<Entry> legend(List<PlottedCourse> courses) {
        boolean several =
                courses.stream().map(PlottedCourse::analyte).distinct().count() > 1;
        return courses.stream()
                .map(course -> new Entry(
                        course,
                        Wrap.lines(course.words() + (several ? " (" + course.analyte() + ")" : ""), LETTERS, LETTERS)))
                .toList();
    }

    private void legend(List<Entry> entries, int top) {
        double y = top + LEGEND_LINE / 2.0;
        for (Entry entry : entries) {
            line("M" + LEFT + " " + at(y - 4) + "H" + (LEFT + 40), entry.course());
            marker(entry.course(), LEFT + 20, y - 4);
            for (String line : entry.lines()) {
                text(LEFT + 50, y, "start", INK, "12", line);
                y += LEGEND_LINE;
            }
        }
        for (String note : notes()) {
            text(LEFT, y, "start", QUIET, "12", note);
            y += LEGEND_LINE;
        }
    }

    private List<String> notes() {
        List<PlottedCourse> drawn = PlottedCourse.ofFirst(plans);
        boolean banded = drawn.stream().anyMatch(PlottedCourse::hasBand);
        String bands = "Predicted, not measured. Line: typical person"
                + (banded ? "; band: 5th to 95th percentile of the virtual people." : ".");
        boolean measured = plans.stream()
                .anyMatch(plan -> plan.ranged() && !plan.spread().measured().isEmpty());
        List<String> notes = new ArrayList<>();
        notes.add(bands);
        if (measured) {
            notes.add(
                    "Light band: 5th to 95th percentile of single measurements in them, with the error of the model.");
        }
        if (drawn.stream().filter(course -> !course.hasBand()).anyMatch(course -> !course.withOthers()) && banded) {
            notes.add("A line without a band: the model states no variability between people.");
        }
        if (plans.stream().anyMatch(plan -> plan.ranged() && plan.changedPeople() != null)) {
            notes.add(
                    "Dotted: the same people with the other medicines, everybody's enzymes changed by the same factor.");
        }
        return List.copyOf(notes);
    }

    // Strokes

    private void line(double x1, double y1, double x2, double y2, String colour) {
        svg.empty("line", "x1", at(x1), "y1", at(y1), "x2", at(x2), "y2", at(y2), "stroke", colour);
    }

    private void text(double x, double y, String anchor, String colour, String size, String text) {
        svg.element("text", text, "x", at(x), "y", at(y), "text-anchor", anchor, "fill", colour, "font-size", size);
    }

    static String at(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }

    /** A line through points; one that lies where the last one does is left out. */
    private static final class Path {
        private final StringBuilder path = new StringBuilder();
        private String last = "";

        void to(double x, double y) {
            String point = at(x) + " " + at(y);
            if (!point.equals(last)) {
                path.append(path.isEmpty() ? 'M' : 'L').append(point);
                last = point;
            }
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }
}
