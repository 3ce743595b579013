package org.ketwise.knowledge.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.AtcCode;
import org.ketwise.kernel.RxCui;

/**
 * An active ingredient, herb, food or substance.
 *
 * @param index its place in the tables of the knowledge base that it belongs to
 * @param name RxNorm's name, lower case, without salt
 * @param rxcuiVerified whether the code was seen beside the name in a vocabulary
 * @param otherCodes RxCUIs of salts and older codes that mean this ingredient
 * @param persistence which effects outlast the last dose, and how long
 */
public record Ingredient(
        int index,
        String name,
        Kind kind,
        @Nullable RxCui rxcui,
        boolean rxcuiVerified,
        List<AtcCode> atc,
        List<RxCui> otherCodes,
        List<Brand> brands,
        List<String> synonyms,
        List<String> salts,
        List<String> streetNames,
        List<AxisRole> axes,
        List<EnzymeRole> enzymes,
        List<Persistence> persistence,
        @Nullable String note) {
    /** What sort of thing is taken. */
    public enum Kind {
        DRUG,
        BIOLOGIC,
        HERBAL,
        SUPPLEMENT,
        VITAMIN,
        FOOD,
        SUBSTANCE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** By the name alone: sets of ingredients are made for every line of a list, and everything else of two that are equal is equal. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    public Optional<RxCui> findRxcui() {
        return Optional.ofNullable(rxcui);
    }
}
