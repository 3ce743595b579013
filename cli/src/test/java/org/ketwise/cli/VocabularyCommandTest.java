package org.ketwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.cli.Shell.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyCommandTest {
    @TempDir
    private Path folder;

    private Path release() throws IOException {
        Path release = Files.createDirectories(folder.resolve("RxNorm_full_prescribe_11022026"));
        Files.writeString(release.resolve("RXNCONSO.RRF"), """
                42347|ENG||||||1|42347|42347||RXNORM|IN|42347|bupropion||N|4096|
                9000100|ENG||||||2|9000100|9000100||RXNORM|BN|9000100|Velbutrane||N|4096|
                """);
        Files.writeString(
                release.resolve("RXNREL.RRF"), "42347||CUI|RO|9000100||CUI|tradename_of|1||RXNORM||||N|4096|\n");
        Files.writeString(release.resolve("RXNSAT.RRF"), "");
        return release;
    }

    private Shell.Result run(String... arguments) {
        return shell().with("XDG_STATE_HOME", folder.toString()).run(arguments);
    }

    @Test
    void anImportedReleaseIsReadInLists() throws IOException {
        String[] screen = {"screen", "Velbutrane 150 mg", "--plan", "esketamine 84 mg nasal"};
        assertThat(run("vocabulary", "status").out()).contains("No release of RxNorm is imported");
        assertThat(run(screen).out()).doesNotContain("bupropion");

        Shell.Result done = run("vocabulary", "import-rxnorm", release().toString());

        assertThat(done.exitCode()).as(done.err()).isEqualTo(ExitCode.DONE);
        assertThat(done.out())
                .startsWith("RxNorm RxNorm_full_prescribe_11022026, imported on ")
                .contains("2 codes and 2 names of 1 ingredients");
        assertThat(run("vocabulary", "status").out()).isEqualTo(done.out());
        assertThat(run(screen).out()).contains("bupropion");
    }

    @Test
    void whatIsNoReleaseIsTheUsersMistake() throws IOException {
        Shell.Result refused = run("vocabulary", "import-rxnorm", folder.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USER);
        assertThat(refused.err()).contains("There is no RXNCONSO.RRF in");
        assertThat(run("vocabulary", "import-rxnorm", "nowhere").exitCode()).isEqualTo(ExitCode.USER);
        Files.createDirectories(folder.resolve("ketwise"));
        Files.writeString(folder.resolve("ketwise/rxnorm.index"), "no index");
        assertThat(run("vocabulary", "status").err()).contains("is no index of RxNorm");
        assertThat(run("screen", "Concerta", "--plan", "esketamine 84 mg nasal").exitCode())
                .isEqualTo(ExitCode.USER);
    }
}
