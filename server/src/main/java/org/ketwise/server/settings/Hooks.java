package org.ketwise.server.settings;

import java.net.URI;
import java.util.List;

/**
 * Who takes part in calls of CDS Hooks besides their clients.
 *
 * @param fhirServers base addresses of the FHIR servers that may be asked for what a call does not send
 * @param origins of pages of other sites that may call the services
 */
public record Hooks(List<URI> fhirServers, List<String> origins) {
    /** Nothing is fetched, and no page of another site calls. */
    public static final Hooks NONE = new Hooks(List.of(), List.of());

    public Hooks {
        fhirServers = List.copyOf(fhirServers);
        origins = List.copyOf(origins);
    }
}
