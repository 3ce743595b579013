package org.ketwise.report;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.exposure.SimulatedPlan;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Simulated courses as columns, for a face that draws them itself: the lines of {@link SimulationSvg}, of every analyte. */
public final class CoursesJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CoursesJson() {}

    public static ArrayNode of(List<SimulatedPlan> plans) {
        Set<String> analytes = plans.stream()
                .flatMap(plan -> plan.typical().course().analytes().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        ArrayNode courses = NODES.arrayNode();
        for (String analyte : analytes) {
            PlottedCourse.ofAnalyte(plans, analyte).forEach(course -> courses.add(of(course)));
        }
        return courses;
    }

    private static ObjectNode of(PlottedCourse course) {
        ObjectNode json = NODES.objectNode();
        json.put("plan", course.plan());
        json.put("text", course.text());
        json.put("analyte", course.analyte());
        json.put("matrix", course.matrix());
        json.put("with", course.with());
        json.set("hours", numbers(course.hours()));
        json.set("typical", numbers(course.typical()));
        json.set("low", numbers(course.low()));
        json.set("high", numbers(course.high()));
        return json;
    }

    private static ArrayNode numbers(double @Nullable [] values) {
        ArrayNode numbers = NODES.arrayNode();
        if (values != null) {
            Arrays.stream(values).forEach(value -> numbers.add(SimulationJson.concentration(value)));
        }
        return numbers;
    }
}
