package org.ketwise.terminology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Coding;
import org.ketwise.knowledge.model.Ingredient;

/**
 * Reads a coded medicine. A code that the content knows leads, as long as what is written beside it does not name another medicine instead; one that is named
 * besides is a second medicine, as in a typed line. A code that the content does not know, a product's for example, leaves it to the words.
 */
final class CodedReader {
    private static final Set<String> ATC_SYSTEMS = Set.of(
            Coding.ATC, "http://www.whocc.no/atc/", "https://www.whocc.no/atc", "urn:oid:2.16.840.1.113883.6.73");
    private static final Set<String> RXNORM_SYSTEMS =
            Set.of(Coding.RXNORM, "https://www.nlm.nih.gov/research/umls/rxnorm", "urn:oid:2.16.840.1.113883.6.88");
    private static final Set<String> NDC_SYSTEMS = Set.of(Coding.NDC, "urn:oid:2.16.840.1.113883.6.69");
    private static final int MOST_CODINGS = 50;
    private static final String BESIDE =
            "Named beside the code of another medicine, among words that were not understood; to be confirmed.";
    private static final String DISAGREE = "The code and the words beside it name different medicines.";

    private final Codes codes;
    private final RxNormReader rxNorm;
    private final LineReader lines;
    private final TypedCodes typedCodes;

    CodedReader(Codes codes, RxNormReader rxNorm, LineReader lines, TypedCodes typedCodes) {
        this.codes = codes;
        this.rxNorm = rxNorm;
        this.lines = lines;
        this.typedCodes = typedCodes;
    }

    MedicationEntry read(List<Coding> codings, @Nullable String text, LocalDate asOf) {
        List<Coding> read = codings.stream().limit(MOST_CODINGS).toList();
        List<String> writings = writings(read, text);
        String input = writings.isEmpty() ? codesOnly(read) : writings.getFirst();
        List<MedicationEntry> entries = writings.stream()
                .map(writing -> lines.read(writing, asOf, true))
                .toList();
        List<Reading.Choice> known = knownCodes(read);
        MedicationEntry result;
        if (known.isEmpty()) {
            result = entries.isEmpty() ? withoutWords(input, read) : byWords(input, entries);
            if (result.mentions().stream()
                    .allMatch(mention -> mention.ingredients().isEmpty())) {
                result = byWhatIsListed(input, read).orElse(result);
            }
        } else {
            result = byCode(input, known, entries);
        }
        return result;
    }

    private static List<String> writings(List<Coding> codings, @Nullable String text) {
        Set<String> writings = new LinkedHashSet<>();
        if (text != null && !text.isBlank()) {
            writings.add(text);
        }
        for (Coding coding : codings) {
            String display = coding.display();
            if (display != null && !display.isBlank()) {
                writings.add(display);
            }
        }
        return List.copyOf(writings);
    }

    private static String codesOnly(List<Coding> codings) {
        return String.join(
                ", ",
                codings.stream()
                        .map(coding -> (coding.system() + " " + coding.code()).strip())
                        .toList());
    }

    /** The codes of vocabularies of medicines that the content does not have, with the name of the vocabulary. */
    List<String> unknownCodes(List<Coding> codings) {
        Set<String> unknown = new LinkedHashSet<>();
        for (Coding coding : codings) {
            String vocabulary = RXNORM_SYSTEMS.contains(coding.system())
                    ? "RxNorm "
                    : ATC_SYSTEMS.contains(coding.system()) ? "ATC " : "";
            if (!vocabulary.isEmpty()
                    && !coding.code().isBlank()
                    && choicesOf(coding).isEmpty()) {
                unknown.add(vocabulary + coding.code().strip());
            }
        }
        return List.copyOf(unknown);
    }

    private List<Meaning.Name> namesOf(Coding coding) {
        if (RXNORM_SYSTEMS.contains(coding.system())) {
            return codes.byRxCui(coding.code().strip());
        }
        return ATC_SYSTEMS.contains(coding.system()) ? codes.byAtc(coding.code().strip()) : List.of();
    }

    private List<Reading.Choice> knownCodes(List<Coding> codings) {
        List<Reading.Choice> choices = new ArrayList<>();
        for (Coding coding : codings) {
            for (Reading.Choice each : choicesOf(coding)) {
                if (choices.stream().noneMatch(choice -> choice.ingredients().equals(each.ingredients()))) {
                    choices.add(each);
                }
            }
        }
        return choices;
    }

