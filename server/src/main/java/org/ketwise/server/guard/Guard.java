package org.ketwise.server.guard;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Locale;
import java.util.Set;
import org.ketwise.server.exchange.Refusal;

/** Lets a request in or refuses it, and gives every answer the headers that hold a browser to what the pages need. */
public final class Guard implements Filter {
    /** No script, style or picture but from here; nothing inline, no frame around a page. */
    private static final String CONTENT_SECURITY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final HeaderName SITE = HeaderNames.create("Sec-Fetch-Site");

    private final CrossOrigins others;

    public Guard(CrossOrigins others) {
        this.others = others;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        protect(response.headers());
        requireOurName(request);
        String origin = request.headers().value(HeaderNames.ORIGIN).orElse("");
        if (others.allow(origin, request)) {
            others.tell(origin, response);
            if (others.isPreflight(request)) {
                others.answerPreflight(response);
                return;
            }
        } else {
            requireOurPages(request);
        }
        chain.proceed();
    }

    private static void requireOurName(RoutingRequest request) {
        String authority = request.authority();
        if (!isOurs(authority, request)) {
            throw new Refusal(
                    403,
                    "This server does not answer to the name " + (authority.isEmpty() ? "of nobody" : authority) + ".",
                    "Open it by the address that it printed when it was started.");
        }
    }

    private static void requireOurPages(RoutingRequest request) {
        String origin = request.headers().value(HeaderNames.ORIGIN).orElse(null);
        boolean elsewhere = origin == null
                ? request.headers().value(SITE).filter("cross-site"::equals).isPresent() && changes(request)
                : !(origin.startsWith("http://") && isOurs(origin.substring("http://".length()), request));
        if (elsewhere) {
            throw new Refusal(
                    403,
                    "The request came from a page of another site.",
                    "Use the pages of this server, or a program that sends no Origin.");
        }
    }

    private static boolean changes(RoutingRequest request) {
        String method = request.prologue().method().text();
        return !method.equals("GET") && !method.equals("HEAD");
    }

    private static boolean isOurs(String authority, RoutingRequest request) {
        int port = request.localPeer().port();
        String name = authority.toLowerCase(Locale.ROOT);
        String end = ":" + port;
        if (name.endsWith(end)) {
            return THIS_MACHINE.contains(name.substring(0, name.length() - end.length()));
        }
        return port == 80 && THIS_MACHINE.contains(name);
    }

    private static void protect(ServerResponseHeaders headers) {
        headers.set(HeaderNames.create("Content-Security-Policy"), CONTENT_SECURITY);
        headers.set(HeaderNames.create("X-Content-Type-Options"), "nosniff");
        headers.set(HeaderNames.create("Referrer-Policy"), "no-referrer");
        headers.set(HeaderNames.create("Cross-Origin-Opener-Policy"), "same-origin");
        headers.set(HeaderNames.create("Cross-Origin-Resource-Policy"), "same-origin");
        headers.set(HeaderNames.create("Permissions-Policy"), "camera=(), geolocation=(), microphone=()");
        headers.set(HeaderNames.CACHE_CONTROL, "no-store");
    }
}
