package org.ketwise.server.guard;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.ketwise.server.exchange.Refusal;
import org.ketwise.server.settings.Address;
import org.ketwise.server.settings.Listening;
import org.ketwise.server.settings.PublicUrl;

/** The way on which a request came: from which machine, over TLS or not, and to which of the names of this server. What a request says of it counts only from a proxy that is trusted. */
final class Way {
    private static final HeaderName FORWARDED_PROTO = HeaderNames.create("X-Forwarded-Proto");
    private static final HeaderName FORWARDED_FOR = HeaderNames.create("X-Forwarded-For");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int USUAL_PORT = 80;

    private final Listening listening;
    private final boolean forNetwork;

    Way(Listening listening, boolean forNetwork) {
        this.listening = listening;
        this.forNetwork = forNetwork;
    }

    /** The machine that asks, behind the proxy where one is trusted. */
    String address(ServerRequest request) {
        Address peer = peer(request);
        if (!isProxy(peer)) {
            return peer.text();
        }
        List<Address> named = request.headers().values(FORWARDED_FOR).stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .flatMap(each -> Address.find(each).stream())
                .filter(each -> !isProxy(each))
                .toList();
        return named.isEmpty() ? peer.text() : named.getLast().text();
    }

    void requireTls(ServerRequest request) {
        if (!forNetwork) {
            return;
        }
        List<String> forwarded = request.headers().values(FORWARDED_PROTO);
        boolean throughProxy = isProxy(peer(request));
        boolean secure =
                (throughProxy && !forwarded.isEmpty()) ? forwarded.equals(List.of("https")) : request.isSecure();
        if (!secure) {
            throw new Refusal(403, "The request did not come over TLS.", "Ask by the https address of this server.");
        }
    }

    private boolean isProxy(Address address) {
        return listening.trustedProxies().contains(address);
    }

    private static Address peer(ServerRequest request) {
        String host = request.remotePeer().host();
        return Address.find(host).orElseGet(() -> new Address(host));
    }

    /** The beginning of the addresses of this server, as who asks has it. */
    String base(ServerRequest request) {
        String authority = request.authority();
        requireOurs(authority, request);
        requireOursInLine(request);
        return forNetwork
                ? listening.publicUrls().stream()
                        .filter(url -> url.isNamedBy(authority))
                        .findFirst()
                        .orElseThrow()
                        .origin()
                : "http://" + authority.toLowerCase(Locale.ROOT);
    }

    private void requireOurs(String authority, ServerRequest request) {
        if (!isOurs(authority, request)) {
            throw new Refusal(
                    403,
                    "This server does not answer to the name " + (authority.isEmpty() ? "of nobody" : authority) + ".",
                    "Open it by the address that it printed when it was started.");
        }
    }

    /** A request line may name the server too, as for a proxy; then that name counts as much as the Host. */
    private void requireOursInLine(ServerRequest request) {
        String target = request.prologue().uriPath().rawPath();
        int name = target.indexOf("://");
        if (!target.startsWith("/") && name > 0) {
            int from = name + "://".length();
            int path = target.indexOf('/', from);
            requireOurs(path < 0 ? target.substring(from) : target.substring(from, path), request);
        }
    }

    /** Whether a page that says that it comes from there is one of ours. */
    boolean isOurPage(String origin, ServerRequest request) {
        return forNetwork
                ? listening.publicUrls().stream().map(PublicUrl::origin).anyMatch(origin::equals)
                : origin.startsWith("http://") && isOurs(origin.substring("http://".length()), request);
    }

    private boolean isOurs(String authority, ServerRequest request) {
        if (forNetwork) {
            return listening.publicUrls().stream().anyMatch(url -> url.isNamedBy(authority));
        }
        int port = request.localPeer().port();
        String name = authority.toLowerCase(Locale.ROOT);
        String end = ":" + port;
        if (name.endsWith(end)) {
            return THIS_MACHINE.contains(name.substring(0, name.length() - end.length()));
        }
        return port == USUAL_PORT && THIS_MACHINE.contains(name);
    }
}
