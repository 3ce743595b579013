package org.ketwise.server.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a machine in figures, written one way only, so that two spellings of one address are equal. No name is looked up.
 *
 * @param text as the server writes the address of who asks: four numbers, or eight groups without leading zeros
 */
public record Address(String text) {
    private static final Pattern FOUR =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)");
    private static final Pattern GROUP = Pattern.compile("[0-9a-f]{1,4}");
    private static final int GROUPS = 8;

    public static Optional<Address> find(String written) {
        String bare = written.strip().toLowerCase(Locale.ROOT);
        if (bare.startsWith("[") && bare.endsWith("]")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        int zone = bare.indexOf('%');
        bare = zone < 0 ? bare : bare.substring(0, zone);
        if (FOUR.matcher(bare).matches()) {
            return Optional.of(new Address(bare));
        }
        return bare.contains(":") ? groups(bare).map(each -> new Address(String.join(":", each))) : Optional.empty();
    }

    private static Optional<List<String>> groups(String written) {
        int gap = written.indexOf("::");
        List<String> all = new ArrayList<>(split(gap < 0 ? written : written.substring(0, gap)));
        if (gap >= 0) {
            List<String> rest = split(written.substring(gap + 2));
            while (all.size() + rest.size() < GROUPS) {
                all.add("0");
            }
            all.addAll(rest);
        }
        boolean complete = all.size() == GROUPS
                && all.stream().allMatch(each -> GROUP.matcher(each).matches());
        return complete
                ? Optional.of(all.stream()
                        .map(each -> Integer.toHexString(Integer.parseInt(each, 16)))
                        .toList())
                : Optional.empty();
    }

    private static List<String> split(String part) {
        return part.isEmpty() ? List.of() : List.of(part.split(":", -1));
    }

    /** Whether it means the machine that asks. */
    public boolean isThisMachine() {
        return text.startsWith("127.") || text.equals("0:0:0:0:0:0:0:1");
    }
}
