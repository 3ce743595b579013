package org.ketwise.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ketwise.kernel.UserError;
import org.ketwise.server.settings.Clients;
import org.ketwise.server.settings.Hooks;
import org.ketwise.server.settings.Limits;
import org.ketwise.server.settings.Listening;
import org.ketwise.server.settings.Login;

/**
 * How the server is run. There are two ways and none between them: for this machine alone, where nobody is asked who they are; or for a network, where everybody is, over
 * TLS, by a name that the server knows.
 *
 * @param login how people prove who they are
 * @param clients which programs may ask
 * @param hooks what calls of CDS Hooks may reach
 * @param metricsToken what proves who reads {@code /metrics}, or blank
 * @param data the folder of what is kept: the audit log, and what became of cards
 */
public record ServeSettings(
        Listening listening,
        Optional<Login> login,
        Clients clients,
        Hooks hooks,
        Limits limits,
        String metricsToken,
        Path data) {
    public ServeSettings {
        if (isForNetwork(listening, login)) {
            requireAllOf(listening, login);
        }
    }

    /** For this machine alone. */
    public static ServeSettings local(int port, Path data) {
        return new ServeSettings(
                Listening.local(Listening.USUAL_HOST, port),
                Optional.empty(),
                Clients.NONE,
                Hooks.NONE,
                Limits.USUAL,
                "",
                data);
    }

    /** The same with other hooks. */
    public ServeSettings with(Hooks others) {
        return new ServeSettings(listening, login, clients, others, limits, metricsToken, data);
    }

    /** Whether others than this machine ask; a proxy on this machine passes their requests on, so what is meant for a network says so. */
    public boolean isForNetwork() {
        return isForNetwork(listening, login);
    }

    private static boolean isForNetwork(Listening listening, Optional<Login> login) {
        return !listening.isThisMachine()
                || login.isPresent()
                || !listening.publicUrls().isEmpty()
                || listening.certificate().isPresent()
                || !listening.trustedProxies().isEmpty();
    }

    private static void requireAllOf(Listening listening, Optional<Login> login) {
        List<String> missing = new ArrayList<>();
        if (login.isEmpty()) {
            missing.add("a login (login.issuer, login.clientId, login.clientSecret)");
        }
        if (listening.certificate().isEmpty() && listening.trustedProxies().isEmpty()) {
            missing.add(
                    "TLS (tls.certificate and tls.key, or tls.keyStore) or the proxy that speaks it (trustedProxies)");
        }
        if (listening.publicUrls().isEmpty()) {
            missing.add("the name that it is called by (publicUrl)");
        }
        if (!missing.isEmpty()) {
            throw new UserError(
                    (listening.isThisMachine()
                                    ? "A server for more than this machine needs "
                                    : "Ketwise does not listen on " + listening.host() + " without ")
                            + String.join("; and ", missing) + ".",
                    "Set that, or listen on 127.0.0.1 alone with nothing of it; ketwise serve --print-config shows what is set.");
        }
    }
}
