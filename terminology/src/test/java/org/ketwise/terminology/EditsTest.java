package org.ketwise.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditsTest {
    @ParameterizedTest
    @CsvSource({
        "trazadone, trazodone, 1",
        "lithum, lithium, 1",
        "amphetamnie, amphetamine, 1",
        "cipralex, celexa, 5",
        "kétamine, ketamine, 1",
        "кетамин, кетамiн, 1",
        "a, '', 1"
    })
    void countsLettersPutInLeftOutChangedAndSwapped(String word, String name, int edits) {
        assertThat(new Edits(word).to(name)).isEqualTo(edits);
    }

    @Test
    void agreesWithTheTableOnAnyTwoWords() {
        Random random = new Random(20261126);
        for (int i = 0; i < 20_000; i++) {
            String word = word(random, 1 + random.nextInt(40));
            String name = random.nextBoolean() ? word(random, random.nextInt(41)) : edited(random, word);
            assertThat(new Edits(word).to(name)).as(word + " " + name).isEqualTo(byTable(word, name));
        }
    }

    /** The recurrence of the optimal string alignment, as it is usually written down. */
    private static int byTable(String word, String name) {
        int[][] edits = new int[word.length() + 1][name.length() + 1];
        for (int i = 0; i <= word.length(); i++) {
            for (int j = 0; j <= name.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int change = word.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1;
                int fewest = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
                fewest = Math.min(fewest, edits[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && word.charAt(i - 1) == name.charAt(j - 2)
                        && word.charAt(i - 2) == name.charAt(j - 1)) {
                    fewest = Math.min(fewest, edits[i - 2][j - 2] + 1);
                }
                edits[i][j] = fewest;
            }
        }
        return edits[word.length()][name.length()];
    }

    private static String word(Random random, int length) {
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < length; at++) {
            word.append(letter(random));
        }
        return word.toString();
    }

    private static char letter(Random random) {
        return random.nextInt(40) == 0 ? 'ж' : (char) ('a' + random.nextInt(5));
    }

    private static String edited(Random random, String word) {
        StringBuilder name = new StringBuilder(word);
        for (int edit = random.nextInt(5); edit > 0 && name.length() > 1; edit--) {
            int at = random.nextInt(name.length() - 1);
            switch (random.nextInt(4)) {
                case 0 -> name.deleteCharAt(at);
                case 1 -> name.insert(at, letter(random));
                case 2 -> name.setCharAt(at, letter(random));
                default -> name.insert(at, name.charAt(at + 1)).deleteCharAt(at + 2);
            }
        }
        return name.toString();
    }
}
