package org.ketwise.report;

import java.util.HexFormat;

/**
 * Text from outside made safe to show. Control characters could steer a terminal, and marks of writing direction could show a drug name other than it is
 * written; both come out as their code point, so that nothing is lost.
 */
public final class Printable {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Printable() {}

    /** One line of safe text; white space of any kind becomes single blanks. */
    public static String line(String text) {
        return escape(inOneLine(text));
    }

    /** White space of any kind as single blanks, none at the ends. Most text has it that way already, so nothing is built before something is to be changed. */
    static String inOneLine(String text) {
        boolean blankBefore = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean mayBeBlank = c <= ' ' || c > '~';
            if (mayBeBlank && Character.isWhitespace(c) && (c != ' ' || blankBefore)) {
                return String.join(" ", text.strip().split("\\s+"));
            }
            blankBefore = c == ' ';
        }
        return blankBefore ? text.strip() : text;
    }

    /** The same characters, those that cannot be shown safely as {@code \}{@code u001B}. Inside a JSON string the result means the same as the input. */
    public static String escape(String text) {
        int first = 0;
        while (first < text.length() && !unsafe(text, first)) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (unsafe(text, i)) {
                safe.append("\\u").append(HEX.toHexDigits(c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    /** Control characters but for the line break, invisible characters, marks of writing direction, and halves of a pair that stand alone are never shown. */
    private static boolean unsafe(String text, int at) {
        char c = text.charAt(at);
        return (Character.isSurrogate(c) && standsAlone(text, at))
                || (c < 0x20 && c != '\n')
                || (c >= 0x7F && c <= 0x9F)
                || c == 0x061C
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F)
                || c == 0xFEFF
                || (c >= 0xFFF9 && c <= 0xFFFB);
    }

    /** A half without its other half is no character; written out it would become another one, or none. */
    private static boolean standsAlone(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
}
