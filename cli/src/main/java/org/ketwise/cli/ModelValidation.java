package org.ketwise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.exposure.ExposureSimulation;
import org.ketwise.consult.exposure.SimulatedEffect;
import org.ketwise.consult.exposure.SimulatedPlan;
import org.ketwise.consult.exposure.SimulationRequest;
import org.ketwise.consult.forecast.ExposureForecast;
import org.ketwise.consult.forecast.ExposureForecaster;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.pharmacometrics.Covariates;
import org.ketwise.pharmacometrics.ExposureMetrics;
import org.ketwise.pharmacometrics.PopulationModel;
import org.ketwise.pharmacometrics.PublishedFigure;
import org.ketwise.pharmacometrics.Regimen;
import org.ketwise.pharmacometrics.Simulation;
import org.ketwise.report.RatioSvg;
import org.ketwise.report.SimulationSvg;

/**
 * The models against what papers print. The figures stand in tables of a folder, which the tests read too; out come a page and its pictures, by name of the
 * file. What is missed is told like what is met.
 */
final class ModelValidation {
    private static final double NEAR_ONE_LOW = 0.9;
    private static final double NEAR_ONE_HIGH = 1.1;

    private final KnowledgeBase knowledge;
    private final Path folder;
    private final StringBuilder page = new StringBuilder();
    private final Map<String, String> files = new LinkedHashMap<>();

    private ModelValidation(KnowledgeBase knowledge, Path folder) {
        this.knowledge = knowledge;
        this.folder = folder;
    }

    /** @param folder with the tables */
    static Map<String, String> files(KnowledgeBase knowledge, Path folder) {
        ModelValidation validation = new ModelValidation(knowledge, folder);
        validation.write();
        return validation.files;
    }

    private void write() {
        line("# The models against what was published");
        line("");
        line(
                "Written by `ketwise content validate` from the tables beside this page, which the tests read too; content "
                        + knowledge.version().version() + ".");
        line(
                "*Fitted* means that the model, or the slope or coefficient, was made from the same study: agreement shows that the code is right, not that the "
                        + "model is. *Predicted* means that the study was not used. What was published is a figure of a paper, not of a patient.");
        line("");
        figures();
        trials();
        effects();
        otherProduct();
        mass();
        files.put("pharmacokinetics.md", page.toString());
    }

    // Concentrations

    private void figures() {
        List<PublishedFigure> figures = read("published.csv");
        List<RatioSvg.Row> rows = new ArrayList<>();
        List<String> table = new ArrayList<>();
        int within = 0;
        int predicted = 0;
        int predictedWithin = 0;
        for (PublishedFigure figure : figures) {
            double simulated = figure.simulated(model(figure.model()));
            double ratio = simulated / figure.published();
            boolean met = figure.window().includes(ratio);
            within += met ? 1 : 0;
            predicted += figure.fitted() ? 0 : 1;
            predictedWithin += met && !figure.fitted() ? 1 : 0;
            String what = "%s mg %s, %s, %s %s"
                    .formatted(
                            plain(figure.milligrams()),
                            figure.route().code(),
                            who(figure.person()),
                            figure.analyte(),
                            figure.metric().words());
            table.add(cells(
                    figure.id(),
                    what,
                    figure.model(),
                    number(figure.published()) + " " + figure.metric().unit(),
                    number(simulated),
                    ratio(ratio),
                    ratio(figure.window().low()) + " to "
                            + ratio(figure.window().high()),
                    met ? "yes" : "**no**",
                    figure.fitted() ? "fitted" : "predicted",
                    figure.source()));
            rows.add(new RatioSvg.Row(
                    "%s %s %s mg, %s, %s %s"
                            .formatted(
                                    figure.id(),
                                    figure.route().code(),
                                    plain(figure.milligrams()),
                                    who(figure.person()),
                                    figure.analyte(),
                                    figure.metric().words()),
                    ratio,
                    figure.window().low(),
                    figure.window().high(),
                    !figure.fitted()));
        }
        line("## Concentrations");
        line(within + " of " + figures.size() + " figures lie within their window. Only " + predicted
                + " of them are predictions; of those, " + predictedWithin + " lie within.");
        line("");
        picture(
                "exposure.svg",
                "Simulated over published",
                rows,
                "Bar: the window; filled: predicted; hollow: fitted.");
        head("case", "what", "model", "published", "simulated", "ratio", "window", "within", "use", "source");
        table.forEach(this::line);
        line("");
        for (PublishedFigure figure : figures) {
            if (figure.knownMiss() != null) {
                line("- Missed, and known: " + figure.id() + ", " + figure.model() + ", " + figure.analyte() + " "
                        + figure.metric().words() + ", expected at "
                        + ratio(figure.knownMiss().low()) + " to "
                        + ratio(figure.knownMiss().high()) + " times.");
            }
        }
        line("");
    }

