package org.ketwise.terminology;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters that a web page writes as entities, in text that was copied from its source. */
final class Entities {
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,6}(?:12)?);");

    private Entities() {}

    /** The text with the characters themselves. What is no entity that is known stays as it is; what was written twice over is read twice. */
    static String read(String text) {
        return text.indexOf('&') < 0 || text.indexOf(';') < 0 ? text : once(once(text));
    }

    private static String once(String text) {
        return ENTITY.matcher(text)
                .replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(1), entity.group())));
    }

    private static String character(String name, String written) {
        if (name.startsWith("#")) {
            boolean hex = name.length() > 1 && Character.toLowerCase(name.charAt(1)) == 'x';
            int code = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
            boolean safe = Character.isValidCodePoint(code) && !Character.isISOControl(code) && !isSurrogate(code);
            return safe ? Character.toString(code) : " ";
        }
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos", "rsquo", "lsquo" -> "'";
            case "nbsp", "ensp", "emsp", "thinsp" -> " ";
            case "ndash" -> "–";
            case "mdash" -> "—";
            case "bull", "middot" -> "•";
            case "rarr" -> "→";
            case "reg", "trade", "copy" -> "®";
            case "micro" -> "µ";
            case "frac12" -> "½";
            default -> written;
        };
    }

    private static boolean isSurrogate(int code) {
        return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    }
}
