package org.ketwise.server.web;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Forms that somebody asked to keep a link to: in memory, until the server ends or many others were kept. A link says nothing of the patient, and cannot be guessed. */
final class KeptChecks {
    private static final int MOST = 200;
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, CheckForm> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CheckForm> eldest) {
            return size() > MOST;
        }
    };

    synchronized String keep(CheckForm form) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        kept.put(id, form);
        return id;
    }

    synchronized Optional<CheckForm> find(String id) {
        return Optional.ofNullable(kept.get(id));
    }
}