    private static String who(Covariates person) {
        String age = plain(person.age()) + " years";
        return person.ancestry() == Covariates.Ancestry.OTHER
                ? age
                : person.ancestry().name().toLowerCase(Locale.ROOT) + ", " + age;
    }

    // Other medicines

    private void trials() {
        ExposureForecaster forecaster = new ExposureForecaster(knowledge);
        List<RatioSvg.Row> rows = new ArrayList<>();
        line("## Other medicines");
        line(
                "The ratio of areas with the medicine over without it. A window here is the range that the command prints. Where the class and a "
                        + "trial disagree there is no point, only a range that must hold both, and where a trial saw no effect the calculated ratio must lie within 0.9 to 1.1.");
        line("");
        List<String> table = new ArrayList<>();
        for (List<String> row : table("trials.csv")) {
            String what = row.get(2) + ", " + row.get(3) + " " + row.get(4) + " mg";
            ExposureForecast forecast = forecaster
                    .forecast(
                            List.of(new ExposureForecaster.Taken(knowledge.getIngredient(row.get(2)), false, false)),
                            knowledge.getIngredient(row.get(1)),
                            Route.of(row.get(3)),
                            Double.valueOf(row.get(4)))
                    .orElseThrow();
            double observed = Double.parseDouble(row.get(5));
            ExposureForecast.Ratio calculated = forecast.auc();
            Double likely = calculated.predicted();
            boolean met = observed >= calculated.low() && observed <= calculated.high();
            if (observed == 1.0 && likely != null) {
                met &= likely >= NEAR_ONE_LOW && likely <= NEAR_ONE_HIGH;
            }
            table.add(cells(
                    row.get(0),
                    row.get(1) + " with " + what,
                    ratio(observed),
                    likely == null ? "no point" : ratio(likely),
                    likely == null ? "" : ratio(likely / observed),
                    ratio(calculated.low()) + " to " + ratio(calculated.high()),
                    yes(met),
                    use(row.get(7)),
                    row.get(8)));
            rows.add(new RatioSvg.Row(
                    what,
                    observed,
                    calculated.low(),
                    calculated.high(),
                    !row.get(7).equals("fit")));
        }
        picture(
                "other-medicines.svg",
                "Exposure with another medicine over without it",
                rows,
                "Point: the trial; bar: the range that is calculated; hollow: the trial was used for the fit.");
        head("case", "what", "in the trial", "calculated", "calculated / trial", "range", "within", "use", "source");
        table.forEach(this::line);
        line("");
    }

    private static String use(String code) {
        return switch (code) {
            case "fit" -> "fitted";
            case "prediction" -> "predicted";
            default -> "range only: class and trial disagree";
        };
    }

    // Effects

