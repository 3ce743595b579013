package org.ketwise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ketwise.kernel.UserError;
import org.ketwise.server.settings.Address;
import org.ketwise.server.settings.Clients.KeySource;
import org.ketwise.server.settings.Listening;
import org.ketwise.server.settings.PublicUrl;
import org.ketwise.server.settings.Role;

class ConfigurationTest {
    private static final String CLINIC = """
            # the server of the clinic
            host = 0.0.0.0
            publicUrl = https://ketwise.clinic.example
            trustedProxies = 10.0.0.2, 2001:DB8::1

            login.issuer = https://id.clinic.example/realms/clinic
            login.clientId = ketwise
            login.clientSecret = s3cr3t=with an equals sign
            login.rolesClaim = realm_access.roles
            login.clinician = prescriber
            clients = https://ehr.example/ https://ehr.example/jwks.json, lab keys/lab.json
            limits.bodySeconds = 5
            """;

    private static Configuration.Builder given() {
        return new Configuration.Builder().usual(Setting.DATA, "/state/ketwise");
    }

    private static ServeSettings file(String text) {
        return given().file("serve.conf", text).build().settings();
    }

    @Test
    void withoutAWordItServesThisMachineAlone() {
        ServeSettings settings = given().build().settings();
        assertThat(settings.isForNetwork()).isFalse();
        assertThat(settings.listening()).isEqualTo(Listening.local("127.0.0.1", 8471));
        assertThat(settings.data()).isEqualTo(Path.of("/state/ketwise"));
        assertThat(settings.limits().requestsPerSecond()).isZero();
        assertThat(settings.clients().isNone()).isTrue();
    }

    @Test
    void aClinicIsReadFromItsFile() {
        ServeSettings settings = file(CLINIC);
        assertThat(settings.isForNetwork()).isTrue();
        assertThat(settings.listening().publicUrls()).containsExactly(new PublicUrl("ketwise.clinic.example"));
        assertThat(settings.listening().trustedProxies())
                .containsExactly(new Address("10.0.0.2"), new Address("2001:db8:0:0:0:0:0:1"));
        assertThat(settings.login()).hasValueSatisfying(login -> {
            assertThat(login.issuer()).isEqualTo(URI.create("https://id.clinic.example/realms/clinic"));
            assertThat(login.clientSecret()).isEqualTo("s3cr3t=with an equals sign");
            assertThat(login.roles(Set.of("prescriber", "auditor", "somebody")))
                    .containsExactlyInAnyOrder(Role.CLINICIAN, Role.AUDITOR);
            assertThat(login.toString()).doesNotContain("s3cr3t");
        });
        assertThat(settings.clients().keys())
                .containsOnly(
                        Map.entry(
                                "https://ehr.example/", new KeySource.At(URI.create("https://ehr.example/jwks.json"))),
                        Map.entry("lab", new KeySource.In(Path.of("keys/lab.json"))));
        assertThat(settings.limits().bodyTime()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.limits().requestsPerSecond()).isEqualTo(100);
    }

    @Test
    void aFlagStandsAboveTheEnvironmentAndThatAboveTheFile() {
        Configuration configuration = given().file("serve.conf", "port = 1\ndata = a\nlogFormat = json")
                .environment(Map.of("KETWISE_SERVE_PORT", "2", "KETWISE_SERVE_DATA", "b", "KETWISE_DEBUG", "1"))
                .set("port = 3")
                .build();
        assertThat(configuration.get(Setting.PORT).text()).isEqualTo("3");
        assertThat(configuration.get(Setting.DATA).text()).isEqualTo("b");
        assertThat(configuration.print())
                .contains(
                        "; --set\nport = 3",
                        "; KETWISE_SERVE_DATA\ndata = b",
                        "; line 3 of serve.conf\nlogFormat = json");
    }

