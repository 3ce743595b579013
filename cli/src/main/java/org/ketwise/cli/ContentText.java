package org.ketwise.cli;

import java.util.List;
import java.util.Locale;
import org.ketwise.kernel.Diagnostic;
import org.ketwise.knowledge.KnowledgeVersion;
import org.ketwise.knowledge.check.ContentStatus;
import org.ketwise.report.Printable;

/** What the content commands say. */
final class ContentText {
    private ContentText() {}

    /** @param cases what became of the cases */
    static String problems(List<Diagnostic> problems, String cases) {
        StringBuilder text = new StringBuilder();
        problems.forEach(
                problem -> text.append(Printable.line(problem.toString())).append('\n'));
        String count = problems.isEmpty()
                ? "No problems"
                : problems.size() + (problems.size() == 1 ? " problem" : " problems");
        return text.append(count).append("; ").append(cases).append(".\n").toString();
    }

    static String status(KnowledgeVersion version, ContentStatus status, boolean detail) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT, "%s %s of %s%n%s%n%n", version.name(), version.version(), version.date(), version.hash()));
        text.append(
                String.format(Locale.ROOT, "%-24s %5s %9s %9s %9s%n", "", "all", "verified", "to verify", "signed"));
        for (ContentStatus.KindStatus kind : status.kinds()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-24s %5d %9d %9d %9d%n",
                    kind.kind(),
                    kind.total(),
                    kind.verified(),
                    kind.total() - kind.verified(),
                    kind.reviewed()));
        }
        text.append(String.format(
                Locale.ROOT,
                "%n%d ingredients (%d RxCUIs seen in a vocabulary), %d combinations, %d classes, %d sources%n",
                status.ingredients(),
                status.verifiedRxcuis(),
                status.combinations(),
                status.classes(),
                status.sources()));
        if (detail) {
            status.kinds().forEach(kind -> {
                text.append('\n').append(kind.kind()).append(", to verify:\n");
                kind.open()
                        .forEach(open ->
                                text.append("  ").append(Printable.line(open)).append('\n'));
            });
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
