package org.ketwise.pharmacometrics;

import org.ketwise.kernel.Sex;

/**
 * The people of a simulation. Person number k has the same covariates, the same deviations and the same errors of measurement for every plan and model and
 * whatever the number of threads, so that plans are compared in the same people. Age, weight, sex and ancestry are drawn independently of each other.
 *
 * @param female share of women, from 0 to 1
 * @param asian share of Asians who are not Japanese
 * @param japanese share of Japanese
 * @param count from one
 */
public record VirtualPeople(
        CovariateSpread age,
        CovariateSpread weight,
        double female,
        double asian,
        double japanese,
        int count,
        long seed) {
    public VirtualPeople {
        if (!(female >= 0 && female <= 1) || !(asian >= 0 && japanese >= 0 && asian + japanese <= 1 + 1e-9)) {
            throw new IllegalArgumentException("shares of " + female + ", " + asian + " and " + japanese);
        }
    }

    /** People with the same covariates. */
    public static VirtualPeople alike(Covariates covariates, int count, long seed) {
        return new VirtualPeople(
                new CovariateSpread.One(covariates.age()),
                new CovariateSpread.One(covariates.weight()),
                covariates.sex() == Sex.FEMALE ? 1 : 0,
                covariates.ancestry() == Covariates.Ancestry.ASIAN ? 1 : 0,
                covariates.ancestry() == Covariates.Ancestry.JAPANESE ? 1 : 0,
                count,
                seed);
    }

    /** The person in the middle: typical age and weight, the more frequent sex, the most frequent ancestry. */
    public Covariates typical() {
        double other = 1 - asian - japanese;
        return new Covariates(
                age.typical(),
                weight.typical(),
                female >= 0.5 ? Sex.FEMALE : Sex.MALE,
                other >= Math.max(asian, japanese)
                        ? Covariates.Ancestry.OTHER
                        : asian >= japanese ? Covariates.Ancestry.ASIAN : Covariates.Ancestry.JAPANESE);
    }

    /** The covariates of person number {@code subject}, from zero. */
    public Covariates covariates(int subject) {
        double ancestry = Draws.of(Draws.Purpose.ANCESTRY, seed, subject).nextDouble();
        return new Covariates(
                age.draw(Draws.of(Draws.Purpose.AGE, seed, subject)),
                weight.draw(Draws.of(Draws.Purpose.WEIGHT, seed, subject)),
                Draws.of(Draws.Purpose.SEX, seed, subject).nextDouble() < female ? Sex.FEMALE : Sex.MALE,
                ancestry < japanese
                        ? Covariates.Ancestry.JAPANESE
                        : ancestry < japanese + asian ? Covariates.Ancestry.ASIAN : Covariates.Ancestry.OTHER);
    }
}
