package org.ketwise.fhir;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.UserError;

/** Finds out who is in the input, and whose record is to be read. */
final class PatientSearch {
    private static final int NAMED_IN_MESSAGES = 5;

    private final List<ResourceFile> files;
    private final String input;
    private final String choice;

    /**
     * @param input what the user gave, for the words of a failure
     * @param choice how to choose one of several patients, for the same
     */
    PatientSearch(List<ResourceFile> files, String input, String choice) {
        this.files = files;
        this.input = input;
        this.choice = choice;
    }

    /**
     * @param wanted an id, as the user wrote it, or null for the only patient
     * @throws UserError if the wanted one is not there, or none was named and there are several
     */
    Person find(@Nullable String wanted) {
        boolean small = files.size() == 1 && files.getFirst() instanceof JsonFile;
        if (wanted == null || small) {
            return choose(everybody(), wanted);
        }
        String id = normalised(wanted);
        Directory found = new Directory("Patient");
        Remarks unsaid = new Remarks();
        for (ResourceFile file : files) {
            file.read(
                    Sought.patient(id),
                    resource -> {
                        if (resource.type().equals("Patient") && id.equals(Person.keyOf(resource))) {
                            found.add(resource);
                        }
                    },
                    unsaid);
            if (!found.all().isEmpty()) {
                return Person.of(found.all().getFirst(), false);
            }
        }
        return Person.referredTo(id, false);
    }

    /** That nothing in the input is about the wanted patient. */
    UserError nobody(String wanted) {
        return unknown(everybody(), wanted);
    }

    private static String normalised(String wanted) {
        String id = wanted.strip();
        return Person.keyOf(Reference.parse(id)).orElse(id);
    }

    private Person choose(Map<String, @Nullable Resource> people, @Nullable String wanted) {
        boolean only = people.size() <= 1;
        if (wanted != null) {
            String id = normalised(wanted);
            if (!people.containsKey(id)) {
                throw unknown(people, wanted);
            }
            return person(id, people.get(id), only);
        }
        if (people.isEmpty()) {
            return Person.unnamed();
        }
        if (!only) {
            throw new UserError(
                    input + " holds the records of " + people.size() + " patients: " + some(people.keySet()) + ".",
                    choice);
        }
        Map.Entry<String, @Nullable Resource> one = people.entrySet().iterator().next();
        return person(one.getKey(), one.getValue(), true);
    }

    private static Person person(String key, @Nullable Resource resource, boolean only) {
        return resource == null ? Person.referredTo(key, only) : Person.of(resource, only);
    }

    private UserError unknown(Map<String, @Nullable Resource> people, String wanted) {
        return new UserError(
                "There is no patient \"" + wanted + "\" in " + input + ".",
                people.isEmpty()
                        ? "It names no patient at all."
                        : "It holds " + people.size() + ": " + some(people.keySet()) + ".");
    }

    private static String some(Set<String> keys) {
        String first = String.join(", ", keys.stream().limit(NAMED_IN_MESSAGES).toList());
        return keys.size() > NAMED_IN_MESSAGES ? first + ", …" : first;
    }

    /** Everybody by key, with the Patient resource where there is one. A folder with several Patient resources is searched no further. */
    private Map<String, @Nullable Resource> everybody() {
        Directory patients = new Directory("Patient");
        Set<Reference> subjects = new LinkedHashSet<>();
        Remarks unsaid = new Remarks();
        for (ResourceFile file : files) {
            file.read(
                    Sought.EVERYTHING,
                    resource -> {
                        if (resource.type().equals("Patient")) {
                            patients.add(resource);
                        } else if (resource.isRead()) {
                            subjects.add(Reference.of(resource.subject(), "Patient"));
                        }
                    },
                    unsaid);
            if (file instanceof NdjsonFile && patients.all().size() > 1) {
                break;
            }
        }
        Map<String, @Nullable Resource> people = new LinkedHashMap<>();
        for (Resource patient : patients.all()) {
            String key = Person.keyOf(patient);
            people.putIfAbsent(key == null ? "" : key, patient);
        }
        for (Reference subject : subjects) {
            if (patients.find(subject).isEmpty()) {
                Person.keyOf(subject).ifPresent(key -> people.putIfAbsent(key, null));
            }
        }
        return people;
    }
}
