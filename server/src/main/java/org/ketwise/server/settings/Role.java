package org.ketwise.server.settings;

import java.util.Locale;

/** What a person who has logged in may do; somebody may have several. */
public enum Role {
    /** Checks lists, by page and by REST. */
    CLINICIAN,
    /** Sees how cards were received. */
    CURATOR,
    /** Sees what was asked of the server and how it fares, nothing of a patient. */
    AUDITOR;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
