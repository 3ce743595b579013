package org.ketwise.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls order-sign of a server that runs on this machine. First as fast as answers come, to warm it up; then at a fixed rate, each call counted from the moment when it was to be
 * sent, so that a server that stands still is not measured less often; then as fast as answers come again.
 *
 * <pre>--port N [--pid N] [--rate 500] [--seconds 20] [--warm 20] [--connections 32] [--path /cds-services/ketwise-order-sign] [--answers FILE]</pre>
 *
 * <p>{@code --answers} writes the answers to all patients, one a line, and measures nothing: to see that a change of speed changed nothing else.
 */
final class LoadGenerator {
    private static final int PATIENTS = 500;
    private static final int MOST_CALLS = 2_000_000;

    private final int port;
    private final String path;
    private final int connections;
    private final List<byte[]> bodies = OrderSign.bodies(PATIENTS);

    /** Nanoseconds of each call in the order of the calls. */
    private record Latencies(long[] nanos, double seconds) {
        String told() {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return String.format(
                    Locale.ROOT,
                    "%d calls, %.0f a second, p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, longest %.2f ms",
                    sorted.length,
                    sorted.length / seconds,
                    at(sorted, 0.5),
                    at(sorted, 0.9),
                    at(sorted, 0.99),
                    at(sorted, 0.999),
                    at(sorted, 1));
        }

        private static double at(long[] sorted, double share) {
            return sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length))] / 1e6;
        }
    }

    private LoadGenerator(Map<String, String> options) {
        port = Integer.parseInt(options.getOrDefault("--port", "8471"));
        path = options.getOrDefault("--path", "/cds-services/ketwise-order-sign");
        connections = Integer.parseInt(options.getOrDefault("--connections", "32"));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        LoadGenerator load = new LoadGenerator(options);
        if (options.containsKey("--answers")) {
            load.writeAnswers(Path.of(options.get("--answers")));
            return;
        }
        long pid = Long.parseLong(options.getOrDefault("--pid", "0"));
        int seconds = Integer.parseInt(options.getOrDefault("--seconds", "20"));
        double rate = Double.parseDouble(options.getOrDefault("--rate", "500"));
        say("load of the machine " + Files.readString(Path.of("/proc/loadavg")).strip());
        load.phase("warming up", pid, 0, Integer.parseInt(options.getOrDefault("--warm", "20")));
        load.phase(String.format(Locale.ROOT, "%.0f a second", rate), pid, rate, seconds);
        load.phase("as fast as can be", pid, 0, seconds);
    }

    private void phase(String name, long pid, double rate, int seconds) throws IOException, InterruptedException {
        if (seconds == 0) {
            return;
        }
        Duration before = cpu(pid);
        Latencies latencies = run(rate, seconds);
        say(name + ": " + latencies.told());
        if (pid != 0) {
            say(String.format(
                    Locale.ROOT,
                    "    server: %.2f ms of CPU time a call; %s",
                    cpu(pid).minus(before).toNanos() / 1e6 / latencies.nanos().length,
                    memory(pid)));
        }
    }

    /** @param rate calls in a second; 0 for as many as are answered */
    private Latencies run(double rate, int seconds) throws InterruptedException {
        int calls = rate > 0 ? (int) (rate * seconds) : MOST_CALLS;
        long[] nanos = new long[calls];
        AtomicInteger next = new AtomicInteger();
        AtomicReference<IOException> failure = new AtomicReference<>();
        long start = System.nanoTime() + 100_000_000L;
        long end = start + seconds * 1_000_000_000L;
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            callers.add(Thread.ofPlatform().start(() -> {
                try (KeptConnection connection = new KeptConnection(port, path)) {
                    while (failure.get() == null && (rate > 0 || System.nanoTime() < end)) {
                        int call = next.getAndIncrement();
                        if (call >= calls) {
                            return;
                        }
                        long due = rate > 0 ? start + (long) (call * 1e9 / rate) : System.nanoTime();
                        waitUntil(due);
                        connection.call(bodies.get(call % PATIENTS));
                        nanos[call] = System.nanoTime() - due;
                    }
                } catch (IOException e) {
                    failure.set(e);
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        IOException failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException(failed);
        }
        return new Latencies(Arrays.copyOf(nanos, Math.min(calls, next.get())), (System.nanoTime() - start) / 1e9);
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void writeAnswers(Path file) throws IOException {
        try (KeptConnection connection = new KeptConnection(port, path);
                var out = Files.newOutputStream(file)) {
            for (byte[] body : bodies) {
                out.write(connection.call(body));
                out.write('\n');
            }
        }
    }

    private static Duration cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** What is in memory now, and the most that ever was. */
    private static String memory(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\s+", " "))
                .reduce("", (one, other) -> other + (one.isEmpty() ? "" : ", " + one));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
