package org.ketwise.fhir;

import org.ketwise.kernel.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** The JSON parser, with limits that no honest record meets, and its failures in words that repeat nothing of the record. */
final class FhirJson {
    /** FHIR resources are about a dozen levels deep; deeper input is an attack or a mistake. */
    private static final int MAX_DEPTH = 500;
    /** Characters in one text, for example an attachment in base64. */
    private static final int MAX_TEXT = 64 << 20;
    /** Length of one document after decompression, in bytes. */
    static final long MAX_DOCUMENT = 1L << 30;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .maxDocumentLength(MAX_DOCUMENT)
                            .build())
                    .build())
            .build();

    private FhirJson() {}

    /** @param line of a file that is read line by line; 0 where the parser knows it */
    static UserError error(String file, int line, JacksonException e) {
        int at = line > 0 ? line : e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        String place = at > 0 ? file + ", line " + at : file;
        if (e instanceof StreamConstraintsException) {
            return new UserError(
                    place + ": this is nested deeper than " + MAX_DEPTH
                            + " levels or larger than 1 GB, which is no FHIR record to read here.",
                    "Check the export; split a large one into NDJSON files.");
        }
        return new UserError(place + ": this is no valid JSON in UTF-8.", "Mend the place or export the record again.");
    }
}
