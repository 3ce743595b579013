package org.ketwise.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.ketwise.terminology.TestContent.AS_OF;
import static org.ketwise.terminology.TestContent.CONDITIONS;
import static org.ketwise.terminology.TestContent.KNOWLEDGE;
import static org.ketwise.terminology.TestContent.MEDICATIONS;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ketwise.knowledge.model.Brand;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Lexicon;

/** Whatever is written, every word of it is in a mention, known around names, a number, or listed as not understood. */
class NothingVanishesTest {
    private static final Pattern WORD = Pattern.compile("[a-z]+");
    private static final Set<String> GRAMMAR = Set.of(
            "and",
            "or",
            "nor",
            "plus",
            "ago",
            "since",
            "week",
            "weeks",
            "days",
            "month",
            "months",
            "year",
            "years",
            "yesterday",
            "today",
            "last",
            "two",
            "rxcui",
            "rxnorm",
            "atc",
            "i",
            "ii",
            "iii",
            "iv",
            "v",
            "x",
            "for",
            "dec",
            "nov",
            "mar",
            "march",
            "may",
            "mgbid",
            "june");
    private static final List<String> SEPARATORS = List.of(
            " ", " ", " ", " ", ", ", "; ", " / ", "/", " + ", "-", " - ", " — ", " → ", " (", ") ", " [", "] ", ". ",
            ": ", "\t", "\n", "'", "*", "#");

    private final Set<String> around = wordsAroundNames();
    private final List<String> names = names();

    @Test
    void inLinesOfNamesAndNoise() {
        Random random = new Random(20261123);
        List<String> noise = new ArrayList<>(around);
        noise.sort(null);
        List<String> unknown = List.of("foozol", "barzolin", "quux", "gribble", "zzz", "wibble");
        List<String> numbers = List.of("20", "0", "0.5", "1,000", "2024", "3/2024", "10-20", "2018-2023", "½");
        for (int run = 0; run < 6_000; run++) {
            StringBuilder line = new StringBuilder();
            int words = 1 + random.nextInt(9);
            for (int word = 0; word < words; word++) {
                List<String> pool = switch (random.nextInt(7)) {
                    case 0, 1 -> names;
                    case 2, 3 -> noise;
                    case 4 -> unknown;
                    case 5 -> numbers;
                    default -> List.of(misspelt(pick(names, random), random));
                };
                line.append(pick(pool, random)).append(pick(SEPARATORS, random));
            }
            assertNothingVanished(line.toString());
        }
    }

    @Test
    void inTheTablesOfReadings() {
        for (String table : List.of("names", "misspellings", "use", "lists", "other", "codes")) {
            Tables.lines("/readings/" + table + ".tsv").stream()
                    .skip(1)
                    .forEach(line -> assertNothingVanished(line.split("\t", -1)[0]));
        }
    }

    @Test
    void inListsOfConditions() {
        Random random = new Random(20261124);
        List<String> known = List.of("HTN", "sleep apnoea", "no stroke", "possible mania", "bipolar disorder");
        List<String> unknown = List.of("gribbles", "wibble quux", "severe zzz", "no foozol", "depression");
        List<String> between =
                List.of(", ", "; ", " / ", "/", " + ", " & ", " and ", " with ", " w/ ", "\n", " - ", ". ");
        for (int run = 0; run < 2_000; run++) {
            StringBuilder list = new StringBuilder(pick(known, random));
            List<String> lost = new ArrayList<>();
            for (int item = random.nextInt(4); item >= 0; item--) {
                String thing = pick(random.nextBoolean() ? known : unknown, random);
                list.append(pick(between, random)).append(thing);
                if (unknown.contains(thing)) {
                    lost.add(thing.substring(thing.lastIndexOf(' ') + 1));
                }
            }
            List<ConditionMention> mentions = CONDITIONS.readAll(list.toString());
            lost.removeIf(word -> mentions.stream()
                    .anyMatch(mention -> mention instanceof ConditionMention.Unrecognised
                            && mention.text().contains(word)));
            assertThat(lost).as("%s, read as %s", list, mentions).isEmpty();
        }
    }

