package org.ketwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ketwise.knowledge.CrossReferences;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Source;

class DossierTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.builtIn();
    private static final CrossReferences REFERENCES = new CrossReferences(KNOWLEDGE);
    private static final Dossier.Maker DOSSIERS = new Dossier.Maker(KNOWLEDGE, REFERENCES);

    private static Optional<Dossier> find(Dossier.Target target) {
        return switch (target.kind()) {
            case "ingredient" -> DOSSIERS.ingredient(target.id());
            case "rule" -> DOSSIERS.rule(target.id());
            case "source" -> DOSSIERS.source(target.id());
            case "claim" -> DOSSIERS.claim(target.id());
            case "reference" -> DOSSIERS.reference(target.id());
            case "question" -> DOSSIERS.question(target.id());
            default -> throw new AssertionError("no kind of dossier: " + target.kind());
        };
    }

    private static List<String> lines(Dossier dossier, String label) {
        return dossier.rows().stream()
                .filter(row -> row.label().equals(label))
                .flatMap(row -> row.lines().stream())
                .map(line -> line.more().isEmpty() ? line.text() : line.text() + " / " + line.more())
                .toList();
    }

    @Test
    void everythingHasADossierAndEveryLinkLeadsToOne() {
        List<Dossier> all = DOSSIERS.all().toList();
        assertThat(all).hasSizeGreaterThan(1500);
        assertThat(all.stream()
                        .flatMap(dossier -> dossier.rows().stream())
                        .flatMap(row -> row.lines().stream())
                        .map(Dossier.Line::leadsTo)
                        .filter(target -> target != null && !target.kind().equals("web"))
                        .distinct()
                        .filter(target -> find(target).isEmpty()))
                .isEmpty();
    }

    /** A source that nothing rests on would be an orphan, which the check of the content refuses. */
    @Test
    void everySourceSaysWhatRestsOnIt() {
        assertThat(KNOWLEDGE.sources().stream()
                        .map(Source::id)
                        .filter(id -> REFERENCES.citing(id).isEmpty()))
                .isEmpty();
    }

    @Test
    void anIngredientShowsItsRolesWithTheirSourcesAndTheRulesThatSpeakOfIt() {
        Dossier clarithromycin = DOSSIERS.ingredient("clarithromycin").orElseThrow();
        assertThat(lines(clarithromycin, "RxNorm")).containsExactly("21212 / seen beside the name in a vocabulary");
        assertThat(lines(clarithromycin, "Enzymes")).anyMatch(line -> line.startsWith("CYP3A inhibitor, strong"));
        assertThat(lines(clarithromycin, "Sources")).isNotEmpty();
        assertThat(lines(clarithromycin, "Rules"))
                .anyMatch(line -> line.contains("larithromycin") && line.contains("major: sublingual, oral"));
    }

    @Test
    void aRuleShowsSeverityByRouteTrialsAndEvidence() {
        Dossier rule = DOSSIERS.rule("interaction:clarithromycin").orElseThrow();
        assertThat(lines(rule, "Severity")).anyMatch(line -> line.startsWith("major: ") && line.contains("oral"));
        assertThat(lines(rule, "Trial")).anyMatch(line -> line.contains("2.6"));
        assertThat(lines(rule, "Evidence")).isNotEmpty();
        assertThat(lines(rule, "Review")).containsExactly("not signed by a clinician");
    }

    @Test
    void whatTheContentDoesNotHaveHasNone() {
        assertThat(DOSSIERS.ingredient("foobarix")).isEmpty();
        assertThat(DOSSIERS.rule("interaction:foobarix")).isEmpty();
        assertThat(DOSSIERS.source("")).isEmpty();
    }
}
