package org.ketwise.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Brand;
import org.ketwise.knowledge.model.Combination;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Lexicon;
import org.ketwise.terminology.MedicationMention;
import org.ketwise.terminology.MedicationReader;

/** What becomes of misspelt names: 20,000 that are made up, and all that the content lists as names taken for each other. */
final class SpellingValidation {
    private static final int ENTRIES = 20_000;
    private static final long SEED = 20261127;
    private static final int SHORTEST = 5;
    private static final int SHOWN = 25;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27); // no entry speaks of a day

    private final KnowledgeBase knowledge;
    private final MedicationReader reader;
    private final Map<String, Set<Set<String>>> names = new LinkedHashMap<>();
    private final Map<Misspellings.Kind, Counts> byKind = new EnumMap<>(Misspellings.Kind.class);
    private final List<String> silent = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();

    private final Between between = new Between();

    /** What became of writings between two names that are taken for each other. */
    private static final class Between {
        private int pairs;
        private int all;
        private int both;
        private int one;
        private int others;
        private int unknown;
        private final List<String> silent = new ArrayList<>();
    }

    private static final class Counts {
        private int all;
        private int first;
        private int among;
        private int otherOnly;
        private int unknown;
        private int wrongAndSilent;

        void add(Counts other) {
            all += other.all;
            first += other.first;
            among += other.among;
            otherOnly += other.otherOnly;
            unknown += other.unknown;
            wrongAndSilent += other.wrongAndSilent;
        }
    }

    private SpellingValidation(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
        reader = new MedicationReader(knowledge);
    }

    /** The page with what was found. */
    static String page(KnowledgeBase knowledge) {
        return new SpellingValidation(knowledge).measured();
    }

    private String measured() {
        knowledge.ingredients().forEach(this::addNames);
        knowledge.combinations().forEach(this::addNames);
        int chance = readMisspellings();
        readBetween();
        return written(chance);
    }

    private void addNames(Ingredient ingredient) {
        Set<String> itself = Set.of(ingredient.name());
        addName(ingredient.name(), itself);
        ingredient.synonyms().forEach(name -> addName(name, itself));
        ingredient.salts().forEach(name -> addName(name, itself));
        ingredient.brands().stream().map(Brand::name).forEach(name -> addName(name, itself));
    }

    private void addNames(Combination combination) {
        Set<String> parts = Set.copyOf(combination.ingredients());
        combination.brands().stream().map(Brand::name).forEach(name -> addName(name, parts));
    }

    /** Names of one word in plain letters, as somebody types them. */
    private void addName(String name, Set<String> ingredients) {
        String typed = name.toLowerCase(Locale.ROOT);
        if (typed.length() >= SHORTEST && typed.chars().allMatch(letter -> letter >= 'a' && letter <= 'z')) {
            names.computeIfAbsent(typed, _ -> new HashSet<>()).add(ingredients);
        }
    }

    /** @return how many made-up misspellings were left aside because they are names themselves */
    private int readMisspellings() {
        Misspellings slips = new Misspellings(SEED);
        Random random = new Random(SEED);
        List<String> all = List.copyOf(names.keySet());
        Misspellings.Kind[] kinds = Misspellings.Kind.values();
        int chance = 0;
        for (int made = 0; made < ENTRIES; ) {
            String name = all.get(random.nextInt(all.size()));
            Misspellings.Kind kind = kinds[made % kinds.length];
            String written = slips.of(name, kind);
            if (written == null || written.equals(name)) {
                continue;
            }
            if (names.containsKey(written)) {
                chance++;
                continue;
            }
            made++;
            judge(name, written, byKind.computeIfAbsent(kind, _ -> new Counts()));
        }
        return chance;
    }

    /** Every beginning of one name with every end of the other that is no name itself. */
    private void readBetween() {
        for (List<String> group : knowledge
                .findLexicon("look-alike")
                .map(Lexicon::groups)
                .orElse(Map.of())
                .values()) {
            for (String one : group) {
                for (String other : group) {
                    if (!one.equals(other) && names.containsKey(one) && names.containsKey(other)) {
                        between.pairs++;
                        readBetween(one, other);
                    }
                }
            }
        }
    }

    private void readBetween(String one, String other) {
        Set<String> writings = new LinkedHashSet<>();
        for (int cut = 1; cut < Math.min(one.length(), other.length()); cut++) {
            writings.add(one.substring(0, cut) + other.substring(cut));
            writings.add(one.substring(0, one.length() - cut) + other.substring(other.length() - cut));
        }
        for (String written : writings) {
            if (!names.containsKey(written)) {
                between.all++;
                judgeBetween(one, other, written);
            }
        }
    }

    private void judgeBetween(String one, String other, String written) {
        List<MedicationMention> mentions = reader.read(written, DAY).mentions();
        MedicationMention mention = mentions.isEmpty() ? null : mentions.getFirst();
        switch (mention) {
            case MedicationMention.Resolved resolved ->
                between.silent.add(written + " between " + one + " and " + other + " was read as " + resolved.name());
            case MedicationMention.Suggested suggested ->
                named(one, other, suggested.candidate().name() + " " + suggested.reason());
            case MedicationMention.Ambiguous ambiguous -> named(one, other, ambiguous.reason());
            case MedicationMention.Unresolved _ -> between.unknown++;
            case null -> between.unknown++;
        }
    }

    private void named(String one, String other, String said) {
        String words = said.toLowerCase(Locale.ROOT);
        boolean first = isNamed(one, words);
        boolean second = isNamed(other, words);
        if (first && second) {
            between.both++;
        } else if (first || second) {
            between.one++;
        } else {
            between.others++;
        }
    }

    private boolean isNamed(String name, String words) {
        return words.contains(name)
                || names.getOrDefault(name, Set.of()).stream()
                        .anyMatch(set -> set.stream().allMatch(words::contains));
    }

    private void judge(String name, String written, Counts counts) {
        counts.all++;
        List<MedicationMention> mentions = reader.read(written, DAY).mentions();
        MedicationMention mention = mentions.isEmpty() ? null : mentions.getFirst();
        switch (mention) {
            case MedicationMention.Resolved resolved -> {
                if (isMeant(name, resolved.ingredients())) {
                    counts.first++;
                } else {
                    counts.wrongAndSilent++;
                    silent.add(written + " for " + name + " was read as " + resolved.name());
                }
            }
            case MedicationMention.Suggested suggested -> asked(name, written, List.of(suggested.candidate()), counts);
            case MedicationMention.Ambiguous ambiguous -> asked(name, written, ambiguous.candidates(), counts);
            case MedicationMention.Unresolved _ -> {
                counts.unknown++;
                missed.add(written + " for " + name + ": not known");
            }
            case null -> {
                counts.unknown++;
                missed.add(written + " for " + name + ": no medicine");
            }
        }
    }

    private void asked(String name, String written, List<MedicationMention.Candidate> candidates, Counts counts) {
        if (isMeant(name, candidates.getFirst().ingredients())) {
            counts.first++;
        } else if (candidates.stream().anyMatch(each -> isMeant(name, each.ingredients()))) {
            counts.among++;
        } else {
            counts.otherOnly++;
            missed.add(written + " for " + name + ": asked about "
                    + candidates.getFirst().name());
        }
    }

    private boolean isMeant(String name, List<Ingredient> ingredients) {
        Set<String> read = new HashSet<>();
        ingredients.forEach(each -> read.add(each.name()));
        return names.getOrDefault(name, Set.of()).contains(read);
    }

    // ---- the page

    private String written(int chance) {
        Counts sum = new Counts();
        byKind.values().forEach(sum::add);
        StringBuilder page = new StringBuilder();
        page.append("# Misspelt names\n\nWritten by `ketwise content validate`; content ")
                .append(knowledge.version().version())
                .append(
                        ", which has %,d names of one word and %d letters or more. %,d misspellings are made of them with a fixed seed, as many of each kind, each alone on its line. A misspelling that is a name itself (%,d, left aside) cannot be told by anybody from the word alone.%n%n"
                                .formatted(names.size(), SHORTEST, sum.all, chance));
        page.append(
                "*First*: the medicine meant is the reading, or the first that the reader is asked about. *Among*: it is one of several asked about. *Other*: the reader is asked about others only. *Not known*: the entry comes back as not understood, and nothing is screened for it. *Wrong and silent*: taken for another medicine without a question; this must be none.\n\n");
        page.append(
                "| slip | entries | first | among | other | not known | wrong and silent |\n|---|---|---|---|---|---|---|\n");
        byKind.forEach((kind, counts) -> row(kind.words(), counts, page));
        row("**all**", sum, page);
        page.append(String.format(
                Locale.ROOT,
                "%nSingle slips alone: %.2f %% first.%n%n## Between names that are taken for each other%n%nOf %,d ordered pairs of `content/lexicon/look-alike.yaml`, whose names the content has, every beginning of one with every end of the other: %,d entries. Both are named in %,d, one of them in %,d, others only in %,d; not known %,d; taken for one without a question %,d.%n",
                percent(sum.first - two().first, sum.all - two().all),
                between.pairs,
                between.all,
                between.both,
                between.one,
                between.others,
                between.unknown,
                between.silent.size()));
        page.append("\n## Wrong and silent\n");
        silent.addAll(between.silent);
        list(silent, page);
        page.append("\n## Some that were missed\n");
        list(everySoManyth(missed), page);
        return page.toString();
    }

    private static List<String> everySoManyth(List<String> lines) {
        List<String> some = new ArrayList<>();
        int step = Math.max(1, lines.size() / SHOWN);
        for (int at = 0; at < lines.size() && some.size() < SHOWN; at += step) {
            some.add(lines.get(at));
        }
        return some;
    }

    private static void list(List<String> lines, StringBuilder page) {
        if (lines.isEmpty()) {
            page.append("\nNone.\n");
            return;
        }
        page.append('\n');
        lines.forEach(line -> page.append("- ").append(line).append('\n'));
    }

    private static void row(String what, Counts counts, StringBuilder page) {
        page.append(String.format(
                Locale.ROOT,
                "| %s | %,d | %.2f %% | %.2f %% | %.2f %% | %.2f %% | %d |%n",
                what,
                counts.all,
                percent(counts.first, counts),
                percent(counts.among, counts),
                percent(counts.otherOnly, counts),
                percent(counts.unknown, counts),
                counts.wrongAndSilent));
    }

    private Counts two() {
        return byKind.getOrDefault(Misspellings.Kind.TWO, new Counts());
    }

    private static double percent(int part, Counts counts) {
        return percent(part, counts.all);
    }

    private static double percent(int part, int all) {
        return 100.0 * part / all;
    }
}
