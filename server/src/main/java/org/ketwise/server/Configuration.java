package org.ketwise.server;

import static org.ketwise.server.Setting.*;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ketwise.kernel.UserError;
import org.ketwise.server.settings.Address;
import org.ketwise.server.settings.Clients;
import org.ketwise.server.settings.Hooks;
import org.ketwise.server.settings.Limits;
import org.ketwise.server.settings.Listening;
import org.ketwise.server.settings.Login;
import org.ketwise.server.settings.PublicUrl;
import org.ketwise.server.settings.Role;

/** What is set, and by whom: a flag stands above the environment, the environment above the file, and the file above what is usual. */
public final class Configuration {
    private static final String MASK = "********";

    private final Map<Setting, Given> given;

    private Configuration(Map<Setting, Given> given) {
        this.given = given;
    }

    /** Collects what is set; later sources stand above earlier ones. */
    public static final class Builder {
        private final Map<Setting, Given> given = new EnumMap<>(Setting.class);

        /** What holds where nobody says otherwise. */
        public Builder usual(Setting setting, String value) {
            return put(setting, value, "usual");
        }

        /** Lines of {@code key = value}; a line that begins with # is a remark. */
        public Builder file(String name, String text) {
            Map<Setting, Integer> seen = new EnumMap<>(Setting.class);
            int number = 0;
            for (String line : text.split("\\R", -1)) {
                number++;
                String bare = line.strip();
                if (bare.isEmpty() || bare.startsWith("#")) {
                    continue;
                }
                String place = "line " + number + " of " + name;
                int equals = bare.indexOf('=');
                if (equals < 1) {
                    throw new UserError("There is no \"key = value\" in " + place + ".", "Write one, or begin with #.");
                }
                Setting setting = setting(bare.substring(0, equals).strip(), place);
                Integer before = seen.put(setting, number);
                if (before != null) {
                    throw new UserError(
                            "\"" + setting.key() + "\" is set twice, in line " + before + " and in " + place + ".",
                            "Keep one of them; the parts of a list are separated by commas.");
                }
                put(setting, bare.substring(equals + 1).strip(), place);
            }
            return this;
        }

        /** The variables that begin with {@value Setting#VARIABLES}. */
        public Builder environment(Map<String, String> variables) {
            Map<String, Setting> known =
                    Stream.of(Setting.values()).collect(Collectors.toMap(Setting::variable, each -> each));
            variables.keySet().stream()
                    .filter(name -> name.startsWith(VARIABLES))
                    .sorted()
                    .forEach(name -> {
                        Setting setting = known.get(name);
                        if (setting == null) {
                            throw new UserError(
                                    "There is no setting for the variable " + name + ".",
                                    "Did you mean " + nearest(name, known) + "?");
                        }
                        put(setting, variables.getOrDefault(name, "").strip(), name);
                    });
            return this;
        }

        public Builder flag(Setting setting, String value, String flag) {
            return put(setting, value.strip(), flag);
        }

