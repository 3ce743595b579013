package org.ketwise.terminology;

import java.text.Normalizer;
import java.util.Locale;

/** Drops from letters what does not tell names apart: case, accents, width, ligatures; and says which characters are not there for a reader at all. */
final class Folding {
    /** What a character does in a text. */
    enum Role {
        LETTER,
        DIGIT,
        /** Invisible, or a mark upon the letter before; a word goes on over it. */
        NOTHING,
        SEPARATOR
    }

    private Folding() {}

    static Role roleOf(int character) {
        return switch (Character.getType(character)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER -> Role.LETTER;
            case Character.DECIMAL_DIGIT_NUMBER, Character.OTHER_NUMBER, Character.LETTER_NUMBER -> Role.DIGIT;
            case Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> Role.NOTHING;
            case Character.CONTROL -> Gap.of(character) == Gap.OTHER ? Role.NOTHING : Role.SEPARATOR;
            default -> Role.SEPARATOR;
        };
    }

    /** Appends what is left of a letter. */
    static void appendLetter(int character, StringBuilder out) {
        switch (character) {
            case 0xDF, 0x1E9E -> out.append("ss");
            case 0xC6, 0xE6 -> out.append("ae");
            case 0x152, 0x153 -> out.append("oe");
            case 0xD8, 0xF8 -> out.append('o');
            case 0x141, 0x142 -> out.append('l');
            case 0x110, 0x111, 0xD0, 0xF0 -> out.append('d');
            case 0xDE, 0xFE -> out.append("th");
            case 0x130, 0x131 -> out.append('i');
            default -> appendDecomposed(character, out);
        }
    }

    private static void appendDecomposed(int character, StringBuilder out) {
        String compatible = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
        Normalizer.normalize(compatible, Normalizer.Form.NFD)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(out::appendCodePoint);
    }

    /** Appends a digit of any script as 0 to 9; a fraction or circled number stays as it is. */
    static void appendDigit(int character, StringBuilder out) {
        int value =
                Character.getType(character) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(character, 10) : -1;
        if (value >= 0) {
            out.append((char) ('0' + value));
        } else {
            out.appendCodePoint(character);
        }
    }
}
