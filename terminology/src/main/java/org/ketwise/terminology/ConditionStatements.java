package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ketwise.knowledge.model.PatientCondition;

/** What a text was found to say, condition by condition and part by part, and the mentions that it comes to. */
final class ConditionStatements {
    private static final String TO_CONFIRM = "Points to the condition without stating it; to be confirmed.";

    private final TokenizedText text;
    private final ConditionSigns signs;
    private final List<Said> said = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<String> otherThings = new ArrayList<>();

    ConditionStatements(TokenizedText text, ConditionSigns signs) {
        this.text = text;
        this.signs = signs;
    }

    /** @param to the token after the last one */
    record Said(PatientCondition condition, boolean named, Turn turn, int from, int to) {
        Said by(Turn other) {
            return new Said(condition, named, other, from, to);
        }
    }

    /**
     * One thing of a list.
     *
     * @param to the token after its last one
     * @param turn whose it is
     * @param names whether a condition, or a phrase that holds the name of one, is in it
     * @param unread whether it holds a word that is more than a remark
     * @param unknown the places of its words that nothing is known of
     */
    record Part(int from, int to, Turn turn, boolean names, boolean unread, List<Integer> unknown) {}

    // ---- what was said

    void add(Said statement) {
        said.add(statement);
    }

    void add(Part part) {
        parts.add(part);
    }

    /** A phrase that holds the name of a condition and means something else. */
    void addOtherThing(String phrase) {
        otherThings.add(phrase);
    }

    boolean isEmpty() {
        return said.isEmpty();
    }

    Said last() {
        return said.getLast();
    }

    boolean says(PatientCondition condition, boolean named, Turn.Whose whose) {
        return said.stream()
                .anyMatch(each -> each.condition().index() == condition.index()
                        && each.named() == named
                        && each.turn().whose() == whose);
    }

    /** Denies what was named last, with all that the same words mean and what a slash or an "or" ties to it. */
    void denyLast(Turn denial) {
        Said last = said.getLast();
        int first = last.from();
        for (int place = said.size() - 1; place >= 0; place--) {
            Said each = said.get(place);
            boolean same = each.from() == first;
            boolean slash = each.to() == first && Gap.has(text.gapBefore(first), Gap.SLASH);
            boolean joined = each.to() + 1 == first && signs.joins(each.to());
            if ((!same && !slash && !joined)
                    || each.turn().whose() != last.turn().whose()) {
                break;
            }
            first = each.from();
            said.set(place, each.by(denial));
        }
    }

    // ---- what it comes to

    List<String> otherThings() {
        return otherThings;
    }

    List<ConditionMention> mentions(String written) {
        List<PatientCondition> named = new ArrayList<>(of(Turn.Whose.PATIENT, true));
        named.addAll(of(Turn.Whose.PAST, true));
        List<PatientCondition> unsure = new ArrayList<>(of(Turn.Whose.PATIENT, false));
        unsure.addAll(of(Turn.Whose.PAST, false));
        unsure.addAll(of(Turn.Whose.UNCERTAIN, true));
        unsure.addAll(of(Turn.Whose.UNCERTAIN, false));
        List<PatientCondition> hinted = unsure.stream()
                .distinct()
                .filter(hint -> named.stream().noneMatch(each -> each.index() == hint.index()))
                .toList();
        List<PatientCondition> asked = of(Turn.Whose.UNCERTAIN, true);
        // "no MI; NSTEMI three weeks ago": what is said to be there is not denied by another word for it.
        List<PatientCondition> denied = all(Turn.Whose.DENIED).stream()
                .filter(each ->
                        Stream.concat(asked.stream(), named.stream()).noneMatch(other -> other.index() == each.index()))
                .toList();
        List<PatientCondition> others = all(Turn.Whose.SOMEBODY_ELSE);
        List<ConditionMention> mentions = new ArrayList<>();
        if (!named.isEmpty()) {
            mentions.add(new ConditionMention.Recognised(written, named));
        }
        if (!hinted.isEmpty()) {
            mentions.add(new ConditionMention.Hinted(written, hinted, TO_CONFIRM));
        }
        if (!denied.isEmpty()) {
            mentions.add(new ConditionMention.Negated(
                    written, denied, wordsOf(Turn.Whose.DENIED), clausesOf(Turn.Whose.DENIED)));
        }
        if (!others.isEmpty()) {
            mentions.add(new ConditionMention.OtherPerson(
                    written, others, wordsOf(Turn.Whose.SOMEBODY_ELSE), clausesOf(Turn.Whose.SOMEBODY_ELSE)));
        }
        return mentions;
    }

