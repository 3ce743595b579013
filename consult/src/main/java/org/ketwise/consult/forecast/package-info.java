/**
 * How much other medicines change the exposure of the planned treatment: what each does to enzymes → {@link
 * org.ketwise.consult.forecast.ExposureForecaster} → {@link org.ketwise.consult.forecast.ExposureForecast}, in closed form and in microseconds.
 */
@NullMarked
package org.ketwise.consult.forecast;

import org.jspecify.annotations.NullMarked;
