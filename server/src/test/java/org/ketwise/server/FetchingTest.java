package org.ketwise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ketwise.kernel.UserError;
import org.ketwise.server.Visitor.Answer;
import org.ketwise.server.outbound.AllowedServers;

/** What is fetched of a record, and what never is. */
class FetchingTest {
    @TempDir
    private static Path data;

    private static final String ORDERS = """
            {"resourceType":"Bundle","type":"searchset","entry":[
             {"resource":{"resourceType":"MedicationRequest","id":"a","status":"active","intent":"order","subject":{"reference":"Patient/p1"},
              "medicationCodeableConcept":{"text":"Spravato nasal spray"}}},
             {"resource":{"resourceType":"MedicationRequest","id":"b","status":"active","intent":"order","subject":{"reference":"Patient/p1"},
              "medicationCodeableConcept":{"text":"clonazepam 1 mg"}}}]}""";

    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static HttpServer ehr;
    private static TestServer server;
    private static String address;

    @BeforeAll
    static void start() throws IOException {
        ehr = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ehr.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        ehr.createContext("/", FetchingTest::answer);
        ehr.start();
        address = "http://127.0.0.1:" + ehr.getAddress().getPort();
        server = new TestServer(data, List.of(URI.create(address + "/fhir")), List.of());
    }

    @AfterAll
    static void end() {
        ehr.stop(0);
        server.close();
    }

