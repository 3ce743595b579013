package org.ketwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OldClassesTest {
    @TempDir
    private Path folder;

    @Test
    void everyClassOfALibraryWrittenAnewPassesTheVerifierAndNoneIsLeftOld() throws Exception {
        Path jar = copyOfTheCommandLineLibrary();
        int old = OldClasses.writeAnew(jar);
        assertThat(old).isGreaterThan(100);
        assertThat(OldClasses.writeAnew(jar)).isZero();
        try (URLClassLoader library =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Class<?> anew = Class.forName("picocli.CommandLine", true, library);
            assertThat(anew).isNotEqualTo(CommandLine.class);
            for (Class<?> nested : anew.getDeclaredClasses()) {
                assertThat(Class.forName(nested.getName(), true, library).getDeclaredMethods())
                        .as(nested.getName())
                        .isNotNull();
            }
        }
    }

    private Path copyOfTheCommandLineLibrary() throws IOException {
        Path jar = Path.of(CommandLine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        return Files.copy(jar, folder.resolve("library.jar"));
    }
}
