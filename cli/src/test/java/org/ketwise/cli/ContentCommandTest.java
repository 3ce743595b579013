package org.ketwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.cli.Shell.ketwise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ketwise.cli.Shell.Result;

class ContentCommandTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void statusCountsWhatIsVerifiedAndWhatIsNot() {
        Result result = ketwise("content", "status");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).contains("sha256:").contains("to verify").contains("interactions");
        assertThat(ketwise("content", "status", "--detail").out()).startsWith(result.out());
    }

    @Test
    void checkNamesTheFileAndLineOfAProblemAndTheRemedy() throws IOException {
        Files.writeString(folder.resolve("manifest.yaml"), "name: [broken\n");
        Path schemas = Files.createDirectory(folder.resolve("schema"));
        try (Stream<Path> originals = Files.list(Path.of("..", "content", "schema"))) {
            for (Path original : originals.toList()) {
                Files.copy(original, schemas.resolve(original.getFileName()));
            }
        }
        Result result = ketwise("content", "check", folder.toString());

        assertThat(result.exitCode()).isEqualTo(ExitCode.USER);
        assertThat(result.out())
                .contains("manifest.yaml:")
                .endsWith("cases not run, since the content cannot be used.\n");
    }

    @Test
    void checkNeedsTheSchemas() throws IOException {
        Files.writeString(folder.resolve("manifest.yaml"), "name: x\n");
        Result result = ketwise("content", "check", folder.toString());

        assertThat(result.exitCode()).isEqualTo(ExitCode.USER);
        assertThat(result.err()).contains("no schemas").hasLineCount(1);
    }

    @Test
    void completionNamesEveryCommandAndOption() {
        Result result = ketwise("completion");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).contains("screen", "content", "--plan", "--fail-on", "complete -F");
    }
}
