package org.ketwise.terminology;

import java.util.List;

/**
 * Tells slips of the pen from other words by their consonants: who misspells a name gets vowels, doubled letters and letters of one sound wrong, and keeps
 * the consonants that are heard; another name has others.
 */
final class Sounds {
    private static final List<String> ALIKE = List.of("ckq", "csxz", "fpv", "gj", "eiy");

    private Sounds() {}

    /** Whether two letters are taken for each other at the beginning of a word. */
    static boolean alike(char one, char other) {
        return one == other || ALIKE.stream().anyMatch(sound -> sound.indexOf(one) >= 0 && sound.indexOf(other) >= 0);
    }

    /** Whether a word has all consonants of a name in their order, perhaps with one more between them, or with two neighbours in the other order. */
    static boolean keeps(String word, String name) {
        String written = consonants(word);
        String known = consonants(name);
        return written.equals(known)
                || (written.length() == known.length() + 1 && holds(written, known))
                || swapped(written, known);
    }

    private static String consonants(String word) {
        StringBuilder consonants = new StringBuilder();
        for (int at = 0; at < word.length(); at++) {
            char sound = sound(word, at);
            boolean doubled = !consonants.isEmpty() && consonants.charAt(consonants.length() - 1) == sound;
            if (sound != 0 && !doubled) {
                consonants.append(sound);
            }
        }
        return consonants.toString();
    }

    /** One letter for each sound, and none for vowels and what is not heard. */
    private static char sound(String word, int at) {
        char letter = word.charAt(at);
        char next = at + 1 < word.length() ? word.charAt(at + 1) : 0;
        return switch (letter) {
            case 'a', 'e', 'i', 'o', 'u', 'y', 'h', 'w' -> 0;
            case 'c' -> next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
            case 'q' -> 'k';
            case 'x', 'z' -> 's';
            case 'v' -> 'f';
            case 'p' -> next == 'h' ? 'f' : 'p';
            case 'j' -> 'g';
            default -> letter;
        };
    }

    private static boolean holds(String longer, String shorter) {
        int found = 0;
        for (int at = 0; at < longer.length() && found < shorter.length(); at++) {
            if (longer.charAt(at) == shorter.charAt(found)) {
                found++;
            }
        }
        return found == shorter.length();
    }

    private static boolean swapped(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        int at = 0;
        while (at < one.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at + 1 < one.length()
                && one.charAt(at) == other.charAt(at + 1)
                && one.charAt(at + 1) == other.charAt(at)
                && one.substring(at + 2).equals(other.substring(at + 2));
    }
}
