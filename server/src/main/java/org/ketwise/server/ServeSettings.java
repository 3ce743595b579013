package org.ketwise.server;

import org.ketwise.kernel.UserError;

/**
 * How the server is run.
 *
 * @param host the address to listen on; only this machine's own, since nobody is asked who they are
 * @param port the port, or 0 for any that is free
 */
public record ServeSettings(String host, int port) {
    public static final String USUAL_HOST = "127.0.0.1";
    public static final int USUAL_PORT = 8471;
    private static final int MOST = 65_535;

    public ServeSettings {
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
