package org.ketwise.pharmacometrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Concentrations of one person after another under the same regimen at the same times. A person's flows are taken apart into exponentials once; over equal steps
 * each is a table that all stretches share, so that a concentration is a short sum of products. Where exponentials would lose digits (equal or nearly equal
 * rates, flows in a circle) {@link Simulation} takes over, with the same result. A person's numbers do not depend on who was calculated before.
 *
 * <p>Keeps its working memory: one for each thread.
 */
public final class CourseCalculator {
    /** So many steps are in the tables: they stay in the fastest cache, and longer runs take them again. */
    private static final int TABLE = 192;

    private static final int FEW = 6;

    private static final int ALL = -1; // doses

    /** Times count in whole numbers of this part of an hour, which is longer than their rounding and fits a second evenly. */
    private static final double WHOLE = Timetable.TICKS_IN_HOUR / 16;

    /** An infusion that is so short compared with a mode would have that mode's part as the small difference of large ones. */
    private static final double SHORTEST_INFUSION = 1e-5;

    /** A part of a concentration that is so much smaller than it is nothing. */
    private static final double NOTHING = 1e-18;

    /** A concentration that is so much of the sizes of its parts is not touched by their rounding. */
    private static final double CLEAR = 1e-10;

    private static final double NANOGRAMS_PER_ML = 1000; // in a mg/L

    private final PopulationModel model;
    private final Regimen regimen;
    private final double[] hours;
    private final int analytes;

    private final List<DoseEvent> kinds = new ArrayList<>(); // different doses, as if given at the start
    private final int[] kindOf;
    private int only = ALL; // the dose that is followed

    private final Optional<FlowStructure> structure;
    private final @Nullable Modes modes;
    private final int modeCount;

    // Of the person at hand.
    private final List<List<IndividualParameters.Input>> given = new ArrayList<>();
    private double[] from = {};
    private double[] over = {};
    private double[] milligrams = {};
    private int[] entered = {}; // compartment, as the model numbers it
    private final double[][] made; // by compartment of the model, then mode
    private final boolean[] madeKnown;
    private final double[][] seen; // by analyte, then mode; ng/mL
    private final int[][] seenModes;
    private final int[] seenCount;
    private final double[] amounts;
    private final double[] steady;
    private final double[] left; // of what was there at the beginning of a stretch
    private final double[] total;
    private final double[] factors;
    private final double[] lasts;
    private final double[] row = new double[TABLE];
    private final double[] areas;
    private double[] ofDose = {};

    private @Nullable Timetable timetable;
    private double[] timetableFrom = {};
    private double[] timetableOver = {};
    private double[] declines = {}; // by length, then mode
    private double[][][] tables = {}; // by step, then mode

    /**
     * @param hours from the start, none below zero, rising
     * @throws IllegalArgumentException if they do not, or if the model has no input for a route of the regimen
     */
    public CourseCalculator(PopulationModel model, Regimen regimen, double... hours) {
        Simulation.requireRising(hours);
        this.model = model;
        this.regimen = regimen;
        this.hours = hours.clone();
        analytes = model.measured().size();
        kindOf = new int[regimen.doses().size()];
        for (int i = 0; i < kindOf.length; i++) {
            DoseEvent dose = regimen.doses().get(i);
            DoseEvent kind = dose.at(0);
            kindOf[i] = kinds.indexOf(kind);
            if (kindOf[i] < 0) {
                kindOf[i] = kinds.size();
                kinds.add(kind);
            }
        }
        structure = FlowStructure.of(model, enteredCompartments());
        modes = structure.map(Modes::new).orElse(null);
        modeCount = structure.map(FlowStructure::size).orElse(0);
        made = new double[model.compartmentCount()][modeCount];
        madeKnown = new boolean[made.length];
        seen = new double[analytes][modeCount];
        seenModes = new int[analytes][modeCount];
        seenCount = new int[analytes];
        amounts = new double[modeCount];
        steady = new double[modeCount];
        left = new double[modeCount];
        total = new double[modeCount];
        factors = new double[modeCount];
        lasts = new double[modeCount];
        areas = new double[analytes];
    }

    private int[] enteredCompartments() {
        return kinds.stream()
                .map(kind -> model.entry(kind.route()))
                .flatMap(entry -> entry.parts().stream())
                .mapToInt(PopulationModel.Part::to)
                .distinct()
                .toArray();
    }

    /** How many numbers {@link #calculate} gives: one for each analyte and time. */
    public int length() {
        return analytes * hours.length;
    }

