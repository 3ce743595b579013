package org.ketwise.server.guard;

import java.util.regex.Pattern;
import org.ketwise.server.exchange.Caller;
import org.ketwise.server.settings.Role;

/** Who may ask what. A path that is not named here is for clinicians; {@code docs/operations.md} has the table for people. */
enum Access {
    EVERYBODY,
    WHOEVER_IS_KNOWN,
    CLINICIANS,
    CLINICIANS_AND_CLIENTS,
    CURATORS,
    AUDITORS;

    private static final Pattern FREE = Pattern.compile("/health|/assets/[\\w.-]+|/login|/login/callback");
    private static final Pattern PROGRAMS = Pattern.compile("/(?:api|cds-services|fhir)(?:/.*)?", Pattern.DOTALL);
    private static final Pattern HOOKS = Pattern.compile("/(?:cds-services|fhir)(?:/.*)?", Pattern.DOTALL);
    private static final Pattern FEEDBACK = Pattern.compile("/feedback(?:/.*)?", Pattern.DOTALL);
    private static final Pattern WATCHING = Pattern.compile("/(?:metrics|audit)(?:/.*)?", Pattern.DOTALL);
    private static final Pattern KNOWN = Pattern.compile("/about|/logout|/evidence(?:/.*)?", Pattern.DOTALL);

    /** @param path decoded, as the routes see it */
    static Access to(String path) {
        if (FREE.matcher(path).matches()) {
            return EVERYBODY;
        }
        if (KNOWN.matcher(path).matches()) {
            return WHOEVER_IS_KNOWN;
        }
        if (PROGRAMS.matcher(path).matches()) {
            return CLINICIANS_AND_CLIENTS;
        }
        if (FEEDBACK.matcher(path).matches()) {
            return CURATORS;
        }
        return WATCHING.matcher(path).matches() ? AUDITORS : CLINICIANS;
    }

    /** What EHRs ask; the rest of a server for one machine is for whoever sits there. */
    static boolean isForClients(String path) {
        return HOOKS.matcher(path).matches();
    }

    boolean allows(Caller caller) {
        return this == EVERYBODY
                || switch (caller) {
                    case Caller.Local _ -> true;
                    case Caller.Nobody _ -> false;
                    case Caller.Client _ -> this == CLINICIANS_AND_CLIENTS;
                    case Caller.Person person ->
                        switch (this) {
                            case EVERYBODY, WHOEVER_IS_KNOWN -> true;
                            case CLINICIANS, CLINICIANS_AND_CLIENTS ->
                                person.roles().contains(Role.CLINICIAN);
                            case CURATORS -> person.roles().contains(Role.CURATOR);
                            case AUDITORS -> person.roles().contains(Role.AUDITOR);
                        };
                };
    }
}
