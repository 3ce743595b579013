package org.ketwise.server.hooks;

import io.helidon.webserver.http.HttpRouting;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.ConsultRequest;
import org.ketwise.server.exchange.Kept;
import org.ketwise.server.exchange.Services;
import org.ketwise.server.outbound.AllowedServers;
import org.ketwise.server.web.Pages;

/** Puts the services of CDS Hooks and their pages together. */
public final class CdsHooks {
    private static final int MOST_REPORTS = 1_000;

    private CdsHooks() {}

    /** @param data folder of the feedback, or null to keep none */
    public static void register(
            HttpRouting.Builder routing, Services services, Pages pages, AllowedServers allowed, @Nullable Path data) {
        FeedbackLog feedback = new FeedbackLog(data);
        Kept<ConsultRequest> reports = new Kept<>(services.names(), MOST_REPORTS);
        routing.register("/cds-services", new HooksApi(services, allowed, feedback, reports))
                .register("/", new FeedbackPages(services, pages, feedback, reports));
    }
}
