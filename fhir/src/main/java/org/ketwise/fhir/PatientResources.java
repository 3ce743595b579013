package org.ketwise.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The resources of one patient that are read, and the Medication resources that they refer to. */
final class PatientResources {
    private final List<Resource> resources = new ArrayList<>();
    private final Directory medications = new Directory("Medication");

    private PatientResources() {}

    /** Takes what is the patient's out of the files and counts what is not read of it. */
    static PatientResources collect(List<ResourceFile> files, Person person, Remarks remarks) {
        return collect(files, List.of(), person, remarks);
    }

    /** @param beside files that only the Medications referred to may stand in */
    static PatientResources collect(
            List<ResourceFile> files, List<ResourceFile> beside, Person person, Remarks remarks) {
        PatientResources collected = new PatientResources();
        Map<String, Integer> unowned = new TreeMap<>();
        Map<String, Integer> elsewhere = new TreeMap<>();
        Sought sought = person.key() == null || person.only() ? Sought.EVERYTHING : Sought.recordsOf(person);
        for (ResourceFile file : files) {
            file.read(sought, resource -> collected.take(resource, person, unowned, elsewhere, remarks), remarks);
        }
        unowned.forEach((type, count) -> remarks.say(
                count + " " + type,
                "No patient is named in " + (count == 1 ? "it" : "them")
                        + "; not read, because the input holds several patients."));
        elsewhere.forEach((type, count) -> remarks.ask(
                count + " " + type,
                (count == 1 ? "It names" : "They name") + " another patient than the one asked about; not read."));
        collected.keepNewest(remarks);
        List<ResourceFile> all = new ArrayList<>(files);
        all.addAll(beside);
        collected.findMedications(all);
        return collected;
    }

    private void take(
            Resource resource,
            Person person,
            Map<String, Integer> unowned,
            Map<String, Integer> elsewhere,
            Remarks remarks) {
        if (resource.type().equals("Patient")) {
            return;
        }
        if (resource.type().equals("Medication")) {
            medications.add(resource);
            return;
        }
        switch (person.ownerOf(resource)) {
            case SOMEBODY_ELSE -> {
                if (person.only() && resource.isRead()) {
                    elsewhere.merge(resource.type(), 1, Integer::sum);
                }
                return;
            }
            case NOT_SAID -> {
                if (!person.only()) {
                    if (resource.isRead()) {
                        unowned.merge(resource.type(), 1, Integer::sum);
                    }
                    return;
                }
            }
            case THIS_PERSON -> {}
        }
        if (resource.isRead()) {
            resources.add(resource);
        } else {
            remarks.notRead(resource.type());
        }
    }

    /** Of several versions of a resource the newest; of the same twice, one. Two that differ and do not say which is newer stay two. */
    private void keepNewest(Remarks remarks) {
        Map<String, Resource> newest = new LinkedHashMap<>();
        List<Resource> kept = new ArrayList<>();
        int dropped = 0;
        for (Resource resource : resources) {
            Resource other = resource.id() == null ? null : newest.get(resource.name());
            if (other == null) {
                newest.put(resource.name(), resource);
                kept.add(resource);
                continue;
            }
            int order = versionOrder().compare(resource, other);
            if (order > 0) {
                kept.set(kept.indexOf(other), resource);
                newest.put(resource.name(), resource);
            }
            if (order != 0 || resource.body().equals(other.body())) {
                dropped++;
            } else {
                kept.add(resource);
            }
        }
        resources.clear();
        resources.addAll(kept);
        if (dropped > 0) {
            remarks.say(
                    dropped + " repeated or older", "Of a resource that is there more than once, the newest was read.");
        }
    }

    private static Comparator<Resource> versionOrder() {
        Comparator<Instant> instants = Comparator.nullsFirst(Comparator.naturalOrder());
        return Comparator.comparing(PatientResources::lastUpdated, instants)
                .thenComparing(
                        resource -> resource.body().at("meta").number("versionId"),
                        Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    private static @Nullable Instant lastUpdated(Resource resource) {
        String text = resource.body().at("meta").text("lastUpdated");
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Looks once more through the files for Medications that were referred to and not met on the way. */
    private void findMedications(List<ResourceFile> files) {
        Set<Reference> wanted = new LinkedHashSet<>();
        Set<String> ids = new TreeSet<>();
        for (Resource resource : resources) {
            Element element = Medicines.findReference(resource);
            if (element != null) {
                Reference reference = Reference.of(element, "Medication");
                if (medications.find(reference).isEmpty()) {
                    idOf(reference).ifPresent(id -> {
                        wanted.add(reference);
                        ids.add(id);
                    });
                }
            }
        }
        if (ids.isEmpty()) {
            return;
        }
        Sought sought = Sought.medications(List.copyOf(ids));
        Remarks unsaid = new Remarks();
        for (ResourceFile file : files) {
            file.read(
                    sought,
                    resource -> {
                        if (resource.type().equals("Medication") && isOneOf(wanted, resource)) {
                            medications.add(resource);
                        }
                    },
                    unsaid);
        }
    }

    private static boolean isOneOf(Set<Reference> wanted, Resource medication) {
        Directory one = new Directory("Medication");
        one.add(medication);
        return wanted.stream().anyMatch(reference -> one.find(reference).isPresent());
    }

    private static Optional<String> idOf(Reference reference) {
        return switch (reference) {
            case Reference.ById byId -> Optional.of(byId.id());
            case Reference.ByAddress(String address) -> Optional.of(address.substring(address.lastIndexOf(':') + 1));
            case Reference.ByIdentifier(String type, String system, String value) -> Optional.of(value);
            case Reference.Contained contained -> Optional.empty();
            case Reference.Nowhere nowhere -> Optional.empty();
        };
    }

    List<Resource> all() {
        return resources;
    }

    Directory medications() {
        return medications;
    }

    boolean isEmpty() {
        return resources.isEmpty();
    }
}
