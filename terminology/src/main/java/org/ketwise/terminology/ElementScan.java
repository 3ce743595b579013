package org.ketwise.terminology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.model.PatientCondition;

/** Reads a line from left to right into elements, taking the longest phrase that is known at each place. */
final class ElementScan {
    private static final Set<String> CONJUNCTIONS = Set.of("and", "or", "nor", "plus");
    private static final Set<String> MONTH_FOLLOWS = Set.of("in", "since");
    private static final Set<String> ROMAN_NUMERALS =
            Set.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x");
    private static final Set<String> CODE_LABELS = Set.of("rxcui", "rxnorm", "atc");

    private final Vocabulary vocabulary;
    private final Codes codes;
    private final TokenizedText text;
    private final DateWords dates;
    private final List<Element> elements = new ArrayList<>();
    /** Up to here the tokens belong to a condition that a medicine is named in. */
    private int insideCondition;

    ElementScan(Vocabulary vocabulary, Codes codes, TokenizedText text, LocalDate asOf) {
        this.vocabulary = vocabulary;
        this.codes = codes;
        this.text = text;
        dates = new DateWords(text, asOf);
    }

    List<Element> scan() {
        int at = 0;
        while (at < text.size()) {
            Element element = elementAt(at);
            elements.add(element);
            at = Math.max(element.to(), at);
        }
        return elements;
    }

    private Element elementAt(int at) {
        Element code = code(at);
        if (code != null) {
            return code;
        }
        List<PhraseIndex.Match<Meaning>> matches = vocabulary.startingAt(text, at);
        Element phrase = matches.isEmpty() ? null : withoutLength(phrase(at, matches));
        Element date = date(at, phrase == null ? at : phrase.to());
        if (date != null) {
            return date;
        }
        if (phrase != null) {
            return phrase;
        }
        if (CONJUNCTIONS.contains(text.token(at).folded())) {
            return new Element.Conjunction(at, at + 1);
        }
        if (text.token(at).number() || ROMAN_NUMERALS.contains(text.token(at).folded())) {
            return new Element.Quantity(at, at + 1);
        }
        if (at < insideCondition) {
            return new Element.Words(at, at + 1, Set.of(WordKind.FILLER));
        }
        Set<WordKind> glued = unitWithMore(at);
        return glued.isEmpty() ? new Element.Unknown(at, at + 1) : new Element.Words(at, at + 1, glued);
    }

    /** What a unit means that is glued to its number and to the word after it, as in "20mgbid"; empty where it is none. */
    private Set<WordKind> unitWithMore(int at) {
        Token token = text.token(at);
        if (at == 0 || token.gap() != Gap.TIGHT || !text.token(at - 1).number()) {
            return Set.of();
        }
        String word = token.folded();
        for (int cut = 1; cut < word.length(); cut++) {
            Set<WordKind> rest = kindsOf(word.substring(cut));
            if (kindsOf(word.substring(0, cut)).contains(WordKind.UNIT)
                    && (rest.contains(WordKind.SIG)
                            || rest.contains(WordKind.FORM)
                            || rest.contains(WordKind.AS_NEEDED))) {
                Set<WordKind> both = EnumSet.of(WordKind.UNIT);
                both.addAll(rest);
                return both;
            }
        }
        return Set.of();
    }

    private Set<WordKind> kindsOf(String word) {
        TokenizedText alone = TokenizedText.of(word);
        Set<WordKind> kinds = EnumSet.noneOf(WordKind.class);
        for (PhraseIndex.Match<Meaning> match :
                alone.size() == 1 ? vocabulary.startingAt(alone, 0) : List.<PhraseIndex.Match<Meaning>>of()) {
            for (Meaning meaning : match.meanings()) {
                if (meaning instanceof Meaning.Word(WordKind kind)) {
                    kinds.add(kind);
                }
            }
        }
        return kinds;
    }

    /** "for" and "x" alone where a phrase such as "x 14 days" would hide how long ago something was. */
    private @Nullable Element withoutLength(@Nullable Element phrase) {
        if (phrase instanceof Element.Words words && words.to() > words.from() + 1) {
            DateWords.Said said = dates.startingAt(words.from() + 1);
            if (said != null && said.shape() == DateWords.Shape.LENGTH && said.end() >= words.to()) {
                return new Element.Words(words.from(), words.from() + 1, words.kinds());
            }
        }
        return phrase;
    }

