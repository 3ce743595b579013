package org.ketwise.knowledge.content;

import java.time.LocalDate;
import java.util.List;
import org.ketwise.knowledge.model.Axis;
import org.ketwise.knowledge.model.Claim;
import org.ketwise.knowledge.model.Combination;
import org.ketwise.knowledge.model.DrugClass;
import org.ketwise.knowledge.model.Effect;
import org.ketwise.knowledge.model.HandoutText;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Lexicon;
import org.ketwise.knowledge.model.Metabolism;
import org.ketwise.knowledge.model.MonitoringRule;
import org.ketwise.knowledge.model.PatientCondition;
import org.ketwise.knowledge.model.Perpetrator;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.knowledge.model.PlanLimits;
import org.ketwise.knowledge.model.Question;
import org.ketwise.knowledge.model.Reference;
import org.ketwise.knowledge.model.Source;

/** Everything that the content files say, as records, each in the order of its path; the {@code index} of a record is its place in its list. */
public record ContentModel(
        String name,
        String version,
        LocalDate date,
        String hash,
        List<String> treatments,
        String allergyCondition,
        PlanLimits planLimits,
        List<Ingredient> ingredients,
        List<DrugClass> classes,
        List<Combination> combinations,
        List<Axis> axes,
        List<Interaction> interactions,
        List<PatientCondition> conditions,
        List<MonitoringRule> monitoring,
        List<Source> sources,
        List<Lexicon> lexicons,
        List<PharmacokineticModel> models,
        List<Metabolism> metabolisms,
        List<Perpetrator> perpetrators,
        List<Effect> effects,
        List<Claim> claims,
        List<Reference> references,
        List<Question> questions,
        List<HandoutText> handouts) {}
