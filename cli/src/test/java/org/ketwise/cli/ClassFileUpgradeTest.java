package org.ketwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ClassFileUpgradeTest {
    private static final int OLDEST_IN_THE_CACHE = 50;

    @TempDir
    Path folder = Path.of("");

    @Test
    void everyClassIsInAFormatThatTheCacheTakesAndStillVerifies() throws Exception {
        Path picocli = Path.of(CommandLine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path upgraded = folder.resolve("picocli.jar");
        ClassFileUpgrade.upgrade(picocli, upgraded);

        try (ZipFile jar = new ZipFile(upgraded.toFile());
                URLClassLoader loader = new URLClassLoader(
                        new URL[] {upgraded.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            List<String> classes = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
                    .toList();
            assertThat(classes).hasSizeGreaterThan(100);
            for (String name : classes) {
                assertThat(majorVersion(jar, name)).isGreaterThanOrEqualTo(OLDEST_IN_THE_CACHE);
                if (!name.contains("groovy")) {
                    Class.forName(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'), true, loader);
                }
            }
        }
    }

    @Test
    void theSameJarGivesTheSameBytes() throws Exception {
        Path picocli = Path.of(CommandLine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        ClassFileUpgrade.upgrade(picocli, folder.resolve("a.jar"));
        ClassFileUpgrade.upgrade(picocli, folder.resolve("b.jar"));

        assertThat(Files.mismatch(folder.resolve("a.jar"), folder.resolve("b.jar")))
                .isEqualTo(-1);
    }

    private static int majorVersion(ZipFile jar, String name) throws IOException {
        byte[] bytes = jar.getInputStream(jar.getEntry(name)).readNBytes(8);
        return ((bytes[6] & 0xFF) << 8) | (bytes[7] & 0xFF);
    }
}