    private @Nullable Element date(int at, int phraseEnd) {
        DateWords.Said said = dates.startingAt(at);
        if (said == null && (followsCue() || followsPreposition(at))) {
            said = dates.monthAlone(at);
        }
        if (said == null
                || said.end() < phraseEnd
                || (said.shape() == DateWords.Shape.POINT && isAmount(at, said.end()))) {
            return null;
        }
        return new Element.Dated(at, said.end(), said);
    }

    /** Whether words about use stand right before, or before one more word, as in "stopped in". */
    private boolean followsCue() {
        List<Element> before = elements.reversed();
        return !before.isEmpty()
                && (isCue(before.getFirst())
                        || (isWord(before.getFirst()) && before.size() > 1 && isCue(before.get(1))));
    }

    /** "in May", "since May": without such a word a month can be a verb. */
    private boolean followsPreposition(int at) {
        return at > 0
                && MONTH_FOLLOWS.contains(text.token(at - 1).folded())
                && !Gap.isHard(text.token(at).gap());
    }

    private static boolean isCue(Element element) {
        return element instanceof Element.Words words && words.isCue();
    }

    private static boolean isWord(Element element) {
        return element instanceof Element.Words words && words.to() == words.from() + 1;
    }

    /** Whether a number that could be a year or a day is followed by a unit. */
    private boolean isAmount(int at, int end) {
        if (end >= text.size()
                || !text.token(end - 1).number()
                || Gap.isHard(text.token(end).gap())
                || !text.token(at).number()) {
            return false;
        }
        return vocabulary.startingAt(text, end).stream()
                .flatMap(match -> match.meanings().stream())
                .anyMatch(meaning -> meaning instanceof Meaning.Word(WordKind kind)
                        && (kind == WordKind.UNIT || kind == WordKind.FORM));
    }

    private @Nullable Element code(int at) {
        Token token = text.token(at);
        if (CODE_LABELS.contains(token.folded()) && at + 1 < text.size() && !token.is("atc")) {
            Token number = text.token(at + 1);
            List<Meaning.Name> senses = number.number() ? codes.byRxCui(number.folded()) : List.of();
            return senses.isEmpty() ? null : new Element.Named(at, at + 2, senses, Set.of());
        }
        int first = token.is("atc") ? at + 1 : at;
        if (first + 3 < text.size() && isSubstanceCode(first)) {
            List<Meaning.Name> senses = codes.byAtc(text.slice(first, first + 4));
            return senses.isEmpty() ? null : new Element.Named(at, first + 4, senses, Set.of());
        }
        return null;
    }

    private boolean isSubstanceCode(int at) {
        return text.token(at).folded().length() == 1
                && isTightNumber(at + 1)
                && text.token(at + 2).gap() == Gap.TIGHT
                && text.token(at + 2).folded().length() == 2
                && isTightNumber(at + 3);
    }

    private boolean isTightNumber(int at) {
        Token token = text.token(at);
        return token.number() && token.gap() == Gap.TIGHT && token.folded().length() == 2;
    }

    private @Nullable Element phrase(int at, List<PhraseIndex.Match<Meaning>> matches) {
        Element.Named named = longestName(at, matches);
        int nameEnd = named == null ? at : named.to();
        for (PhraseIndex.Match<Meaning> match : matches) {
            if (match.end() <= nameEnd) {
                break;
            }
            Element other = otherThanName(at, match);
            if (other instanceof Element.Pointer pointer && namesMedicine(at, match.end())) {
                if (at >= insideCondition) {
                    elements.add(new Element.Pointer(at, at, pointer.conditions()));
                    insideCondition = match.end();
                }
            } else if (other != null) {
                return other;
            }
        }
        return named;
    }

    private boolean namesMedicine(int from, int to) {
        for (int at = from; at < to; at++) {
            if (longestName(at, vocabulary.startingAt(text, at)) != null) {
                return true;
            }
        }
        return false;
    }

