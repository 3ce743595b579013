package org.ketwise.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes the classes of a library anew where they are of a format older than Java 6, which the JDK's ahead-of-time cache leaves aside, and with them all classes of
 * ours that name them. Only format and stack maps change. Takes jars, which it changes in place.
 */
final class OldClasses {
    private static final int MAJOR = 6;

    /** The format of Java 6, the first that the cache takes. */
    private static final int TAKEN = ClassFile.JAVA_6_VERSION;

    private OldClasses() {}

    public static void main(String[] jars) throws IOException {
        for (String jar : jars) {
            writeAnew(Path.of(jar));
        }
    }

    /** @return how many classes were too old */
    static int writeAnew(Path jar) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
                Stream<Path> all = Files.walk(files.getPath("/"))) {
            List<Path> old = all.filter(OldClasses::isOldClass).toList();
            ClassFile format = ClassFile.of(
                    StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(hierarchyIn(files)));
            for (Path each : old) {
                Files.write(each, inFormatOfToday(format, bytes(each)));
            }
            return old.size();
        }
    }

    private static ClassHierarchyResolver hierarchyIn(FileSystem files) {
        return ClassHierarchyResolver.ofResourceParsing(named -> {
                    String descriptor = named.descriptorString(); // Lpackage/Name;
                    Path file = files.getPath(descriptor.substring(1, descriptor.length() - 1) + ".class");
                    return Files.exists(file) ? new ByteArrayInputStream(bytes(file)) : null;
                })
                .orElse(ClassHierarchyResolver.defaultResolver());
    }

    private static boolean isOldClass(Path file) {
        return file.toString().endsWith(".class") && major(file) < TAKEN;
    }

    private static int major(Path file) {
        byte[] bytes = bytes(file);
        return ((bytes[MAJOR] & 0xFF) << Byte.SIZE) | (bytes[MAJOR + 1] & 0xFF);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Code is read and written element by element, since only then its stack maps are made anew. */
    private static byte[] inFormatOfToday(ClassFile format, byte[] old) {
        ClassTransform code = ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element));
        ClassTransform version = (builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(ClassFile.JAVA_17_VERSION, 0);
            } else {
                builder.with(element);
            }
        };
        return format.transformClass(format.parse(old), code.andThen(version));
    }
}
