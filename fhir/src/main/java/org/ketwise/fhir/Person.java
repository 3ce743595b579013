package org.ketwise.fhir;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The patient whose record is read. */
final class Person {
    /** Whose a resource is. */
    enum Owner {
        THIS_PERSON,
        SOMEBODY_ELSE,
        NOT_SAID
    }

    private final @Nullable String key;
    private final @Nullable Resource resource;
    private final boolean only;
    private final Directory directory = new Directory("Patient");

    private Person(@Nullable String key, @Nullable Resource resource, boolean only) {
        this.key = key;
        this.resource = resource;
        this.only = only;
        if (resource != null) {
            directory.add(resource);
        }
    }

    /** @param only whether the input is about nobody else, so that what names no patient is this one's */
    static Person of(Resource patient, boolean only) {
        return new Person(keyOf(patient), patient, only);
    }

    /** A patient that resources refer to and that is not in the input. */
    static Person referredTo(String key, boolean only) {
        return new Person(key, null, only);
    }

    /** Whoever it is that an input speaks of without naming anybody. */
    static Person unnamed() {
        return new Person(null, null, true);
    }

    /** The logical id, or what else the record calls the patient; null where it names nobody. */
    @Nullable
    String key() {
        return key;
    }

    /** Everything that a reference may call the patient: key, address and identifiers. */
    List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        if (key != null) {
            names.add(key);
        }
        if (resource != null) {
            if (resource.fullUrl() != null) {
                String url = resource.fullUrl();
                names.add(url.substring(Math.max(url.lastIndexOf(':'), url.lastIndexOf('/')) + 1));
            }
            for (Element identifier : resource.body().list("identifier")) {
                String value = identifier.text("value");
                if (value != null) {
                    names.add(value);
                }
            }
        }
        return List.copyOf(names);
    }

    @Nullable
    Resource resource() {
        return resource;
    }

    boolean only() {
        return only;
    }

    Owner ownerOf(Resource other) {
        Reference subject = Reference.of(other.subject(), "Patient");
        if (subject instanceof Reference.Nowhere || subject instanceof Reference.Contained) {
            return Owner.NOT_SAID;
        }
        boolean same = resource == null
                ? key != null && key.equals(keyOf(subject).orElse(null))
                : directory.find(subject).isPresent();
        return same ? Owner.THIS_PERSON : Owner.SOMEBODY_ELSE;
    }

    static @Nullable String keyOf(Resource patient) {
        if (patient.id() != null) {
            return patient.id();
        }
        return patient.fullUrl() == null
                ? null
                : keyOf(Reference.parse(patient.fullUrl())).orElse(patient.fullUrl());
    }

    /** What a reference to a patient calls the patient; empty where it refers to something else. */
    static Optional<String> keyOf(Reference reference) {
        return switch (reference) {
            case Reference.ById(String type, String id, String address) ->
                type.equals("Patient") ? Optional.of(id) : Optional.empty();
            case Reference.ByAddress(String address) -> Optional.of(address.substring(address.lastIndexOf(':') + 1));
            case Reference.ByIdentifier(String type, String system, String value) ->
                type.equals("Patient") ? Optional.of(value) : Optional.empty();
            case Reference.Contained contained -> Optional.empty();
            case Reference.Nowhere nowhere -> Optional.empty();
        };
    }
}
