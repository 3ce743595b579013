package org.ketwise.server.login;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.ketwise.server.exchange.Base;
import org.ketwise.server.exchange.Caller;
import org.ketwise.server.exchange.Refusal;
import org.ketwise.server.exchange.Services;
import org.ketwise.server.outbound.Outbound;
import org.ketwise.server.settings.Login;
import org.ketwise.server.settings.Role;
import org.ketwise.server.token.Claims;
import org.ketwise.server.token.NotBelieved;

/** {@code GET login}, {@code GET login/callback} and {@code POST logout}. */
public final class LoginService implements HttpService {
    private static final String BACK = "/login/callback";

    /** A path of this server: no host, no backslash that a browser reads as a slash, nothing that could end a header. */
    private static final Pattern OUR_PATH =
            Pattern.compile("/(?:[\\w.~%!$&'()*+,;=:@-][\\w.~%!$&'()*+,;=:@/-]{0,400})?");

    private static final int PSEUDONYM_LENGTH = 16;

    private final Login login;
    private final Sessions sessions;
    private final Provider provider;
    private final BegunLogins begun;
    private final Supplier<String> names;
    private final Supplier<String> goodbye;

    /** @param goodbye the page that somebody sees who has logged out */
    public LoginService(
            Login login, Sessions sessions, Outbound outbound, Services services, Supplier<String> goodbye) {
        this.login = login;
        this.sessions = sessions;
        this.goodbye = goodbye;
        provider = new Provider(login, outbound, services.clock());
        begun = new BegunLogins(services.clock());
        names = services.names();
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/login", this::begin).get(BACK, this::end).post("/logout", this::logout);
    }

    private void begin(ServerRequest request, ServerResponse response) {
        String to = request.query()
                .first("to")
                .filter(path -> OUR_PATH.matcher(path).matches())
                .orElse("/");
        String state = names.get();
        String nonce = names.get();
        String verifier = names.get() + names.get();
        String address = provider.loginAddress(Base.of(request).url() + BACK, state, nonce, challenge(verifier));
        begun.put(state, nonce, verifier, to);
        response.status(303)
                .header(HeaderNames.SET_COOKIE, Cookies.BEGUN.set(state))
                .header(HeaderNames.LOCATION, address)
                .send();
    }

    private void end(ServerRequest request, ServerResponse response) {
        try {
            String state = parameter(request, "state").orElseThrow(() -> new NotBelieved("it names no login"));
            if (Cookies.BEGUN.find(request).filter(state::equals).isEmpty()) {
                throw new NotBelieved("another browser began it");
            }
            BegunLogins.Begun fitting =
                    begun.take(state).orElseThrow(() -> new NotBelieved("it took too long, or came back twice"));
            String issuer = login.issuer().toString();
            if (parameter(request, "iss").filter(each -> !each.equals(issuer)).isPresent()) {
                throw new NotBelieved("it came from another provider");
            }
            String code = parameter(request, "code").orElseThrow(() -> new NotBelieved("the provider refused it"));
            Caller.Person person = person(
                    provider.exchange(code, fitting.verifier(), Base.of(request).url() + BACK, fitting.nonce()));
            Cookies.SESSION.find(request).ifPresent(sessions::end);
            request.context().register(Caller.class, person);
            response.status(303)
                    .header(HeaderNames.SET_COOKIE, Cookies.SESSION.set(sessions.begin(person)), Cookies.BEGUN.remove())
                    .header(HeaderNames.LOCATION, fitting.to())
                    .send();
        } catch (NotBelieved e) {
            throw new Refusal(
                    403,
                    "The login is not believed: " + e.reason() + ".",
                    "Begin again at the first page.",
                    Map.of("Set-Cookie", Cookies.BEGUN.remove()));
        }
    }

    private Caller.Person person(Claims claims) throws NotBelieved {
        Set<Role> roles = login.roles(claims.words(login.rolesClaim()));
        if (roles.isEmpty()) {
            throw new Refusal(
                    403, "You have no role here.", "Ask who runs this server to have the provider give you one.");
        }
        byte[] digest = sha256(claims.text("iss") + "\n" + claims.text("sub"));
        return new Caller.Person(HexFormat.of().formatHex(digest).substring(0, PSEUDONYM_LENGTH), roles);
    }

    private void logout(ServerRequest request, ServerResponse response) {
        Cookies.SESSION.find(request).ifPresent(sessions::end);
        response.header(HeaderNames.SET_COOKIE, Cookies.SESSION.remove())
                .header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
                .send(goodbye.get().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> parameter(ServerRequest request, String name) {
        return request.query().first(name).filter(value -> !value.isBlank());
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(verifier));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