    /**
     * The concentrations of a person.
     *
     * @param person of the model, or of one that was changed from it
     * @param into gets the concentrations in ng/mL, by analyte, then time
     * @param at where in it they begin
     */
    public void calculate(IndividualParameters person, double[] into, int at) {
        if (!person.model().file().equals(model.file())) {
            throw new IllegalArgumentException(
                    "a person of another model than " + model.file().id());
        }
        if (hours.length == 0) {
            return;
        }
        if (byModes(person, into, at)) {
            return;
        }
        if (only == ALL) {
            copy(new Simulation(person, regimen).at(hours), 0, into, at);
        } else {
            followOne(person, regimen.doses().get(only), into, at);
        }
    }

    private void copy(TimeCourse course, int first, double[] into, int at) {
        int count = hours.length - first;
        for (int analyte = 0; analyte < analytes; analyte++) {
            int start = at + analyte * hours.length;
            Arrays.fill(into, start, start + first, 0);
            System.arraycopy(course.concentrations()[analyte], 0, into, start + first, count);
            areas[analyte] = count == 0 ? 0 : course.areas()[analyte][count - 1];
        }
    }

    /** One dose from its own time on, by the first way. Its times are made whole, so that equal steps stay equal after the dose's time is taken off. */
    private void followOne(IndividualParameters person, DoseEvent dose, double[] into, int at) {
        int first = 0;
        while (first < hours.length && Timetable.ticks(hours[first]) < Timetable.ticks(dose.time())) {
            first++;
        }
        double[] later = new double[hours.length - first];
        for (int i = 0; i < later.length; i++) {
            later[i] = Math.max(0, Math.rint((hours[first + i] - dose.time()) * WHOLE) / WHOLE);
        }
        copy(Simulation.untilGone(person, new Regimen(List.of(dose.at(0)))).at(later), first, into, at);
    }

    /**
     * The concentrations of a person who differs from dose to dose. What each dose brings is followed with the parameters of its own occasion, and all is added
     * up. That is exact where the occasions differ in the way in, since each dose passes there by itself; a volume or a flow of the body that differs counts for
     * the dose that it belongs to, for as long as anything of it is there.
     *
     * @param occasions the person at each dose, in the order of the regimen
     * @param into gets the concentrations in ng/mL, by analyte, then time
     * @param at where in it they begin
     */
    public void calculate(List<IndividualParameters> occasions, double[] into, int at) {
        if (occasions.size() != kindOf.length) {
            throw new IllegalArgumentException(occasions.size() + " occasions for " + kindOf.length + " doses");
        }
        Arrays.fill(into, at, at + length(), 0);
        if (ofDose.length == 0) {
            ofDose = new double[length()];
        }
        double[] sums = new double[analytes];
        for (int dose = 0; dose < kindOf.length; dose++) {
            only = dose;
            calculate(occasions.get(dose), ofDose, 0);
            for (int i = 0; i < ofDose.length; i++) {
                into[at + i] += ofDose[i];
            }
            for (int analyte = 0; analyte < analytes; analyte++) {
                sums[analyte] += areas[analyte];
            }
        }
        only = ALL;
        System.arraycopy(sums, 0, areas, 0, analytes);
    }

    /** The area under the concentration of the person calculated last, from the start to the last time, in ng·h/mL. */
    public double area(int analyte) {
        return areas[analyte];
    }

    private boolean byModes(IndividualParameters person, double[] into, int at) {
        if (modes == null) {
            return false;
        }
        person.flows(modes.flows());
        readInputs(person);
        if (!modes.decompose() || !parts(person)) {
            return false;
        }
        prepareTimes();
        Timetable times = java.util.Objects.requireNonNull(timetable);
        tabulate(times);
        follow(times, into, at);
        return true;
    }

    /** What enters when: each kind of dose is asked for once. */
    private void readInputs(IndividualParameters person) {
        given.clear();
        for (int kind = 0; kind < kinds.size(); kind++) {
            given.add(only == ALL || kind == kindOf[only] ? person.inputs(kinds.get(kind)) : List.of());
        }
        int first = only == ALL ? 0 : only;
        int behind = only == ALL ? kindOf.length : only + 1;
        int count = 0;
        for (int i = first; i < behind; i++) {
            count += given.get(kindOf[i]).size();
        }
        if (count != from.length) {
            from = new double[count];
            over = new double[count];
            milligrams = new double[count];
            entered = new int[count];
        }
        int next = 0;
        for (int i = first; i < behind; i++) {
            double time = regimen.doses().get(i).time();
            for (IndividualParameters.Input input : given.get(kindOf[i])) {
                from[next] = time + input.from();
                over[next] = input.hours();
                milligrams[next] = input.milligrams();
                entered[next++] = input.compartment();
            }
        }
    }

