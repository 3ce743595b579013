package org.ketwise.server;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.ketwise.server.settings.Limits;
import org.ketwise.server.settings.Listening;

/** All that can be set, each by one key: in a file, as a variable of the environment, or as a flag. {@code docs/operations.md} lists them. */
public enum Setting {
    HOST("host", Listening.USUAL_HOST, "address to listen on"),
    PORT("port", String.valueOf(Listening.USUAL_PORT), "port; 0 for any that is free"),
    PUBLIC_URL("publicUrl", "", "names it is called by, such as https://ketwise.example"),
    DATA("data", "", "folder of the audit log and of what else is kept"),
    CONTENT("content", "", "an edited content folder instead of the built-in content"),
    LOG_FORMAT("logFormat", "text", "text or json"),

    TLS_CERTIFICATE("tls.certificate", "", "PEM file of the certificate and its chain"),
    TLS_KEY("tls.key", "", "PEM file of its key"),
    TLS_KEY_STORE("tls.keyStore", "", "PKCS #12 file of both"),
    TLS_PASSWORD("tls.password", "", "of the key store", true),
    TRUSTED_PROXIES("trustedProxies", "", "addresses of the proxies that speak TLS for it"),

    LOGIN_ISSUER("login.issuer", "", "OpenID Connect provider"),
    LOGIN_CLIENT_ID("login.clientId", "", "what the provider calls this server"),
    LOGIN_CLIENT_SECRET("login.clientSecret", "", "what proves this server to the provider", true),
    LOGIN_CLIENT_SECRET_FILE("login.clientSecretFile", "", "a file that holds it"),
    LOGIN_ROLES_CLAIM("login.rolesClaim", "roles", "where in the ID token the roles stand"),
    LOGIN_CLINICIAN("login.clinician", "clinician", "what the provider calls a clinician"),
    LOGIN_CURATOR("login.curator", "curator", "what the provider calls a curator"),
    LOGIN_AUDITOR("login.auditor", "auditor", "what the provider calls an auditor"),
    LOGIN_IDLE_MINUTES("login.idleMinutes", "30", "a session ends after so long without a request"),
    LOGIN_LONGEST_HOURS("login.longestHours", "10", "a session ends after so long in any case"),

    CLIENTS("clients", "", "programs that may ask: the issuer, a space, and the URL or file of its keys"),
    CLIENTS_LONGEST_MINUTES("clients.longestMinutes", "5", "the longest life of a token"),
    CLIENTS_REMEMBERED("clients.remembered", "200000", "tokens remembered so that none serves twice"),

    HOOKS_FHIR_SERVERS(
            "hooks.fhirServers", "", "FHIR servers that may be asked for what a call of CDS Hooks does not send"),
    HOOKS_ORIGINS("hooks.origins", "", "sites whose pages may call CDS Hooks, such as https://ehr.example"),

    LIMITS_BODY_BYTES("limits.bodyBytes", String.valueOf(Limits.USUAL.bodyBytes()), "largest body"),
    LIMITS_BODY_SECONDS(
            "limits.bodySeconds", String.valueOf(Limits.USUAL.bodyTime().toSeconds()), "longest time for a whole body"),
    LIMITS_HEADER_BYTES("limits.headerBytes", String.valueOf(Limits.USUAL.headerBytes()), "largest head of a request"),
    LIMITS_CONNECTIONS(
            "limits.connections", String.valueOf(Limits.USUAL.connections()), "connections at the same time"),
    LIMITS_REQUESTS_PER_SECOND(
            "limits.requestsPerSecond",
            "",
            "of one address or client; 0 for no limit; unless given, none for this machine alone and "
                    + Limits.USUAL_REQUESTS_ON_A_NETWORK + " on a network"),

    METRICS_TOKEN("metricsToken", "", "bearer token that may read /metrics on a network", true);

    public static final String VARIABLES = "KETWISE_SERVE_";

    private final String key;
    private final String usual;
    private final String meaning;
    private final boolean secret;

    Setting(String key, String usual, String meaning) {
        this(key, usual, meaning, false);
    }

    Setting(String key, String usual, String meaning, boolean secret) {
        this.key = key;
        this.usual = usual;
        this.meaning = meaning;
        this.secret = secret;
    }

    static Optional<Setting> find(String key) {
        return Stream.of(values()).filter(each -> each.key.equals(key)).findFirst();
    }

    public String key() {
        return key;
    }

    /** Without one, blank. */
    String usual() {
        return usual;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether it is shown to nobody. */
    boolean isSecret() {
        return secret;
    }

    /** {@code login.clientId} is {@code KETWISE_SERVE_LOGIN_CLIENT_ID}. */
    public String variable() {
        return VARIABLES
                + key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