    @Test
    void secretsAreNotPrinted() {
        String printed = given().file("serve.conf", CLINIC)
                .set("metricsToken=t0p")
                .set("tls.password=pa55")
                .build()
                .print();
        assertThat(printed)
                .contains("login.clientSecret = ********", "metricsToken = ********", "tls.password = ********")
                .doesNotContain("s3cr3t", "t0p", "pa55");
    }

    @Test
    void whatIsPrintedCanBeReadAgain() {
        Configuration configuration = given().file("serve.conf", CLINIC).build();
        assertThat(given().file("printed", configuration.print())
                        .set("login.clientSecret=s3cr3t=with an equals sign")
                        .build()
                        .settings())
                .isEqualTo(configuration.settings());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prot = 1 | There is no setting \"prot\" (line 2 of serve.conf). Did you mean \"port\"?",
                "port = http | \"port\" is \"http\" (line 2 of serve.conf). Write a number from 0 to 65535.",
                "port = 70000 | \"port\" is \"70000\" (line 2 of serve.conf)",
                "port | no \"key = value\" in line 2 of serve.conf",
                "host = ketwise.example | \"ketwise.example\" is not an address",
                "publicUrl = http://ketwise.example | which is not the public address of a server (line 2 of serve.conf)",
                "publicUrl = https://ketwise.example/path | which is not the public address",
                "trustedProxies = proxy | \"proxy\", which is no address (line 2 of serve.conf)",
                "tls.key = key.pem | \"tls.key\" is set without tls.certificate (line 2 of serve.conf)",
                "login.clientId = ketwise | \"login.clientId\" is set without login.issuer (line 2 of serve.conf)",
                "clients = https://ehr.example | which is no issuer and its keys (line 2 of serve.conf)",
                "clients = ehr http://ehr.example/jwks | not a URL that can be trusted (line 2 of serve.conf)",
                "clients = ehr a.json, ehr b.json | \"ehr\" twice (line 2 of serve.conf)",
                "limits.bodySeconds = 0 | Write a number from 1 to 600.",
            })
    void aMistakeIsNamedWithItsPlace(String line, String said) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> file("# first\n" + line))
                .withMessageContaining(said);
    }

    @Test
    void aSettingTwiceIsAMistake() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> file("port = 1\nport = 2"))
                .withMessageContaining("\"port\" is set twice, in line 1 and in line 2 of serve.conf");
    }

    @Test
    void anUnknownVariableIsAMistake() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> given().environment(Map.of("KETWISE_SERVE_HOSTS", "::1")))
                .withMessageContaining("Did you mean KETWISE_SERVE_HOST?");
        assertThat(Setting.LOGIN_CLIENT_SECRET.variable()).isEqualTo("KETWISE_SERVE_LOGIN_CLIENT_SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.168.1.4", "::", "2001:db8::7"})
    void anotherAddressIsRefusedWithoutAllThatProtectsIt(String host) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> file("host = " + host))
                .withMessageContainingAll(host, "login.issuer", "tls.certificate", "publicUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"publicUrl", "trustedProxies", "login.issuer"})
    void onePieceMissingIsEnoughToRefuse(String piece) {
        String without = CLINIC.lines()
                .filter(line -> !line.startsWith(piece))
                .filter(line -> !piece.startsWith("login") || !line.startsWith("login."))
                .reduce("", (all, line) -> all + line + "\n");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> file(without))
                .withMessageContaining(piece);
    }

    @Test
    void aProxyOnThisMachineNeedsALoginToo() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> file("trustedProxies = 127.0.0.1"))
                .withMessageContaining("login.issuer");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,true",
        "127.9.9.9,true",
        "::1,true",
        "0:0:0:0:0:0:0:1,true",
        "[::1],true",
        "128.0.0.1,false",
        "::,false",
        "127.0.0.1.evil.example,"
    })
    void addressesAreReadInFigures(String written, Boolean thisMachine) {
        assertThat(Address.find(written).map(Address::isThisMachine).orElse(null))
                .isEqualTo(thisMachine);
    }
}
