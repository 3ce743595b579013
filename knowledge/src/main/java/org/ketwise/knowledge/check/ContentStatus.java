package org.ketwise.knowledge.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Axis;
import org.ketwise.knowledge.model.Claim;
import org.ketwise.knowledge.model.Evidence;
import org.ketwise.knowledge.model.EvidenceGrade;
import org.ketwise.knowledge.model.HandoutText;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Metabolism;
import org.ketwise.knowledge.model.MonitoringRule;
import org.ketwise.knowledge.model.PatientCondition;
import org.ketwise.knowledge.model.Perpetrator;
import org.ketwise.knowledge.model.PharmacokineticModel;

/**
 * How much there is and how much of it was read in its sources.
 *
 * @param handouts languages in which there is one
 * @param certainties how many interactions have each certainty, the highest first
 * @param kinds one line for each kind that states something
 */
public record ContentStatus(
        int ingredients,
        int verifiedRxcuis,
        int combinations,
        int classes,
        int sources,
        int references,
        int questions,
        List<String> handouts,
        Map<String, Integer> certainties,
        List<KindStatus> kinds) {
    /**
     * Statements of one kind.
     *
     * @param open for each statement that is not verified, its id and what nobody has read
     */
    public record KindStatus(String kind, int total, int verified, int reviewed, List<String> open) {}

    public static ContentStatus of(KnowledgeBase knowledge) {
        Tally interactions = new Tally("interactions");
        for (Interaction rule : knowledge.interactions()) {
            interactions.count(rule.id(), rule.evidence(), rule.review().reviewed());
        }
        Tally axes = new Tally("burden axes");
        for (Axis axis : knowledge.axes()) {
            axes.count(axis.id(), axis.evidence(), axis.review().reviewed());
        }
        Tally conditions = new Tally("condition statements");
        for (PatientCondition condition : knowledge.conditions()) {
            for (PatientCondition.Statement statement : condition.statements()) {
                conditions.count(
                        condition.id(), statement.evidence(), condition.review().reviewed());
            }
        }
        Tally monitoring = new Tally("monitoring rules");
        for (MonitoringRule rule : knowledge.monitoring()) {
            monitoring.count(rule.id(), rule.evidence(), rule.review().reviewed());
        }
        Tally claims = new Tally("claims");
        for (Claim claim : knowledge.claims()) {
            claims.count(claim.id(), claim.evidence(), false);
        }
        Tally figures = new Tally("model figures");
        for (PharmacokineticModel model : knowledge.models()) {
            for (PharmacokineticModel.Parameter parameter : model.parameters()) {
                figures.count(model, parameter);
            }
        }
        for (Metabolism metabolism : knowledge.metabolisms()) {
            metabolism.shares().forEach(share -> figures.countDerived(metabolism.id() + " share of " + share.enzyme()));
            metabolism
                    .classEffects()
                    .forEach(each -> figures.countDerived(each.strength().code() + " "
                            + each.role().code() + " of " + each.effect().enzyme()));
        }
        for (Perpetrator perpetrator : knowledge.perpetrators()) {
            perpetrator
                    .effects()
                    .forEach(effect -> figures.countDerived(perpetrator.id() + " on " + effect.enzyme() + " of the "
                            + effect.site().code()));
        }
        return new ContentStatus(
                knowledge.ingredients().size(),
                (int) knowledge.ingredients().stream()
                        .filter(each -> each.rxcuiVerified())
                        .count(),
                knowledge.combinations().size(),
                knowledge.classes().size(),
                knowledge.sources().size(),
                knowledge.references().size(),
                knowledge.questions().size(),
                knowledge.handouts().stream().map(HandoutText::language).toList(),
                certainties(knowledge),
                List.of(
                        interactions.status(),
                        axes.status(),
                        conditions.status(),
                        monitoring.status(),
                        claims.status(),
                        figures.status()));
    }

    private static Map<String, Integer> certainties(KnowledgeBase knowledge) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String certainty : EvidenceGrade.CERTAINTIES.reversed()) {
            counts.put(certainty, (int) knowledge.interactions().stream()
                    .filter(each -> each.evidence().certainty().equals(certainty))
                    .count());
        }
        return counts;
    }

    private static final class Tally {
        private final String kind;
        private final List<String> open = new ArrayList<>();
        private int total;
        private int verified;
        private int reviewed;

        Tally(String kind) {
            this.kind = kind;
        }

        /** A figure is verified where it was read in the paper itself. */
        void count(PharmacokineticModel model, PharmacokineticModel.Parameter parameter) {
            total++;
            if (model.review().reviewed()) {
                reviewed++;
            }
            if (parameter.read() == PharmacokineticModel.Read.SOURCE) {
                verified++;
            } else {
                open.add(model.id() + " " + parameter.name() + ": "
                        + parameter.read().code());
            }
        }

        /** A figure that was fitted or guessed here. */
        void countDerived(String what) {
            total++;
            open.add(what + ": " + PharmacokineticModel.Read.DERIVED.code());
        }

        void count(String id, Evidence evidence, boolean signed) {
            total++;
            if (signed) {
                reviewed++;
            }
            if (evidence.verified()) {
                verified++;
            } else {
                open.add(id + ": " + String.join(" ", evidence.open()));
            }
        }

        KindStatus status() {
            return new KindStatus(kind, total, verified, reviewed, List.copyOf(open));
        }
    }
}
