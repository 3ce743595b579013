package org.ketwise.knowledge.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.RxCui;

/** A product with several ingredients. */
public record Combination(
        String id,
        List<String> ingredients,
        List<Brand> brands,
        List<String> synonyms,
        @Nullable RxCui rxcui) {}
