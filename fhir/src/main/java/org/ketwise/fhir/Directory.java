package org.ketwise.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Resources of one type by everything that can point to them: id, address, identifier. */
final class Directory {
    private final String type;
    private final List<Resource> resources = new ArrayList<>();
    private final Map<String, List<Resource>> byId = new HashMap<>();
    private final Map<String, Resource> byAddress = new HashMap<>();

    Directory(String type) {
        this.type = type;
    }

    void add(Resource resource) {
        resources.add(resource);
        if (resource.id() != null) {
            byId.computeIfAbsent(resource.id(), id -> new ArrayList<>(1)).add(resource);
        }
        if (resource.fullUrl() != null) {
            byAddress.putIfAbsent(resource.fullUrl(), resource);
        }
    }

    List<Resource> all() {
        return resources;
    }

    Optional<Resource> find(Reference reference) {
        return Optional.ofNullable(
                switch (reference) {
                    case Reference.Contained contained -> null;
                    case Reference.ByAddress(String address) -> findByAddress(address);
                    case Reference.ById(String ofType, String id, String address) ->
                        ofType.equals(type) ? findById(id, address) : null;
                    case Reference.ByIdentifier(String ofType, String system, String value) ->
                        ofType.equals(type) ? findByIdentifier(system, value) : null;
                    case Reference.Nowhere nowhere -> null;
                });
    }

    /** Files in NDJSON have no addresses: there a {@code urn:uuid:} can only mean the id. */
    private @Nullable Resource findByAddress(String address) {
        Resource resource = byAddress.get(address);
        return resource != null ? resource : findById(address.substring(address.lastIndexOf(':') + 1), null);
    }

    /** The same id on two servers is two resources: an absolute reference does not mean one that lives elsewhere. */
    private @Nullable Resource findById(String id, @Nullable String address) {
        for (Resource resource : byId.getOrDefault(id, List.of())) {
            String fullUrl = resource.fullUrl();
            if (address == null || fullUrl == null || !fullUrl.startsWith("http") || fullUrl.equals(address)) {
                return resource;
            }
        }
        return null;
    }

    private @Nullable Resource findByIdentifier(@Nullable String system, String value) {
        for (Resource resource : resources) {
            for (Element identifier : resource.body().list("identifier")) {
                if (value.equals(identifier.text("value"))
                        && (system == null || system.equals(identifier.text("system")))) {
                    return resource;
                }
            }
        }
        return null;
    }
}
