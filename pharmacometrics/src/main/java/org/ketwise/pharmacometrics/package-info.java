/**
 * Concentrations over time. A {@link org.ketwise.pharmacometrics.PopulationModel} made from a content file and a person's {@link
 * org.ketwise.pharmacometrics.Covariates} give {@link org.ketwise.pharmacometrics.IndividualParameters}; those and a {@link
 * org.ketwise.pharmacometrics.Regimen} of dose events give a {@link org.ketwise.pharmacometrics.TimeCourse} of each analyte, whose {@link
 * org.ketwise.pharmacometrics.ExposureMetrics} are what papers print. Hours, milligrams and litres inside; concentrations come out in ng/mL and AUC in ng·h/mL.
 * Knows no drug: whatever is particular stands in the content. Needs only {@code knowledge} of the rest of Ketwise, whose records it reads.
 */
@NullMarked
package org.ketwise.pharmacometrics;

import org.jspecify.annotations.NullMarked;
