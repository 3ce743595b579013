package org.ketwise.consult;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Dose;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Brand;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.PlanLimits;
import org.ketwise.knowledge.model.Setting;
import org.ketwise.screening.DosePhase;
import org.ketwise.screening.PlannedTreatment;

/**
 * Reads a plan in the words clinicians use: {@code "esketamine 84 mg nasal"}, {@code "ketamine 0.5 mg/kg iv over 40 min twice weekly for 4 weeks"}, {@code
 * "ketamine 400 mg oral every 4th day, later 30 mg daily, at home"}. Words for routes, forms, settings and products come from the content.
 */
public final class PlanReader {
    private static final int LONGEST_PLAN = 500;
    private static final int MOST_DOSES = 10_000;
    private static final String EXAMPLE =
            "Write it like \"esketamine 84 mg nasal\" or \"ketamine 0.5 mg/kg iv over 40 min twice weekly\".";
    private static final Pattern NEXT_PHASE = Pattern.compile(
            "\\b(?:later|then|followed by|after that|afterwards|thereafter|subsequently|maintenance)\\b|->|→"
                    + "|\\b(?:titrat|increas|escalat|ris|taper|reduc|decreas)\\p{L}*(?: up| down)? to(?= *\\d)");
    private static final Pattern WORD_MARKS = Pattern.compile("[^\\p{L}\\p{N}.'-]+");

    private static final int MOST_KEPT = 64;

    private static final String BASE = "base"; // the group of words that say so

    private final KnowledgeBase knowledge;
    private final Map<String, Ingredient> drugNames = new HashMap<>();
    private final List<PlanPhrase> names;
    private final List<PlanPhrase> routes;
    private final List<PlanPhrase> otherRoutes;
    private final List<PlanPhrase> settings;
    private final List<PlanPhrase> amountsOf;
    private final List<PlanPhrase> denials;
    private final Set<String> filler = new HashSet<>();
    private final ScheduleWords scheduleWords;
    private final ScheduleReader schedules;
    private final ScheduleReader schedulesOfOthers;
    private final OtherMedicines otherMedicines;
    private final Map<String, Reading> latest = new ConcurrentHashMap<>();

    public PlanReader(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
        scheduleWords = new ScheduleWords(knowledge);
        schedules = new ScheduleReader(new DoseReader(knowledge.planLimits()), scheduleWords);
        schedulesOfOthers = new ScheduleReader(new DoseReader(null), scheduleWords);
        for (Ingredient drug : knowledge.treatmentIngredients()) {
            Stream.of(
                            Stream.of(drug.name()),
                            drug.synonyms().stream(),
                            drug.salts().stream(),
                            drug.streetNames().stream(),
                            drug.brands().stream().map(Brand::name))
                    .flatMap(each -> each)
                    .forEach(name -> drugNames.putIfAbsent(name.toLowerCase(Locale.ROOT), drug));
        }
        names = longestFirst(drugNames.keySet().stream().map(name -> new PlanPhrase(name, name)));
        routes = longestFirst(Stream.concat(groups("routes"), groups("product-routes")));
        otherRoutes = longestFirst(words("other-routes"));
        settings = longestFirst(groups("settings"));
        amountsOf = longestFirst(groups("amounts-of"));
        denials = longestFirst(words("not-planned"));
        for (String lexicon : List.of("filler", "forms", "units")) {
            knowledge.findLexicon(lexicon).ifPresent(found -> {
                filler.addAll(found.words());
                found.groups().values().forEach(filler::addAll);
            });
        }
        otherMedicines = new OtherMedicines(knowledge, filler);
    }

    /**
     * What a plan says.
     *
     * @param notUnderstood words of the plan that were not understood, those that name other medicines included
     * @param otherMedicines medicines that the plan names besides the treatment, as written, with their ingredients; they are no part of it
     * @param toConfirm sentences about what is read as written but so unusual that it may be a slip
     * @param missed doses of the plan that are not given
     * @param ofSalt whether the plan names a salt and does not say that its amounts are those of the base
     */
    public record Reading(
            PlannedTreatment plan,
            List<String> notUnderstood,
            Map<String, List<Ingredient>> otherMedicines,
            List<String> toConfirm,
            MissedDoses missed,
            boolean ofSalt) {
        public Reading {
            notUnderstood = List.copyOf(notUnderstood);
            otherMedicines = Collections.unmodifiableMap(otherMedicines);
            toConfirm = List.copyOf(toConfirm);
        }
    }

