package org.ketwise.pharmacometrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.Sex;
import org.ketwise.knowledge.model.PharmacokineticModel;

/** A population model ready to be calculated. Immutable; safe to share between threads. */
public final class PopulationModel {
    private static final List<String> GIVEN = List.of("age", "weight", "female", "asian", "japanese", "device");
    private static final int AGE = 0;
    static final int WEIGHT = 1;
    private static final int FEMALE = 2;
    private static final int ASIAN = 3;
    private static final int JAPANESE = 4;
    static final int DEVICE = 5;

    private final PharmacokineticModel file;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> compartments = new HashMap<>();
    private final List<Definition> definitions = new ArrayList<>();
    private final List<Transfer> transfers;
    private final List<Measured> measured;
    private final List<Entry> entries;
    private final int deviations;
    private final int occasionDeviations;
    private final double[][] correlating; // standard normal numbers into deviations that go together, by row
    private final Map<String, DoubleUnaryOperator> changes;

    /**
     * How a parameter of a person is found.
     *
     * @param deviation place of the random deviation between people, or -1
     * @param occasion place of the random deviation between occasions, or -1
     */
    private record Definition(
            String name,
            int place,
            Formula typical,
            PharmacokineticModel.@Nullable Variability variability,
            int deviation,
            int occasion) {}

    /** @param to place of a compartment, or -1 for out of the body */
    record Transfer(int from, int to, Formula rate) {}

    record Term(int compartment, Formula volume) {}

    record Measured(PharmacokineticModel.Analyte analyte, List<Term> terms) {}

    record Part(int to, Formula fraction, @Nullable Formula over) {}

    record Entry(PharmacokineticModel.Entry file, List<Part> parts) {}

    private PopulationModel(PharmacokineticModel file, Map<String, DoubleUnaryOperator> changes) {
        this.file = file;
        this.changes = Map.copyOf(changes);
        for (String name : GIVEN) {
            places.put(name, places.size());
        }
        Map<String, Integer> deviationOf = new HashMap<>();
        Map<String, Integer> occasionOf = new HashMap<>();
        for (PharmacokineticModel.Parameter parameter : file.parameters()) {
            Formula typical = formula(parameter.typical());
            String shared = parameter.sharesVariabilityWith();
            if (shared != null && parameter.variability() == null) {
                throw new IllegalArgumentException(
                        parameter.name() + " shares the variability of " + shared + " and has no omega of its own");
            }
            PharmacokineticModel.Variability variability = parameter.variability();
            if (places.putIfAbsent(parameter.name(), places.size()) != null) {
                throw new IllegalArgumentException("the parameter " + parameter.name() + " stands there twice");
            }
            definitions.add(new Definition(
                    parameter.name(),
                    places.size() - 1,
                    typical,
                    variability,
                    variability == null || variability.omega() == 0 ? -1 : deviation(parameter, deviationOf),
                    variability == null || variability.occasion() == 0 ? -1 : deviation(parameter, occasionOf)));
        }
        deviations = deviationOf.size();
        occasionDeviations = occasionOf.size();
        correlating = Correlation.of(file, deviationOf);
        file.compartments().forEach(name -> compartments.put(name, compartments.size()));
        transfers = file.flows().stream()
                .map(flow -> new Transfer(
                        compartment(flow.from()),
                        flow.to() == null ? -1 : compartment(flow.to()),
                        formula(flow.rate())))
                .toList();
        measured = file.analytes().stream()
                .map(analyte -> new Measured(
                        analyte,
                        analyte.terms().stream()
                                .map(term -> new Term(compartment(term.compartment()), formula(term.volume())))
                                .toList()))
                .toList();
        List<Route> routes = file.entries().stream()
                .flatMap(entry -> entry.routes().stream())
                .toList();
        if (routes.stream().distinct().count() < routes.size()) {
            throw new IllegalArgumentException("a route stands in two of its doses");
        }
        entries = file.entries().stream()
                .map(entry -> new Entry(
                        entry,
                        entry.parts().stream()
                                .map(part -> new Part(
                                        compartment(part.to()),
                                        formula(part.fraction()),
                                        part.over() == null ? null : formula(part.over())))
                                .toList()))
                .toList();
    }

    /** @throws IllegalArgumentException saying what in the file cannot be calculated */
    public static PopulationModel of(PharmacokineticModel file) {
        try {
            return new PopulationModel(file, Map.of());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The model " + file.id() + ": " + e.getMessage(), e);
        }
    }

    /**
     * The same model with parameters changed in every person, after the person's own deviation.
     *
     * @param parameters what becomes of a parameter, by its name
     * @throws NoSuchElementException if there is no parameter of a name
     */
    public PopulationModel changed(Map<String, DoubleUnaryOperator> parameters) {
        parameters.keySet().forEach(this::place);
        return new PopulationModel(file, parameters);
    }

