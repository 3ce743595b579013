package org.ketwise.pharmacometrics;

import java.util.ArrayList;
import java.util.List;
import org.ketwise.knowledge.model.PharmacokineticModel;

/** The parameters of one person in one model. */
public final class IndividualParameters {
    private static final String RATE = "rate of the flow from ";
    private static final String VOLUME = "volume of an analyte";

    private final PopulationModel model;
    private final double[] values;

    IndividualParameters(PopulationModel model, double[] values) {
        this.model = model;
        this.values = values;
    }

    PopulationModel model() {
        return model;
    }

    /**
     * The value of a parameter, in the unit of its file.
     *
     * @throws java.util.NoSuchElementException if the model has none of that name
     */
    public double value(String parameter) {
        return values[model.place(parameter)];
    }

    /**
     * The differential equations of this person, {@code x' = A x}: for each compartment its amount in mg, then for each analyte the area under its
     * concentration in mg·h/L. No entry off the diagonal is below zero.
     *
     * @return A in 1/h, by row
     */
    double[][] rates() {
        int compartments = model.compartmentCount();
        double[][] rates = new double[compartments + model.measured().size()][];
        for (int row = 0; row < rates.length; row++) {
            rates[row] = new double[rates.length];
        }
        for (PopulationModel.Transfer transfer : model.transfers()) {
            double rate = required(transfer.rate().of(values), RATE, transfer.from());
            rates[transfer.from()][transfer.from()] -= rate;
            if (transfer.to() >= 0) {
                rates[transfer.to()][transfer.from()] += rate;
            }
        }
        for (int analyte = 0; analyte < model.measured().size(); analyte++) {
            PopulationModel.Measured measured = model.measured().get(analyte);
            for (PopulationModel.Term term : measured.terms()) {
                double volume = volume(term);
                rates[compartments + analyte][term.compartment()] += 1 / volume;
            }
        }
        return rates;
    }

    /**
     * The rates of the flows, in the order of the model.
     *
     * @param into gets them in 1/h
     */
    void flows(double[] into) {
        for (int flow = 0; flow < into.length; flow++) {
            PopulationModel.Transfer transfer = model.transfers().get(flow);
            into[flow] = required(transfer.rate().of(values), RATE, transfer.from());
        }
    }

    /** In which an analyte is measured, L. */
    double volume(PopulationModel.Term term) {
        return required(term.volume().of(values), VOLUME, -1);
    }

    /** A covariate far outside the domain of a model may turn a formula below zero, and then nothing of the model holds. */
    private double required(double value, String what, int compartment) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("in the model " + model.file().id() + " the " + what
                    + (compartment < 0 ? "" : model.file().compartments().get(compartment)) + " is " + value
                    + " for this person");
        }
        return value;
    }

    /**
     * An amount that enters a compartment.
     *
     * @param from hours from the start
     * @param hours that it takes, or zero
     */
    record Input(int compartment, double milligrams, double from, double hours) {}

    /**
     * What a dose brings into the body. Several devices are spread evenly over the time that the dose takes to be given.
     *
     * @throws IllegalArgumentException if the model has no input for the route
     */
    List<Input> inputs(DoseEvent dose) {
        PopulationModel.Entry entry = model.entry(dose.route());
        List<Input> inputs = new ArrayList<>();
        PharmacokineticModel.Entry file = entry.file();
        double whole = dose.milligramsAt(values[PopulationModel.WEIGHT]);
        double device = file.device() == null ? whole : file.device();
        int devices = (int) Math.ceil(whole / device - 1e-9);
        for (int number = 1; number <= devices; number++) {
            double milligrams = Math.min(device, whole - (number - 1) * device);
            double from = devices == 1 ? dose.time() : dose.time() + (number - 1) * dose.hours() / (devices - 1);
            double[] ofDevice = values.clone();
            ofDevice[PopulationModel.DEVICE] = number;
            for (PopulationModel.Part part : entry.parts()) {
                double given = file.device() == null ? dose.hours() : 0;
                double hours =
                        part.over() == null ? given : required(part.over().of(ofDevice), "time that a dose takes", -1);
                double fraction = required(part.fraction().of(ofDevice), "fraction of a dose", -1);
                inputs.add(new Input(part.to(), milligrams * fraction, from, hours));
            }
        }
        return inputs;
    }
}
