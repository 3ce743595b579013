package org.ketwise.consult.exposure;

import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Sex;
import org.ketwise.pharmacometrics.CovariateSpread;
import org.ketwise.pharmacometrics.Covariates;

/**
 * Whom to simulate, as far as somebody said it; each model then holds for a part of them.
 *
 * @param age in years, or null where nobody said it
 * @param weight in kilograms, or null where nobody said it
 * @param female share of women, from 0 to 1
 * @param asian share of Asians who are not Japanese
 * @param japanese share of Japanese
 * @param count how many, from one
 */
public record People(
        @Nullable CovariateSpread age,
        @Nullable CovariateSpread weight,
        double female,
        double asian,
        double japanese,
        int count,
        long seed) {
    /** People who are alike; null where nobody said it. */
    public static People alike(
            @Nullable Age age,
            @Nullable BodyWeight weight,
            @Nullable Sex sex,
            Covariates.@Nullable Ancestry ancestry,
            int count,
            long seed) {
        return new People(
                age == null ? null : new CovariateSpread.One(age.years()),
                weight == null ? null : new CovariateSpread.One(weight.kilograms()),
                sex == Sex.MALE ? 0 : 1,
                ancestry == Covariates.Ancestry.ASIAN ? 1 : 0,
                ancestry == Covariates.Ancestry.JAPANESE ? 1 : 0,
                count,
                seed);
    }
}
