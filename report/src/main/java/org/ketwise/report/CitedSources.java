package org.ketwise.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Source;

/** The sources of a page, numbered as they are first named. */
final class CitedSources {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    int number(String source) {
        return numbers.computeIfAbsent(source, id -> numbers.size() + 1);
    }

    /** The numbers in brackets, each a link into the list. */
    void references(Html html, List<String> sources) {
        if (sources.isEmpty()) {
            return;
        }
        html.open("span", "class", "refs").text("[");
        String separator = "";
        for (String source : sources) {
            html.text(separator).element("a", String.valueOf(number(source)), "href", "#source-" + number(source));
            separator = ", ";
        }
        html.text("]").close();
    }

    /** A section with all of them, where there are any. */
    void section(Html html, KnowledgeBase knowledge, EvidenceLinks links) {
        if (numbers.isEmpty()) {
            return;
        }
        html.section("sources", "Sources").open("ol");
        numbers.forEach((id, number) -> {
            Source source = knowledge.getSource(id);
            html.open("li", "id", "source-" + number).text(Words.sentence(source.citation()));
            html.text((source.pmid() == null ? "" : " PMID " + source.pmid() + ".")
                    + (source.doi() == null ? "" : " doi " + source.doi() + "."));
            html.element(
                    "span", " Looked up " + source.lookedUp() + ", " + TextReport.read(source) + ".", "class", "quiet");
            String address = links.source(id);
            if (address != null) {
                html.text(" ").element("a", "What rests on it", "href", address);
            }
            html.close();
        });
        html.close().close();
    }
}
