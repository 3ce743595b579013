/**
 * {@code /cds-services}: CDS Hooks 2.0. What a call says and which cards answer it is in {@link org.ketwise.fhir.cdshooks}; here it is served, missing data is fetched,
 * and feedback is kept.
 *
 * <p>What is fetched comes from FHIR servers that the settings name, by https or on this machine, never by following a
 * redirect, within limits of time and size ({@link org.ketwise.server.outbound.FhirClient}). An address that a call names decides nothing.
 *
 * <p>Feedback goes to a file of JSON lines that only its owner may read ({@link org.ketwise.server.hooks.FeedbackLog}); the page {@code /feedback} counts it.
 */
@NullMarked
package org.ketwise.server.hooks;

import org.jspecify.annotations.NullMarked;
