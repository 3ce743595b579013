package org.ketwise.server.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.ketwise.consult.Consultation;
import org.ketwise.kernel.Severity;
import org.ketwise.screening.Finding;

/** One line on a report, for those who hear that it has changed. */
final class Summary {
    private Summary() {}

    static String of(Consultation consultation) {
        List<String> counts = Arrays.stream(Severity.values())
                .sorted(java.util.Comparator.reverseOrder())
                .filter(severity -> severity != Severity.NONE)
                .map(severity -> count(consultation, severity))
                .filter(Objects::nonNull)
                .toList();
        return "Report updated: " + (counts.isEmpty() ? "no finding for what was assessed" : String.join(", ", counts))
                + ".";
    }

    private static @org.jspecify.annotations.Nullable String count(Consultation consultation, Severity severity) {
        long count = consultation.findings().stream()
                .map(Finding::severity)
                .filter(severity::equals)
                .count();
        return count == 0 ? null : count + " " + severity.code();
    }
}
