package org.ketwise.pharmacometrics;

import org.ketwise.kernel.Sex;

/**
 * What a model may ask of a person.
 *
 * @param age in years
 * @param weight in kilograms
 */
public record Covariates(double age, double weight, Sex sex, Ancestry ancestry) {
    /** As far as models were found to differ; only one of them. */
    public enum Ancestry {
        /** Not Asian. */
        OTHER,
        ASIAN,
        JAPANESE
    }

    /** An adult of 45 years and 70 kg, to whom most papers refer their typical values. */
    public static final Covariates TYPICAL = new Covariates(45, 70, Sex.FEMALE, Ancestry.OTHER);

    public Covariates withAge(double years) {
        return new Covariates(years, weight, sex, ancestry);
    }

    public Covariates withWeight(double kilograms) {
        return new Covariates(age, kilograms, sex, ancestry);
    }

    public Covariates withAncestry(Ancestry other) {
        return new Covariates(age, weight, sex, other);
    }
}
