package org.ketwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.cli.Shell.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theConfigurationIsPrintedWithWhereItComesFrom() throws IOException {
        Path file = Files.writeString(folder.resolve("serve.conf"), "port = 9000\nlogFormat = json\n");
        Shell.Result printed = shell().with("KETWISE_SERVE_PORT", "9001")
                .with("XDG_STATE_HOME", "/state")
                .run("serve", "--config", file.toString(), "--set", "limits.connections=7", "--print-config");
        assertThat(printed.exitCode()).as(printed.err()).isEqualTo(ExitCode.DONE);
        assertThat(printed.out())
                .contains(
                        "; KETWISE_SERVE_PORT\nport = 9001",
                        "; line 2 of serve.conf\nlogFormat = json",
                        "; --set\nlimits.connections = 7",
                        "; usual\ndata = /state/ketwise");
    }

    @Test
    void aSecretIsReadFromItsFileAndNotShown() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "hush\n");
        Shell.Result printed = shell().run(
                        "serve",
                        "--set",
                        "login.clientSecretFile=" + secret,
                        "--set",
                        "login.issuer=https://id.example",
                        "--set",
                        "login.clientId=ketwise",
                        "--set",
                        "publicUrl=https://ketwise.example",
                        "--set",
                        "trustedProxies=127.0.0.1",
                        "--print-config");
        assertThat(printed.exitCode()).as(printed.err()).isEqualTo(ExitCode.DONE);
        assertThat(printed.out()).contains("login.clientSecret = ********").doesNotContain("hush");
    }

    @Test
    void mistakesEndWithOneSentence() {
        Shell.Result wrong = shell().run("serve", "--host", "0.0.0.0");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USER);
        assertThat(wrong.err())
                .contains("does not listen on 0.0.0.0 without a login")
                .hasLineCount(1);
        assertThat(shell().run("serve", "--port", "http").err()).contains("\"port\" is \"http\" (--port)");
        assertThat(shell().run("serve", "--config", "nowhere.conf").err()).contains("nowhere.conf");
        assertThat(shell().run("serve", "--log-format", "xml").err()).contains("text, json");
    }
}