    private void effects() {
        List<List<String>> cases = table("effects.csv");
        List<SimulatedPlan> plans =
                simulated(cases.stream().map(row -> row.get(1)).toList());
        line("## Rise of blood pressure");
        line(
                "One illustrative slope was set after these mean rises, and that pressure follows venous plasma without a delay after when they were seen, so size "
                        + "and peak are fitted; how it wanes follows from the concentrations and is predicted. Typical person, 70 kg.");
        line("");
        line("![Concentrations of the two plans](courses.svg)");
        files.put("courses.svg", SimulationSvg.of(plans));
        line("");
        head("case", "plan", "what", "published or wanted", "simulated", "within", "use", "source");
        for (int i = 0; i < cases.size(); i++) {
            List<String> row = cases.get(i);
            SimulatedEffect.Course course = course(plans.get(i), row.get(2));
            double rise = course.likely()[course.peak()];
            double mean = Double.parseDouble(row.get(3));
            double window = Double.parseDouble(row.get(4));
            line(cells(
                    row.get(0),
                    row.get(1),
                    "mean rise, mmHg",
                    row.get(3) + " ± " + row.get(4),
                    number(rise),
                    yes(Math.abs(rise - mean) <= window),
                    "fitted",
                    row.get(9)));
            double minutes = course.hours()[course.peak()] * 60;
            line(cells(
                    row.get(0),
                    row.get(1),
                    "peak, min",
                    row.get(5) + " to " + row.get(6),
                    number(minutes),
                    yes(minutes >= Double.parseDouble(row.get(5)) && minutes <= Double.parseDouble(row.get(6))),
                    "fitted",
                    row.get(9)));
            double quarter = Double.parseDouble(row.get(7));
            double left = at(course, quarter) / rise;
            line(cells(
                    row.get(0),
                    row.get(1),
                    "left of the peak at " + row.get(7) + " h",
                    "below 0.25",
                    ratio(left),
                    yes(left < 0.25),
                    "predicted",
                    row.get(9)));
        }
        line("");
        line(
                "The rise of the studies was over sooner, after about 1.5 hours, than the drug has left: one straight slope on the concentration cannot say that. "
                        + "Pressure is to be measured, not taken from this.");
        line("");
    }

    private List<SimulatedPlan> simulated(List<String> plans) {
        return new ExposureSimulation(knowledge)
                .simulate(new SimulationRequest(
                        plans, List.of(), null, new BodyWeight(70), null, null, 200, 1, 8.0, null, null));
    }

    private static SimulatedEffect.Course course(SimulatedPlan plan, String effect) {
        return Objects.requireNonNull(plan.effects().stream()
                .filter(each -> each.effect().id().equals(effect))
                .findFirst()
                .orElseThrow()
                .course());
    }

    private static double at(SimulatedEffect.Course course, double hours) {
        int at = 0;
        while (at < course.hours().length - 1 && course.hours()[at] < hours - 1e-9) {
            at++;
        }
        return course.likely()[at];
    }

    // What is refused

    private void otherProduct() {
        line("## Refused: another product by the same route");
        line(
                "A compounded racemic spray is not the device that the nasal model was made from. `simulate` refuses such a plan. The table shows what the device's "
                        + "model would say if it did not.");
        line("");
        head("case", "plan", "", "published", "device's model", "ratio", "the command", "source");
        for (List<String> row : table("other-product.csv")) {
            PopulationModel model = model(row.get(2));
            double milligrams = Double.parseDouble(row.get(3));
            ExposureMetrics nasal = nasal(model, milligrams);
            double share = 100 * area(model, Route.NASAL, milligrams) / area(model, Route.INTRAVENOUS, milligrams);
            String answer = refuses(row.get(1)) ? "refuses it" : "**accepts it**";
            compared(row, "peak, ng/mL", 4, 2 * nasal.cmax(), answer);
            compared(row, "time of the peak, min", 5, nasal.tmax() * 60, answer);
            compared(row, "share that arrives, %", 6, share, answer);
        }
        line("");
        line(
                "By its peak alone the largest dose looks right, which is chance: the peaks of the smaller doses are too low, all come too late, and the share that arrives "
                        + "is several times too large. Of the spray a smaller share arrives the larger the dose is; of one device it is always the same. A model that "
                        + "is right in one figure and wrong in the others does not hold for the product.");
        line("");
    }