    private void prepareTimes() {
        if (timetable == null || !Arrays.equals(from, timetableFrom) || !Arrays.equals(over, timetableOver)) {
            timetable = Timetable.of(from, over, hours);
            timetableFrom = from.clone();
            timetableOver = over.clone();
            declines = new double[timetable.lengths().length * modeCount];
            tables = new double[timetable.steps().length][modeCount][];
            for (int step = 0; step < tables.length; step++) {
                for (int mode = 0; mode < modeCount; mode++) {
                    tables[step][mode] = new double[Math.min(TABLE, timetable.longest()[step]) + 1];
                }
            }
        }
    }

    /** What each input makes of each mode, and what each analyte sees of it; false where digits would be lost. */
    private boolean parts(IndividualParameters person) {
        Modes modes = java.util.Objects.requireNonNull(this.modes);
        FlowStructure structure = this.structure.orElseThrow();
        for (int analyte = 0; analyte < analytes; analyte++) {
            double[] ofAnalyte = seen[analyte];
            Arrays.fill(ofAnalyte, 0);
            for (PopulationModel.Term term : model.measured().get(analyte).terms()) {
                int place = structure.place(term.compartment());
                double volume = person.volume(term);
                if (place >= 0) {
                    modes.addSeen(place, volume / NANOGRAMS_PER_ML, ofAnalyte);
                }
            }
            int count = 0;
            for (int mode = 0; mode < modeCount; mode++) {
                if (ofAnalyte[mode] != 0) {
                    count = insertByRate(seenModes[analyte], count, mode, modes.rates());
                }
            }
            seenCount[analyte] = count;
        }
        Arrays.fill(madeKnown, false);
        for (int input = 0; input < entered.length; input++) {
            int compartment = entered[input];
            double[] ofInput = made[compartment];
            if (!madeKnown[compartment]) {
                madeKnown[compartment] = true;
                modes.partsOf(structure.place(compartment), ofInput);
                for (double[] ofAnalyte : seen) {
                    if (!modes.holds(ofInput, ofAnalyte)) {
                        return false;
                    }
                }
            }
            if (over[input] > 0) {
                for (int mode = 0; mode < modeCount; mode++) {
                    if (ofInput[mode] != 0 && modes.rates()[mode] * over[input] < SHORTEST_INFUSION) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Puts a mode where those before it decline more slowly and those behind it faster; gives the number of modes. */
    private static int insertByRate(int[] sorted, int count, int mode, double[] rates) {
        int place = count;
        while (place > 0 && rates[sorted[place - 1]] > rates[mode]) {
            sorted[place] = sorted[place - 1];
            place--;
        }
        sorted[place] = mode;
        return count + 1;
    }

    /** How much of each mode is left after each length and step. */
    private void tabulate(Timetable times) {
        double[] rates = java.util.Objects.requireNonNull(modes).rates();
        double[] lengths = times.lengths();
        for (int length = 0; length < lengths.length; length++) {
            for (int mode = 0; mode < modeCount; mode++) {
                declines[length * modeCount + mode] = Math.exp(-rates[mode] * lengths[length]);
            }
        }
        for (int step = 0; step < tables.length; step++) {
            for (int mode = 0; mode < modeCount; mode++) {
                fill(tables[step][mode], Math.exp(-rates[mode] * times.steps()[step]));
            }
        }
    }

    /** Powers of what a step leaves, each from two half as large, so that few roundings add up. */
    private static void fill(double[] table, double once) {
        table[0] = 1;
        double power = once;
        for (int width = 1; width < table.length; width *= 2) {
            int end = Math.min(width, table.length - width);
            for (int i = 0; i < end; i++) {
                table[width + i] = table[i] * power;
            }
            power *= power;
        }
    }

    private void follow(Timetable times, double[] into, int at) {
        double[] rates = java.util.Objects.requireNonNull(modes).rates();
        Arrays.fill(amounts, 0);
        Arrays.fill(total, 0);
        List<Timetable.Stretch> stretches = times.stretches();
        boolean nothing = true; // before the first dose
        for (int number = 0; number < stretches.size(); number++) {
            Timetable.Stretch stretch = stretches.get(number);
            enter(stretch, rates);
            nothing &= stretch.atOnce().length + stretch.infused().length == 0;
            for (Timetable.Run run : stretch.runs()) {
                if (nothing) {
                    zero(run, into, at);
                } else {
                    calculate(run, into, at);
                }
            }
            double elapsed;
            if (stretch.length() >= 0) {
                elapsed = times.lengths()[stretch.length()];
                for (int mode = 0; mode < modeCount; mode++) {
                    amounts[mode] = after(mode, declines[stretch.length() * modeCount + mode]);
                }
            } else {
                elapsed = hours[hours.length - 1] - stretch.from();
                for (int mode = 0; mode < modeCount; mode++) {
                    amounts[mode] = after(mode, Math.exp(-rates[mode] * elapsed));
                }
            }
            for (int mode = 0; mode < modeCount; mode++) {
                total[mode] += steady[mode] * rates[mode] * elapsed;
            }
        }
        for (int analyte = 0; analyte < analytes; analyte++) {
            double area = 0;
            for (int mode = 0; mode < modeCount; mode++) {
                area += seen[analyte][mode] * (total[mode] - amounts[mode]) / rates[mode];
            }
            areas[analyte] = Math.max(0, area);
        }
    }

    /** What enters at the beginning of a stretch, and what it would level off at if that went on for ever. */
    private void enter(Timetable.Stretch stretch, double[] rates) {
        for (int input : stretch.atOnce()) {
            double[] ofInput = made[entered[input]];
            for (int mode = 0; mode < modeCount; mode++) {
                double entering = milligrams[input] * ofInput[mode];
                amounts[mode] += entering;
                total[mode] += entering;
            }
        }
        Arrays.fill(steady, 0);
        for (int input : stretch.infused()) {
            double[] ofInput = made[entered[input]];
            double rate = milligrams[input] / over[input];
            for (int mode = 0; mode < modeCount; mode++) {
                steady[mode] += rate * ofInput[mode] / rates[mode];
            }
        }
    }

    /** What is there later, where so much of what was there is left. Before an infusion has brought anything nothing of it is added, not even a rounding. */
    private double after(int mode, double left) {
        return amounts[mode] * left + steady[mode] * (1 - left);
    }

    private void zero(Timetable.Run run, double[] into, int at) {
        for (int analyte = 0; analyte < analytes; analyte++) {
            int start = at + analyte * hours.length + run.first();
            Arrays.fill(into, start, start + run.count(), 0);
        }
    }

    private void calculate(Timetable.Run run, double[] into, int at) {
        for (int mode = 0; mode < modeCount; mode++) {
            left[mode] = run.offset() < 0 ? 1 : declines[run.offset() * modeCount + mode];
        }
        if (run.step() < 0) {
            for (int analyte = 0; analyte < analytes; analyte++) {
                double concentration = 0;
                for (int mode = 0; mode < modeCount; mode++) {
                    concentration += seen[analyte][mode] * after(mode, left[mode]);
                }
                into[at + analyte * hours.length + run.first()] = Math.max(0, concentration);
            }
            return;
        }
        double[][] table = tables[run.step()];
        for (int done = 0; done < run.count(); done += TABLE) {
            int count = Math.min(TABLE, run.count() - done);
            for (int analyte = 0; analyte < analytes; analyte++) {
                if (count < FEW) {
                    sumFew(analyte, table, count);
                } else {
                    sum(analyte, table, count);
                }
                System.arraycopy(row, 0, into, at + analyte * hours.length + run.first() + done, count);
            }
            if (done + TABLE < run.count()) {
                for (int mode = 0; mode < modeCount; mode++) {
                    left[mode] *= table[mode][TABLE];
                }
            }
        }
    }

    /** The concentrations of an analyte over a run, into {@link #row}. */
    private void sum(int analyte, double[][] table, int count) {
        int[] which = seenModes[analyte];
        int seenHere = seenCount[analyte];
        double[] ofAnalyte = seen[analyte];
        double begins = 0;
        double ends = 0;
        double partsBegin = 0;
        double partsEnd = 0;
        boolean rises = false; // whether anything is infused
        for (int i = 0; i < seenHere; i++) {
            int mode = which[i];
            double factor = ofAnalyte[mode] * amounts[mode] * left[mode];
            double last = factor * table[mode][count - 1];
            factors[i] = factor;
            lasts[i] = last;
            begins += factor;
            ends += last;
            partsBegin += Math.abs(factor);
            partsEnd += Math.abs(last);
            rises |= steady[mode] != 0;
        }
        int modesSeen = rises ? seenHere : stillSeen(seenHere, begins, ends);
        int first = modesSeen == 0 ? 0 : (modesSeen - 1) % 5 + 1;
        switch (first) {
            case 0 -> Arrays.fill(row, 0, count, 0);
            case 1 -> set1(row, count, factors[0], table[which[0]]);
            case 2 -> set2(row, count, factors[0], table[which[0]], factors[1], table[which[1]]);
            case 3 ->
                set3(row, count, factors[0], table[which[0]], factors[1], table[which[1]], factors[2], table[which[2]]);
            case 4 ->
                set4(
                        row,
                        count,
                        factors[0],
                        table[which[0]],
                        factors[1],
                        table[which[1]],
                        factors[2],
                        table[which[2]],
                        factors[3],
                        table[which[3]]);
            default ->
                set5(
                        row,
                        count,
                        factors[0],
                        table[which[0]],
                        factors[1],
                        table[which[1]],
                        factors[2],
                        table[which[2]],
                        factors[3],
                        table[which[3]],
                        factors[4],
                        table[which[4]]);
        }
        for (int i = first; i < modesSeen; i += 5) {
            add5(
                    row,
                    count,
                    factors[i],
                    table[which[i]],
                    factors[i + 1],
                    table[which[i + 1]],
                    factors[i + 2],
                    table[which[i + 2]],
                    factors[i + 3],
                    table[which[i + 3]],
                    factors[i + 4],
                    table[which[i + 4]]);
        }
        for (int i = 0; rises && i < modesSeen; i++) {
            int mode = which[i];
            addRise(row, count, ofAnalyte[mode] * steady[mode], left[mode], table[mode]);
        }
        // Only where little is left of large parts might a rounding be more than that.
        if (rises || !(begins > CLEAR * partsBegin && ends > CLEAR * partsEnd)) {
            notBelowZero(row, count);
        }
    }

    /** Leaves out, the fastest first, modes that have declined until they would not change a digit any more, neither at the beginning nor at the end of a run. */
    private int stillSeen(int count, double begins, double ends) {
        int stay = count;
        while (stay > 1
                && Math.abs(factors[stay - 1]) < NOTHING * begins
                && Math.abs(lasts[stay - 1]) < NOTHING * ends) {
            stay--;
        }
        return stay;
    }

    /** A few times one by one, for which the loops over tables would only begin. */
    private void sumFew(int analyte, double[][] table, int count) {
        double[] ofAnalyte = seen[analyte];
        for (int i = 0; i < count; i++) {
            double concentration = 0;
            for (int mode = 0; mode < modeCount; mode++) {
                concentration += ofAnalyte[mode] * after(mode, left[mode] * table[mode][i]);
            }
            row[i] = Math.max(0, concentration);
        }
    }

    // The sums are written out and have one index, since so they become vector instructions.

    private static void set1(double[] row, int count, double a, double[] ta) {
        for (int i = 0; i < count; i++) {
            row[i] = a * ta[i];
        }
    }

    private static void set2(double[] row, int count, double a, double[] ta, double b, double[] tb) {
        for (int i = 0; i < count; i++) {
            row[i] = a * ta[i] + b * tb[i];
        }
    }

    private static void set3(
            double[] row, int count, double a, double[] ta, double b, double[] tb, double c, double[] tc) {
        for (int i = 0; i < count; i++) {
            row[i] = a * ta[i] + b * tb[i] + c * tc[i];
        }
    }

    private static void set4(
            double[] row,
            int count,
            double a,
            double[] ta,
            double b,
            double[] tb,
            double c,
            double[] tc,
            double d,
            double[] td) {
        for (int i = 0; i < count; i++) {
            row[i] = a * ta[i] + b * tb[i] + c * tc[i] + d * td[i];
        }
    }

    private static void set5(
            double[] row,
            int count,
            double a,
            double[] ta,
            double b,
            double[] tb,
            double c,
            double[] tc,
            double d,
            double[] td,
            double e,
            double[] te) {
        for (int i = 0; i < count; i++) {
            row[i] = a * ta[i] + b * tb[i] + c * tc[i] + d * td[i] + e * te[i];
        }
    }

    private static void add5(
            double[] row,
            int count,
            double a,
            double[] ta,
            double b,
            double[] tb,
            double c,
            double[] tc,
            double d,
            double[] td,
            double e,
            double[] te) {
        for (int i = 0; i < count; i++) {
            row[i] += a * ta[i] + b * tb[i] + c * tc[i] + d * td[i] + e * te[i];
        }
    }

    private static void addRise(double[] row, int count, double a, double left, double[] ta) {
        for (int i = 0; i < count; i++) {
            row[i] += a * (1 - left * ta[i]);
        }
    }

    private static void notBelowZero(double[] row, int count) {
        for (int i = 0; i < count; i++) {
            row[i] = 0.5 * (row[i] + Math.abs(row[i]));
        }
    }
}
