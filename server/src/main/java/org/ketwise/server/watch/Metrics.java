package org.ketwise.server.watch;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Counts, in the text format of Prometheus. Labels are patterns of routes, methods, statuses and severities: a fixed number of words, none from a request. */
public final class Metrics {
    private static final double[] BOUNDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10};

    private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
    private final Map<String, Times> times = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> findings = new ConcurrentSkipListMap<>();

    private static final class Times {
        private final LongAdder[] counts =
                Stream.generate(LongAdder::new).limit(BOUNDS.length + 1L).toArray(LongAdder[]::new);
        private final LongAdder nanos = new LongAdder();

        void add(Duration duration) {
            double seconds = duration.toNanos() / 1e9;
            int at = Arrays.binarySearch(BOUNDS, seconds);
            counts[at < 0 ? -at - 1 : at].increment();
            nanos.add(duration.toNanos());
        }
    }

    void request(String route, String method, int status, Duration duration) {
        count(requests, "route=\"%s\",method=\"%s\",status=\"%d\"".formatted(route, method, status));
        times.computeIfAbsent("route=\"" + route + "\"", _ -> new Times()).add(duration);
    }

    void finding(String severity, int number) {
        findings.computeIfAbsent("severity=\"" + severity + "\"", _ -> new LongAdder())
                .add(number);
    }

    private static void count(Map<String, LongAdder> counts, String labels) {
        counts.computeIfAbsent(labels, _ -> new LongAdder()).increment();
    }

    /** How often each route was asked and how it answered, since the server was started. */
    public Map<String, Long> requests() {
        Map<String, Long> all = new ConcurrentSkipListMap<>();
        requests.forEach((labels, count) -> all.put(labels, count.sum()));
        return all;
    }

    /** @param auditEntries of the audit log, those before the start too */
    public String print(String version, String content, long auditEntries) {
        StringBuilder text = new StringBuilder();
        head(text, "ketwise_info", "gauge", "What is running.");
        line(text, "ketwise_info", "version=\"" + version + "\",content=\"" + content + "\"", "1");
        head(text, "ketwise_requests_total", "counter", "Requests by route and status.");
        requests.forEach((labels, count) -> line(text, "ketwise_requests_total", labels, String.valueOf(count.sum())));
        head(text, "ketwise_request_seconds", "histogram", "From the head of a request to its answer.");
        times.forEach((labels, each) -> histogram(text, labels, each));
        head(text, "ketwise_findings_total", "counter", "Findings that were told, by severity.");
        findings.forEach((labels, count) -> line(text, "ketwise_findings_total", labels, String.valueOf(count.sum())));
        head(text, "ketwise_audit_entries", "gauge", "Entries of the audit log.");
        line(text, "ketwise_audit_entries", "", String.valueOf(auditEntries));
        Runtime java = Runtime.getRuntime();
        head(text, "ketwise_memory_bytes", "gauge", "Memory of the Java heap.");
        line(text, "ketwise_memory_bytes", "state=\"committed\"", String.valueOf(java.totalMemory()));
        line(text, "ketwise_memory_bytes", "state=\"most\"", String.valueOf(java.maxMemory()));
        line(text, "ketwise_memory_bytes", "state=\"used\"", String.valueOf(java.totalMemory() - java.freeMemory()));
        return text.toString();
    }

    private static void histogram(StringBuilder text, String labels, Times times) {
        long sum = 0;
        for (int i = 0; i <= BOUNDS.length; i++) {
            sum += times.counts[i].sum();
            String bound = i == BOUNDS.length ? "+Inf" : String.valueOf(BOUNDS[i]);
            line(text, "ketwise_request_seconds_bucket", labels + ",le=\"" + bound + "\"", String.valueOf(sum));
        }
        line(text, "ketwise_request_seconds_sum", labels, String.valueOf(times.nanos.sum() / 1e9));
        line(text, "ketwise_request_seconds_count", labels, String.valueOf(sum));
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder text, String name, String labels, String value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append('{').append(labels).append('}');
        }
        text.append(' ').append(value).append('\n');
    }
}
