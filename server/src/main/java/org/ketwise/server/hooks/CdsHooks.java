package org.ketwise.server.hooks;

import io.helidon.webserver.http.HttpRouting;
import java.nio.file.Path;
import org.ketwise.consult.ConditionInput;
import org.ketwise.consult.ConsultRequest;
import org.ketwise.consult.MedicationInput;
import org.ketwise.kernel.Coding;
import org.ketwise.server.exchange.Kept;
import org.ketwise.server.exchange.Services;
import org.ketwise.server.outbound.AllowedServers;
import org.ketwise.server.web.Pages;

/** Puts the services of CDS Hooks and their pages together. */
public final class CdsHooks {
    /** Of all memory; requests of usual size take some kilobytes, so that is a thousand with the least memory. */
    private static final int SHARE_OF_REPORTS = 16;

    private CdsHooks() {}

    private static long weight(ConsultRequest request) {
        long weight = 1_000;
        for (MedicationInput medication : request.medications()) {
            weight += 200 + medication.text().length();
            for (Coding coding : medication.codings()) {
                weight += 150 + (coding.display() == null ? 0 : coding.display().length());
            }
        }
        for (ConditionInput condition : request.conditions()) {
            weight +=
                    200 + condition.text().length() + 200L * condition.codings().size();
        }
        return weight;
    }

    /** @param data folder of the feedback */
    public static void register(
            HttpRouting.Builder routing, Services services, Pages pages, AllowedServers allowed, Path data) {
        FeedbackLog feedback = new FeedbackLog(data);
        Kept<ConsultRequest> reports = new Kept<>(
                services.names(), CdsHooks::weight, Runtime.getRuntime().maxMemory() / SHARE_OF_REPORTS);
        routing.register("/cds-services", new HooksApi(services, allowed, feedback, reports))
                .register("/", new FeedbackPages(services, pages, feedback, reports));
    }
}
