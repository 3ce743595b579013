package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ketwise.kernel.AtcCode;
import org.ketwise.kernel.RxCui;
import org.ketwise.knowledge.model.Ingredient;

/** Entries that are a code and nothing else: {@code rxcui 6901}, {@code RXNORM:6901}, {@code 6901}, {@code ATC N06BA04}, {@code N06B}. */
final class TypedCodes {
    private static final int LONGEST = 40;
    private static final Pattern RXCUI =
            Pattern.compile("(?:rxcui|rxnorm|rx)?[\\s:#=-]*([1-9]\\d{0,7})", Pattern.CASE_INSENSITIVE);
    private static final Pattern ATC =
            Pattern.compile("(atc[\\s:#=-]*)?([a-z]\\d{2}(?:[a-z](?:[a-z](?:\\d{2})?)?)?)", Pattern.CASE_INSENSITIVE);
    private static final int SUBSTANCE = 7;
    /** Shorter ATC codes look like vitamins and are read only where the code system is named. */
    private static final int SHORTEST_UNLABELLED = 4;

    private final Codes codes;
    private final RxNormReader rxNorm;

    TypedCodes(Codes codes, RxNormReader rxNorm) {
        this.codes = codes;
        this.rxNorm = rxNorm;
    }

    /** The mention that a code alone makes, or empty where the entry is more or less than that. */
    Optional<MedicationMention> read(String entry) {
        if (entry.length() > LONGEST) {
            return Optional.empty();
        }
        String written = entry.strip();
        Matcher rxcui = RXCUI.matcher(written);
        if (rxcui.matches()) {
            return Optional.of(rxCui(written, rxcui.group(1)));
        }
        Matcher atc = ATC.matcher(written);
        if (atc.matches() && (atc.group(1) != null || atc.group(2).length() >= SHORTEST_UNLABELLED)) {
            return Optional.of(atc(written, atc.group(2)));
        }
        return Optional.empty();
    }

    private MedicationMention rxCui(String written, String code) {
        List<Meaning.Name> names = RxCui.isWellFormed(code) ? codes.byRxCui(code) : List.of();
        return names.isEmpty()
                ? rxNorm.byCode(code)
                        .map(reading -> reading.mention(written, Use.CURRENT))
                        .orElseGet(() -> new MedicationMention.Unresolved(
                                written, Use.CURRENT, "The RxCUI " + code + " is not known to the content."))
                : known(written, names);
    }

    /** A mention of a medicine by an ATC code at whatever level. */
    MedicationMention atc(String written, String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        if (!AtcCode.isWellFormed(upper)) {
            return new MedicationMention.Unresolved(written, Use.CURRENT, upper + " is not a code of the ATC.");
        }
        if (upper.length() == SUBSTANCE) {
            List<Meaning.Name> names = codes.byAtc(upper);
            return names.isEmpty()
                    ? new MedicationMention.Unresolved(
                            written, Use.CURRENT, "The ATC code " + upper + " is not known to the content.")
                    : known(written, names);
        }
        return group(written, upper, codes.inAtcGroup(upper));
    }

    private static MedicationMention group(String written, String code, List<Ingredient> members) {
        String reason = code + " is a group of the ATC, not one medicine.";
        List<MedicationMention.Candidate> candidates = members.stream()
                .map(member -> new MedicationMention.Candidate(member.name(), List.of(member)))
                .toList();
        return switch (candidates.size()) {
            case 0 -> new MedicationMention.Unresolved(written, Use.CURRENT, reason);
            case 1 -> new MedicationMention.Suggested(written, Use.CURRENT, candidates.getFirst(), reason);
            default -> new MedicationMention.Ambiguous(written, Use.CURRENT, candidates, reason);
        };
    }

    private static MedicationMention known(String written, List<Meaning.Name> names) {
        List<Reading.Choice> choices = new ArrayList<>();
        for (Meaning.Name name : names) {
            if (choices.stream().noneMatch(choice -> choice.ingredients().equals(name.ingredients()))) {
                choices.add(new Reading.Choice(name.spelling(), name.ingredients()));
            }
        }
        Reading reading = choices.size() == 1
                ? new Reading.Exact(choices.getFirst(), Meaning.Name.Kind.CODE)
                : new Reading.Open(choices, "The code stands for different medicines.");
        return reading.mention(written, Use.CURRENT);
    }
}
