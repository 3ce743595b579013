package org.ketwise.consult.handout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ketwise.consult.Consult;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.ConsultedMedication;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Criterion;
import org.ketwise.knowledge.model.HandoutText;
import org.ketwise.knowledge.model.HandoutText.EntryKind;
import org.ketwise.knowledge.model.HandoutText.MedicineLine;
import org.ketwise.knowledge.model.HandoutText.On;
import org.ketwise.knowledge.model.HandoutText.Telling;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.screening.BurdenFinding;
import org.ketwise.screening.ConditionFinding;
import org.ketwise.screening.Contributor;
import org.ketwise.screening.DuplicateTherapy;
import org.ketwise.screening.Finding;
import org.ketwise.screening.InteractionFinding;
import org.ketwise.screening.MedicationUse;
import org.ketwise.terminology.MedicationMention;
import org.ketwise.terminology.Use;

/** Chooses what one patient is told. */
public final class HandoutMaker {
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<![\\p{L}\\p{N}])\\d+(?:[.,]\\d+)?\\s*(?:mg|mcg|µg|g|ml|iu|units?|%)(?:/\\s*(?:\\d+(?:[.,]\\d+)?\\s*)?\\p{L}+)?(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final HandoutText text;
    private final Consultation consultation;
    private final Predicate<Criterion> holds;
    private final Set<String> sources = new LinkedHashSet<>();

    private HandoutMaker(HandoutText text, Consultation consultation, Predicate<Criterion> holds) {
        this.text = text;
        this.consultation = consultation;
        this.holds = holds;
    }

    /**
     * The handout of a consultation in the language of the text.
     *
     * @param consult which the consultation came of
     */
    public static Handout make(HandoutText text, Consultation consultation, Consult consult) {
        return new HandoutMaker(text, consultation, consult.holding(consultation)).make();
    }

    private Handout make() {
        List<Handout.Section> sections = new ArrayList<>();
        for (HandoutText.Section section : text.sections()) {
            List<Handout.Line> lines = lines(section);
            List<Handout.Medicine> medicines = section.medicines() ? medicines() : List.of();
            if (!lines.isEmpty()) {
                sections.add(new Handout.Section(section.id(), section.title(), section.urgent(), lines, medicines));
            }
        }
        return new Handout(
                text,
                consultation.plan().drugs().stream().map(Ingredient::name).toList(),
                consultation.planGiven(),
                sections,
                List.copyOf(sources));
    }

    private List<Handout.Line> lines(HandoutText.Section section) {
        List<Handout.Line> lines = new ArrayList<>();
        for (HandoutText.Line line : section.lines()) {
            if (holds.test(line.when())) {
                lines.add(new Handout.Line(line.question(), line.say(), line.corrects()));
                sources.addAll(line.sources());
            }
        }
        return lines;
    }

    /** Each name once, in the order of the list. */
    private List<Handout.Medicine> medicines() {
        Map<String, Handout.Medicine> medicines = new LinkedHashMap<>();
        for (ConsultedMedication medication : consultation.medications()) {
            for (MedicationMention mention : medication.entry().mentions()) {
                Handout.Medicine medicine = medicine(mention);
                medicines.putIfAbsent(medicine.name() + medicine.tellings(), medicine);
            }
        }
        return List.copyOf(medicines.values());
    }

    private Handout.Medicine medicine(MedicationMention mention) {
        String name = withoutAmounts(mention.text());
        return switch (mention.use()) {
            case Use.Current _, Use.AsNeeded _, Use.OnHold _ -> new Handout.Medicine(name, tellings(mention, name));
            case Use.Stopped _ -> {
                List<Telling> tellings = new ArrayList<>();
                tellings.add(filled(entry(EntryKind.STOPPED), name, "", ""));
                // What to ask of a medicine speaks of one that is taken.
                found(mention, name).forEach(each -> tellings.add(new Telling(each.tell(), null)));
                yield new Handout.Medicine(name, tellings);
            }
            case Use.Allergy _ -> told(name, EntryKind.ALLERGY);
            case Use.Discussed _, Use.NotTaken _, Use.OtherPerson _ -> told(name, EntryKind.LEFT_OUT);
        };
    }

    private Handout.Medicine told(String name, EntryKind kind) {
        return new Handout.Medicine(name, List.of(filled(entry(kind), name, "", "")));
    }

    /** Of a name that is not certain nothing is told but that: what holds for a guess could calm somebody who takes something else. */
    private List<Telling> tellings(MedicationMention mention, String name) {
        return switch (mention) {
            case MedicationMention.Resolved _ -> {
                List<Telling> found = found(mention, name);
                yield found.isEmpty() ? List.of(filled(entry(EntryKind.NOTHING), name, "", "")) : found;
            }
            case MedicationMention.Suggested suggested ->
                List.of(filled(
                        entry(EntryKind.SUGGESTED), name, suggested.candidate().name(), ""));
            case MedicationMention.Ambiguous ambiguous ->
                List.of(filled(
                        entry(EntryKind.AMBIGUOUS),
                        name,
                        ambiguous.candidates().stream()
                                .map(MedicationMention.Candidate::name)
                                .distinct()
                                .collect(Collectors.joining(", ")),
                        ""));
            case MedicationMention.Unresolved _ -> List.of(filled(entry(EntryKind.UNRESOLVED), name, "", ""));
        };
    }

    /** What the content says of a medicine by what was found of it, each once; nothing in general where something particular says it. */
    private List<Telling> found(MedicationMention mention, String name) {
        boolean grave = isGrave(mention);
        List<MedicineLine> fitting = text.medicines().stream()
                .filter(line -> !(grave && line.calming()))
                .filter(line -> mention.ingredients().stream().anyMatch(ingredient -> fits(line.on(), ingredient)))
                .toList();
        Set<String> covered =
                fitting.stream().flatMap(line -> line.covers().stream()).collect(Collectors.toSet());
        Set<Telling> found = new LinkedHashSet<>();
        for (MedicineLine line : fitting) {
            List<String> general = line.on().general();
            if (general.isEmpty() || !covered.containsAll(general)) {
                found.add(filled(line.telling(), name, "", line.on().contraindicated() ? others(mention) : ""));
                sources.addAll(line.sources());
            }
        }
        return List.copyOf(found);
    }

    private boolean isGrave(MedicationMention mention) {
        return consultation.findings().stream()
                .flatMap(HandoutMaker::withPairs)
                .filter(finding -> finding.severity().interrupts())
                .anyMatch(finding ->
                        mention.ingredients().stream().anyMatch(each -> speaksOf(each, finding.medicines())));
    }

    /** A burden, and the rules about two medicines that are told inside it. */
    private static Stream<Finding> withPairs(Finding finding) {
        return finding instanceof BurdenFinding burden
                ? Stream.concat(Stream.of(burden), burden.pairs().stream())
                : Stream.of(finding);
    }

    /** The names, as they were written, of what is contraindicated with a medicine. */
    private String others(MedicationMention mention) {
        Set<Ingredient> opposed = consultation.findings().stream()
                .flatMap(HandoutMaker::withPairs)
                .filter(finding -> isContraindicatedPair(finding)
                        && mention.ingredients().stream().anyMatch(each -> speaksOf(each, finding.medicines())))
                .flatMap(finding -> finding.medicines().stream())
                .map(MedicationUse::ingredient)
                .filter(ingredient -> !mention.ingredients().contains(ingredient))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return consultation.medications().stream()
                .flatMap(medication -> medication.entry().mentions().stream())
                .filter(other -> other.ingredients().stream().anyMatch(opposed::contains))
                .map(other -> withoutAmounts(other.text()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Two medicines of the list, whatever becomes of the treatment. */
    private static boolean isContraindicatedPair(Finding finding) {
        return finding instanceof InteractionFinding interaction
                && !interaction.objects().isEmpty()
                && interaction.severity() == Severity.CONTRAINDICATED;
    }

    private boolean fits(On on, Ingredient ingredient) {
        if (on.ingredients().contains(ingredient.index())) {
            return true;
        }
        for (Finding finding : consultation.findings()) {
            if (finding.severity() != Severity.NONE && fits(on, ingredient, finding)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(On on, Ingredient ingredient, Finding finding) {
        if (on.contraindicated() && isContraindicatedPair(finding) && speaksOf(ingredient, finding.medicines())) {
            return true;
        }
        return switch (finding) {
            case BurdenFinding burden ->
                (on.axes().contains(burden.axis().id()) && adds(ingredient, burden))
                        || burden.contributors().stream().anyMatch(each -> isRule(on, ingredient, each))
                        || burden.pairs().stream().anyMatch(pair -> fits(on, ingredient, pair));
            case InteractionFinding interaction ->
                speaksOf(ingredient, interaction.medicines())
                        && (on.categories().contains(interaction.category())
                                || on.rules().contains(interaction.id()));
            case DuplicateTherapy duplicate -> on.duplicate() && speaksOf(ingredient, duplicate.medicines());
            case ConditionFinding _ -> false;
        };
    }

    private static boolean adds(Ingredient ingredient, BurdenFinding burden) {
        return burden.contributors().stream()
                .map(Contributor::medicine)
                .anyMatch(use -> use != null && use.ingredient().equals(ingredient));
    }

    private static boolean isRule(On on, Ingredient ingredient, Contributor contributor) {
        return contributor instanceof Contributor.ByRule byRule
                && byRule.use().ingredient().equals(ingredient)
                && on.rules().contains("interaction:" + byRule.rule().id());
    }

    private static boolean speaksOf(Ingredient ingredient, List<MedicationUse> uses) {
        return uses.stream().anyMatch(use -> use.ingredient().equals(ingredient));
    }

    /** How much of it is taken is nothing that a handout repeats: a patient could take it for advice. */
    private static String withoutAmounts(String words) {
        String name = AMOUNT.matcher(words).replaceAll(" ").strip().replaceAll("\\s+", " ");
        return name.isEmpty() ? words.strip() : name;
    }

    private Telling entry(EntryKind kind) {
        Telling telling = text.entries().get(kind);
        if (telling == null) {
            throw new IllegalStateException("the reader of handouts asks for each kind of entry");
        }
        return telling;
    }

    private static Telling filled(Telling telling, String name, String candidates, String others) {
        String ask = telling.ask();
        return new Telling(
                filled(telling.tell(), name, candidates, others),
                ask == null ? null : filled(ask, name, candidates, others));
    }

    private static String filled(String words, String name, String candidates, String others) {
        String filled = words.replace("{name}", name)
                .replace("{candidates}", candidates)
                .replace("{others}", others);
        return filled.isEmpty() ? filled : filled.substring(0, 1).toUpperCase(Locale.ROOT) + filled.substring(1);
    }
}
