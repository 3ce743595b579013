package org.ketwise.knowledge.content;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.AtcCode;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.Coding;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.RouteSet;
import org.ketwise.kernel.RxCui;
import org.ketwise.kernel.Severity;
import org.ketwise.kernel.Sex;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.model.Axis;
import org.ketwise.knowledge.model.AxisRole;
import org.ketwise.knowledge.model.Brand;
import org.ketwise.knowledge.model.Combination;
import org.ketwise.knowledge.model.Criterion;
import org.ketwise.knowledge.model.DrugClass;
import org.ketwise.knowledge.model.Enzyme;
import org.ketwise.knowledge.model.EnzymeRole;
import org.ketwise.knowledge.model.Evidence;
import org.ketwise.knowledge.model.IndexSet;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Lexicon;
import org.ketwise.knowledge.model.Mechanism;
import org.ketwise.knowledge.model.Modifier;
import org.ketwise.knowledge.model.MonitoringRule;
import org.ketwise.knowledge.model.ObservedRatio;
import org.ketwise.knowledge.model.Party;
import org.ketwise.knowledge.model.PatientCondition;
import org.ketwise.knowledge.model.Persistence;
import org.ketwise.knowledge.model.PhaseCriterion;
import org.ketwise.knowledge.model.PlanLimits;
import org.ketwise.knowledge.model.Review;
import org.ketwise.knowledge.model.RouteSeverities;
import org.ketwise.knowledge.model.Setting;
import org.ketwise.knowledge.model.Source;
import org.ketwise.knowledge.model.Threshold;
import org.ketwise.knowledge.model.Weight;
import tools.jackson.core.JacksonException;

/**
 * Turns documents into the records of the model. Names become table places here, so a reference to something that does not exist ends with one sentence
 * naming the file.
 */
public final class ContentReader {
    private final Map<ContentKind, List<ContentDocument>> byKind = new EnumMap<>(ContentKind.class);
    private final Map<String, Integer> treatmentPlaces = new HashMap<>();
    private final Map<String, Integer> ingredientPlaces = new HashMap<>();
    private final Map<String, Integer> conditionPlaces = new HashMap<>();
    private final Map<String, Integer> axisPlaces = new HashMap<>();
    private final Map<String, List<String>> classMembers = new HashMap<>();
    private final Map<String, LocalDate> days = new HashMap<>();

    private ContentReader() {}

