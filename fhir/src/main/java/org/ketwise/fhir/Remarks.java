package org.ketwise.fhir;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ketwise.consult.NotAssessed;

/** Collects what the reader of a record has to say: what it did not read, and what it took with a doubt. */
final class Remarks {
    private final Set<NotAssessed> single = new LinkedHashSet<>();
    private final Map<String, Integer> unread = new TreeMap<>();

    /** @param reason as a sentence */
    void say(String input, String reason) {
        single.add(new NotAssessed(input, reason));
    }

    /** The same of what may change the answer. */
    void ask(String input, String reason) {
        single.add(new NotAssessed(input, reason, true));
    }

    /** Counts a resource of a type that is not read. */
    void notRead(String type) {
        unread.merge(type, 1, Integer::sum);
    }

    List<NotAssessed> all() {
        List<NotAssessed> all = new ArrayList<>(single);
        if (!unread.isEmpty()) {
            all.add(
                    new NotAssessed(
                            String.join(
                                    ", ",
                                    unread.entrySet().stream()
                                            .map(type -> type.getValue() + " " + type.getKey())
                                            .toList()),
                            "Not read: medicines are taken from MedicationRequest, MedicationStatement, MedicationAdministration and MedicationDispense only."));
        }
        return all;
    }
}