    private Stream<PlanPhrase> groups(String lexicon) {
        return knowledge.findLexicon(lexicon).stream()
                .flatMap(found -> found.groups().entrySet().stream())
                .flatMap(group -> group.getValue().stream().map(words -> new PlanPhrase(words, group.getKey())));
    }

    private Stream<PlanPhrase> words(String lexicon) {
        return knowledge.findLexicon(lexicon).stream()
                .flatMap(found -> found.words().stream())
                .map(words -> new PlanPhrase(words, words));
    }

    private static List<PlanPhrase> longestFirst(Stream<PlanPhrase> phrases) {
        return phrases.sorted(Comparator.comparingInt(
                                (PlanPhrase phrase) -> -phrase.words().length())
                        .thenComparing(PlanPhrase::words))
                .toList();
    }

    private static List<PlanPhrase> standingIn(String text, List<PlanPhrase> phrases) {
        String lower = PlanPhrase.lowerCase(text);
        return phrases.stream().filter(phrase -> phrase.mayStandIn(lower)).toList();
    }

    /**
     * A clinic has a handful of plans for all of its patients, so the latest ones are kept.
     *
     * @throws UserError if the plan names no treatment drug, contradicts itself, or has a dose that cannot be meant
     */
    public Reading read(String plan) {
        Reading known = latest.get(plan);
        if (known != null) {
            return known;
        }
        Reading reading = readAnew(plan);
        if (latest.size() >= MOST_KEPT) {
            latest.clear();
        }
        latest.put(plan, reading);
        return reading;
    }

    private Reading readAnew(String plan) {
        String text = plan.strip();
        if (text.isEmpty()) {
            throw new UserError("The plan is empty.", EXAMPLE);
        }
        if (text.length() > LONGEST_PLAN) {
            throw new UserError(
                    "The plan is " + text.length() + " characters long.",
                    "Write it in at most " + LONGEST_PLAN + ". " + EXAMPLE);
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
            throw new UserError("The plan holds control characters.", EXAMPLE);
        }
        Remainder said = new Remainder(oneLine(text));
        MissedDoses missed = MissedDoseReader.take(said);
        Remainder rest = remainder(said.toString());
        String withoutMissed = rest.toString();
        Ingredient drug = drug(text, rest);
        boolean ofSalt = !saysBase(rest) && namesSalt(text);
        refuseDenial(text, drug);
        refuseOtherRoutes(text);
        String product = product(text, drug);
        Map<String, List<Ingredient>> others = otherMedicines.read(rest);
        Setting setting = setting(text, rest);
        Remainder besideRoutes = rest.copy();
        Set<Route> planned = routes(withoutMissed, besideRoutes);
        Remainder besideSchedule = new Remainder(PlanPhrase.lowerCase(rest.toString()));
        List<String> severalAmounts = DoseReader.severalAmounts(besideSchedule);
        List<DosePhase> phases = phases(besideSchedule, schedules);
        if (phases.stream().noneMatch(PlannedDoses::isOpen) && sayHowOften(phases)) {
            missed.among(PlannedDoses.list(phases, phase -> 0, MOST_DOSES));
        }
        int mask = 1 << knowledge.treatments().indexOf(drug.name());
        return new Reading(
                new PlannedTreatment(text, List.of(drug), mask, planned, product, setting, List.copyOf(phases)),
                notUnderstood(besideSchedule.common(besideRoutes)),
                others,
                toConfirm(text, phases, severalAmounts, missed.unclear()),
                missed,
                ofSalt);
    }

    private static boolean sayHowOften(List<DosePhase> phases) {
        return phases.size() > 1
                || phases.getFirst().single()
                || phases.getFirst().everyDays() != null;
    }

    /**
     * Dose and schedule of another medicine.
     *
     * @param notUnderstood words that were not understood
     */
    public record Regimen(List<DosePhase> phases, List<String> notUnderstood) {}

    /**
     * Reads dose and schedule from the words around the name of another medicine.
     *
     * @throws UserError if they cannot be meant
     */
    public Regimen readRegimen(String words) {
        Remainder rest =
                new Remainder(PlanPhrase.lowerCase(remainder(words.strip()).toString()));
        routes(rest.toString(), rest);
        List<DosePhase> phases = phases(rest, schedulesOfOthers);
        for (DosePhase phase : phases) {
            if (DayList.areUneven(phase.days())) {
                throw new UserError(
                        "The days of \"" + words.strip() + "\" lie unevenly apart, for which no one schedule stands.",
                        "Write the time between doses, for example \"every 2 days\".");
            }
        }
        return new Regimen(phases, notUnderstood(rest));
    }

