package org.ketwise.knowledge.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.Severity;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.content.ContentDocument;
import tools.jackson.databind.JsonNode;

/** Whether values of one file make sense beside each other, where each by itself has the right shape. */
final class ValueCheck {
    /** Anything else the schema names. */
    private static final Pattern OF_THE_SHAPE = Pattern.compile("\\d{2,3}/\\d{2,3}");

    private final ContentDocument document;
    private final Problems problems;

    private ValueCheck(ContentDocument document, Problems problems) {
        this.document = document;
        this.problems = problems;
    }

    static void check(List<ContentDocument> documents, Problems problems) {
        documents.forEach(document -> new ValueCheck(document, problems).check());
    }

    private void check() {
        JsonNode body = document.body();
        Nodes.forEachObject(body, (pointer, node) -> {
            for (String key : List.of("bloodPressure", "bloodPressureAtLeast", "bloodPressureBelow")) {
                bloodPressureIsPossible(pointer + "/" + key, node.path(key));
            }
            agesLeaveSomebody(pointer, node);
        });
        standsOnce("axes", body.path("axes"), "axis");
        standsOnce("enzymes", body.path("enzymes"), "enzyme", "role");
        accumulationRises(body.path("accumulation"));
        ratiosBelongToTheRule(body);
        axisIsRead(body.path("mechanism"));
        objectIsOneKindOfThing(body.path("object"));
    }

    private void bloodPressureIsPossible(String pointer, JsonNode value) {
        if (value.isString() && OF_THE_SHAPE.matcher(value.asString()).matches()) {
            try {
                BloodPressure.parse(value.asString());
            } catch (UserError e) {
                problems.add(document, pointer, e.problem(), e.remedy());
            }
        }
    }

    private void agesLeaveSomebody(String pointer, JsonNode criterion) {
        JsonNode atLeast = criterion.path("ageAtLeast");
        JsonNode below = criterion.path("ageBelow");
        if (atLeast.isNumber() && below.isNumber() && atLeast.doubleValue() >= below.doubleValue()) {
            problems.add(
                    document,
                    pointer + "/ageBelow",
                    "Nobody is " + atLeast + " or older and younger than " + below + ".",
                    "Let ageBelow be more than ageAtLeast.");
        }
    }

    /** Of two entries about the same thing, nobody could say which one counts. */
    private void standsOnce(String list, JsonNode entries, String... keys) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            StringBuilder what = new StringBuilder();
            for (String key : keys) {
                what.append(' ').append(entries.get(i).path(key).asString(""));
            }
            if (!seen.add(what.toString())) {
                problems.add(
                        document,
                        "/" + list + "/" + i,
                        "A second entry is about" + what + ".",
                        "Keep one; put both sources under it.");
            }
        }
    }

    private void accumulationRises(JsonNode steps) {
        for (int i = 1; i < steps.size(); i++) {
            JsonNode lower = steps.get(i - 1);
            JsonNode higher = steps.get(i);
            if (higher.path("points").asInt(0) <= lower.path("points").asInt(0)
                    || rank(higher.path("severity")) <= rank(lower.path("severity"))) {
                problems.add(
                        document,
                        "/accumulation/" + i,
                        "The step is not higher than the one before it.",
                        "Let points and severity rise from step to step.");
            }
        }
    }

    private static int rank(JsonNode severity) {
        for (Severity each : Severity.values()) {
            if (each.code().equals(severity.asString(""))) {
                return each.compareTo(Severity.NONE);
            }
        }
        return -1;
    }

    private void ratiosBelongToTheRule(JsonNode rule) {
        List<String> treatments = Nodes.strings(rule.path("object").path("treatments"));
        JsonNode ratios = rule.path("exposure");
        for (int i = 0; i < ratios.size(); i++) {
            JsonNode ratio = ratios.get(i);
            boolean unread = ratio.has("note") && !ratio.path("verified").asBoolean(true);
            if (!ratio.has("auc") && !ratio.has("cmax") && !unread) {
                problems.add(
                        document,
                        "/exposure/" + i,
                        "The trial has no ratio.",
                        "Give auc or cmax, with the precipitant over without it; or verified: false and a note that says why the size was not read.");
            }
            String treatment = ratio.path("treatment").asString("");
            if (!treatment.isEmpty() && !treatments.contains(treatment)) {
                problems.add(
                        document,
                        "/exposure/" + i + "/treatment",
                        "The trial was of " + treatment + ", of which the rule does not speak.",
                        "Add " + treatment + " to the treatments of the object, or move the trial to a rule about it.");
            }
        }
    }

    private void axisIsRead(JsonNode mechanism) {
        String type = mechanism.path("type").asString("");
        if (mechanism.has("axis") && !type.equals("pharmacodynamic")) {
            problems.add(
                    document,
                    "/mechanism/axis",
                    "An axis is not read under a mechanism of type " + type + ".",
                    "Take the axis out, or let the type be pharmacodynamic.");
        }
    }

    private void objectIsOneKindOfThing(JsonNode object) {
        if (object.has("treatments") && object.size() > 1) {
            problems.add(
                    document,
                    "/object",
                    "Beside the treatments, what else the object names is not read.",
                    "Write one rule about the treatments and one about the other drugs.");
        }
    }
}