    /** @throws UserError if a file does not have the shape of its kind, or refers to something that does not exist */
    public static ContentModel read(Content content) {
        try {
            return new ContentReader().model(content);
        } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
            throw new UserError(
                    "The content cannot be used: " + e.getMessage() + ".", "Run content check; it names the line.");
        }
    }

    private ContentModel model(Content content) {
        for (ContentKind kind : ContentKind.values()) {
            byKind.put(kind, new ArrayList<>());
        }
        content.documents().forEach(document -> of(document.kind()).add(document));
        if (of(ContentKind.MANIFEST).isEmpty()) {
            throw new UserError("The content has no manifest.yaml.", "Name a folder of content.");
        }
        Fields manifest = fields(of(ContentKind.MANIFEST).getFirst());
        List<String> treatments = manifest.texts("treatments");
        number(treatmentPlaces, treatments);
        number(ingredientPlaces, keys(ContentKind.INGREDIENT, "name"));
        number(conditionPlaces, keys(ContentKind.CONDITION, "id"));
        number(axisPlaces, keys(ContentKind.AXIS, "id"));
        Map<String, List<AtcCode>> atc = atcCodes();
        List<Ingredient> ingredients = readAll(ContentKind.INGREDIENT, (f, place) -> ingredient(f, place, atc));
        List<DrugClass> classes = readAll(ContentKind.CLASS, (f, place) -> drugClass(f));
        classes.forEach(each -> classMembers.put(each.id(), each.members()));
        Places places = new NamedPlaces();
        ClaimReader claims = new ClaimReader(places, this::evidence);
        return new ContentModel(
                manifest.text("name"),
                manifest.text("version"),
                LocalDate.parse(manifest.text("date")),
                content.hash(),
                treatments,
                manifest.text("allergyCondition"),
                planLimits(manifest.get("planLimits")),
                ingredients,
                classes,
                readAll(ContentKind.COMBINATION, (f, place) -> combination(f)),
                readAll(ContentKind.AXIS, this::axis),
                readAll(ContentKind.INTERACTION, this::interaction),
                readAll(ContentKind.CONDITION, this::condition),
                readAll(ContentKind.MONITORING, (f, place) -> monitoring(f)),
                readAll(ContentKind.SOURCE, (f, place) -> source(f, manifest.find("reviewMonths"))),
                readAll(ContentKind.LEXICON, (f, place) -> lexicon(f)),
                readAll(ContentKind.MODEL, (f, place) -> ModelReader.read(f, review(f))),
                readAll(ContentKind.METABOLISM, (f, place) -> MetabolismReader.metabolism(f, review(f))),
                readAll(ContentKind.PERPETRATOR, (f, place) -> MetabolismReader.perpetrator(f, review(f))),
                readAll(ContentKind.EFFECT, (f, place) -> EffectReader.read(f, review(f))),
                readAll(ContentKind.CLAIM, (f, place) -> claims.claim(f)),
                readAll(ContentKind.REFERENCE, (f, place) -> ClaimReader.reference(f)),
                readAll(ContentKind.QUESTION, (f, place) -> claims.question(f)),
                new HandoutReader(places).read(of(ContentKind.HANDOUT_LANGUAGE), of(ContentKind.HANDOUT_SECTION)));
    }

    private static PlanLimits planLimits(Fields f) {
        return new PlanLimits(
                Double.parseDouble(f.text("milligramsPerKilogram")),
                Double.parseDouble(f.text("milligrams")),
                f.text("why"),
                f.texts("sources"),
                smallest(f.get("smallest")),
                longest(f.get("longest")),
                longestPush(f.get("longestPush")));
    }

    private static PlanLimits.Smallest smallest(Fields f) {
        return new PlanLimits.Smallest(
                Double.parseDouble(f.text("milligramsPerKilogram")),
                Double.parseDouble(f.text("milligrams")),
                f.text("why"),
                f.texts("sources"));
    }

    private static PlanLimits.LongestPush longestPush(Fields f) {
        return new PlanLimits.LongestPush(Double.parseDouble(f.text("minutes")), f.text("why"), f.texts("sources"));
    }

    private static PlanLimits.Longest longest(Fields f) {
        return new PlanLimits.Longest(Double.parseDouble(f.text("minutes")), f.text("why"), f.texts("sources"));
    }

    private List<ContentDocument> of(ContentKind kind) {
        return byKind.computeIfAbsent(kind, k -> new ArrayList<>());
    }

    private List<String> keys(ContentKind kind, String key) {
        return of(kind).stream().map(document -> fields(document).text(key)).toList();
    }

    private static void number(Map<String, Integer> places, List<String> names) {
        for (String name : names) {
            places.put(name, places.size());
        }
    }

    private <T> List<T> readAll(ContentKind kind, BiFunction<Fields, Integer, T> reader) {
        List<T> all = new ArrayList<>();
        for (ContentDocument document : of(kind)) {
            all.add(Fields.readWhole(document, f -> reader.apply(f, all.size())));
        }
        return List.copyOf(all);
    }

    private static Fields fields(ContentDocument document) {
        return new Fields(document.body(), document.path());
    }

    private Map<String, List<AtcCode>> atcCodes() {
        Map<String, List<AtcCode>> codes = new HashMap<>();
        for (ContentDocument document : of(ContentKind.ATC)) {
            fields(document).get("codes").node().properties().forEach(entry -> {
                List<AtcCode> list = new ArrayList<>();
                entry.getValue().forEach(code -> list.add(new AtcCode(code.asString())));
                codes.put(entry.getKey(), List.copyOf(list));
            });
        }
        return codes;
    }

    private Ingredient ingredient(Fields f, int place, Map<String, List<AtcCode>> atc) {
        String name = f.text("name");
        String rxcui = f.findText("rxcui");
        return new Ingredient(
                place,
                name,
                Ingredient.Kind.of(f.text("kind")),
                rxcui == null ? null : new RxCui(rxcui),
                "verified".equals(f.findText("rxcuiStatus")),
                atc.getOrDefault(name, List.of()),
                f.list("otherRxcuis", other -> new RxCui(other.text("rxcui"))),
                brands(f),
                f.texts("synonyms"),
                f.texts("salts"),
                f.texts("streetNames"),
                f.list("axes", this::axisRole),
                f.list("enzymes", ContentReader::enzymeRole),
                f.oneOrList("persistence", ContentReader::persistence),
                f.findText("note"));
    }

    private static List<Brand> brands(Fields f) {
        return f.list("brands", brand -> new Brand(brand.text("name"), brand.texts("countries")));
    }

    private AxisRole axisRole(Fields f) {
        String axis = f.text("axis");
        place(axisPlaces, axis, "axis");
        return new AxisRole(
                axis,
                Weight.of(f.text("weight")),
                "lowers".equals(f.findText("effect")),
                f.findText("why"),
                f.texts("sources"),
                f.isTrue("verified"));
    }

    private static EnzymeRole enzymeRole(Fields f) {
        return new EnzymeRole(
                Enzyme.valueOf(f.text("enzyme")),
                EnzymeRole.Role.of(f.text("role")),
                EnzymeRole.Strength.of(f.text("strength")),
                f.findText("note"),
                f.texts("sources"),
                f.isTrue("verified"));
    }

    private static Persistence persistence(Fields f) {
        return new Persistence(
                Integer.parseInt(f.text("days")),
                f.text("why"),
                f.findText("form"),
                f.texts("covers"),
                f.texts("sources"),
                f.isTrue("verified"));
    }

    private static DrugClass drugClass(Fields f) {
        Fields duplicate = f.find("duplicate");
        return new DrugClass(
                f.text("id"),
                f.text("name"),
                f.texts("synonyms"),
                f.texts("members"),
                duplicate == null
                        ? null
                        : new DrugClass.Duplicate(
                                Severity.of(duplicate.text("severity")),
                                duplicate.text("why"),
                                duplicate.texts("sources"),
                                duplicate.isTrue("verified")),
                f.oneOrList("persistence", ContentReader::persistence),
                f.texts("sources"));
    }

    private Combination combination(Fields f) {
        String rxcui = f.findText("rxcui");
        List<String> ingredients = f.texts("ingredients");
        ingredients.forEach(name -> place(ingredientPlaces, name, "ingredient"));
        return new Combination(
                f.text("id"), ingredients, brands(f), f.texts("synonyms"), rxcui == null ? null : new RxCui(rxcui));
    }

    private Axis axis(Fields f, int place) {
        Integer needed = f.findInteger("contributors");
        return new Axis(
                place,
                f.text("id"),
                f.text("name"),
                f.text("adds"),
                f.text("consequence"),
                f.texts("management"),
                f.texts("monitoring"),
                f.list(
                        "treatment",
                        share -> new Axis.TreatmentShare(
                                places(treatmentPlaces, share.texts("treatments"), "treatment"),
                                Weight.of(share.text("weight")),
                                share.text("why"),
                                share.texts("sources"))),
                f.list(
                        "accumulation",
                        step -> new Axis.Accumulation(
                                Integer.parseInt(step.text("points")),
                                Severity.of(step.text("severity")),
                                step.text("basis"))),
                needed == null ? 1 : needed,
                f.list("modifiers", this::modifier),
                evidence(f),
                f.texts("sources"),
                review(f));
    }

    private Interaction interaction(Fields f, int place) {
        String direction = f.findText("direction");
        return new Interaction(
                place,
                f.text("id"),
                f.text("title"),
                party(f.get("object")),
                party(f.get("precipitant")),
                f.texts("overrides"),
                f.isTrue("afterStopping"),
                Interaction.Category.of(f.text("category")),
                direction == null ? null : Interaction.Direction.of(direction),
                severities(f.get("severity")),
                f.text("consequence"),
                mechanism(f.get("mechanism")),
                f.list("exposure", ContentReader::observed),
                f.texts("management"),
                f.texts("monitoring"),
                f.texts("timing"),
                f.list("modifiers", this::modifier),
                evidence(f),
                f.texts("sources"),
                review(f));
    }

    private Party party(Fields f) {
        Fields enzyme = f.find("enzyme");
        f.texts("treatments").forEach(name -> place(treatmentPlaces, name, "treatment"));
        f.texts("ingredients").forEach(name -> place(ingredientPlaces, name, "ingredient"));
        f.texts("classes").forEach(this::members);
        Party.EnzymeParty enzymeParty = null;
        if (enzyme != null) {
            Set<EnzymeRole.Strength> strengths = EnumSet.noneOf(EnzymeRole.Strength.class);
            enzyme.texts("strengths").forEach(strength -> strengths.add(EnzymeRole.Strength.of(strength)));
            enzymeParty = new Party.EnzymeParty(
                    Enzyme.valueOf(enzyme.text("enzyme")), EnzymeRole.Role.of(enzyme.text("role")), strengths);
        }
        return new Party(
                f.texts("treatments"), f.texts("ingredients"), f.texts("classes"), enzymeParty, f.texts("except"));
    }

    private static RouteSeverities severities(Fields f) {
        Map<Route, Severity> byRoute = new EnumMap<>(Route.class);
        for (Route route : Route.values()) {
            String code = f.findText(route.code());
            if (code == null && route.injected()) {
                code = f.findText("injected");
            }
            if (code == null) {
                code = f.findText("all");
            }
            if (code == null) {
                throw new IllegalArgumentException("severity says nothing for the route " + route.code());
            }
            byRoute.put(route, Severity.of(code));
        }
        return RouteSeverities.of(byRoute);
    }

    private Mechanism mechanism(Fields f) {
        String axis = f.findText("axis");
        if (axis != null) {
            place(axisPlaces, axis, "axis");
        }
        return switch (f.text("type")) {
            case "pharmacokinetic" -> new Mechanism.Pharmacokinetic(f.text("text"));
            case "pharmacodynamic" -> new Mechanism.Pharmacodynamic(axis, f.text("text"));
            case "none" -> new Mechanism.NoneKnown(f.text("text"));
            default -> throw new IllegalArgumentException("unknown mechanism type " + f.text("type"));
        };
    }

    private static ObservedRatio observed(Fields f) {
        return new ObservedRatio(
                Route.of(f.text("route")),
                f.text("treatment"),
                f.findNumber("auc"),
                f.findNumber("cmax"),
                f.findInteger("subjects"),
                f.findText("regimen"),
                f.findText("note"),
                f.texts("sources"),
                f.isTrue("verified"));
    }

    private Modifier modifier(Fields f) {
        String raiseTo = f.findText("raiseTo");
        String lowerTo = f.findText("lowerTo");
        return new Modifier(
                criterion(f.get("when")),
                raiseTo == null ? null : Severity.of(raiseTo),
                lowerTo == null ? null : Severity.of(lowerTo),
                f.text("effect"),
                f.texts("sources"));
    }

    private Criterion criterion(@Nullable Fields f) {
        if (f == null) {
            return Criterion.ALWAYS;
        }
        String bloodPressure = f.findText("bloodPressureAtLeast");
        String bloodPressureBelow = f.findText("bloodPressureBelow");
        String sex = f.findText("sex");
        String withAxis = f.findText("withAxis");
        List<String> with = new ArrayList<>(f.texts("withIngredients"));
        f.texts("withClasses").forEach(id -> with.addAll(members(id)));
        return new Criterion(
                places(treatmentPlaces, f.texts("treatments"), "treatment"),
                routes(f),
                enums(Setting.class, f.texts("settings"), Setting::of),
                f.findBoolean("repeated"),
                f.findBoolean("daily"),
                phase(f),
                f.findBoolean("weightKnown"),
                places(conditionPlaces, f.texts("conditions"), "condition"),
                bloodPressure == null ? null : BloodPressure.parse(bloodPressure),
                bloodPressureBelow == null ? null : BloodPressure.parse(bloodPressureBelow),
                f.findInteger("ageAtLeast"),
                f.findInteger("ageBelow"),
                f.findBoolean("pregnant"),
                sex == null ? null : Sex.of(sex),
                f.isTrue("asNeeded"),
                places(ingredientPlaces, with, "ingredient"),
                withAxis == null ? null : place(axisPlaces, withAxis, "axis"));
    }

    private static @Nullable PhaseCriterion phase(Fields f) {
        PhaseCriterion phase = new PhaseCriterion(
                threshold(f, "milligrams"),
                threshold(f, "milligramsPerKilogram"),
                f.findNumber("minutesBelow"),
                f.findNumber("minutesAtLeast"),
                f.findNumber("minutesBelowOrOpen"),
                f.findNumber("daysApartBelow"),
                f.findNumber("daysApartAtLeast"),
                f.findNumber("courseDaysAbove"));
        return phase.asksForDose() || phase.asksForMinutes() || phase.asksForSchedule() ? phase : null;
    }

    private static @Nullable Threshold threshold(Fields f, String amount) {
        Double above = f.findNumber(amount + "Above");
        Double atLeast = f.findNumber(amount + "AtLeast");
        if (atLeast != null) {
            return Threshold.atLeast(atLeast);
        }
        return above == null ? null : Threshold.above(above);
    }

    private static RouteSet routes(Fields f) {
        return RouteSet.of(f.list("routes", route -> Route.of(route.node().asString())));
    }

    private static <E extends Enum<E>> Set<E> enums(Class<E> type, List<String> codes, Function<String, E> parse) {
        EnumSet<E> set = EnumSet.noneOf(type);
        codes.forEach(code -> set.add(parse.apply(code)));
        return Set.copyOf(set);
    }

    /** The tables, for the readers of kinds that refer to ingredients and conditions. */
    private final class NamedPlaces implements Places {
        @Override
        public IndexSet ingredients(List<String> names, List<String> classes) {
            List<String> all = new ArrayList<>(names);
            classes.forEach(each -> all.addAll(members(each)));
            return places(ingredientPlaces, all, "ingredient");
        }

        @Override
        public List<String> members(String classId) {
            return ContentReader.this.members(classId);
        }

        @Override
        public Criterion criterion(Fields f) {
            return ContentReader.this.criterion(f);
        }
    }

    private static Evidence.@Nullable Basis basis(Fields f) {
        String directness = f.findText("directness");
        return directness == null
                ? null
                : new Evidence.Basis(
                        Evidence.Directness.of(directness),
                        Evidence.Consistency.of(f.text("consistency")),
                        f.findInteger("subjects"));
    }

    private Evidence evidence(Fields parent) {
        Fields f = parent.find("evidence");
        if (f == null) {
            return new Evidence(
                    "practice", "very-low", null, false, List.of("The evidence was not graded."), null, List.of());
        }
        return new Evidence(
                f.text("level"),
                f.text("certainty"),
                basis(f),
                f.isTrue("verified"),
                f.texts("open"),
                f.findText("scope"),
                f.list("conflict", side -> new Evidence.Position(side.text("says"), side.texts("sources"))));
    }

    private static Review review(Fields parent) {
        Fields f = parent.find("review");
        if (f == null || !f.text("status").equals("reviewed")) {
            return Review.NONE;
        }
        return new Review(true, f.text("by"), LocalDate.parse(f.text("on")));
    }

    private PatientCondition condition(Fields f, int place) {
        Fields when = f.find("when");
        return new PatientCondition(
                place,
                f.text("id"),
                f.text("name"),
                f.texts("synonyms"),
                f.list(
                        "codes",
                        code -> new Coding(
                                code.text("system").equals("snomed") ? Coding.SNOMED : Coding.ICD10,
                                code.text("code"),
                                code.findText("display"))),
                when == null ? null : criterion(when),
                past(f.findText("past")),
                f.texts("hints"),
                f.list("axes", this::axisRole),
                f.list(
                        "statements",
                        s -> new PatientCondition.Statement(
                                places(treatmentPlaces, s.texts("treatments"), "treatment"),
                                routes(s),
                                criterion(s.find("when")),
                                Severity.of(s.text("severity")),
                                s.text("summary"),
                                s.text("consequence"),
                                s.texts("management"),
                                s.texts("monitoring"),
                                evidence(s),
                                s.texts("sources"))),
                review(f));
    }

    private static PatientCondition.Past past(@Nullable String word) {
        return switch (word) {
            case "irrelevant" -> PatientCondition.Past.IRRELEVANT;
            case "until-long-ago" -> PatientCondition.Past.UNTIL_LONG_AGO;
            case null, default -> PatientCondition.Past.BEARS;
        };
    }

    private MonitoringRule monitoring(Fields f) {
        Integer order = f.findInteger("order");
        return new MonitoringRule(
                f.text("id"),
                f.text("title"),
                MonitoringRule.Phase.of(f.text("phase")),
                order == null ? 500 : order,
                criterion(f.find("when")),
                f.text("text"),
                f.findText("threshold"),
                evidence(f),
                f.texts("sources"),
                review(f));
    }

    /** @param usual after how many months each kind is to be looked at again, or null */
    private Source source(Fields f, @Nullable Fields usual) {
        Integer own = f.findInteger("reviewMonths");
        return new Source(
                f.text("id"),
                f.text("citation"),
                f.text("kind"),
                f.findText("pmid"),
                f.findText("doi"),
                f.findText("url"),
                day(f.text("lookedUp")),
                Source.Read.of(f.text("read")),
                f.findText("note"),
                own != null || usual == null ? own : usual.findInteger(f.text("kind")));
    }

    /** Hundreds of sources were looked up on few days, and reading a date is slow in a program that has just started. */
    private LocalDate day(String text) {
        return days.computeIfAbsent(text, LocalDate::parse);
    }

    private static Lexicon lexicon(Fields f) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        Fields all = f.find("groups");
        if (all != null) {
            for (String group : new TreeMap<>(names(all)).keySet()) {
                groups.put(group, lowerCase(all.texts(group)));
            }
        }
        return new Lexicon(f.text("id"), lowerCase(f.texts("words")), java.util.Collections.unmodifiableMap(groups));
    }

    private static Map<String, Boolean> names(Fields f) {
        Map<String, Boolean> names = new HashMap<>();
        f.node().propertyNames().forEach(name -> names.put(name, true));
        return names;
    }

    private static List<String> lowerCase(List<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    private List<String> members(String classId) {
        List<String> members = classMembers.get(classId);
        if (members == null) {
            throw new IllegalArgumentException("there is no class " + classId);
        }
        return members;
    }

    private static int place(Map<String, Integer> places, String name, String what) {
        Integer place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("there is no " + what + " \"" + name + "\"");
        }
        return place;
    }

    private static IndexSet places(Map<String, Integer> places, List<String> names, String what) {
        return names.isEmpty()
                ? IndexSet.EMPTY
                : IndexSet.of(
                        names.stream().map(name -> place(places, name, what)).toList());
    }
}
