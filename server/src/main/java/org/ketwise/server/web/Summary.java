package org.ketwise.server.web;

import org.ketwise.consult.Consultation;
import org.ketwise.report.Imprint;

/** One line on a report, for those who hear that it has changed. */
final class Summary {
    private Summary() {}

    static String of(Consultation consultation) {
        String found = Imprint.found(consultation);
        return "Report updated: " + (found.isEmpty() ? "no finding for what was assessed" : found) + ".";
    }
}
