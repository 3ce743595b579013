package org.ketwise.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The first analyte of the typical person over time in plain characters, all plans in one plot. */
final class SimulationPlot {
    private static final String MARKS = "*o+x#%@&abcdefghijklmnpqrstuvwyz";
    private static final int ROWS = 10;
    private static final int LABEL = 7;
    private static final int MOST_COLUMNS = 90;

    /** Looked at so often within a column, so that no turn is missed. */
    private static final int WITHIN_A_COLUMN = 12;

    private SimulationPlot() {}

    /** @param width of a line, at least 60 */
    static String of(List<PlottedCourse> courses, int width) {
        int columns = Math.min(MOST_COLUMNS, width - LABEL - 4);
        double end = courses.stream().mapToDouble(PlottedCourse::end).max().orElse(0);
        Scale amounts = Scale.above(
                courses.stream()
                        .mapToDouble(PlottedCourse::highestTypical)
                        .max()
                        .orElse(0),
                5);
        Scale hours = Scale.ofHours(end, columns / 8);
        char[][] cells = new char[ROWS + 1][columns];
        for (char[] row : cells) {
            Arrays.fill(row, ' ');
        }
        for (int course = 0; course < courses.size(); course++) {
            draw(courses.get(course), mark(course), amounts, hours, cells);
        }
        List<String> analytes =
                courses.stream().map(PlottedCourse::analyte).distinct().toList();
        StringBuilder plot = new StringBuilder();
        plot.append("  ng/mL of ").append(Words.and(analytes)).append(", typical person\n");
        String[] labels = labels(amounts);
        for (int row = 0; row <= ROWS; row++) {
            String line = " ".repeat(Math.max(0, LABEL - labels[row].length()))
                    + labels[row]
                    + (labels[row].isEmpty() ? " |" : " +")
                    + new String(cells[row]);
            plot.append(line.stripTrailing()).append('\n');
        }
        axis(hours, columns, plot);
        legend(
                courses,
                course -> analytes.size() == 1 ? course.words() : course.words() + " (" + course.analyte() + ")",
                width,
                plot);
        return plot.toString();
    }

    private static char mark(int course) {
        return MARKS.charAt(course % MARKS.length());
    }

    /** From the lowest to the highest row that the course passes in a column. Where two courses meet, they share the columns. */
    private static void draw(PlottedCourse course, char mark, Scale amounts, Scale hours, char[][] cells) {
        int columns = cells[0].length;
        for (int column = 0; column < columns; column++) {
            int lowest = ROWS;
            int highest = 0;
            boolean any = false;
            for (int part = 0; part <= WITHIN_A_COLUMN; part++) {
                double time = hours.end() * (column + part / (double) WITHIN_A_COLUMN) / columns;
                if (time <= course.end() * (1 + 1e-9)) {
                    int height = (int) Math.round(amounts.share(course.at(time)) * ROWS);
                    lowest = Math.min(lowest, height);
                    highest = Math.max(highest, height);
                    any = true;
                }
            }
            for (int height = lowest; any && height <= highest; height++) {
                char there = cells[ROWS - height][column];
                if (there == ' ' || column % 2 == 1) {
                    cells[ROWS - height][column] = mark;
                }
            }
        }
    }

    private static String[] labels(Scale amounts) {
        String[] labels = new String[ROWS + 1];
        Arrays.fill(labels, "");
        for (Scale.Tick tick : amounts.ticks()) {
            labels[ROWS - (int) Math.round(amounts.share(tick.value()) * ROWS)] = tick.label();
        }
        return labels;
    }

    private static void axis(Scale hours, int columns, StringBuilder plot) {
        char[] line = new char[columns];
        Arrays.fill(line, '-');
        StringBuilder labels = new StringBuilder();
        for (Scale.Tick tick : hours.ticks()) {
            int column = (int) Math.min(columns - 1L, Math.round(hours.share(tick.value()) * columns));
            line[column] = '+';
            int from = LABEL + 2 + column - tick.label().length() / 2;
            if (from > labels.length() && from + tick.label().length() + 2 <= LABEL + 4 + columns) {
                labels.append(" ".repeat(from - labels.length())).append(tick.label());
            }
        }
        plot.append(" ".repeat(LABEL)).append(" +").append(line).append('\n');
        plot.append(labels).append(" h\n");
    }

    private static void legend(
            List<PlottedCourse> courses, Function<PlottedCourse, String> words, int width, StringBuilder plot) {
        for (int course = 0; course < courses.size(); course++) {
            List<String> lines = Wrap.lines(words.apply(courses.get(course)), width - 6, width - 6);
            plot.append("  ").append(mark(course)).append("  ").append(String.join("\n     ", lines));
            plot.append('\n');
        }
    }
}