    private Element.@Nullable Named longestName(int at, List<PhraseIndex.Match<Meaning>> matches) {
        for (PhraseIndex.Match<Meaning> match : matches) {
            List<Meaning.Name> senses = new ArrayList<>();
            Set<WordKind> around = EnumSet.noneOf(WordKind.class);
            for (Meaning meaning : match.meanings()) {
                switch (meaning) {
                    case Meaning.Name name -> senses.add(name);
                    case Meaning.Word(WordKind kind) -> around.add(kind);
                    case Meaning.ClassName _, Meaning.ConditionName _, Meaning.ConditionHint _ -> {}
                }
            }
            if (!senses.isEmpty() && !endsWithAmount(at, match.end()) && !endsInsideCode(match.end())) {
                return new Element.Named(at, withSalt(match.end(), senses), senses, around);
            }
        }
        return null;
    }

    /** Whether the number that a name ends with is here the number of tablets or milligrams: "Tylenol 3 tablets" is not "Tylenol 3". */
    private boolean endsWithAmount(int at, int end) {
        Token last = text.token(end - 1);
        return end - at > 1 && last.number() && last.gap() == Gap.SPACE && isAmount(end - 1, end);
    }

    /** Whether a name that ends with a letter goes on with a number: "vitamin B6" is not "vitamin B". */
    private boolean endsInsideCode(int end) {
        return end < text.size()
                && text.token(end).number()
                && text.token(end).gap() == Gap.TIGHT
                && text.token(end - 1).folded().length() == 1;
    }

    /** The end of a generic name with the word of its salt, where the content does not list that salt. */
    private int withSalt(int end, List<Meaning.Name> senses) {
        boolean generic = senses.stream().allMatch(sense -> sense.kind().generic());
        int salted = end;
        while (salted < text.size()
                && vocabulary.isSaltWord(text.token(salted).folded())
                && !Gap.isHard(text.token(salted).gap())
                && (generic || !isName(salted))) {
            salted++;
        }
        return salted;
    }

    private boolean isName(int at) {
        return vocabulary.startingAt(text, at).stream()
                .flatMap(match -> match.meanings().stream())
                .anyMatch(meaning -> meaning instanceof Meaning.Name);
    }

    private @Nullable Element otherThanName(int at, PhraseIndex.Match<Meaning> match) {
        List<PatientCondition> conditions = new ArrayList<>();
        Set<WordKind> kinds = EnumSet.noneOf(WordKind.class);
        Element drugClass = null;
        for (Meaning meaning : match.meanings()) {
            switch (meaning) {
                case Meaning.Name _ -> {}
                case Meaning.ClassName named ->
                    drugClass = new Element.ClassNamed(at, match.end(), named.drugClass(), named.members());
                case Meaning.ConditionName(PatientCondition condition) -> addOnce(condition, conditions);
                case Meaning.ConditionHint(PatientCondition condition) -> addOnce(condition, conditions);
                case Meaning.Word(WordKind kind) -> kinds.add(kind);
            }
        }
        boolean endsProduct = kinds.contains(WordKind.QUALIFIER) && nothingNamedAfter(at);
        if (CONJUNCTIONS.contains(text.token(at).folded()) && match.end() == at + 1 && !endsProduct) {
            return new Element.Conjunction(at, match.end());
        }
        if (drugClass != null && (kinds.isEmpty() || kinds.equals(EnumSet.of(WordKind.QUALIFIER)))) {
            return drugClass;
        }
        // Names of common conditions are also listed among the words that are passed over.
        boolean passedOver = kinds.equals(EnumSet.of(WordKind.FILLER)) && !conditions.isEmpty();
        if (!kinds.isEmpty() && !passedOver) {
            return new Element.Words(at, match.end(), kinds);
        }
        return conditions.isEmpty() ? null : new Element.Pointer(at, match.end(), conditions);
    }

    /** "Zyrtec Plus 10 mg" is a product, "Zyrtec plus Prozac" two. */
    private boolean nothingNamedAfter(int at) {
        return at + 1 >= text.size()
                || text.token(at + 1).number()
                || Gap.isHard(text.token(at + 1).gap());
    }

    private static void addOnce(PatientCondition condition, List<PatientCondition> conditions) {
        if (conditions.stream().noneMatch(other -> other.index() == condition.index())) {
            conditions.add(condition);
        }
    }
}
