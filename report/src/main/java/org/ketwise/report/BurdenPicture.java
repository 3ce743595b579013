package org.ketwise.report;

import java.util.List;
import org.ketwise.knowledge.model.Axis;

/** One bar for each burden, in points. Words beside the bar say the same, for whoever does not see it. */
final class BurdenPicture {
    private static final int HEIGHT = 10;

    private BurdenPicture() {}

    static void write(Html html, List<FindingProse> burdens) {
        int scale = burdens.stream().mapToInt(BurdenPicture::extent).max().orElse(1);
        html.open("div", "class", "bars");
        for (FindingProse burden : burdens) {
            html.open("div", "class", "bar-row");
            html.open("p", "class", "bar-name")
                    .element("span", burden.title(), "class", "name")
                    .text(" ");
            html.element(
                            "span",
                            burden.severity().code(),
                            "class",
                            "tag " + burden.severity().code())
                    .close();
            bar(html, burden, scale);
            html.element("p", words(burden), "class", "bar-words quiet");
            html.close();
        }
        html.close();
        html.element(
                "p",
                "Length in points: slight 1, moderate 2, strong 3. Filled: medicines; lighter: conditions; outlined: the treatment itself, which is not counted. "
                        + "Marks: from there on at least moderate (short) or major (long); a single heavy part or the patient's context can weigh more.",
                "class",
                "legend quiet");
    }

    private static int extent(FindingProse burden) {
        int parts = burden.contributors().stream()
                .mapToInt(share -> share.weight().points())
                .sum();
        int steps = burden.steps().stream()
                .mapToInt(Axis.Accumulation::points)
                .max()
                .orElse(0);
        return Math.max(parts, steps);
    }

    private static String words(FindingProse burden) {
        String parts = String.join(
                ", ",
                burden.contributors().stream()
                        .filter(share -> share.kind() != Share.Kind.TREATMENT)
                        .map(share -> FindingProse.inSentence(share.name()) + " "
                                + share.weight().points())
                        .toList());
        String against = burden.counteracting().isEmpty()
                ? ""
                : "; against it "
                        + Words.and(burden.counteracting().stream()
                                .map(Share::name)
                                .distinct()
                                .toList());
        String once = burden.someCountedOnce() ? "; ingredients or readings of one product count once" : "";
        return parts + once + against;
    }

    private static void bar(Html html, FindingProse burden, int scale) {
        html.open(
                "svg",
                "class",
                "bar " + burden.severity().code(),
                "viewBox",
                "0 0 " + scale * HEIGHT + " " + HEIGHT,
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                burden.title() + ": " + words(burden));
        int from = 0;
        for (Share share : burden.contributors()) {
            int points = share.weight().points();
            html.empty(
                    "rect", "class", share.kind().code(), "x", at(from), "y", "2", "width", at(points), "height", "6");
            from += points;
        }
        for (Axis.Accumulation step : burden.steps()) {
            boolean major = step.severity().interrupts();
            html.empty(
                    "line",
                    "class",
                    "step",
                    "x1",
                    at(step.points()),
                    "x2",
                    at(step.points()),
                    "y1",
                    major ? "0" : "1",
                    "y2",
                    major ? "10" : "9");
        }
        html.close();
    }

    private static String at(int points) {
        return String.valueOf(points * HEIGHT);
    }
}