    @Test
    void andNothingIsThrownByAnyCharacters() {
        Random random = new Random(7);
        String odd =
                "\u0000\u0001\u001b\u200b\u200d\u202e\u2066\ufeff\u0301\ud800\udc00½²µ—→[](){}<>&;|/\\\"'`~#%^*=+.,:!?\r\n\t é漢字أبЖ🙂";
        for (int run = 0; run < 6_000; run++) {
            StringBuilder line = new StringBuilder();
            int length = random.nextInt(40);
            for (int at = 0; at < length; at++) {
                switch (random.nextInt(4)) {
                    case 0 -> line.append(odd.charAt(random.nextInt(odd.length())));
                    case 1 -> line.append((char) random.nextInt(65_536));
                    case 2 -> line.append(pick(names, random));
                    default -> line.append((char) (' ' + random.nextInt(95)));
                }
            }
            String text = line.toString();
            assertThatCode(() -> {
                        MedicationEntry entry = MEDICATIONS.read(text, AS_OF);
                        assertThat(entry.mentions().isEmpty()
                                        && entry.conditionHints().isEmpty())
                                .isFalse();
                        assertThat(CONDITIONS.readAll(text)).isNotEmpty();
                    })
                    .as(text)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void evenInALineOfFiftyMegabytes() {
        String line = "Prozac 20 mg, foozol, ".repeat(2_400_000);

        MedicationEntry entry = MEDICATIONS.read(line, AS_OF);

        assertThat(entry.input()).isSameAs(line);
        assertThat(entry.notUnderstood()).last().asString().contains("more characters, which were not read");
        assertThat(entry.mentions()).hasSizeLessThan(LineReader.LONGEST_READ);
        assertThat(CONDITIONS.read(line)).isInstanceOf(ConditionMention.Unrecognised.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Prozac or Xanax, ",
                "Xanax or so, ",
                "Xanax/Klonopin or so, ",
                "Xanax, ",
                "Xanax, maybe ",
                "no Xanax, ",
                "Xanax or 2 or ",
                "Prozac 20 or 40 mg or ",
                "no gribble, ",
                "denies gribble wibble, ",
                "denies hypertenson ",
                "no stroke or mania, ",
            })
    void evenTheLongestListIsReadInTime(String item) {
        String line = item.repeat(LineReader.LONGEST_READ / item.length());

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> MEDICATIONS.read(line, AS_OF));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> CONDITIONS.readAll(line));
    }

    @Test
    void evenInTenThousandWordsAtTheEndsOfTime() {
        String line = "gribblewobble ".repeat(10_000);

        assertThat(MEDICATIONS.read(line, LocalDate.MIN).mentions()).hasSize(1);
        assertThat(MEDICATIONS
                        .read("Prozac stopped 3 weeks ago, 5000 years ago, last year", LocalDate.MIN)
                        .mentions())
                .isNotEmpty();
        assertThat(MEDICATIONS
                        .read("Prozac stopped 3 weeks ago, 5000 years ago, last year", LocalDate.MAX)
                        .mentions())
                .isNotEmpty();
    }

    private void assertNothingVanished(String line) {
        MedicationEntry entry = MEDICATIONS.read(line, AS_OF);
        StringBuilder shown = new StringBuilder();
        entry.mentions().forEach(mention -> shown.append(mention.text()).append('\n'));
        entry.notUnderstood().forEach(word -> shown.append(word).append('\n'));
        Set<String> kept = words(shown.toString());
        for (String word : words(line)) {
            assertThat(kept.contains(word) || around.contains(word) || GRAMMAR.contains(word))
                    .as("\"%s\" of \"%s\", read as %s", word, line, InWords.of(entry))
                    .isTrue();
        }
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT).replace("'", ""));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private static Set<String> wordsAroundNames() {
        Set<String> words = new HashSet<>();
        for (WordKind kind : WordKind.values()) {
            Lexicon lexicon = KNOWLEDGE.findLexicon(kind.lexicon()).orElseThrow();
            lexicon.words().forEach(word -> words.addAll(words(word)));
            lexicon.groups().values().forEach(group -> group.forEach(word -> words.addAll(words(word))));
        }
        KNOWLEDGE.classes().forEach(each -> {
            words.addAll(words(each.name()));
            each.synonyms().forEach(name -> words.addAll(words(name)));
            // One of several stimulants is a stimulant.
            Set.copyOf(words).stream()
                    .filter(word -> word.endsWith("s"))
                    .forEach(word -> words.add(word.substring(0, word.length() - 1)));
        });
        KNOWLEDGE.conditions().forEach(each -> {
            words.addAll(words(each.name()));
            each.synonyms().forEach(name -> words.addAll(words(name)));
            each.hints().forEach(name -> words.addAll(words(name)));
        });
        return words;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Ingredient ingredient : KNOWLEDGE.ingredients()) {
            names.add(ingredient.name());
            ingredient.brands().stream().map(Brand::name).forEach(names::add);
            names.addAll(ingredient.synonyms());
            names.addAll(ingredient.salts());
        }
        KNOWLEDGE
                .combinations()
                .forEach(each -> each.brands().stream().map(Brand::name).forEach(names::add));
        return names;
    }

    private static String misspelt(String name, Random random) {
        int at = random.nextInt(name.length());
        return name.substring(0, at) + (char) ('a' + random.nextInt(26)) + name.substring(at);
    }

    private static String pick(List<String> pool, Random random) {
        return pool.get(random.nextInt(pool.size()));
    }
}