    private void compared(List<String> row, String what, int column, double calculated, String answer) {
        double published = Double.parseDouble(row.get(column));
        line(cells(
                row.get(0),
                row.get(1),
                what,
                row.get(column),
                number(calculated),
                ratio(calculated / published),
                answer,
                row.getLast()));
    }

    private static ExposureMetrics nasal(PopulationModel model, double milligrams) {
        Simulation simulation =
                new Simulation(model.typical(Covariates.TYPICAL), Regimen.single(milligrams, Route.NASAL, 0));
        return ExposureMetrics.of(
                simulation.at(Simulation.every(1 / 60.0, 6)),
                model.file().analytes().getFirst().name());
    }

    private boolean refuses(String plan) {
        try {
            simulated(List.of(plan));
            return false;
        } catch (UserError refused) {
            return true;
        }
    }

    // Arithmetic

    /** The models are linear in all but the number of devices. */
    private void mass() {
        double worst = 1;
        int routes = 0;
        for (PharmacokineticModel file : knowledge.models()) {
            PopulationModel model = PopulationModel.of(file);
            for (PharmacokineticModel.Entry entry : file.entries()) {
                if (entry.device() == null) {
                    Route route = entry.routes().getFirst();
                    double doubled = area(model, route, 40) / area(model, route, 20) / 2;
                    worst = Math.abs(doubled - 1) > Math.abs(worst - 1) ? doubled : worst;
                    routes++;
                }
            }
        }
        line("## Arithmetic");
        line(String.format(
                Locale.ROOT,
                "H11: twice the dose is twice the area in all %d ways in of all models but those that count devices; the farthest ratio is %.6f (wanted within 0.1 %%: %s). "
                        + "That what was given is either in the body or has left it is a test (`LinearSystemTest`).",
                routes,
                worst,
                yes(Math.abs(worst - 1) < 0.001)));
    }

    private static double area(PopulationModel model, Route route, double milligrams) {
        return new Simulation(model.typical(Covariates.TYPICAL), Regimen.single(milligrams, route, 0.5))
                .wholeAreas()[0];
    }

    // Reading and writing

    private PopulationModel model(String id) {
        return knowledge.models().stream()
                .filter(model -> model.id().equals(id))
                .map(PopulationModel::of)
                .findFirst()
                .orElseThrow(() ->
                        new UserError("There is no model \"" + id + "\".", "Correct the tables in " + folder + "."));
    }

    private List<PublishedFigure> read(String name) {
        try {
            return PublishedFigure.read(lines(name));
        } catch (IllegalArgumentException e) {
            throw broken(name, e.getMessage());
        }
    }

    private List<List<String>> table(String name) {
        List<List<String>> rows = lines(name).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> List.of(line.split(";", -1)))
                .toList();
        for (List<String> row : rows) {
            if (row.size() != rows.getFirst().size()) {
                throw broken(name, "as many columns as names are wanted: " + String.join(";", row));
            }
        }
        return rows.subList(1, rows.size());
    }

    private UserError broken(String name, @Nullable String why) {
        return new UserError(
                "The table " + folder.resolve(name) + " cannot be used: " + why + ".", "Correct the line.");
    }

    private List<String> lines(String name) {
        try {
            return Files.readAllLines(folder.resolve(name));
        } catch (IOException e) {
            throw new UserError(
                    "The table " + folder.resolve(name) + " cannot be read.",
                    "Name the folder docs/validation of the project.");
        }
    }

    private void picture(String file, String title, List<RatioSvg.Row> rows, String legend) {
        files.put(file, RatioSvg.of(title, legend, rows));
        line("![" + title + "](" + file + ")");
        line("");
    }

    private void head(String... names) {
        line(cells(names));
        line("|---".repeat(names.length) + "|");
    }

    private static String cells(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    private static String yes(boolean met) {
        return met ? "yes" : "**no**";
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 1000 ? "%.0f" : "%.1f", value);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
