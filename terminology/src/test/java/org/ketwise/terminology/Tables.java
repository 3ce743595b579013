package org.ketwise.terminology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Tables of the test resources: a heading, then one case a line, columns apart by tabs. */
final class Tables {
    private Tables() {}

    static Stream<Arguments> of(String resource) {
        return lines(resource).stream().skip(1).map(line -> Arguments.of((Object[]) line.split("\t", -1)));
    }

    static List<String> lines(String resource) {
        try {
            return Files.readAllLines(TestContent.resource(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