    /** What a code stands for as a whole; of one that RxNorm knows and the content knows in part the words say more. */
    private List<Reading.Choice> choicesOf(Coding coding) {
        List<Meaning.Name> names = namesOf(coding);
        if (!names.isEmpty()) {
            return names.stream()
                    .map(name -> new Reading.Choice(name.spelling(), name.ingredients()))
                    .toList();
        }
        return listed(coding)
                .map(reading -> switch (reading) {
                    case Reading.Exact exact -> List.of(exact.choice());
                    case Reading.Open open -> open.choices();
                    case Reading.Likely _, Reading.OfClass _, Reading.Nothing _ -> List.<Reading.Choice>of();
                })
                .orElse(List.of());
    }

    private Optional<Reading> listed(Coding coding) {
        if (RXNORM_SYSTEMS.contains(coding.system())) {
            return rxNorm.byCode(coding.code().strip());
        }
        return NDC_SYSTEMS.contains(coding.system())
                ? rxNorm.byPackage(coding.code().strip())
                : Optional.empty();
    }

    // ---- a code that is known

    private static MedicationEntry byCode(String input, List<Reading.Choice> known, List<MedicationEntry> entries) {
        List<Reading.Choice> choices = new ArrayList<>(known);
        for (MedicationEntry entry : entries) {
            IngredientSet named = IngredientSet.of(ingredients(ofCode(known, entry)));
            if (!named.list().isEmpty()
                    && known.stream().noneMatch(choice -> agrees(choice.ingredients(), ofCode(known, entry)))) {
                choices.add(new Reading.Choice(named.names(), named));
            }
        }
        Use use = entries.stream()
                .flatMap(entry -> ofCode(known, entry).stream().map(MedicationMention::use))
                .findFirst()
                .orElse(Use.CURRENT);
        List<String> notUnderstood = entries.isEmpty() ? List.of() : leftOver(entries.getFirst());
        Reading reading = choices.size() == 1
                ? new Reading.Exact(choices.getFirst(), Meaning.Name.Kind.CODE)
                : new Reading.Open(choices, known.size() > 1 ? "The codes stand for different medicines." : DISAGREE);
        boolean local = entries.stream()
                .flatMap(entry -> entry.mentions().stream())
                .anyMatch(mention -> mention instanceof MedicationMention.Suggested suggested
                        && suggested.reason().contains(LocalUse.REASON));
        List<MedicationMention> mentions = new ArrayList<>();
        mentions.add((local ? reading.doubted(LocalUse.REASON) : reading).mention(input, use));
        addOthers(entries, mentions);
        return new MedicationEntry(input, mentions, List.of(), notUnderstood);
    }

    /** Adds what the words name besides, for certain or not, and none of the mentions does. */
    private static void addOthers(List<MedicationEntry> entries, List<MedicationMention> mentions) {
        for (MedicationEntry entry : entries) {
            for (MedicationMention other : entry.mentions()) {
                IngredientSet named = IngredientSet.of(other.ingredients());
                boolean said = mentions.stream()
                        .anyMatch(mention -> mention.ingredients().stream().anyMatch(named::contains));
                if (!named.list().isEmpty() && !said) {
                    mentions.add(entry.notUnderstood().isEmpty() ? other : asked(other));
                }
            }
        }
    }

    /** What "A, instead of B" says of B is not known where a word of it is not. */
    private static MedicationMention asked(MedicationMention other) {
        return other instanceof MedicationMention.Resolved resolved
                ? new MedicationMention.Suggested(
                        resolved.text(),
                        resolved.use(),
                        new MedicationMention.Candidate(resolved.name(), resolved.ingredients()),
                        BESIDE)
                : other;
    }

    /** The mentions of the words that speak of what the codes stand for; all of them where none does, because then they may contradict the code. */
    private static List<MedicationMention> ofCode(List<Reading.Choice> known, MedicationEntry entry) {
        List<MedicationMention> same = entry.mentions().stream()
                .filter(mention -> mention.ingredients().stream()
                        .anyMatch(ingredient -> known.stream()
                                .anyMatch(choice -> choice.ingredients().contains(ingredient))))
                .toList();
        return same.isEmpty() ? entry.mentions() : same;
    }

    /** Exact names must be those of the code; of likenesses one is enough. */
    private static boolean agrees(IngredientSet code, List<MedicationMention> mentions) {
        List<Ingredient> exact = ingredients(mentions.stream()
                .filter(MedicationMention.Resolved.class::isInstance)
                .toList());
        return exact.isEmpty()
                ? ingredients(mentions).stream().anyMatch(code::contains)
                : code.equals(IngredientSet.of(exact));
    }

    private static List<Ingredient> ingredients(List<MedicationMention> mentions) {
        return mentions.stream()
                .flatMap(mention -> mention.ingredients().stream())
                .toList();
    }

