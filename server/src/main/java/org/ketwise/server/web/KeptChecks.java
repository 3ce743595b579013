package org.ketwise.server.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Forms that somebody asked to keep a link to: in memory, until the server ends or many others were kept. A link says nothing of the patient, and cannot be guessed. */
final class KeptChecks {
    private static final int MOST = 200;

    private final Supplier<String> names;
    private final Map<String, CheckForm> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CheckForm> eldest) {
            return size() > MOST;
        }
    };

    /** @param names gives names that cannot be guessed */
    KeptChecks(Supplier<String> names) {
        this.names = names;
    }

    synchronized String keep(CheckForm form) {
        String id = names.get();
        kept.put(id, form);
        return id;
    }

    synchronized Optional<CheckForm> find(String id) {
        return Optional.ofNullable(kept.get(id));
    }
}