    /** Place of the random number that a parameter follows, one of its own or the one that it shares. */
    private static int deviation(PharmacokineticModel.Parameter parameter, Map<String, Integer> places) {
        String shared = parameter.sharesVariabilityWith();
        if (shared == null) {
            places.put(parameter.name(), places.size());
            return places.size() - 1;
        }
        Integer place = places.get(shared);
        if (place == null) {
            throw new IllegalArgumentException(
                    parameter.name() + " shares the variability of " + shared + ", which has none or stands below it");
        }
        return place;
    }

    private Formula formula(String text) {
        return Formula.parse(text, name -> places.getOrDefault(name, -1));
    }

    private int compartment(String name) {
        Integer place = compartments.get(name);
        if (place == null) {
            throw new IllegalArgumentException("there is no compartment " + name);
        }
        return place;
    }

    /** What the file says. */
    public PharmacokineticModel file() {
        return file;
    }

    /** How a dose by a route enters, or empty where the model has no input for it. */
    public Optional<PharmacokineticModel.Entry> findEntry(Route route) {
        return file.entries().stream()
                .filter(entry -> entry.routes().contains(route))
                .findFirst();
    }

    /** How many independent random deviations tell one person from another. */
    public int deviations() {
        return deviations;
    }

    /** How many random deviations tell one dose of a person from another; zero where people do not differ from dose to dose. */
    public int occasionDeviations() {
        return occasionDeviations;
    }

    /** A person with these covariates in whom every parameter has its typical value. */
    public IndividualParameters typical(Covariates covariates) {
        return individual(covariates, new double[deviations]);
    }

    /**
     * A person on an occasion on which nothing differs from their usual self.
     *
     * @param standard a standard normal number for each of {@link #deviations}
     */
    public IndividualParameters individual(Covariates covariates, double[] standard) {
        return individual(covariates, standard, new double[occasionDeviations]);
    }

    /**
     * A person on one occasion.
     *
     * @param standard a standard normal number for each of {@link #deviations}
     * @param occasion a standard normal number for each of {@link #occasionDeviations}
     */
    public IndividualParameters individual(Covariates covariates, double[] standard, double[] occasion) {
        if (standard.length != deviations || occasion.length != occasionDeviations) {
            throw new IllegalArgumentException(standard.length + " and " + occasion.length
                    + " deviations for a model that has " + deviations + " and " + occasionDeviations);
        }
        double[] between = Correlation.apply(correlating, standard);
        double[] values = given(covariates);
        for (Definition definition : definitions) {
            double value = value(definition, definition.typical().of(values), between, occasion);
            DoubleUnaryOperator change = changes.get(definition.name());
            values[definition.place()] = change == null ? value : change.applyAsDouble(value);
        }
        return new IndividualParameters(this, values);
    }

    /**
     * A person whose parameters are known.
     *
     * @param parameters in the order and the units of the file
     */
    public IndividualParameters known(Covariates covariates, double... parameters) {
        if (parameters.length != definitions.size()) {
            throw new IllegalArgumentException(
                    parameters.length + " parameters for a model that has " + definitions.size());
        }
        double[] values = given(covariates);
        for (int i = 0; i < parameters.length; i++) {
            values[definitions.get(i).place()] = parameters[i];
        }
        return new IndividualParameters(this, values);
    }

    private double[] given(Covariates covariates) {
        double[] values = new double[places.size()];
        values[AGE] = covariates.age();
        values[WEIGHT] = covariates.weight();
        values[FEMALE] = covariates.sex() == Sex.FEMALE ? 1 : 0;
        values[ASIAN] = covariates.ancestry() == Covariates.Ancestry.OTHER ? 0 : 1;
        values[JAPANESE] = covariates.ancestry() == Covariates.Ancestry.JAPANESE ? 1 : 0;
        values[DEVICE] = 1;
        return values;
    }

    private static double value(Definition definition, double typical, double[] between, double[] occasion) {
        if (definition.variability() == null) {
            return typical;
        }
        double deviation = 0;
        if (definition.deviation() >= 0) {
            deviation += definition.variability().omega() * between[definition.deviation()];
        }
        if (definition.occasion() >= 0) {
            deviation += definition.variability().occasion() * occasion[definition.occasion()];
        }
        return switch (definition.variability().scale()) {
            case LOG -> typical * Math.exp(deviation);
            case LOGIT -> {
                double odds = typical / (1 - typical) * Math.exp(deviation);
                yield odds / (1 + odds);
            }
        };
    }

    List<Transfer> transfers() {
        return transfers;
    }

    List<Measured> measured() {
        return measured;
    }

    List<Entry> entries() {
        return entries;
    }

    /** @throws IllegalArgumentException if the model has no input for the route */
    Entry entry(Route route) {
        for (Entry entry : entries) {
            if (entry.file().routes().contains(route)) {
                return entry;
            }
        }
        throw new IllegalArgumentException("the model " + file.id() + " has no " + route.code() + " dose");
    }

    int compartmentCount() {
        return compartments.size();
    }

    /** @throws NoSuchElementException if there is no parameter of that name */
    int place(String parameter) {
        Integer place = places.get(parameter);
        if (place == null) {
            throw new NoSuchElementException("no parameter " + parameter);
        }
        return place;
    }
}
