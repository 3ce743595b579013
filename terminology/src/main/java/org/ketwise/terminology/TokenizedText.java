package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A text as tokens: runs of letters and runs of digits, each with what stands before it. */
final class TokenizedText {
    private final String source;
    private final List<Token> tokens;
    private final int gapAtEnd;

    private TokenizedText(String source, List<Token> tokens, int gapAtEnd) {
        this.source = source;
        this.tokens = tokens;
        this.gapAtEnd = gapAtEnd;
    }

    static TokenizedText of(String source) {
        Scanner scanner = new Scanner(source);
        scanner.scan();
        return new TokenizedText(source, scanner.tokens, scanner.gap);
    }

    String source() {
        return source;
    }

    int size() {
        return tokens.size();
    }

    Token token(int at) {
        return tokens.get(at);
    }

    /** What stands before a token, or after the last one. */
    int gapBefore(int at) {
        return at < tokens.size() ? tokens.get(at).gap() : gapAtEnd;
    }

    /** The source from the first token to the last, exclusive. */
    String slice(int from, int to) {
        return source.substring(tokens.get(from).start(), tokens.get(to - 1).end());
    }

    /** The tokens written as one word. */
    String joined(int from, int to) {
        if (to - from == 1) {
            return tokens.get(from).folded();
        }
        StringBuilder joined = new StringBuilder();
        for (int at = from; at < to; at++) {
            joined.append(tokens.get(at).folded());
        }
        return joined.toString();
    }

    /** All tokens written as one word. */
    String joinedAll() {
        return joined(0, size());
    }

    /** The same text with each word in another spelling. */
    TokenizedText spelt(UnaryOperator<String> spelling) {
        List<Token> spelt = tokens.stream()
                .map(token -> new Token(
                        spelling.apply(token.folded()), token.start(), token.end(), token.number(), token.gap()))
                .toList();
        return new TokenizedText(source, spelt, gapAtEnd);
    }

    /** The source from the first token to the last, with the mark that closes what was opened between. */
    String phrase(int from, int to) {
        int end = tokens.get(to - 1).end();
        int open = 0;
        for (int at = tokens.get(from).start(); at < end; at++) {
            int gap = Gap.of(source.charAt(at));
            open += Gap.has(gap, Gap.OPEN | Gap.SQUARE_OPEN) ? 1 : Gap.has(gap, Gap.CLOSE) ? -1 : 0;
        }
        boolean closes = open > 0 && end < source.length() && Gap.of(source.charAt(end)) == Gap.CLOSE;
        return source.substring(tokens.get(from).start(), closes ? end + 1 : end);
    }

    /** Where the arrow before a token starts, or the token where there is none. */
    int arrowBefore(int at) {
        int start = tokens.get(at).start();
        int after = at == 0 ? 0 : tokens.get(at - 1).end();
        for (int place = start - 1; place >= after; place--) {
            if (Gap.plus(0, source.charAt(place), place > after ? source.charAt(place - 1) : -1) == Gap.ARROW) {
                return source.charAt(place) == '>' ? place - 1 : place;
            }
        }
        return start;
    }

    boolean isCapitalised(int at) {
        return Character.isUpperCase(source.codePointAt(tokens.get(at).start()));
    }

    /** The whole run of letters and digits that a token is part of: {@code NDA020503} is one word for a reader. */
    String wordAround(int at) {
        int from = at;
        while (from > 0 && tokens.get(from).gap() == Gap.TIGHT) {
            from--;
        }
        int to = at + 1;
        while (to < tokens.size() && tokens.get(to).gap() == Gap.TIGHT) {
            to++;
        }
        return slice(from, to);
    }

    private static final class Scanner {
        private final String source;
        private final List<Token> tokens = new ArrayList<>();
        private final StringBuilder folded = new StringBuilder();
        private int gap = Gap.TIGHT;

        Scanner(String source) {
            this.source = source;
        }

        void scan() {
            int at = 0;
            int before = -1;
            while (at < source.length()) {
                int character = source.codePointAt(at);
                switch (role(character)) {
                    case LETTER -> at = word(at);
                    case DIGIT -> at = number(at);
                    case NOTHING -> at += Character.charCount(character);
                    case SEPARATOR -> {
                        gap = Gap.plus(gap, character, before);
                        at += Character.charCount(character);
                    }
                }
                before = character;
            }
        }

        private static Folding.Role role(int character) {
            if (character < 128) {
                if (isAsciiLetter(character)) {
                    return Folding.Role.LETTER;
                }
                if (character >= '0' && character <= '9') {
                    return Folding.Role.DIGIT;
                }
                if (character >= ' ' && character != 127) {
                    return Folding.Role.SEPARATOR;
                }
            }
            return Folding.roleOf(character);
        }

        private static boolean isAsciiLetter(int character) {
            return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
        }

        private int word(int start) {
            int at = start;
            while (at < source.length() && isAsciiLetter(source.charAt(at))) {
                at++;
            }
            if (at == source.length() || endsPlainWord(at)) {
                add(source.substring(start, at).toLowerCase(Locale.ROOT), start, at, false);
                return at;
            }
            return wordOfAnyLetters(start);
        }

        private boolean endsPlainWord(int at) {
            char character = source.charAt(at);
            return character < 128 && role(character) != Folding.Role.NOTHING && !tiesLetters(at);
        }

        private int wordOfAnyLetters(int start) {
            folded.setLength(0);
            int at = start;
            while (at < source.length()) {
                int character = source.codePointAt(at);
                Folding.Role role = role(character);
                if (role == Folding.Role.LETTER) {
                    Folding.appendLetter(character < 128 ? Character.toLowerCase(character) : character, folded);
                } else if (role != Folding.Role.NOTHING && !tiesLetters(at)) {
                    break;
                }
                at += Character.charCount(character);
            }
            if (!folded.isEmpty()) {
                add(folded.toString(), start, at, false);
            }
            return at;
        }

        /** An apostrophe inside a word, or the full stop between single letters as in {@code p.r.n.} */
        private boolean tiesLetters(int at) {
            char character = source.charAt(at);
            boolean apostrophe = character == '\'' || character == 0x2019 || character == 0x2BC || character == '`';
            if ((!apostrophe && character != '.') || at == 0 || at + 1 >= source.length()) {
                return false;
            }
            if (!Character.isLetter(source.charAt(at - 1)) || !Character.isLetter(source.charAt(at + 1))) {
                return false;
            }
            return apostrophe || (isSingleLetter(at - 1) && isSingleLetter(at + 1));
        }

        private boolean isSingleLetter(int at) {
            return (at == 0 || !Character.isLetterOrDigit(source.charAt(at - 1)))
                    && (at + 1 == source.length() || !Character.isLetterOrDigit(source.charAt(at + 1)));
        }

        private int number(int start) {
            folded.setLength(0);
            int at = start;
            while (at < source.length()) {
                int character = source.codePointAt(at);
                Folding.Role role = role(character);
                if (role == Folding.Role.DIGIT) {
                    Folding.appendDigit(character, folded);
                } else if ((character == '.' || character == ',') && isDigitAt(at + 1)) {
                    folded.append((char) character);
                } else if (role != Folding.Role.NOTHING) {
                    break;
                }
                at += Character.charCount(character);
            }
            add(folded.toString(), start, at, true);
            return at;
        }

        private boolean isDigitAt(int at) {
            return at < source.length() && Character.isDigit(source.charAt(at));
        }

        private void add(String word, int start, int end, boolean number) {
            tokens.add(new Token(word, start, end, number, gap));
            gap = Gap.TIGHT;
        }
    }
}
