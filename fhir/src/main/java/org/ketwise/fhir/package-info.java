/**
 * FHIR R4 to our types and back; the only package that knows HAPI.
 *
 * <p>{@link org.ketwise.fhir.FhirReader} reads a record as JSON trees instead of HAPI's model: records of other FHIR versions and records with mistakes must come
 * out as medicines or as a sentence, where a typed parser drops or refuses them, and building HAPI's model of R4 costs seconds in a program that runs for half of
 * one. {@link org.ketwise.fhir.FhirWriter} builds its answer with HAPI's model, which knows the names, codes and order of every element.
 */
@NullMarked
package org.ketwise.fhir;

import org.jspecify.annotations.NullMarked;
