package org.ketwise.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.ketwise.kernel.Diagnostic;
import org.ketwise.knowledge.KnowledgeVersion;
import org.ketwise.knowledge.check.ContentStatus;
import org.ketwise.knowledge.model.Source;
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

    /** The sources that somebody is to look at again, the longest due first. */
    static String stale(List<Source> sources, LocalDate day) {
        List<Due> due = new ArrayList<>();
        int withoutTime = 0;
        LocalDate next = null;
        for (Source source : sources) {
            LocalDate from = source.reviewDue();
            if (from == null) {
                withoutTime++;
            } else if (from.isAfter(day)) {
                next = next == null || from.isBefore(next) ? from : next;
            } else {
                due.add(new Due(from, source));
            }
        }
        due.sort(Comparator.comparing(Due::from)
                .thenComparing(each -> each.source().id()));
        StringBuilder text = new StringBuilder();
        for (Due each : due) {
            text.append("%s, looked up on %s, due since %s: %s%n"
                    .formatted(
                            each.source().id(),
                            each.source().lookedUp(),
                            each.from(),
                            Printable.line(each.source().citation())));
        }
        text.append("%d of %d sources are due on %s%s%s.%n"
                .formatted(
                        due.size(),
                        sources.size(),
                        day,
                        next == null ? "" : "; the next on " + next,
                        withoutTime == 0 ? "" : "; " + withoutTime + " have no time set"));
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private record Due(LocalDate from, Source source) {}

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
        text.append(String.format(
                Locale.ROOT,
                "%d references, %d questions, handouts in %s%n",
                status.references(),
                status.questions(),
                status.handouts().isEmpty() ? "no language" : String.join(", ", status.handouts())));
        List<String> certainties = new ArrayList<>();
        status.certainties().forEach((certainty, count) -> certainties.add(count + " " + certainty.replace('-', ' ')));
        text.append("Certainty of the interactions: ")
                .append(String.join(", ", certainties))
                .append(System.lineSeparator());
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
