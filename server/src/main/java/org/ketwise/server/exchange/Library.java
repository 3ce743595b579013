package org.ketwise.server.exchange;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ketwise.knowledge.CrossReferences;
import org.ketwise.knowledge.CrossReferences.Rule;
import org.ketwise.knowledge.GapMap;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Claim;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Question;
import org.ketwise.knowledge.model.Reference;
import org.ketwise.knowledge.model.Source;
import org.ketwise.report.Dossier;
import org.ketwise.search.EvidenceSearch;

/** The content to browse in: what words speak of, and the dossier of each. */
public final class Library {
    private static final int MOST_HITS = 20;

    private final KnowledgeBase knowledge;
    private final CrossReferences references;
    private final Dossier.Maker dossiers;
    private final GapMap gaps;
    private final Deferred<EvidenceSearch> search;

    public Library(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
        references = new CrossReferences(knowledge);
        dossiers = new Dossier.Maker(knowledge, references);
        gaps = GapMap.of(knowledge);
        search = new Deferred<>(() -> EvidenceSearch.over(knowledge.version(), dossiers::all));
    }

    public Dossier.Maker dossiers() {
        return dossiers;
    }

    /** Those with all of some words in their names; all of them for no words. */
    public List<Ingredient> ingredients(String words) {
        return knowledge.ingredients().stream()
                .filter(each -> hold(
                        words,
                        Stream.of(
                                        Stream.of(each.name()),
                                        each.synonyms().stream(),
                                        each.salts().stream(),
                                        each.streetNames().stream(),
                                        each.brands().stream().map(brand -> brand.name()))
                                .flatMap(names -> names)))
                .toList();
    }

    public List<Rule> rules(String words) {
        return references.rules().stream()
                .filter(each -> hold(words, Stream.of(each.id(), each.title())))
                .toList();
    }

    public List<Claim> claims(String words) {
        return knowledge.claims().stream()
                .filter(each -> hold(words, Stream.of(each.id(), each.says())))
                .toList();
    }

    public List<Reference> references(String words) {
        return knowledge.references().stream()
                .filter(each ->
                        hold(words, Stream.of(each.id(), each.printed(), each.paper() == null ? "" : each.paper())))
                .toList();
    }

    public List<Question> questions(String words) {
        return knowledge.questions().stream()
                .filter(each -> hold(words, Stream.of(each.id(), each.asks())))
                .toList();
    }

    /** What nobody has studied. */
    public GapMap gaps() {
        return gaps;
    }

    /** What speaks of the words anywhere, the best first. */
    public List<EvidenceSearch.Hit> search(String words) {
        return search.get().search(words, MOST_HITS);
    }

    public List<Source> sources(String words) {
        return knowledge.sources().stream()
                .filter(each -> hold(
                        words,
                        Stream.of(
                                each.id(),
                                each.citation(),
                                each.pmid() == null ? "" : each.pmid(),
                                each.doi() == null ? "" : each.doi())))
                .toList();
    }

    private static boolean hold(String words, Stream<String> texts) {
        List<String> lower = texts.map(text -> text.toLowerCase(Locale.ROOT)).toList();
        return Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .allMatch(word -> lower.stream().anyMatch(text -> text.contains(word)));
    }
}
