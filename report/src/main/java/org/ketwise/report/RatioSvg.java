package org.ketwise.report;

import java.util.List;
import java.util.Locale;

/** Ratios as one picture that needs nothing else: a point for each, a bar for the range beside it, on a logarithmic axis around 1. */
public final class RatioSvg {
    private static final double[] TICKS = {0.1, 0.2, 0.5, 0.75, 1, 1.33, 2, 3, 5, 10};
    private static final int WIDTH = 780;
    private static final int LEFT = 430;
    private static final int RIGHT = 30;
    private static final int TOP = 62;
    private static final int ROW = 20;
    private static final String INK = "#1c2733";

    /**
     * One line.
     *
     * @param value the point
     * @param filled whether the point is filled; the legend says what that means
     */
    public record Row(String label, double value, double low, double high, boolean filled) {
        boolean within() {
            return value >= low && value <= high;
        }
    }

    private RatioSvg() {}

    /** @param legend what point and bar are, and what a hollow point means */
    public static String of(String title, String legend, List<Row> rows) {
        double low = rows.stream()
                        .mapToDouble(row -> Math.min(row.value(), row.low()))
                        .min()
                        .orElse(1)
                / 1.1;
        double high = rows.stream()
                        .mapToDouble(row -> Math.max(row.value(), row.high()))
                        .max()
                        .orElse(1)
                * 1.1;
        int height = TOP + rows.size() * ROW + 40;
        Html svg = new Html();
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
                "title description",
                "font-family",
                "system-ui, 'DejaVu Sans', Arial, sans-serif",
                "font-size",
                "12");
        svg.element("title", title, "id", "title");
        svg.element("desc", legend + " " + words(rows), "id", "description");
        svg.empty("rect", "width", String.valueOf(WIDTH), "height", String.valueOf(height), "fill", "#ffffff");
        svg.element("text", title, "x", "12", "y", "22", "font-size", "15", "fill", INK);
        svg.element("text", legend, "x", "12", "y", "42", "fill", "#55636f");
        int bottom = TOP + rows.size() * ROW;
        for (double tick : TICKS) {
            if (tick >= low && tick <= high) {
                String x = SimulationSvg.at(place(tick, low, high));
                svg.empty(
                        "line",
                        "x1",
                        x,
                        "x2",
                        x,
                        "y1",
                        String.valueOf(TOP - 6),
                        "y2",
                        String.valueOf(bottom),
                        "stroke",
                        tick == 1 ? INK : "#d5dce2");
                svg.element(
                        "text",
                        String.format(Locale.ROOT, tick == Math.rint(tick) ? "%.0f" : "%s", tick),
                        "x",
                        x,
                        "y",
                        String.valueOf(bottom + 18),
                        "text-anchor",
                        "middle",
                        "fill",
                        INK);
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            row(svg, rows.get(i), TOP + i * ROW + ROW / 2.0, low, high);
        }
        svg.close();
        return svg + "\n";
    }

    private static void row(Html svg, Row row, double y, double low, double high) {
        String colour = row.within() ? "#0072B2" : "#D55E00";
        svg.element(
                "text",
                (row.within() ? "" : "outside: ") + row.label(),
                "x",
                String.valueOf(LEFT - 12),
                "y",
                SimulationSvg.at(y + 4),
                "text-anchor",
                "end",
                "fill",
                INK);
        double from = place(row.low(), low, high);
        svg.empty(
                "rect",
                "x",
                SimulationSvg.at(from),
                "y",
                SimulationSvg.at(y - 5),
                "width",
                SimulationSvg.at(Math.max(1.5, place(row.high(), low, high) - from)),
                "height",
                "10",
                "fill",
                "#b9c4cd");
        svg.empty(
                "circle",
                "cx",
                SimulationSvg.at(place(row.value(), low, high)),
                "cy",
                SimulationSvg.at(y),
                "r",
                "4.5",
                "fill",
                row.filled() ? colour : "#ffffff",
                "stroke",
                colour,
                "stroke-width",
                "2");
    }

    private static double place(double ratio, double low, double high) {
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.log(ratio / low) / Math.log(high / low);
    }

    private static String words(List<Row> rows) {
        StringBuilder words = new StringBuilder();
        for (Row row : rows) {
            words.append(String.format(
                    Locale.ROOT, "%s: %.2f (%.2f to %.2f). ", row.label(), row.value(), row.low(), row.high()));
        }
        return words.toString().strip();
    }
}
