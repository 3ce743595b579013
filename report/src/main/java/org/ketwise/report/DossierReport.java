package org.ketwise.report;

import org.ketwise.knowledge.KnowledgeVersion;
import tools.jackson.databind.node.ObjectNode;

/** One {@link Dossier} for a terminal, as a page, and for programs. */
public final class DossierReport {
    private DossierReport() {}

    /** @param width in columns */
    public static String text(Dossier dossier, int width) {
        StringBuilder page = new StringBuilder();
        Wrap.paragraph(page, "", dossier.title(), width);
        page.append(dossier.kind()).append(' ').append(dossier.id()).append('\n');
        for (Dossier.Row row : dossier.rows()) {
            page.append('\n').append(row.label()).append('\n');
            for (Dossier.Line line : row.lines()) {
                Wrap.paragraph(page, "  ", words(line), width);
            }
        }
        return page.toString();
    }

    private static String words(Dossier.Line line) {
        Dossier.Target target = line.leadsTo();
        String more = line.more().isEmpty() ? "" : " (" + line.more() + ")";
        return target == null || target.id().equals(line.text())
                ? line.text() + more
                : line.text() + more + " [" + target.id() + "]";
    }

    /** One page that needs nothing else. */
    public static String html(Dossier dossier, KnowledgeVersion content, String version) {
        Html html = new Html();
        html.page("Ketwise: " + dossier.title());
        html.open("header")
                .element("p", "Ketwise evidence: " + dossier.kind() + " " + dossier.id(), "class", "product")
                .element("h1", dossier.title())
                .close();
        html.open("main").open("dl", "class", "basis");
        for (Dossier.Row row : dossier.rows()) {
            html.element("dt", row.label()).open("dd").open("ul");
            for (Dossier.Line line : row.lines()) {
                html.open("li");
                Dossier.Target target = line.leadsTo();
                if (target != null && target.kind().equals("web")) {
                    html.element("a", line.text(), "href", target.id(), "rel", "noreferrer");
                    html.text(line.more().isEmpty() ? "" : " (" + line.more() + ")");
                } else {
                    html.text(words(line));
                }
                html.close();
            }
            html.close().close();
        }
        html.close().close();
        html.open("footer")
                .element("p", "Ketwise " + version + ", content " + content.version() + ".")
                .close();
        html.close().close();
        return html + "\n";
    }

    public static String json(Dossier dossier, KnowledgeVersion content, String version) {
        ObjectNode json = KnowledgeJson.dossier(dossier);
        json.put("ketwise", version);
        json.set("content", JsonReport.content(content));
        return JsonReport.printed(json);
    }
}
