package org.ketwise.screening;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Dose;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.Sex;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.content.Content;
import org.ketwise.knowledge.content.ContentDocument;
import org.ketwise.knowledge.content.ContentFolder;
import org.ketwise.knowledge.content.ContentKind;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.PatientCondition;
import org.ketwise.knowledge.model.Setting;
import tools.jackson.databind.json.JsonMapper;

/** A patient in the words of the field, screened with drugs that do not exist. */
final class Patient {
    private static final Path FOLDER = Path.of("../knowledge/src/test/resources/content-small");

    static final KnowledgeBase SMALL = KnowledgeBase.of(new ContentFolder(FOLDER).read());

    private final KnowledgeBase knowledge;
    private final List<MedicationUse> uses = new ArrayList<>();
    private final List<KnownCondition> conditions = new ArrayList<>();
    private int mentions;
    private @Nullable Age age;
    private @Nullable BodyWeight weight;
    private @Nullable Sex sex;
    private @Nullable BloodPressure bloodPressure;
    private boolean pregnant;

    private Patient(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    static Patient patient() {
        return new Patient(SMALL);
    }

    static Patient patientOf(KnowledgeBase knowledge) {
        return new Patient(knowledge);
    }

    /** The small content and one more interaction, written as JSON. */
    static KnowledgeBase smallAnd(String path, String json) {
        Content small = new ContentFolder(FOLDER).read();
        List<ContentDocument> documents = new ArrayList<>(small.documents());
        documents.add(new ContentDocument(
                ContentKind.INTERACTION, path, JsonMapper.shared().readTree(json)));
        documents.sort(Comparator.comparing(ContentDocument::path));
        return KnowledgeBase.of(new Content(documents, small.hash()));
    }

    /** Each in an entry of its own. */
    Patient taking(String... ingredients) {
        for (String ingredient : ingredients) {
            uses.add(MedicationUse.of(knowledge.getIngredient(ingredient), ++mentions));
        }
        return this;
    }

    /** All in one product. */
    Patient takingProductOf(String... ingredients) {
        mentions++;
        for (String ingredient : ingredients) {
            uses.add(MedicationUse.of(knowledge.getIngredient(ingredient), mentions));
        }
        return this;
    }

    /** Still to be confirmed. */
    Patient perhapsTaking(String ingredient) {
        uses.add(new MedicationUse(knowledge.getIngredient(ingredient), ++mentions, true, false, null, null));
        return this;
    }

    /** One entry that can be read as each of these. */
    Patient perhapsTakingOneOf(String... ingredients) {
        mentions++;
        for (String ingredient : ingredients) {
            uses.add(new MedicationUse(knowledge.getIngredient(ingredient), mentions, true, false, null, null));
        }
        return this;
    }

    /** Nobody said when. */
    Patient stopped(String ingredient) {
        return stopped(ingredient, MedicationUse.UNKNOWN_TIME);
    }

    Patient weighing(double kilograms) {
        weight = BodyWeight.ofKilograms(kilograms);
        return this;
    }

    /** Taken only when needed, until it was stopped. */
    Patient stoppedAsNeeded(String ingredient, int daysAgo) {
        uses.add(new MedicationUse(knowledge.getIngredient(ingredient), ++mentions, false, true, null, daysAgo));
        return this;
    }

    Patient stoppedDepot(String ingredient, int daysAgo) {
        uses.add(new MedicationUse(knowledge.getIngredient(ingredient), ++mentions, false, false, "depot", daysAgo));
        return this;
    }

    Patient takingAsNeeded(String ingredient) {
        uses.add(new MedicationUse(knowledge.getIngredient(ingredient), ++mentions, false, true, null, null));
        return this;
    }

    Patient stopped(String ingredient, int daysAgo) {
        uses.add(new MedicationUse(knowledge.getIngredient(ingredient), ++mentions, false, false, null, daysAgo));
        return this;
    }

    Patient aged(int years) {
        age = new Age(years);
        return this;
    }

    Patient female() {
        sex = Sex.FEMALE;
        return this;
    }

    Patient male() {
        sex = Sex.MALE;
        return this;
    }

    Patient expecting() {
        pregnant = true;
        return this;
    }

    Patient withBloodPressure(String mmHg) {
        bloodPressure = BloodPressure.parse(mmHg);
        return this;
    }

    Patient with(String condition) {
        conditions.add(new KnownCondition(condition(condition), "said so", false));
        return this;
    }

    /** Only hinted at. */
    Patient perhapsWith(String condition) {
        conditions.add(new KnownCondition(condition(condition), "a hint", true));
        return this;
    }

    private PatientCondition condition(String id) {
        return knowledge.findCondition(id).orElseThrow();
    }

    PatientProfile profile() {
        return new PatientProfile(
                List.copyOf(uses),
                new PatientFacts(age, weight, sex, bloodPressure, pregnant, List.copyOf(conditions)));
    }

    /**
     * Screens for a plan of a few words: drugs, routes, settings, doses, "daily", "weekly", "once"; without a route every route is looked at, without a drug
     * every treatment.
     */
    Screened planned(String plan) {
        return new Screened(new Screener(knowledge), profile(), plan(knowledge, plan));
    }

    static PlannedTreatment plan(KnowledgeBase knowledge, String words) {
        Set<Ingredient> drugs = new LinkedHashSet<>();
        EnumSet<Route> routes = EnumSet.noneOf(Route.class);
        Setting setting = null;
        Double everyDays = null;
        Double minutes = null;
        boolean single = false;
        boolean pushed = false;
        Dose dose = null;
        for (String word : words.split(" ", -1)) {
            switch (word) {
                case "home", "clinic", "hospital" -> setting = Setting.of(word);
                case "daily" -> everyDays = 1.0;
                case "weekly" -> everyDays = 7.0;
                case "once" -> single = true;
                case "pushed" -> pushed = true;
                case "or", "at", "" -> {}
                default -> {
                    if (word.endsWith("mg")) {
                        dose = new Dose.Absolute(Double.parseDouble(word.replace("mg", "")));
                    } else if (word.endsWith("min")) {
                        minutes = Double.valueOf(word.replace("min", ""));
                    } else if (word.endsWith("mg/kg")) {
                        dose = new Dose.PerKilogram(Double.parseDouble(word.replace("mg/kg", "")));
                    } else if (knowledge.treatments().contains(word)) {
                        drugs.add(knowledge.getIngredient(word));
                    } else {
                        routes.add(Route.of(word));
                    }
                }
            }
        }
        List<Ingredient> planned = drugs.isEmpty() ? knowledge.treatmentIngredients() : List.copyOf(drugs);
        int mask = 0;
        for (Ingredient drug : planned) {
            mask |= 1 << knowledge.treatments().indexOf(drug.name());
        }
        return new PlannedTreatment(
                words,
                planned,
                mask,
                routes.isEmpty() ? EnumSet.allOf(Route.class) : routes,
                null,
                setting,
                List.of(new DosePhase(dose, minutes, everyDays, null, single, pushed)));
    }
}
