package org.ketwise.report;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ketwise.knowledge.model.HandoutText.Formula;

/**
 * How many years of school a text asks for, by published formulas: Flesch and Kincaid (1975) for English, Crawford (1989) for Spanish. Both count sentences, words
 * and syllables and know nothing of meaning; a low grade does not make a text understood.
 *
 * @param grade years of school
 */
public record ReadingGrade(int sentences, int words, int syllables, double grade) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:['’][\\p{L}\\p{M}]+)*|\\p{N}+");
    private static final Pattern ENGLISH_VOWELS = Pattern.compile("[aeiouy]+");
    private static final Pattern ENGLISH_HIATUS =
            Pattern.compile("ia(?!l)|io(?!n|us)|eo(?!p)|ua(?!r|l)|uou|iu|[aeou]ing|ea(?=t(e|i))");
    private static final Pattern SPANISH_NUCLEUS = Pattern.compile("[iuüy]*[aeoáéó][iuüy]*|[iu]+|[íú]|y");
    private static final double HUNDRED = 100;

    /** @param pieces of text, each at least a sentence by itself, as a title or a line of a list is */
    public static ReadingGrade of(Formula formula, List<String> pieces) {
        int sentences = 0;
        int words = 0;
        int syllables = 0;
        for (String piece : pieces) {
            List<String> found =
                    WORD.matcher(piece).results().map(MatchResult::group).toList();
            if (!found.isEmpty()) {
                sentences += sentences(formula, piece);
                words += found.size();
                syllables += found.stream()
                        .mapToInt(word -> syllables(formula, word))
                        .sum();
            }
        }
        return new ReadingGrade(
                sentences, words, syllables, words == 0 ? 0 : grade(formula, sentences, words, syllables));
    }

    private static double grade(Formula formula, double sentences, double words, double syllables) {
        return switch (formula) {
            case FLESCH_KINCAID -> 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
            case CRAWFORD -> -0.205 * sentences * HUNDRED / words + 0.049 * syllables * HUNDRED / words - 3.407;
        };
    }

    private static int sentences(Formula formula, String piece) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(
                formula == Formula.CRAWFORD ? Locale.forLanguageTag("es") : Locale.ENGLISH);
        sentences.setText(piece);
        int count = 0;
        int from = sentences.first();
        for (int to = sentences.next(); to != BreakIterator.DONE; to = sentences.next()) {
            if (WORD.matcher(piece.substring(from, to)).find()) {
                count++;
            }
            from = to;
        }
        return count;
    }

    /** At least one; a number counts as one. */
    static int syllables(Formula formula, String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return Math.max(1, formula == Formula.CRAWFORD ? spanish(lower) : english(lower));
    }

    private static int english(String word) {
        String letters = word.replaceAll("['’](s|t|ll|re|ve|d|m)$", "");
        if (letters.length() <= 3) {
            return count(ENGLISH_VOWELS, letters);
        }
        String spoken = letters.endsWith("e") && !letters.matches(".*[^aeiouy]le")
                ? letters.substring(0, letters.length() - 1)
                : letters.replaceAll("(?<![td])ed$", "").replaceAll("(?<![sxz]|[cs]h|[cg])es$", "");
        return count(ENGLISH_VOWELS, spoken) + count(ENGLISH_HIATUS, spoken);
    }

    private static int spanish(String word) {
        String spoken = word.replaceAll("qu(?=[eiéí])", "q")
                .replaceAll("gu(?=[eiéí])", "g")
                .replaceAll("y(?=[aeiouáéíóú])", "ll");
        return count(SPANISH_NUCLEUS, spoken);
    }

    private static int count(Pattern pattern, String text) {
        return (int) pattern.matcher(text).results().count();
    }
}
