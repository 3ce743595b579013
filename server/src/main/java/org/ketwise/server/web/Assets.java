package org.ketwise.server.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ketwise.report.HandoutReport;
import org.ketwise.report.HtmlReport;
import org.ketwise.server.exchange.Refusal;

/** Scripts and styles, all of them held in memory and named here: nothing else of the class path or of the disk can be asked for. */
public final class Assets implements HttpService {
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final String WEBJARS = "/META-INF/resources/webjars/";

    private final Map<String, Asset> assets = new LinkedHashMap<>();

    private record Asset(String type, byte[] bytes, String tag) {}

    public Assets() {
        add("htmx.js", SCRIPT, resource(WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js"));
        add("uplot.js", SCRIPT, resource(WEBJARS + "uplot/1.6.30/dist/uPlot.iife.min.js"));
        add("uplot.css", STYLE, resource(WEBJARS + "uplot/1.6.30/dist/uPlot.min.css"));
        add("report.css", STYLE, HtmlReport.stylesheet().getBytes(StandardCharsets.UTF_8));
        add("handout.css", STYLE, HandoutReport.stylesheet().getBytes(StandardCharsets.UTF_8));
        add("site.css", STYLE, resource("site.css"));
        add("check.js", SCRIPT, resource("check.js"));
        add("exposure.js", SCRIPT, resource("exposure.js"));
        add("api.js", SCRIPT, resource("api.js"));
        add("favicon.svg", "image/svg+xml", resource("favicon.svg"));
    }

    private void add(String name, String type, byte[] bytes) {
        assets.put(name, new Asset(type, bytes, '"' + Integer.toHexString(java.util.Arrays.hashCode(bytes)) + '"'));
    }

    private static byte[] resource(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the build has packed no " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/{name}", this::send);
    }

    private void send(ServerRequest request, ServerResponse response) {
        Asset asset = find(request.path().pathParameters().get("name"));
        if (asset == null) {
            throw new Refusal(404, "There is nothing here.", "Begin at the first page.");
        }
        response.header(HeaderNames.CACHE_CONTROL, "no-cache").header(HeaderNames.ETAG, asset.tag());
        if (request.headers()
                .value(HeaderNames.IF_NONE_MATCH)
                .filter(asset.tag()::equals)
                .isPresent()) {
            response.status(304).send();
            return;
        }
        response.header(HeaderNames.CONTENT_TYPE, asset.type()).send(asset.bytes());
    }

    private @Nullable Asset find(String name) {
        return assets.get(name);
    }
}
