package org.ketwise.server.hooks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ketwise.consult.ConsultRequest;

/** What cards rest on, so that their link leads to the whole report: in memory, until the server ends or many others were kept. A link says nothing of the patient, and cannot be guessed. */
final class KeptReports {
    private static final int MOST = 1_000;

    private final Supplier<String> names;
    private final Map<String, ConsultRequest> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ConsultRequest> eldest) {
            return size() > MOST;
        }
    };

    /** @param names gives names that cannot be guessed */
    KeptReports(Supplier<String> names) {
        this.names = names;
    }

    synchronized String keep(ConsultRequest request) {
        String id = names.get();
        kept.put(id, request);
        return id;
    }

    synchronized Optional<ConsultRequest> find(String id) {
        return Optional.ofNullable(kept.get(id));
    }
}
