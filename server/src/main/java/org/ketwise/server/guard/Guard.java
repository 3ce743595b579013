package org.ketwise.server.guard;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.ketwise.server.exchange.Base;
import org.ketwise.server.exchange.Caller;
import org.ketwise.server.exchange.Refusal;
import org.ketwise.server.settings.Limits;
import org.ketwise.server.settings.Listening;

/** Lets a request in or refuses it, and gives every answer the headers that hold a browser to what the pages need. */
public final class Guard implements Filter {
    /** No script, style or picture but from here; nothing inline, no frame around a page. */
    private static final String CONTENT_SECURITY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final HeaderName SITE = HeaderNames.create("Sec-Fetch-Site");

    private final Way way;
    private final Identity identity;
    private final Buckets buckets;
    private final CrossOrigins others;
    private final boolean forNetwork;

    /** @param forNetwork whether others than this machine ask */
    public Guard(
            Listening listening,
            boolean forNetwork,
            Identity identity,
            CrossOrigins others,
            Limits limits,
            InstantSource clock) {
        this.others = others;
        this.forNetwork = forNetwork;
        this.identity = identity;
        way = new Way(listening, forNetwork);
        buckets = new Buckets(limits.requestsPerSecond(), clock);
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        protect(response.headers());
        String path = request.path().path();
        if (!path.equals("/health")) { // asked by whatever watches the server, by any name, and says nothing
            requireTurn("address " + way.address(request));
            way.requireTls(request);
            String base = way.base(request);
            request.context().register(new Base(base));
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
            Caller caller = identity.of(request, path, base + request.path().rawPath());
            request.context().register(Caller.class, caller);
            requireTurnOf(caller);
            requireAccess(Access.to(path), caller, request);
        }
        chain.proceed();
    }

    private void requireTurnOf(Caller caller) {
        switch (caller) {
            case Caller.Client _, Caller.Person _ -> requireTurn(caller.label());
            case Caller.Local _, Caller.Nobody _ -> {} // counted by address
        }
    }

    private void requireTurn(String who) {
        int seconds = buckets.take(who);
        if (seconds > 0) {
            throw new Refusal(
                    429,
                    "More requests came than this server takes from one.",
                    "Try again in " + seconds + " s.",
                    Map.of("Retry-After", String.valueOf(seconds)));
        }
    }

    private void requireOurPages(RoutingRequest request) {
        String origin = request.headers().value(HeaderNames.ORIGIN).orElse(null);
        boolean elsewhere = origin == null
                ? request.headers().value(SITE).filter("cross-site"::equals).isPresent() && changes(request)
                : !way.isOurPage(origin, request);
        if (elsewhere) {
            throw new Refusal(
                    403,
                    "The request came from a page of another site.",
                    "Use the pages of this server, or a program that sends no Origin.");
        }
    }

    private static void requireAccess(Access access, Caller caller, RoutingRequest request) {
        if (!access.allows(caller)) {
            if (!(caller instanceof Caller.Nobody)) {
                throw new Refusal(
                        403, "This is not for your role.", "Ask who runs this server for the role that it needs.");
            }
            if (!isPreflight(request)) {
                throw wantsPage(request)
                        ? new Refusal(
                                303,
                                "Nobody is logged in.",
                                "Log in.",
                                Map.of(
                                        "Location",
                                        "/login?to=" + encoded(request.path().rawPath())))
                        : Refusal.notProven("Nobody is logged in, and no token was shown.", "");
            }
        }
        boolean byCookie = caller instanceof Caller.Person;
        if (byCookie && changes(request) && !saysItIsOurPage(request)) {
            throw new Refusal(
                    403,
                    "The request does not say which page sent it.",
                    "Use the pages of this server; a program shows a token.");
        }
    }

    /** A browser sends the cookie whoever made it ask, so that the page must be known to be ours and not only not to be another's. */
    private static boolean saysItIsOurPage(RoutingRequest request) {
        return request.headers().contains(HeaderNames.ORIGIN)
                || request.headers().value(SITE).filter("same-origin"::equals).isPresent();
    }

    /** A browser that asks whether it may ask sends nothing that proves anything. */
    private static boolean isPreflight(RoutingRequest request) {
        return request.prologue().method().text().equals("OPTIONS")
                && request.headers().contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    }

    private static boolean wantsPage(RoutingRequest request) {
        return request.prologue().method().text().equals("GET")
                && request.headers()
                        .value(HeaderNames.ACCEPT)
                        .filter(accept -> accept.contains("text/html"))
                        .isPresent();
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    private static boolean changes(RoutingRequest request) {
        String method = request.prologue().method().text();
        return !method.equals("GET") && !method.equals("HEAD");
    }

    private void protect(ServerResponseHeaders headers) {
        headers.set(HeaderNames.create("Content-Security-Policy"), CONTENT_SECURITY);
        headers.set(HeaderNames.create("X-Content-Type-Options"), "nosniff");
        // Not "no-referrer": a form would then say "Origin: null", as if it came from anywhere.
        headers.set(HeaderNames.create("Referrer-Policy"), "same-origin");
        headers.set(HeaderNames.create("Cross-Origin-Opener-Policy"), "same-origin");
        headers.set(HeaderNames.create("Cross-Origin-Resource-Policy"), "same-origin");
        headers.set(HeaderNames.create("Permissions-Policy"), "camera=(), geolocation=(), microphone=()");
        headers.set(HeaderNames.CACHE_CONTROL, "no-store");
        if (forNetwork) {
            headers.set(HeaderNames.create("Strict-Transport-Security"), "max-age=31536000");
        }
    }
}
