package org.ketwise.server.login;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/** The two cookies of the server. {@code __Host-} keeps them to this host and to TLS; no script reads them, and no form of another site sends them. */
enum Cookies {
    SESSION("__Host-ketwise"),
    /** Binds a login that has begun to the browser that began it. */
    BEGUN("__Host-ketwise-login");

    private final String cookie;

    Cookies(String cookie) {
        this.cookie = cookie;
    }

    Optional<String> find(ServerRequest request) {
        return request.headers().values(HeaderNames.COOKIE).stream()
                .flatMap(line -> java.util.stream.Stream.of(line.split(";", -1)))
                .map(String::strip)
                .filter(each -> each.startsWith(cookie + "="))
                .map(each -> each.substring(cookie.length() + 1))
                .findFirst();
    }

    /** It ends with the browser or, before that, with what it names. */
    String set(String value) {
        return cookie + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Lax";
    }

    String remove() {
        return set("") + "; Max-Age=0";
    }
}
