package org.ketwise.consult.exposure;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.pharmacometrics.DoseEvent;
import org.ketwise.pharmacometrics.Regimen;
import org.ketwise.pharmacometrics.VirtualPeople;

/** Doses of a plan beside those that a model was made from. */
final class StudiedDoses {
    private static final double ROUNDING = 1e-9;

    private StudiedDoses() {}

    /** Says which doses lie outside of what was studied, and how many devices a dose takes that is no whole number of them; true where some dose lies outside. */
    static boolean warn(
            Regimen regimen, PharmacokineticModel.Entry entry, VirtualPeople people, List<String> warnings) {
        Double device = entry.device();
        if (device != null) {
            devices(regimen, device, warnings);
        }
        PharmacokineticModel.@Nullable Studied studied = entry.studied();
        if (studied == null) {
            return false;
        }
        TreeSet<Double> outside = new TreeSet<>();
        for (DoseEvent dose : regimen.doses()) {
            double weight = dose.forKilograms() == null ? people.weight().typical() : dose.forKilograms();
            double amount = studied.perKilogram() ? dose.milligrams() / weight : dose.milligrams();
            if (amount < studied.from() * (1 - ROUNDING) || amount > studied.to() * (1 + ROUNDING)) {
                outside.add(amount);
            }
        }
        if (outside.isEmpty()) {
            return false;
        }
        String unit = studied.perKilogram() ? " mg/kg" : " mg";
        List<String> amounts = new ArrayList<>();
        outside.forEach(amount -> amounts.add(number(amount)));
        warnings.add(String.join(" and ", amounts) + unit + (amounts.size() == 1 ? " lies" : " lie")
                + " outside of the doses that the model was made from by this route ("
                + (studied.from() == studied.to() ? "" : number(studied.from()) + " to ")
                + number(studied.to()) + unit + "); that it holds there is assumed.");
        return true;
    }

    private static void devices(Regimen regimen, double device, List<String> warnings) {
        TreeSet<Double> broken = new TreeSet<>();
        for (DoseEvent dose : regimen.doses()) {
            double devices = dose.milligrams() / device;
            if (Math.abs(devices - Math.rint(devices)) > ROUNDING * devices) {
                broken.add(dose.milligrams());
            }
        }
        for (double milligrams : broken) {
            int whole = (int) Math.floor(milligrams / device);
            double rest = milligrams - whole * device;
            warnings.add(number(milligrams) + " mg is no whole number of devices of " + number(device)
                    + " mg; calculated as " + (whole == 0 ? "" : whole + " of them and ") + "one of " + number(rest)
                    + " mg.");
        }
    }

    private static String number(double value) {
        return ExposureSimulation.number(Math.round(value * 1000) / 1000.0);
    }
}
