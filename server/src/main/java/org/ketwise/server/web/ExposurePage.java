package org.ketwise.server.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ketwise.consult.exposure.ExposureSimulation;
import org.ketwise.consult.exposure.SimulatedPlan;
import org.ketwise.consult.exposure.SimulationRequest;
import org.ketwise.kernel.UserError;
import org.ketwise.report.CoursesJson;
import org.ketwise.report.SimulationCsv;
import org.ketwise.report.SimulationHtml;
import org.ketwise.report.SimulationSvg;
import org.ketwise.server.exchange.Body;
import org.ketwise.server.exchange.Room;
import org.ketwise.server.exchange.Services;
import org.ketwise.server.rest.SimulateApi;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plans compared by the concentrations that they lead to, with and without other medicines. The picture and the figures come whole from here; a script draws
 * the courses again so that values can be read off, and the downloads are the same simulation as a picture or a table.
 */
public final class ExposurePage implements HttpService {
    private final Services services;
    private final Pages pages;

    public ExposurePage(Services services, Pages pages) {
        this.services = services;
        this.pages = pages;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/", (request, response) -> Pages.send(response, page(ExposureForm.EMPTY, "")))
                .post("/", this::compare)
                .post("/csv", this::table)
                .post("/svg", this::picture);
    }

    private void compare(ServerRequest request, ServerResponse response) {
        ExposureForm form = ExposureForm.of(Body.form(request));
        Pages.send(response, page(form, form.saysNothing() ? "" : report(form, Room.Claim.of(request))));
    }

    private String page(ExposureForm form, String report) {
        return pages.fill("exposure", Map.of("form", form, "report", report));
    }

    private String report(ExposureForm form, Room.Claim claim) {
        try {
            SimulationRequest asked = form.toInput().toRequest();
            List<SimulatedPlan> plans = simulate(asked, claim);
            return pages.fill(
                    "report/courses",
                    Map.of(
                            "picture", SimulationSvg.of(plans),
                            "courses", JsonMapper.shared().writeValueAsString(CoursesJson.of(plans)),
                            "article", SimulationHtml.article(plans, asked, services.knowledge(), services.version())));
        } catch (UserError e) {
            return pages.mistake(e);
        }
    }

    private void table(ServerRequest request, ServerResponse response) {
        download(request, response, "exposure.csv", "text/csv; charset=utf-8", SimulationCsv::of);
    }

    private void picture(ServerRequest request, ServerResponse response) {
        download(request, response, "exposure.svg", "image/svg+xml", SimulationSvg::of);
    }

    /** A mistake leads back to the form with what stands in it. */
    private void download(
            ServerRequest request,
            ServerResponse response,
            String name,
            String type,
            Function<List<SimulatedPlan>, String> write) {
        ExposureForm form = ExposureForm.of(Body.form(request));
        try {
            if (form.saysNothing()) {
                throw new UserError("There is no plan to simulate.", "Write at least one.");
            }
            String text = write.apply(simulate(form.toInput().toRequest(), Room.Claim.of(request)));
            response.header(HeaderNames.CONTENT_TYPE, type)
                    .header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                    .send(text.getBytes(StandardCharsets.UTF_8));
        } catch (UserError e) {
            response.status(400);
            Pages.send(response, page(form, pages.mistake(e)));
        }
    }

    private List<SimulatedPlan> simulate(SimulationRequest asked, Room.Claim claim) {
        if (asked.subjects() > SimulateApi.FEW) {
            claim.takeAll();
        }
        return new ExposureSimulation(services.knowledge()).simulate(asked);
    }
}
