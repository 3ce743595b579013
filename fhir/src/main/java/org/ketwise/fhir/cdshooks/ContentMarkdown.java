package org.ketwise.fhir.cdshooks;

import java.util.regex.Pattern;
import org.ketwise.kernel.Remembered;
import org.ketwise.knowledge.model.Source;

/** Sentences and sources of the content as Markdown. Most cards of a day say the same of them, so what was written lately is kept; nothing of a patient goes through here. */
final class ContentMarkdown {
    private static final int MOST_KEPT = 16_384;
    private static final String PUBMED = "https://pubmed.ncbi.nlm.nih.gov/";
    private static final String DOI = "https://doi.org/";
    private static final Pattern PMID = Pattern.compile("\\d+");
    private static final Pattern PLAIN_DOI = Pattern.compile("[A-Za-z0-9./_-]+");

    private final Remembered<String, String> texts = new Remembered<>(MOST_KEPT);
    private final Remembered<String, String> citations = new Remembered<>(MOST_KEPT);

    String of(String text) {
        return texts.get(text, Markdown::escape);
    }

    /** With a link where the source has an address of its own. */
    String cite(Source source) {
        return citations.get(source.id(), _ -> line(source));
    }

    private static String line(Source source) {
        String citation = Markdown.escape(source.citation());
        if (source.pmid() != null && PMID.matcher(source.pmid()).matches()) {
            return citation + " [PMID " + source.pmid() + "](" + PUBMED + source.pmid() + "/)";
        }
        return source.doi() != null && PLAIN_DOI.matcher(source.doi()).matches()
                ? citation + " [doi](" + DOI + source.doi() + ")"
                : citation;
    }
}
