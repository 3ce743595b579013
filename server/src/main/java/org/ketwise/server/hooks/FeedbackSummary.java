package org.ketwise.server.hooks;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ketwise.fhir.cdshooks.Feedback.Outcome;
import org.ketwise.fhir.cdshooks.OverrideReason;
import tools.jackson.databind.JsonNode;

/** How often cards were shown, accepted and overridden, and why, by what they are about. Holds numbers and reasons only, no comment and nothing else that a sender wrote. */
public final class FeedbackSummary {
    private static final String UNKNOWN = "cards that are not known here";
    private static final String OTHER_REASON = "A reason that is not one of ours";
    private static final String NO_REASON = "No reason given";

    private final Map<String, Row> rows = new TreeMap<>();

    /** What is known of the cards about one subject. */
    public static final class Row {
        private final String subject;
        private int shown;
        private int accepted;
        private int overridden;
        private final Map<String, Integer> reasons = new TreeMap<>();

        Row(String subject) {
            this.subject = subject;
        }

        public String subject() {
            return subject;
        }

        public int shown() {
            return shown;
        }

        public int accepted() {
            return accepted;
        }

        public int overridden() {
            return overridden;
        }

        /** Overridden among those of which something was heard, in percent; empty where nothing was. */
        public String share() {
            int heard = accepted + overridden;
            return heard == 0 ? "" : Math.round(100.0 * overridden / heard) + " %";
        }

        public List<String> reasons() {
            return reasons.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .map(reason -> reason.getKey() + " (" + reason.getValue() + ")")
                    .toList();
        }
    }

    void count(JsonNode line, String subject) {
        Row row = rows.computeIfAbsent(subject.isEmpty() ? UNKNOWN : subject, Row::new);
        if (line.path("kind").asString("").equals("shown")) {
            row.shown++;
            return;
        }
        Outcome.find(line.path("outcome").asString("")).ifPresent(outcome -> {
            switch (outcome) {
                case ACCEPTED -> row.accepted++;
                case OVERRIDDEN -> {
                    row.overridden++;
                    row.reasons.merge(reason(line.path("reason")), 1, Integer::sum);
                }
            }
        });
    }

    private static String reason(JsonNode reason) {
        if (!reason.isObject()) {
            return NO_REASON;
        }
        return OverrideReason.find(
                        reason.path("system").asString(""), reason.path("code").asString(""))
                .map(OverrideReason::display)
                .orElse(OTHER_REASON);
    }

    /** Those that were overridden most often first. */
    public List<Row> rows() {
        return rows.values().stream()
                .sorted(Comparator.comparingInt(Row::overridden)
                        .thenComparingInt(Row::shown)
                        .reversed()
                        .thenComparing(Row::subject))
                .toList();
    }
}
