package org.ketwise.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private final List<String> made = new ArrayList<>();

    private String make(String key) {
        made.add(key);
        return key + "!";
    }

    @Test
    void whatWasAskedForLatelyIsNotMadeAgain() {
        Remembered<String, String> remembered = new Remembered<>(8);

        assertThat(remembered.get("a", this::make)).isEqualTo("a!");
        assertThat(remembered.get("a", this::make)).isEqualTo("a!");

        assertThat(made).containsExactly("a");
    }

    @Test
    void whatIsAskedForAgainAndAgainOutlastsWhatIsNot() {
        Remembered<String, String> remembered = new Remembered<>(8);
        for (int i = 0; i < 100; i++) {
            remembered.get("often", this::make);
            remembered.get("once " + i, this::make);
        }

        assertThat(made).containsOnlyOnce("often");
        remembered.get("once 0", this::make);
        assertThat(made).filteredOn("once 0"::equals).hasSize(2);
    }

    @Test
    void oneThatKeepsNoneMakesAll() {
        Remembered<String, String> remembered = new Remembered<>(0);
        remembered.get("a", this::make);
        remembered.get("a", this::make);

        assertThat(made).containsExactly("a", "a");
    }
}