    @BeforeEach
    void forget() {
        ASKED.clear();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        ASKED.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
        if (path.equals("/fhir/redirect/MedicationRequest")) {
            exchange.getResponseHeaders().set("Location", address + "/fhir/MedicationRequest");
            send(exchange, 302, "");
        } else if (path.equals("/fhir/huge/MedicationRequest")) {
            send(exchange, 200, "{\"resourceType\":\"Bundle\",\"x\":\"" + "a".repeat(3 << 20) + "\"}");
        } else if (path.equals("/fhir/slow/MedicationRequest")) {
            try {
                Thread.sleep(7_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            send(exchange, 200, ORDERS);
        } else if (path.equals("/fhir/text/MedicationRequest")) {
            send(exchange, 200, "this is the secret of the server");
        } else if (path.equals("/fhir/paged/MedicationRequest") || path.equals("/fhir/astray/MedicationRequest")) {
            String first = path.substring(0, path.lastIndexOf('/'));
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            String next = query.contains("page=2")
                    ? ""
                    : first.endsWith("paged")
                            ? address + "/fhir/paged/MedicationRequest?page=2"
                            : address + "/elsewhere/MedicationRequest?page=2";
            send(exchange, 200, page(query.contains("page=2") ? "phenelzine 15 mg" : "clonazepam 1 mg", next));
        } else if (path.endsWith("/MedicationRequest")) {
            send(exchange, 200, ORDERS);
        } else {
            send(exchange, 404, "{\"resourceType\":\"OperationOutcome\"}");
        }
    }

    private static String page(String medicine, String next) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\","
                + (next.isEmpty() ? "" : "\"link\":[{\"relation\":\"next\",\"url\":\"" + next + "\"}],")
                + "\"entry\":[" + order("Spravato nasal spray") + "," + order(medicine) + "]}";
    }

    private static String order(String medicine) {
        return "{\"resource\":{\"resourceType\":\"MedicationRequest\",\"id\":\""
                + medicine.substring(0, 4).strip()
                + "\",\"status\":\"active\",\"intent\":\"order\",\"subject\":{\"reference\":\"Patient/p1\"},"
                + "\"medicationCodeableConcept\":{\"text\":\"" + medicine + "\"}}}";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Answer chartOpened(String fhirServer) throws IOException {
        HookCall call = HookCall.of("patient-view").withoutMedicines().from(fhirServer, "secret-token");
        return server.visitor().postJson(call.path(), call.json());
    }

    @Test
    void whatWasNotSentIsFetchedWithTheTokenOfTheCall() throws IOException {
        Answer answer = chartOpened(address + "/fhir");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("clonazepam", "not sent, and could not be fetched");
        assertThat(ASKED)
                .hasSize(7)
                .contains("/fhir/MedicationRequest?patient=p1&status=active,on-hold Bearer secret-token");
        assertThat(chartOpened(address + "/fhir/").status()).isEqualTo(200);
        assertThat(chartOpened(address + "/fhir/tenant").status()).isEqualTo(200);
    }

    @Test
    void whatWasSentOrCannotBeReadIsNotAskedForAgain() throws IOException {
        HookCall call = HookCall.of("patient-view")
                .taking("clonazepam")
                .prefetch("allergies", "null")
                .prefetch("patient", "{\"resourceType\":\"OperationOutcome\"}")
                .from(address + "/fhir", "t");
        assertThat(server.visitor().postJson(call.path(), call.json()).status()).isEqualTo(200);
        assertThat(ASKED).hasSize(3).noneMatch(asked -> asked.contains("/Patient/") || asked.contains("Allergy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/redirect", "/fhir/huge", "/fhir/text", "/fhir/slow"})
    void redirectsFloodsAndOtherThingsAreNotTaken(String path) throws IOException {
        Answer answer = chartOpened(address + path);
        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.body()).doesNotContain("secret", address);
        assertThat(ASKED).noneMatch(asked -> asked.startsWith("/fhir/MedicationRequest"));
    }

    @Test
    void furtherPagesAreReadToo() throws IOException {
        Answer answer = chartOpened(address + "/fhir/paged");
        assertThat(answer.body()).contains("clonazepam", "phenelzine").doesNotContain("only a part");
        assertThat(ASKED).contains("/fhir/paged/MedicationRequest?page=2 Bearer secret-token");
    }

    @Test
    void aPageElsewhereIsNotAskedForAndThatIsSaid() throws IOException {
        Answer answer = chartOpened(address + "/fhir/astray");
        assertThat(answer.body()).contains("clonazepam", "only a part").doesNotContain("phenelzine");
        assertThat(ASKED).noneMatch(asked -> asked.startsWith("/elsewhere"));
    }

    @Test
    void anotherAddressIsNeverAsked() throws IOException {
        String port = ":" + ehr.getAddress().getPort();
        for (String foreign : List.of(
                address,
                address + "/admin",
                address + "/fhirx",
                address + "/fhir/../admin",
                address + "/fhir/%2e%2e/admin",
                address + "/fhir/..;/admin",
                address + "/fhir//x",
                address + "/fhir?x=",
                address + "/fhir#x",
                "http://localhost" + port + "/fhir",
                "http://127.1" + port + "/fhir",
                "http://0x7f000001" + port + "/fhir",
                "http://user@127.0.0.1" + port + "/fhir",
                "http://127.0.0.1" + port + "@evil.example/fhir",
                "https://127.0.0.1" + port + "/fhir",
                "http://127.0.0.1:9/fhir",
                "http://169.254.169.254/latest/meta-data",
                "file:///etc/passwd",
                "jar:" + address + "/fhir!/",
                "//127.0.0.1" + port + "/fhir",
                "http:127.0.0.1" + port + "/fhir",
                "gopher://127.0.0.1" + port + "/fhir",
                "not an address\u0000")) {
            Answer answer = chartOpened(foreign);
            assertThat(answer.status()).as(foreign).isEqualTo(412);
            assertThat(answer.body()).as("does not repeat the address").doesNotContain("127.0.0.1", "169.254");
        }
        assertThat(ASKED).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ehr.example.org/fhir",
                "https://user@ehr.example.org/fhir",
                "https://ehr.example.org/fhir?tenant=1",
                "https://ehr.example.org/a/../fhir",
                "file:///srv/fhir",
                "ehr.example.org/fhir"
            })
    void anAddressThatIsUnsafeCannotBeAllowed(String unsafe) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> new AllowedServers(List.of(URI.create(unsafe))))
                .withMessageContaining(unsafe);
    }
}
