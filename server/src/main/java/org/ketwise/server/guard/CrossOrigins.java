package org.ketwise.server.guard;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.List;
import java.util.Set;
import org.ketwise.kernel.UserError;

/**
 * Pages of other sites that may call the services of CDS Hooks (CORS), and nothing else: an EHR whose client is a page calls from there. None, unless the settings
 * name them.
 */
public final class CrossOrigins {
    private static final String SERVICES = "/cds-services";

    private final Set<String> origins;

    /** @throws UserError if one of them is not an origin as browsers send it */
    public CrossOrigins(List<String> origins) {
        for (String origin : origins) {
            if (!origin.matches("https?://(?:[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+])(?::\\d{1,5})?")) {
                throw new UserError(
                        "\"" + origin + "\" is not an origin.",
                        "Write scheme, host and port as a browser sends them, for example https://ehr.example.org.");
            }
        }
        this.origins = Set.copyOf(origins);
    }

    /** Whether a page of this origin may send this request. */
    boolean allow(String origin, RoutingRequest request) {
        String path = request.prologue().uriPath().rawPath();
        boolean services = path.equals(SERVICES)
                || (path.startsWith(SERVICES + "/") && !path.contains("..") && !path.contains("%"));
        return services && origins.contains(origin);
    }

    /** Tells the browser that the page may read the answer. */
    void tell(String origin, RoutingResponse response) {
        response.headers().set(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        response.headers().set(HeaderNames.VARY, "Origin");
    }

    boolean isPreflight(RoutingRequest request) {
        return request.prologue().method().text().equals("OPTIONS")
                && request.headers().contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    }

    void answerPreflight(RoutingResponse response) {
        response.headers().set(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST");
        response.headers().set(HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type, Accept");
        response.headers().set(HeaderNames.ACCESS_CONTROL_MAX_AGE, "600");
        response.status(204).send();
    }
}
