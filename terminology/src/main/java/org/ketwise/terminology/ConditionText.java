package org.ketwise.terminology;

import java.util.Comparator;
import java.util.List;
import org.ketwise.knowledge.KnowledgeBase;

/**
 * Finds conditions in what somebody wrote, and whether they are the patient's: "no history of" and "family history of" speak of every condition of the list
 * that follows them, and end where the list does.
 */
final class ConditionText {
    private final ConditionWords words;
    private final ConditionSpelling spelling;

    ConditionText(KnowledgeBase knowledge) {
        words = new ConditionWords(knowledge);
        spelling = new ConditionSpelling(words);
    }

    /**
     * Everything that the text says, the surest first; never empty. Of a text that lists several things each part comes back.
     *
     * @param typed whether somebody wrote the text, so that it can be a list and misspelt; the display of a code is one thing and spelt right
     */
    List<ConditionMention> read(String text, boolean typed) {
        String source = text.length() <= LineReader.LONGEST_READ ? text : text.substring(0, LineReader.LONGEST_READ);
        ConditionStatements said = new ConditionScan(words, spelling, ConditionWords.of(source), typed).run();
        List<ConditionMention> mentions = said.mentions(text);
        if (typed) {
            said.addUnread(text, spelling, mentions);
        }
        // Where nothing at all was read the whole text says so best.
        if (mentions.stream().allMatch(ConditionMention.Unrecognised.class::isInstance)) {
            mentions.clear();
        }
        said.otherThings().stream()
                .filter(_ -> !mentions.isEmpty())
                .forEach(phrase -> mentions.add(new ConditionMention.Unrecognised(phrase)));
        if (source.length() < text.length()) {
            mentions.add(new ConditionMention.Unrecognised(
                    "(" + (text.length() - source.length()) + " more characters, which were not read)"));
        }
        mentions.sort(Comparator.comparingInt(ConditionText::sureness));
        if (mentions.isEmpty()) {
            mentions.add(new ConditionMention.Unrecognised(text));
        }
        return mentions;
    }

    private static int sureness(ConditionMention mention) {
        return switch (mention) {
            case ConditionMention.Recognised _ -> 0;
            case ConditionMention.Hinted _ -> 1;
            case ConditionMention.Suggested _ -> 2;
            case ConditionMention.Negated _ -> 3;
            case ConditionMention.OtherPerson _ -> 4;
            case ConditionMention.Unrecognised _ -> 5;
        };
    }
}