        /** {@code key=value}, as {@code --set} has it. */
        public Builder set(String pair) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new UserError("\"" + pair + "\" (--set) is no key=value.", "Write for example --set port=9000.");
            }
            return put(
                    setting(pair.substring(0, equals).strip(), "--set"),
                    pair.substring(equals + 1).strip(),
                    "--set");
        }

        private Builder put(Setting setting, String value, String origin) {
            given.put(setting, new Given(setting, value, origin));
            return this;
        }

        public Configuration build() {
            for (Setting setting : Setting.values()) {
                given.putIfAbsent(setting, new Given(setting, setting.usual(), "usual"));
            }
            return new Configuration(new EnumMap<>(given));
        }

        private static Setting setting(String key, String place) {
            Map<String, Setting> known =
                    Stream.of(Setting.values()).collect(Collectors.toMap(Setting::key, each -> each));
            return Setting.find(key)
                    .orElseThrow(() -> new UserError(
                            "There is no setting \"" + key + "\" (" + place + ").",
                            "Did you mean \"" + nearest(key, known) + "\"? ketwise serve --print-config names all."));
        }

        private static String nearest(String name, Map<String, Setting> known) {
            return known.keySet().stream()
                    .min(Comparator.comparingInt((String each) -> edits(name, each))
                            .thenComparing(each -> each))
                    .orElseThrow();
        }

        /** How many letters must be added, taken away or changed. */
        private static int edits(String from, String to) {
            int[] row = new int[to.length() + 1];
            for (int j = 0; j <= to.length(); j++) {
                row[j] = j;
            }
            for (int i = 1; i <= from.length(); i++) {
                int diagonal = row[0];
                row[0] = i;
                for (int j = 1; j <= to.length(); j++) {
                    int above = row[j];
                    int same = from.charAt(i - 1) == to.charAt(j - 1) ? diagonal : diagonal + 1;
                    row[j] = Math.min(same, Math.min(above, row[j - 1]) + 1);
                    diagonal = above;
                }
            }
            return row[to.length()];
        }
    }

    /** All settings with where each comes from; what is secret is not shown. */
    public String print() {
        StringBuilder text = new StringBuilder();
        given.forEach((setting, value) -> {
            String shown = setting.isSecret() && !value.text().isEmpty() ? MASK : value.text();
            text.append("# ")
                    .append(setting.meaning())
                    .append("; ")
                    .append(value.origin())
                    .append('\n')
                    .append((setting.key() + " = " + shown).strip())
                    .append('\n');
        });
        return text.toString();
    }

    public Given get(Setting setting) {
        return Objects.requireNonNull(given.get(setting));
    }

    /** @throws UserError if something cannot be what it is set to, or needs what is not set */
    public ServeSettings settings() {
        Optional<Login> login = login();
        Listening listening = new Listening(
                get(HOST).text(),
                get(PORT).number(0, Listening.HIGHEST_PORT),
                get(PUBLIC_URL).list().stream().map(this::publicUrl).toList(),
                certificate(),
                get(TRUSTED_PROXIES).list().stream().map(this::proxy).toList());
        ServeSettings unlimited = new ServeSettings(
                listening,
                login,
                clients(),
                hooks(),
                Limits.USUAL,
                get(METRICS_TOKEN).text(),
                get(DATA).path().orElseThrow(() -> get(DATA).wrong("no folder", "Name one.")));
        return new ServeSettings(
                listening,
                login,
                unlimited.clients(),
                unlimited.hooks(),
                limits(unlimited.isForNetwork()),
                unlimited.metricsToken(),
                unlimited.data());
    }

    private PublicUrl publicUrl(String written) {
        return PublicUrl.find(written)
                .orElseThrow(() -> get(PUBLIC_URL)
                        .wrong(
                                "\"" + written + "\", which is not the public address of a server",
                                "Write https:// and a name, without a path."));
    }

    private Address proxy(String written) {
        return Address.find(written)
                .orElseThrow(() -> get(TRUSTED_PROXIES)
                        .wrong("\"" + written + "\", which is no address", "Write addresses in figures."));
    }

    private Optional<Listening.Certificate> certificate() {
        Optional<Path> chain = get(TLS_CERTIFICATE).path();
        Optional<Path> key = get(TLS_KEY).path();
        Optional<Path> store = get(TLS_KEY_STORE).path();
        if (store.isPresent() && (chain.isPresent() || key.isPresent())) {
            throw get(TLS_KEY_STORE).wrong("set beside tls.certificate or tls.key", "Keep one of the two ways.");
        }
        if (chain.isPresent() != key.isPresent()) {
            throw get(chain.isPresent() ? TLS_CERTIFICATE : TLS_KEY)
                    .wrong(
                            "set without " + (chain.isPresent() ? TLS_KEY : TLS_CERTIFICATE).key(),
                            "Set both, each to a PEM file.");
        }
        return store.<Listening.Certificate>map(file ->
                        new Listening.Certificate.Store(file, get(TLS_PASSWORD).text()))
                .or(() -> chain.map(file -> new Listening.Certificate.Pem(file, key.orElseThrow())));
    }

    private Optional<Login> login() {
        List<Setting> needed = List.of(LOGIN_ISSUER, LOGIN_CLIENT_ID, LOGIN_CLIENT_SECRET);
        List<Setting> missing =
                needed.stream().filter(each -> get(each).text().isEmpty()).toList();
        if (missing.size() == needed.size()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            Setting first = needed.stream()
                    .filter(each -> !missing.contains(each))
                    .findFirst()
                    .orElseThrow();
            throw get(first).wrong("set without " + missing.getFirst().key(), "Set both.");
        }
        return Optional.of(new Login(
                get(LOGIN_ISSUER).url(),
                get(LOGIN_CLIENT_ID).text(),
                get(LOGIN_CLIENT_SECRET).text(),
                get(LOGIN_ROLES_CLAIM).text(),
                Map.of(
                        Role.CLINICIAN, get(LOGIN_CLINICIAN).text(),
                        Role.CURATOR, get(LOGIN_CURATOR).text(),
                        Role.AUDITOR, get(LOGIN_AUDITOR).text()),
                Duration.ofMinutes(get(LOGIN_IDLE_MINUTES).number(1, 1_440)),
                Duration.ofHours(get(LOGIN_LONGEST_HOURS).number(1, 24))));
    }

    private Hooks hooks() {
        return new Hooks(
                get(HOOKS_FHIR_SERVERS).list().stream()
                        .map(get(HOOKS_FHIR_SERVERS)::url)
                        .toList(),
                get(HOOKS_ORIGINS).list());
    }

    private Clients clients() {
        Map<String, Clients.KeySource> keys = new LinkedHashMap<>();
        for (String each : get(CLIENTS).list()) {
            String[] parts = each.split("\\s+", -1);
            if (parts.length != 2) {
                throw get(CLIENTS)
                        .wrong(
                                "\"" + each + "\", which is no issuer and its keys",
                                "Write the issuer, a space, and the URL or file of its JWKS; a comma before the next.");
            }
            if (keys.put(parts[0], keySource(parts[1])) != null) {
                throw get(CLIENTS).wrong("\"" + parts[0] + "\" twice", "Name each issuer once.");
            }
        }
        return new Clients(
                keys,
                Duration.ofMinutes(get(CLIENTS_LONGEST_MINUTES).number(1, 60)),
                get(CLIENTS_REMEMBERED).number(1_000, 10_000_000));
    }

    private Clients.KeySource keySource(String written) {
        return written.matches("(?i)https?://.*")
                ? new Clients.KeySource.At(get(CLIENTS).url(written))
                : new Clients.KeySource.In(get(CLIENTS).path(written));
    }

    private Limits limits(boolean onNetwork) {
        Given requests = get(LIMITS_REQUESTS_PER_SECOND);
        int usual = onNetwork ? Limits.USUAL_REQUESTS_ON_A_NETWORK : 0;
        return new Limits(
                get(LIMITS_BODY_BYTES).number(1_024, 1 << 28),
                Duration.ofSeconds(get(LIMITS_BODY_SECONDS).number(1, 600)),
                get(LIMITS_HEADER_BYTES).number(1_024, 1 << 20),
                get(LIMITS_CONNECTIONS).number(1, 100_000),
                requests.text().isEmpty() ? usual : requests.number(0, 1_000_000));
    }

    /** What a setting is set to, as it was written, and by whom. */
    public record Given(Setting setting, String text, String origin) {
        int number(int least, int most) {
            if (text.matches("\\d{1,9}")) {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return number;
                }
            }
            throw wrong("\"" + text + "\"", "Write a number from " + least + " to " + most + ".");
        }

        List<String> list() {
            return Stream.of(text.split(",", -1))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .toList();
        }

        public Optional<Path> path() {
            return text.isEmpty() ? Optional.empty() : Optional.of(path(text));
        }

        Path path(String written) {
            try {
                return Path.of(written);
            } catch (java.nio.file.InvalidPathException e) {
                throw wrong("\"" + written + "\", which is no path", "Write the name of a file or folder.");
            }
        }

        URI url() {
            return url(text);
        }

        /** Over TLS, or of this machine. */
        URI url(String written) {
            try {
                URI uri = new URI(written);
                boolean plain = "http".equals(uri.getScheme());
                boolean here = uri.getHost() != null
                        && (uri.getHost().equals("localhost")
                                || Address.find(uri.getHost())
                                        .filter(Address::isThisMachine)
                                        .isPresent());
                boolean good = uri.getHost() != null
                        && uri.getRawUserInfo() == null
                        && uri.getRawFragment() == null
                        && ("https".equals(uri.getScheme()) || (plain && here));
                if (good) {
                    return uri;
                }
            } catch (java.net.URISyntaxException e) {
                // said below
            }
            throw wrong(
                    "\"" + written + "\", which is not a URL that can be trusted",
                    "Write one that begins with https://; http:// is for this machine only.");
        }

        /** The one of several words that it is set to. */
        public String choice(List<String> words) {
            if (!words.contains(text)) {
                throw wrong("\"" + text + "\"", "Write one of " + String.join(", ", words) + ".");
            }
            return text;
        }

        UserError wrong(String what, String remedy) {
            String shown = setting.isSecret() ? "something that it cannot be" : what;
            return new UserError("\"" + setting.key() + "\" is " + shown + " (" + origin + ").", remedy);
        }
    }
}
