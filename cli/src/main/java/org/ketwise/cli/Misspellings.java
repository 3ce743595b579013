package org.ketwise.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes the slips that people make when they write a name: of the keyboard, of the hand, and of the ear. The same seed makes the same ones. */
final class Misspellings {
    private static final String[] ROWS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
    private static final Map<Character, String> NEIGHBOURS = neighbours();

    /** What sounds alike, from the more common spelling to the other and back. */
    private static final String[][] SOUNDS = {
        {"ph", "f"},
        {"y", "i"},
        {"i", "e"},
        {"c", "k"},
        {"x", "ks"},
        {"th", "t"},
        {"z", "s"},
        {"qu", "kw"},
        {"ae", "e"},
        {"oe", "e"},
        {"rh", "r"},
        {"ei", "ie"},
        {"ou", "u"},
        {"a", "e"},
        {"o", "u"},
        {"ci", "si"},
        {"ce", "se"},
        {"g", "j"},
        {"v", "w"},
        {"ll", "l"},
        {"nn", "n"},
        {"tt", "t"},
        {"ss", "s"},
        {"mm", "m"},
        {"rr", "r"},
        {"pp", "p"}
    };

    private final Random random;

    /** The kinds of slips. */
    enum Kind {
        NEIGHBOURING_KEY("a neighbouring key instead of a letter"),
        KEY_TOO_MANY("a neighbouring key besides"),
        LEFT_OUT("a letter left out"),
        DOUBLED("a letter doubled"),
        CHANGED_PLACES("two letters in the other order"),
        BY_EAR("a sound spelt in another way"),
        TWO("two of these in a name of eight letters or more");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    Misspellings(long seed) {
        random = new Random(seed);
    }

    /** A name with a slip, or null where it offers no place for one of that kind. The first letter stays as it is three times of four, as people mostly get it right. */
    @Nullable
    String of(String name, Kind kind) {
        if (kind == Kind.TWO) {
            String once = name.length() < 8 ? null : of(name, any());
            return once == null ? null : of(once, any());
        }
        int from = random.nextInt(4) == 0 ? 0 : 1;
        return switch (kind) {
            case NEIGHBOURING_KEY, KEY_TOO_MANY -> beside(name, from, kind == Kind.KEY_TOO_MANY);
            case LEFT_OUT -> {
                int at = place(from, name.length());
                yield name.substring(0, at) + name.substring(at + 1);
            }
            case DOUBLED -> {
                int at = place(from, name.length());
                yield name.substring(0, at + 1) + name.substring(at);
            }
            case CHANGED_PLACES -> {
                int at = place(from, name.length() - 1);
                yield name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
            }
            case BY_EAR -> byEar(name);
            case TWO -> throw new IllegalStateException("answered above");
        };
    }

    private Kind any() {
        return Kind.values()[random.nextInt(Kind.values().length - 1)];
    }

    private int place(int from, int to) {
        return from + random.nextInt(to - from);
    }

    private @Nullable String beside(String name, int from, boolean besides) {
        int at = place(from, name.length());
        String keys = NEIGHBOURS.get(name.charAt(at));
        if (keys == null) {
            return null;
        }
        char key = keys.charAt(random.nextInt(keys.length()));
        return name.substring(0, at) + key + name.substring(besides ? at : at + 1);
    }

    private @Nullable String byEar(String name) {
        List<String> heard = new ArrayList<>();
        for (String[] sound : SOUNDS) {
            for (int way = 0; way < 2; way++) {
                int at = name.indexOf(sound[way]);
                if (at >= 0) {
                    heard.add(name.substring(0, at) + sound[1 - way] + name.substring(at + sound[way].length()));
                }
            }
        }
        return heard.isEmpty() ? null : heard.get(random.nextInt(heard.size()));
    }

    private static Map<Character, String> neighbours() {
        Map<Character, String> neighbours = new LinkedHashMap<>();
        for (int row = 0; row < ROWS.length; row++) {
            for (int at = 0; at < ROWS[row].length(); at++) {
                StringBuilder keys = new StringBuilder();
                for (int other = Math.max(0, row - 1); other <= Math.min(ROWS.length - 1, row + 1); other++) {
                    int shift = other < row ? 1 : other > row ? -1 : 0; // the rows stand half a key apart
                    for (int near : other == row ? new int[] {at - 1, at + 1} : new int[] {at, at + shift}) {
                        if (near >= 0 && near < ROWS[other].length()) {
                            keys.append(ROWS[other].charAt(near));
                        }
                    }
                }
                neighbours.put(ROWS[row].charAt(at), keys.toString());
            }
        }
        return neighbours;
    }
}
