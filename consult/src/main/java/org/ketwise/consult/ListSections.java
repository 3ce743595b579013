package org.ketwise.consult;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.terminology.ListHeading;
import org.ketwise.terminology.MedicationEntry;
import org.ketwise.terminology.MedicationMention;
import org.ketwise.terminology.MedicationReader;
import org.ketwise.terminology.Use;

/**
 * Follows the headings of a list from line to line. What a heading says holds for the lines below it up to the next heading; after an empty line it holds on only
 * where every medicine so far has stood apart, because what is left out by mistake is overlooked.
 */
final class ListSections {
    private final MedicationReader reader;
    private final LocalDate asOf;
    private @Nullable ListHeading heading;
    private boolean anyBelow;
    private boolean allApart;
    private boolean emptyLine;
    private boolean inLine;
    private List<Ingredient> last = List.of();

    ListSections(MedicationReader reader, LocalDate asOf) {
        this.reader = reader;
        this.asOf = asOf;
    }

    /** The heading that an entry is; what it says holds from here on. */
    Optional<ListHeading> begin(MedicationInput input) {
        if (input.standing() == MedicationInput.Standing.ALONE) {
            heading = null;
            return Optional.empty();
        }
        boolean apart = input.standing() == MedicationInput.Standing.APART;
        Optional<ListHeading> found = reader.findHeading(input.text(), apart, asOf);
        emptyLine |= apart;
        inLine = found.isEmpty()
                && heading != null
                && reader.findHeadingInLine(input.text(), asOf).isPresent();
        if (found.isPresent()) {
            heading = found.get();
            anyBelow = false;
            allApart = true;
            emptyLine = false;
            last = List.of();
        }
        return found;
    }

    /** The heading that an entry which is none stands under, or null where there is none that says anything. */
    @Nullable
    ListHeading heading() {
        boolean over = emptyLine && anyBelow && !allApart;
        if (heading != null && over) {
            heading = heading.perhapsOver();
        }
        return heading == null || heading.saysNothing() || inLine ? null : heading;
    }

    /** Goes on below an entry that was read under the heading. */
    void goOn(MedicationEntry entry) {
        if (heading == null) {
            return;
        }
        List<Ingredient> named = entry.mentions().stream()
                .flatMap(mention -> mention.ingredients().stream())
                .toList();
        if (inLine) {
            heading = heading.perhapsOver();
        } else if (!named.isEmpty() && last.containsAll(named)) {
            // "Commonly known as" and the brand say more of the medicine above.
            emptyLine = false;
        } else if (!named.isEmpty()) {
            last = named;
            allApart &= emptyLine;
            anyBelow = true;
            emptyLine = false;
            // A medicine with a dose has ended the list of allergies.
            boolean takenAfterAllergies = heading.use() instanceof Use.Allergy
                    && entry.mentions().stream().map(MedicationMention::use).anyMatch(Use::taken);
            heading = takenAfterAllergies ? null : heading;
        } else if (reader.mayBeginAnotherPart(entry.input(), asOf)) {
            heading = heading.perhapsOver();
        }
    }
}
