package org.ketwise.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.terminology.TestContent.AS_OF;
import static org.ketwise.terminology.TestContent.MEDICATIONS;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ketwise.knowledge.model.Ingredient;

/** Thirty medication entries as people really wrote them in public, with the ingredients they mean. */
class RealStringsTest {
    static Stream<Arguments> strings() {
        return Tables.of("/strings.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strings")
    void meansItsIngredientsAndNoOthers(String string, String ingredients, String kind) {
        MedicationEntry entry = MEDICATIONS.read(string, AS_OF);

        assertThat(entry.mentions()).noneMatch(MedicationMention.Unresolved.class::isInstance);
        assertThat(ingredients(entry))
                .isEqualTo(Arrays.stream(ingredients.split("; ")).collect(Collectors.toCollection(TreeSet::new)));
        if (kind.contains("misspelling")) {
            assertThat(entry.mentions()).anyMatch(MedicationMention.Suggested.class::isInstance);
        } else {
            assertThat(entry.mentions()).allMatch(MedicationMention.Resolved.class::isInstance);
        }
        boolean stopped = kind.contains("stopped");
        assertThat(entry.mentions()).allMatch(mention -> mention.use().taken() != stopped);
    }

    private static Set<String> ingredients(MedicationEntry entry) {
        return entry.mentions().stream()
                .flatMap(mention -> mention.ingredients().stream())
                .map(Ingredient::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