    private List<String> toConfirm(
            String text, List<DosePhase> phases, List<String> severalAmounts, List<String> missed) {
        PlanLimits.Smallest smallest = knowledge.planLimits().smallest();
        PlanLimits.Longest longest = knowledge.planLimits().longest();
        List<String> sentences = new ArrayList<>();
        Amounts.withoutLeadingZero(text)
                .forEach(written -> sentences.add("To confirm: \"" + written + "\" is read as 0" + written
                        + "; a zero before the point keeps it from being read ten times or more too large."));
        missed.forEach(
                words -> sentences.add(
                        "\"" + words
                                + "\" does not say which doses, so none of the plan is taken for missed; write for example \"missed dose 3\"."));
        severalAmounts.forEach(words -> sentences.add("Of \"" + words + "\" the largest dose is screened."));
        for (DosePhase phase : phases) {
            boolean small = switch (phase.dose()) {
                case Dose.PerKilogram(double dose) -> dose < smallest.milligramsPerKilogram();
                case Dose.Absolute(double dose) -> dose < smallest.milligrams();
                case null -> false;
            };
            if (small) {
                sentences.add("To confirm: " + phase.dose() + " is an unusually small dose. " + smallest.why());
            }
            Double minutes = phase.infusionMinutes();
            PlanLimits.LongestPush push = knowledge.planLimits().longestPush();
            if (phase.pushed() && minutes != null && minutes >= push.minutes()) {
                sentences.add("To confirm: a push or bolus over " + Amounts.spoken(minutes)
                        + " min contradicts itself. It is read as an infusion over that time. " + push.why());
            }
            if (minutes != null && minutes > longest.minutes()) {
                sentences.add("To confirm: " + Amounts.spoken(minutes / 60)
                        + " hours is an unusually long time for one dose. " + longest.why());
            }
        }
        return sentences.stream().distinct().toList();
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\u00a0\\u2007\\u202f]+", " ");
    }

    private static Remainder remainder(String text) {
        String days = DayList.asOneWord(LaterDose.asOneWord(oneLine(text)));
        return new Remainder(Amounts.withLeadingZeros(Amounts.withFractionsSpelledOut(days)));
    }

    /** Words like "then" part phases. A semicolon or a time like "weeks 1-4" does so only where what follows it does not complete what stands before. */
    private List<DosePhase> phases(Remainder rest, ScheduleReader reader) {
        List<PhaseWords> phases = new ArrayList<>();
        List<@Nullable LaterDose> starts = new ArrayList<>();
        List<Remainder> read = new ArrayList<>();
        for (Remainder stretch : rest.split(NEXT_PHASE)) {
            boolean begins = true;
            for (Remainder part : CourseTimes.split(stretch)) {
                if (part.isBlank()) {
                    continue;
                }
                LaterDose start = LaterDose.take(part);
                PhaseWords words = reader.read(part);
                read.add(part);
                if (words.saysNothing()) {
                    continue;
                }
                if (start == null && !begins && phases.getLast().isCompletedBy(words)) {
                    phases.add(phases.removeLast().completedBy(words));
                } else {
                    phases.add(words);
                    starts.add(start);
                }
                begins = false;
            }
        }
        rest.leave(read);
        if (phases.isEmpty()) {
            return List.of(new DosePhase(null, null, null, null, false, false));
        }
        List<DosePhase> inTime = new ArrayList<>();
        for (int i = 0; i < phases.size(); i++) {
            DosePhase phase = phases.get(i).phase();
            LaterDose start = starts.get(i);
            if (start == null) {
                inTime.add(phase);
            } else {
                start.follow(inTime, phase);
            }
        }
        return List.copyOf(inTime);
    }

    private List<String> notUnderstood(Remainder rest) {
        return WORD_MARKS
                .splitAsStream(rest.toString().toLowerCase(Locale.ROOT))
                .map(word -> word.replaceAll("^[.'-]+|[.'-]+$", ""))
                .filter(word -> word.chars().anyMatch(Character::isLetter))
                .filter(word -> !filler.contains(word) || scheduleWords.isNeverPassedOver(word))
                .distinct()
                .toList();
    }

    /** The route that words name, by itself or by a form; nothing where they name none or several. */
    Set<Route> findRoutes(String words) {
        try {
            Remainder rest = remainder(words);
            Set<Route> found = routes(rest.toString(), rest);
            return found.size() == 1 ? found : Set.of();
        } catch (UserError severalRoutes) {
            return Set.of();
        }
    }

    private Ingredient drug(String text, Remainder rest) {
        Set<Ingredient> found = new LinkedHashSet<>();
        for (PlanPhrase name : standingIn(rest.toString(), names)) {
            if (rest.takeAll(name.pattern())) {
                Ingredient drug = drugNames.get(name.words());
                if (drug != null) {
                    found.add(drug);
                }
            }
        }
        if (found.isEmpty()) {
            throw new UserError(
                    "The plan \"" + text + "\" names no treatment that is known here ("
                            + String.join(", ", knowledge.treatments()) + ").",
                    EXAMPLE);
        }
        if (found.size() > 1) {
            throw new UserError(
                    "The plan \"" + text + "\" names two drugs: "
                            + String.join(
                                    " and ",
                                    found.stream().map(Ingredient::name).toList()) + ".",
                    "Write one plan for one drug, and put the other among the medications.");
        }
        return found.iterator().next();
    }

    /** Takes out what says that amounts are those of the base. */
    private boolean saysBase(Remainder rest) {
        boolean said = false;
        for (PlanPhrase phrase : standingIn(rest.toString(), amountsOf)) {
            said |= phrase.meaning().equals(BASE) && rest.takeAll(phrase.pattern());
        }
        return said;
    }

    private boolean namesSalt(String text) {
        return standingIn(text, amountsOf).stream()
                .anyMatch(phrase -> !phrase.meaning().equals(BASE)
                        && phrase.pattern().matcher(text).find());
    }

    private static @Nullable String product(String text, Ingredient drug) {
        String lower = PlanPhrase.lowerCase(text);
        for (Brand brand : drug.brands()) {
            if (lower.contains(PlanPhrase.lowerCase(brand.name()))
                    && new PlanPhrase(brand.name(), brand.name())
                            .pattern()
                            .matcher(text)
                            .find()) {
                return brand.name();
            }
        }
        return null;
    }

    /** "no ketamine", "do not give Spravato": words right before the name of the treatment. */
    private void refuseDenial(String text, Ingredient drug) {
        for (PlanPhrase name : standingIn(text, names)) {
            Matcher named = name.pattern().matcher(text);
            while (named.find()) {
                String before =
                        PlanPhrase.lowerCase(text.substring(0, named.start())).stripTrailing();
                denials.stream()
                        .filter(denial -> denial.mayEnd(before))
                        .findFirst()
                        .ifPresent(denial -> {
                            throw new UserError(
                                    "The plan \"" + text + "\" says that " + drug.name() + " is not given ("
                                            + denial.words() + ").",
                                    "Write the treatment that is planned, or no plan. " + EXAMPLE);
                        });
            }
        }
    }

    /** No finding holds for a route that the content does not know. */
    private void refuseOtherRoutes(String text) {
        for (PlanPhrase phrase : standingIn(text, otherRoutes)) {
            if (phrase.pattern().matcher(text).find()) {
                String known = Stream.of(Route.values()).map(Route::code).collect(Collectors.joining(", "));
                throw new UserError(
                        "The plan \"" + text + "\" names a route that is not known here (" + phrase.words()
                                + "); known are " + known + ".",
                        "Write one of these, or no route to see what is known of all.");
            }
        }
    }

    private Set<Route> routes(String text, Remainder rest) {
        EnumSet<Route> named = EnumSet.noneOf(Route.class);
        EnumSet<Route> byForm = EnumSet.noneOf(Route.class);
        for (PlanPhrase phrase : standingIn(text, routes)) {
            boolean present = rest.takeAll(phrase.pattern())
                    || (isProduct(phrase) && phrase.pattern().matcher(text).find());
            if (present) {
                (phrase.weak() ? byForm : named).add(Route.of(phrase.meaning()));
            }
        }
        if (named.size() > 1) {
            throw new UserError(
                    "The plan \"" + text + "\" names two routes: "
                            + String.join(
                                    " and ", named.stream().map(Route::code).toList()) + ".",
                    "Write one route; use one plan for each.");
        }
        if (!named.isEmpty()) {
            return named;
        }
        return byForm.size() == 1 ? byForm : EnumSet.allOf(Route.class);
    }

    /** A product that tells its route was already taken as the name of the drug. */
    private boolean isProduct(PlanPhrase phrase) {
        return drugNames.containsKey(phrase.words());
    }

    private @Nullable Setting setting(String text, Remainder rest) {
        Setting setting = null;
        for (PlanPhrase phrase : standingIn(rest.toString(), settings)) {
            if (rest.takeAll(phrase.pattern())) {
                Setting found = Setting.of(phrase.meaning());
                if (setting != null && setting != found) {
                    throw new UserError(
                            "The plan \"" + text + "\" takes place in two settings: " + setting.code() + " and "
                                    + found.code() + ".",
                            "Write one of them.");
                }
                setting = found;
            }
        }
        return setting;
    }
}
