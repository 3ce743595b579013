package org.ketwise.server.exchange;

import io.helidon.webserver.http.ServerRequest;
import java.util.Map;
import java.util.TreeMap;
import org.ketwise.consult.Consultation;
import org.ketwise.screening.Finding;

/**
 * How much a request was told, in numbers: for the audit log and the metrics. No name of a medicine is in it.
 *
 * @param medications how many entries the list had
 * @param findings how many there were of each severity
 */
public record Told(int medications, Map<String, Integer> findings) {
    public Told {
        findings = Map.copyOf(findings);
    }

    /** Remembers it with the request. */
    public static void about(ServerRequest request, Consultation consultation) {
        Map<String, Integer> findings = new TreeMap<>();
        consultation.findings().stream()
                .map(Finding::severity)
                .forEach(severity -> findings.merge(severity.code(), 1, Integer::sum));
        request.context().register(new Told(consultation.medications().size(), findings));
    }
}
