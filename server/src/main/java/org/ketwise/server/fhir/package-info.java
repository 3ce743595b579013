/** {@code /fhir}: the operation {@code $screen} and what describes it, in FHIR R4 JSON. Failures are OperationOutcomes. */
@NullMarked
package org.ketwise.server.fhir;

import org.jspecify.annotations.NullMarked;
