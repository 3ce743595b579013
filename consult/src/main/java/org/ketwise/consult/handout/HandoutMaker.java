package org.ketwise.consult.handout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ketwise.consult.Consult;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.ConsultedMedication;
import org.ketwise.knowledge.model.Criterion;
import org.ketwise.knowledge.model.HandoutText;
import org.ketwise.knowledge.model.HandoutText.EntryKind;
import org.ketwise.knowledge.model.HandoutText.MedicineLine;
import org.ketwise.knowledge.model.HandoutText.On;
import org.ketwise.knowledge.model.HandoutText.Telling;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.terminology.MedicationMention;
import org.ketwise.terminology.Use;

/** Chooses what one patient is told. */
public final class HandoutMaker {
    /** A number behind a name; one that a name begins with, as in 5-HTP, belongs to it. */
    private static final Pattern NUMBER = Pattern.compile("(?<=\\S)[ ,(]+\\d");

    private static final String OTHERS = "{others}";
    private static final int LONGEST_NAME = 80;
    private static final int LONG_NAME = 30;

    private final HandoutText text;
    private final Consultation consultation;
    private final Predicate<Criterion> holds;
    private final Map<Integer, FoundOf> findings;
    private final Map<Integer, Set<String>> written;
    private final Set<String> sources = new LinkedHashSet<>();

    private HandoutMaker(HandoutText text, Consultation consultation, Predicate<Criterion> holds) {
        this.text = text;
        this.consultation = consultation;
        this.holds = holds;
        findings = FoundOf.among(consultation.findings());
        written = written(consultation);
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
            if (!lines.isEmpty() || !medicines.isEmpty()) {
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
        String name = nameOf(mention);
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
            case MedicationMention.Resolved _ -> foundOrNothing(mention, name);
            // Not the name is uncertain, but something else about the entry.
            case MedicationMention.Suggested suggested
            when suggested.candidate().name().equalsIgnoreCase(name) -> foundOrNothing(mention, name);
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

    private List<Telling> foundOrNothing(MedicationMention mention, String name) {
        List<Telling> found = found(mention, name);
        return found.isEmpty() ? List.of(filled(entry(EntryKind.NOTHING), name, "", "")) : found;
    }

    /** What the content says of a medicine by what was found of it, each once; nothing in general where something particular says it. */
    private List<Telling> found(MedicationMention mention, String name) {
        List<FoundOf> found = mention.ingredients().stream()
                .map(ingredient -> FoundOf.of(ingredient, findings))
                .toList();
        boolean grave = found.stream().anyMatch(FoundOf::isGrave);
        List<MedicineLine> fitting = text.medicines().stream()
                .filter(line -> !(grave && line.calming()))
                .filter(line -> found.stream().anyMatch(each -> each.fits(line.on()))
                        || mention.ingredients().stream()
                                .anyMatch(each -> line.on().ingredients().contains(each.index())))
                .toList();
        Set<String> covered =
                fitting.stream().flatMap(line -> line.covers().stream()).collect(Collectors.toSet());
        Set<Telling> tellings = new LinkedHashSet<>();
        for (MedicineLine line : fitting) {
            List<String> general = line.on().general();
            String others = others(line.on(), found, name);
            boolean ofNobodyElse = others.isEmpty() && line.telling().tell().contains(OTHERS);
            if (!ofNobodyElse && (general.isEmpty() || !covered.containsAll(general))) {
                tellings.add(filled(line.telling(), name, "", others));
                sources.addAll(line.sources());
            }
        }
        return List.copyOf(tellings);
    }

    /** The names, as they were written, of the other medicines that a line speaks of. */
    private String others(On on, List<FoundOf> found, String name) {
        List<String> others = found.stream()
                .flatMap(each -> each.others(on).stream())
                .flatMap(place -> written.getOrDefault(place, Set.of()).stream())
                .filter(other -> !other.equals(name))
                .distinct()
                .toList();
        return others.size() < 2
                ? String.join("", others)
                : String.join(", ", others.subList(0, others.size() - 1)) + " "
                        + text.words().and() + " " + others.getLast();
    }

    /** By which names the list speaks of each ingredient. */
    private static Map<Integer, Set<String>> written(Consultation consultation) {
        Map<Integer, Set<String>> names = new HashMap<>();
        for (ConsultedMedication medication : consultation.medications()) {
            for (MedicationMention mention : medication.entry().mentions()) {
                for (Ingredient ingredient : mention.ingredients()) {
                    names.computeIfAbsent(ingredient.index(), _ -> new LinkedHashSet<>())
                            .add(nameOf(mention));
                }
            }
        }
        return names;
    }

    /** The name without what stands behind it, from the first number on: how much is taken is nothing that a handout repeats, since a patient could take it for advice. */
    private static String nameOf(MedicationMention mention) {
        String words = mention.text().strip().replaceAll("\\s+", " ");
        if (words.length() > LONG_NAME && mention instanceof MedicationMention.Resolved resolved) {
            words = resolved.name(); // the display of a code says form and salt too
        }
        Matcher number = NUMBER.matcher(words);
        String name = number.find() ? words.substring(0, number.start()) : words;
        String shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
        return shown.isEmpty() ? shown : shown.substring(0, 1).toUpperCase(Locale.ROOT) + shown.substring(1);
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
                .replace(OTHERS, others);
        return filled.isEmpty() ? filled : filled.substring(0, 1).toUpperCase(Locale.ROOT) + filled.substring(1);
    }
}
