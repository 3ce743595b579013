package org.ketwise.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.UserError;

/**
 * How the server is run.
 *
 * @param host the address to listen on; only this machine's own, since nobody is asked who they are
 * @param port the port, or 0 for any that is free
 * @param data the folder of what outlasts the server, made when it is needed; null keeps it in memory
 * @param fhirServers base addresses of the FHIR servers that may be asked for what a call of CDS Hooks does not send
 * @param corsOrigins origins of pages that may call the services of CDS Hooks
 */
public record ServeSettings(
        String host, int port, @Nullable Path data, List<URI> fhirServers, List<String> corsOrigins) {
    public static final String USUAL_HOST = "127.0.0.1";
    public static final int USUAL_PORT = 8471;
    private static final int MOST = 65_535;

    /** With nothing written, nothing fetched and no page of another site. */
    public ServeSettings(String host, int port) {
        this(host, port, null, List.of(), List.of());
    }

    public ServeSettings {
        fhirServers = List.copyOf(fhirServers);
        corsOrigins = List.copyOf(corsOrigins);
        if (!isThisMachine(host)) {
            throw new UserError(
                    "Ketwise does not listen on " + host + ", since it does not ask people who they are.",
                    "Use 127.0.0.1, ::1 or localhost, and a tunnel such as ssh -L to reach it from elsewhere.");
        }
        if (port < 0 || port > MOST) {
            throw new UserError("There is no port " + port + ".", "Write a number from 0 to " + MOST + ".");
        }
    }

    /** Looks no name up: only names that mean this machine by themselves count. */
    private static boolean isThisMachine(String host) {
        return host.equalsIgnoreCase("localhost") || host.equals("::1") || host.matches("127(?:\\.\\d{1,3}){3}");
    }
}
