package org.ketwise.search;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.ketwise.knowledge.KnowledgeVersion;
import org.ketwise.report.Dossier;

/** Finds what the content says about some words. Safe to share between threads. */
public final class EvidenceSearch {
    private static final String ARCHIVE = "evidence.index";
    private static final String KIND = "kind";
    private static final String ID = "id";
    private static final String TITLE = "title";
    private static final String TEXT = "text";
    private static final List<String> FIELDS = List.of(TITLE, ID, TEXT);
    private static final float IN_THE_TITLE = 4;
    private static final int SHORTEST_STEM = 3;
    private static final int SHORTEST_MISSPELLED = 5;
    private static final int LONGEST_LINE = 240;
    private static final int MOST_WORDS = 100;

    private final IndexSearcher searcher;
    private final Analyzer analyzer = new EnglishAnalyzer();

    private EvidenceSearch(Directory directory) throws IOException {
        searcher = new IndexSearcher(DirectoryReader.open(directory));
    }

    /**
     * A document that speaks of the words.
     *
     * @param line of it that speaks of most of them, or empty where only the title does
     */
    public record Hit(String kind, String id, String title, String line) {}

    /**
     * Over some content: by the index of this build where it is the content of this build, by one that is made now otherwise.
     *
     * @param dossiers of the content
     */
    public static EvidenceSearch over(KnowledgeVersion content, Supplier<Stream<Dossier>> dossiers) {
        return find(content).orElseGet(() -> of(dossiers.get()));
    }

    private static Optional<EvidenceSearch> find(KnowledgeVersion content) {
        InputStream archive = EvidenceSearch.class.getResourceAsStream(ARCHIVE);
        if (archive == null) {
            throw new IllegalStateException("the build has packed no index of the content");
        }
        try {
            Optional<Directory> directory = IndexArchive.read(content.hash(), new BufferedInputStream(archive));
            return directory.isEmpty() ? Optional.empty() : Optional.of(new EvidenceSearch(directory.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Over some dossiers, indexed now. */
    public static EvidenceSearch of(Stream<Dossier> dossiers) {
        try {
            return new EvidenceSearch(index(dossiers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Directory index(Stream<Dossier> dossiers) throws IOException {
        Directory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new EnglishAnalyzer()))) {
            for (Dossier dossier : dossiers.toList()) {
                writer.addDocument(document(dossier));
            }
            writer.forceMerge(1);
        }
        return directory;
    }

    private static Document document(Dossier dossier) {
        Document document = new Document();
        document.add(new StoredField(KIND, dossier.kind()));
        document.add(new TextField(ID, dossier.id(), Field.Store.YES));
        document.add(new TextField(TITLE, dossier.title(), Field.Store.YES));
        document.add(new TextField(TEXT, text(dossier), Field.Store.YES));
        return document;
    }

    /** A line for each line of the dossier, but for those that only lead to other ones: what these say is found there. */
    private static String text(Dossier dossier) {
        return dossier.rows().stream()
                .flatMap(row -> row.lines().stream()
                        .filter(line -> line.leadsTo() == null)
                        .map(line -> row.label() + ": " + line.text()
                                + (line.more().isEmpty() ? "" : " (" + line.more() + ")")))
                .collect(Collectors.joining("\n"));
    }

    /**
     * What speaks of all of the words, or of as many as possible where nothing speaks of all; the best first.
     *
     * @param most hits
     */
    public List<Hit> search(String words, int most) {
        List<String> terms = terms(words);
        if (terms.isEmpty() || most < 1) {
            return List.of();
        }
        try {
            ScoreDoc[] found = searcher.search(query(terms, BooleanClause.Occur.MUST), most).scoreDocs;
            if (found.length == 0) {
                found = searcher.search(query(terms, BooleanClause.Occur.SHOULD), most).scoreDocs;
            }
            List<Hit> hits = new ArrayList<>();
            for (ScoreDoc each : found) {
                hits.add(hit(searcher.storedFields().document(each.doc), terms));
            }
            return hits;
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory was read", e);
        }
    }

    private List<String> terms(String words) {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream(TEXT, words)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken() && terms.size() < MOST_WORDS) {
                terms.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("words in memory were read", e);
        }
        return List.copyOf(terms);
    }

    private Query query(List<String> terms, BooleanClause.Occur occur) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String term : terms) {
            query.add(anywhere(term), occur);
        }
        return query.build();
    }

    /** The word itself; where the content has no such word, what begins with it or is nearly spelt so. */
    private Query anywhere(String term) throws IOException {
        boolean known = false;
        for (String field : FIELDS) {
            known |= searcher.getIndexReader().docFreq(new Term(field, term)) > 0;
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String field : FIELDS) {
            Term one = new Term(field, term);
            float weight = field.equals(TEXT) ? 1 : IN_THE_TITLE;
            if (known) {
                query.add(new BoostQuery(new TermQuery(one), weight), BooleanClause.Occur.SHOULD);
                continue;
            }
            if (term.length() >= SHORTEST_STEM) {
                query.add(new BoostQuery(new PrefixQuery(one), weight), BooleanClause.Occur.SHOULD);
            }
            if (term.length() >= SHORTEST_MISSPELLED) {
                query.add(new BoostQuery(new FuzzyQuery(one, 1), weight), BooleanClause.Occur.SHOULD);
            }
        }
        return query.build();
    }

    private Hit hit(Document document, List<String> terms) {
        return new Hit(document.get(KIND), document.get(ID), document.get(TITLE), line(document.get(TEXT), terms));
    }

    /** The line that speaks of most of the words, by their stems or beginnings. */
    private String line(String text, List<String> sought) {
        String best = "";
        long most = 0;
        for (String line : text.lines().toList()) {
            List<String> stems = terms(line);
            long spoken = sought.stream()
                    .filter(term -> stems.stream().anyMatch(stem -> stem.startsWith(term)))
                    .count();
            if (spoken > most) {
                most = spoken;
                best = line;
            }
        }
        if (best.length() <= LONGEST_LINE) {
            return best;
        }
        int blank = best.lastIndexOf(' ', LONGEST_LINE);
        return best.substring(0, blank > 0 ? blank : LONGEST_LINE) + "…";
    }
}
