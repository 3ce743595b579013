package org.ketwise.server.guard;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.ketwise.server.exchange.Caller;
import org.ketwise.server.login.Sessions;
import org.ketwise.server.settings.Role;
import org.ketwise.server.token.ClientTokens;

/** Finds out who asks. */
public sealed interface Identity {
    String BEARER = "Bearer ";

    /**
     * @param path decoded
     * @param address that was asked, whole, as who asks has it
     */
    Caller of(ServerRequest request, String path, String address);

    /** On a server for this machine alone nobody is asked; only EHRs are, where some are configured. */
    record OfThisMachine(Optional<ClientTokens> clients) implements Identity {
        @Override
        public Caller of(ServerRequest request, String path, String address) {
            if (clients.isEmpty() || !Access.isForClients(path)) {
                return new Caller.Local();
            }
            return bearer(request)
                    .<Caller>map(token -> clients.get().identify(token, address))
                    .orElseGet(Caller.Nobody::new);
        }
    }

    /** On a network everybody is: a program by its token, a person by the session, and what reads the metrics by a word that was agreed on. */
    record OfNetwork(ClientTokens clients, Sessions sessions, String metricsToken) implements Identity {
        private static final Caller METRICS = new Caller.Person("metrics", Set.of(Role.AUDITOR));

        @Override
        public Caller of(ServerRequest request, String path, String address) {
            Optional<String> token = bearer(request);
            if (token.isEmpty()) {
                return sessions.find(request).<Caller>map(person -> person).orElseGet(Caller.Nobody::new);
            }
            if (path.equals("/metrics") && !metricsToken.isEmpty() && same(token.get(), metricsToken)) {
                return METRICS;
            }
            return clients.identify(token.get(), address);
        }

        /** Takes as long whether much or little of it is right. */
        private static boolean same(String shown, String agreed) {
            return MessageDigest.isEqual(
                    shown.getBytes(StandardCharsets.UTF_8), agreed.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "OfNetwork";
        }
    }

    private static Optional<String> bearer(ServerRequest request) {
        return request.headers()
                .value(HeaderNames.AUTHORIZATION)
                .filter(each -> each.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(each -> each.substring(BEARER.length()).strip());
    }
}
