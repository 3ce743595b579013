package org.ketwise.consult;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;

/**
 * Words of the content that say how often a dose is given: groups like {@code 2-in-7-days} and {@code at-night}, doses given {@code once}, words that are
 * {@code unclear}, a dose that is {@code pushed} or {@code not-pushed}, and those that are {@code never-passed-over} although they are everyday words.
 */
final class ScheduleWords {
    private static final Pattern FREQUENCY = Pattern.compile("(\\d+)-in-(\\d+)-(days|months)");
    private static final String TIME_OF_DAY = "at-";
    private static final String PUSHED = "pushed";
    private static final String NOT_PUSHED = "not-pushed";

    private final Map<String, String> groups = new HashMap<>();
    private final Set<String> neverPassedOver = new HashSet<>();
    private final Pattern phrases;

    ScheduleWords(KnowledgeBase knowledge) {
        knowledge.findLexicon("schedule").ifPresent(lexicon -> lexicon.groups().forEach(this::add));
        phrases = Pattern.compile(groups.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(words -> Pattern.quote(words).replace(" ", "\\E\\s+\\Q"))
                .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?=\\S)(?:", ")(?![\\p{L}\\p{N}])")));
    }

    private void add(String group, List<String> words) {
        if (group.equals("never-passed-over")) {
            neverPassedOver.addAll(words);
        } else {
            words.forEach(each -> groups.put(each, group));
        }
    }

    /** What the words found in a part of a plan say. */
    record Said(Set<Double> everyDays, Set<String> timesOfDay, boolean once, boolean pushed) {}

    /**
     * Takes the words out.
     *
     * @throws UserError at a word that people use in two ways
     */
    Said take(Remainder rest) {
        Set<Double> everyDays = new HashSet<>();
        Set<String> timesOfDay = new HashSet<>();
        boolean once = false;
        boolean pushed = false;
        for (MatchResult found = rest.take(phrases); found != null; found = rest.take(phrases)) {
            String words = found.group().replaceAll("\\s+", " ");
            String group = groups.getOrDefault(words, "");
            if (group.equals("unclear")) {
                throw new UserError(
                        "\"" + words + "\" is used in two ways.",
                        "Write for example \"twice a week\" or \"every 2 weeks\".");
            }
            Double every = findEveryDays(group);
            if (every != null) {
                everyDays.add(every);
            } else if (group.startsWith(TIME_OF_DAY)) {
                timesOfDay.add(group);
            } else if (group.equals(PUSHED)) {
                pushed = true;
            } else if (!group.equals(NOT_PUSHED)) {
                once = true;
            }
        }
        return new Said(everyDays, timesOfDay, once, pushed);
    }

    private static @Nullable Double findEveryDays(String group) {
        Matcher frequency = FREQUENCY.matcher(group);
        if (!frequency.matches()) {
            return null;
        }
        return Double.parseDouble(frequency.group(2))
                * Amounts.days(frequency.group(3))
                / Double.parseDouble(frequency.group(1));
    }

    /** Whether a word tells of times, so that it is reported where no schedule was understood of it. */
    boolean isNeverPassedOver(String word) {
        return neverPassedOver.contains(word);
    }
}