    /** Adds what is misspelt, and the parts of a list in which nothing was read. */
    void addUnread(String written, ConditionSpelling spelling, List<ConditionMention> mentions) {
        for (Part part : parts) {
            String words = parts.size() == 1 ? written : text.slice(part.from(), part.to());
            boolean several = part.unknown().size() > 1;
            List<PatientCondition> alike =
                    spelling.alike(text, part.unknown(), several, part.from(), part.to()).stream()
                            .filter(condition -> said.stream()
                                    .noneMatch(each -> each.condition().index() == condition.index()))
                            .toList();
            ConditionMention mention = alike.isEmpty()
                    ? new ConditionMention.Unrecognised(words)
                    : switch (part.turn().whose()) {
                        case PATIENT, UNCERTAIN, PAST -> ConditionSpelling.suggested(words, alike);
                        case DENIED ->
                            new ConditionMention.Negated(
                                    words, alike, part.turn().words(), words);
                        case SOMEBODY_ELSE ->
                            new ConditionMention.OtherPerson(
                                    words, alike, part.turn().words(), words);
                    };
            if ((!alike.isEmpty() || (part.unread() && !part.names())) && !mentions.contains(mention)) {
                mentions.add(mention);
            }
        }
    }

    List<PatientCondition> of(Turn.Whose whose, boolean named) {
        return said.stream()
                .filter(each -> each.turn().whose() == whose && each.named() == named)
                .map(Said::condition)
                .toList();
    }

    List<PatientCondition> all(Turn.Whose whose) {
        Map<Integer, PatientCondition> once = new LinkedHashMap<>();
        said.stream()
                .filter(each -> each.turn().whose() == whose)
                .forEach(each -> once.putIfAbsent(each.condition().index(), each.condition()));
        return List.copyOf(once.values());
    }

    /** The stretches of the text that say it, each from its first to its last word, without what is said of other things between them. */
    String clausesOf(Turn.Whose whose) {
        Map<Turn, List<Stretch>> clauses = new LinkedHashMap<>();
        for (Said each : said) {
            if (each.turn().whose() == whose) {
                Turn by = each.turn();
                List<Stretch> stretches = clauses.computeIfAbsent(
                        by,
                        _ -> new ArrayList<>(List.of(
                                by.from() < 0
                                        ? new Stretch(each.from(), each.to())
                                        : new Stretch(by.from(), by.to()))));
                Stretch last = stretches.getLast();
                if (isInterrupted(last.to(), each.from(), whose)) {
                    stretches.add(new Stretch(each.from(), each.to()));
                } else {
                    stretches.set(stretches.size() - 1, last.with(each));
                }
            }
        }
        return clauses.values().stream()
                .map(stretches -> stretches.stream()
                        .map(stretch -> text.slice(stretch.from(), stretch.to()))
                        .collect(Collectors.joining(" … ")))
                .collect(Collectors.joining("; "));
    }

    /** Whether something else is said between two places. */
    private boolean isInterrupted(int from, int to, Turn.Whose whose) {
        return said.stream().anyMatch(each -> each.turn().whose() != whose && each.from() >= from && each.to() <= to);
    }

    private record Stretch(int from, int to) {
        Stretch with(Said statement) {
            return new Stretch(Math.min(from, statement.from()), Math.max(to, statement.to()));
        }
    }

    String wordsOf(Turn.Whose whose) {
        return said.stream()
                .filter(each -> each.turn().whose() == whose)
                .map(each -> each.turn().words())
                .findFirst()
                .orElse("");
    }
}