    /** What the words say that the code does not: those that were not understood, and names that are not known. */
    private static List<String> leftOver(MedicationEntry entry) {
        Set<String> words = new LinkedHashSet<>(entry.notUnderstood());
        for (MedicationMention mention : entry.mentions()) {
            if (mention instanceof MedicationMention.Unresolved unresolved) {
                words.add(unresolved.text());
            }
        }
        return List.copyOf(words);
    }

    // ---- words alone

    private MedicationEntry byWords(String input, List<MedicationEntry> entries) {
        MedicationEntry best = entries.getFirst();
        for (MedicationEntry entry : entries) {
            boolean more = rank(entry) == rank(best) && names(entry, best);
            if (rank(entry) > rank(best) || more) {
                best = entry;
            }
        }
        List<Reading.Choice> choices = new ArrayList<>();
        for (MedicationEntry entry : entries) {
            boolean sure = rank(entry) == 3;
            IngredientSet named = IngredientSet.of(ingredients(entry.mentions()));
            boolean part = entries.stream().anyMatch(other -> rank(other) == 3 && names(other, entry));
            if (sure
                    && !part
                    && choices.stream().noneMatch(choice -> choice.ingredients().equals(named))) {
                choices.add(new Reading.Choice(named.names(), named));
            }
        }
        if (choices.size() > 1) {
            Use use = best.mentions().getFirst().use();
            Reading reading = new Reading.Open(choices, "What is written beside the codes names different medicines.");
            return new MedicationEntry(input, List.of(reading.mention(input, use)), List.of(), best.notUnderstood());
        }
        List<MedicationMention> mentions = new ArrayList<>(best.mentions());
        addOthers(entries, mentions);
        MedicationEntry written = entries.getFirst();
        Set<String> notUnderstood = new LinkedHashSet<>(best.notUnderstood());
        if (!best.equals(written)) {
            notUnderstood.addAll(leftOver(written));
        }
        List<String> surroundings = new ArrayList<>(best.surroundings());
        mentions.stream().skip(surroundings.size()).map(MedicationMention::text).forEach(surroundings::add);
        return new MedicationEntry(
                input, withUseOf(written, mentions), surroundings, best.conditionHints(), List.copyOf(notUnderstood));
    }

    /** Whether some words name each medicine that others do, and further ones. */
    private static boolean names(MedicationEntry more, MedicationEntry fewer) {
        return more.mentions().size() > fewer.mentions().size()
                && fewer.mentions().stream()
                        .allMatch(mention -> !mention.ingredients().isEmpty()
                                && more.mentions().stream()
                                        .anyMatch(other -> IngredientSet.of(other.ingredients())
                                                .equals(IngredientSet.of(mention.ingredients()))));
    }

    /** What the words that a person reads say of the use holds for the display of a code beside them, which says nothing of it. */
    private static List<MedicationMention> withUseOf(MedicationEntry written, List<MedicationMention> mentions) {
        if (written.mentions().isEmpty()
                || mentions.isEmpty()
                || !mentions.getFirst().use().equals(Use.CURRENT)) {
            return mentions;
        }
        List<MedicationMention> used = new ArrayList<>(mentions);
        used.set(0, mentions.getFirst().withUse(written.mentions().getFirst().use()));
        return used;
    }

    /** How much an entry tells: 3 where all of it is resolved, 0 where nothing is. */
    private static int rank(MedicationEntry entry) {
        int least = entry.mentions().isEmpty() ? 0 : 3;
        for (MedicationMention mention : entry.mentions()) {
            least = Math.min(
                    least,
                    switch (mention) {
                        case MedicationMention.Resolved _ -> 3;
                        case MedicationMention.Suggested _ -> 2;
                        case MedicationMention.Ambiguous _ -> 1;
                        case MedicationMention.Unresolved _ -> 0;
                    });
        }
        return least;
    }

    /** A code that RxNorm knows and the content in part or not at all, where no word beside it says more. */
    private Optional<MedicationEntry> byWhatIsListed(String input, List<Coding> codings) {
        return codings.stream()
                .flatMap(coding -> listed(coding).stream())
                .findFirst()
                .map(reading ->
                        new MedicationEntry(input, List.of(reading.mention(input, Use.CURRENT)), List.of(), List.of()));
    }

    private MedicationEntry withoutWords(String input, List<Coding> codings) {
        for (Coding coding : codings) {
            if (ATC_SYSTEMS.contains(coding.system())) {
                MedicationMention mention = typedCodes.atc(input, coding.code().strip());
                return new MedicationEntry(input, List.of(mention), List.of(), List.of());
            }
        }
        String reason = codings.isEmpty()
                ? "Neither a code nor a name is given."
                : "The code is not known to the content, and no name stands beside it.";
        return new MedicationEntry(
                input, List.of(new MedicationMention.Unresolved(input, Use.CURRENT, reason)), List.of(), List.of());
    }
}
