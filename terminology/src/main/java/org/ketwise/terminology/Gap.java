package org.ketwise.terminology;

/**
 * What stands between two tokens, as a set of bits; no bit at all where a letter meets a digit. Soft gaps are as good as a space inside a name, hard gaps
 * part the things that a line speaks of.
 */
final class Gap {
    static final int TIGHT = 0;
    static final int SPACE = 1;
    static final int HYPHEN = 1 << 1;
    static final int DOT = 1 << 2;
    static final int OTHER = 1 << 3;
    static final int COMMA = 1 << 4;
    static final int SLASH = 1 << 5;
    static final int PLUS = 1 << 6;
    static final int COLON = 1 << 7;
    static final int LONG_DASH = 1 << 8;
    static final int ARROW = 1 << 9;
    static final int OPEN = 1 << 10;
    static final int SQUARE_OPEN = 1 << 11;
    static final int CLOSE = 1 << 12;
    static final int LINE = 1 << 13;
    static final int ANGLE = 1 << 14;
    static final int HASH = 1 << 15;

    private static final int HARD =
            COMMA | SLASH | PLUS | COLON | LONG_DASH | ARROW | OPEN | SQUARE_OPEN | CLOSE | LINE | ANGLE;

    private Gap() {}

    static boolean has(int gap, int bits) {
        return (gap & bits) != 0;
    }

    /** Whether the gap parts two things; a hyphen between spaces does, as a dash. */
    static boolean isHard(int gap) {
        return has(gap, HARD) || isDash(gap);
    }

    static boolean isDash(int gap) {
        return has(gap, LONG_DASH) || (gap & (HYPHEN | SPACE)) == (HYPHEN | SPACE);
    }

    /** A hyphen that ties two words into one. */
    static boolean isTyingHyphen(int gap) {
        return gap == HYPHEN;
    }

    /**
     * Whether what stands between two words of a text can be read as what stands between the same words of a phrase.
     *
     * @param letters how many letters the longer of the two words has: single letters ("d/c") mean something only as the phrase writes them
     */
    static boolean reads(int written, int phrase, int letters) {
        int writtenHard = parts(written);
        int phraseHard = parts(phrase);
        if (writtenHard == 0) {
            return phraseHard == 0 || letters > 2;
        }
        return (writtenHard & ~phraseHard) == 0;
    }

    /** The marks at the edge of a phrase that belong to it: the colon of "allergies:", the arrow of "→ 0". */
    static int edge(int gap) {
        return gap & (HARD | HYPHEN | HASH);
    }

    /** The hard bits, with slash and plus as one: "A/B" and "A + B" name the same product. */
    private static int parts(int gap) {
        int hard = gap & HARD;
        if (has(hard, SLASH | PLUS)) {
            hard = (hard & ~PLUS) | SLASH;
        }
        return isDash(gap) ? hard | LONG_DASH : hard;
    }

    /** The bit of one character; an arrow may also be spelt with two, see {@link #plus}. */
    static int of(int character) {
        return switch (character) {
            case ' ', 0xA0 -> SPACE;
            case '\n',
                    '\r',
                    '\t',
                    '\f',
                    0x0B,
                    0x85,
                    0x2028,
                    0x2029,
                    ';',
                    0x37E,
                    0xFF1B,
                    '|',
                    0xA6,
                    0x2022,
                    0xB7,
                    0x25CF,
                    0x25AA,
                    0x25E6,
                    0x2043 -> LINE;
            case ',', 0x3001, 0xFF0C, 0x60C -> COMMA;
            case '.', '!', '?', 0x3002, 0xFF0E -> DOT;
            case '/', '\\', 0x2044, 0x2215, 0xFF0F -> SLASH;
            case '+', '&', 0xFF0B, 0xFF06 -> PLUS;
            case ':', 0xFF1A -> COLON;
            case '-', 0x2010, 0x2011, 0x2212, 0xFF0D -> HYPHEN;
            case 0x2012, 0x2013, 0x2014, 0x2015 -> LONG_DASH;
            case 0x2192, 0x21D2, 0x2794, 0x279C, 0x27A1, 0x27F6 -> ARROW;
            case '(', '{', 0xFF08 -> OPEN;
            case '[', 0xFF3B -> SQUARE_OPEN;
            case ')', '}', ']', 0xFF09, 0xFF3D -> CLOSE;
            case '<', '>' -> ANGLE;
            case '#' -> HASH;
            default -> Character.isSpaceChar(character) ? SPACE : OTHER;
        };
    }

    /** The gap with one more character; {@code ->} and {@code =>} are arrows. */
    static int plus(int gap, int character, int before) {
        if (character == '>' && (before == '-' || before == '=')) {
            return (gap & ~HYPHEN) | ARROW;
        }
        return gap | of(character);
    }
}
