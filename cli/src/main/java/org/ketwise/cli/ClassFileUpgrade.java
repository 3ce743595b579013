package org.ketwise.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodElement;
import java.lang.classfile.MethodModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Build step: rewrites the class files of a jar (first argument, replaced in place) in the format of Java 17.
 *
 * <p>Classes in the format of Java 5, such as picocli's, are left out of the JDK's ahead-of-time cache and are verified by its slow old verifier at every
 * start. In the newer format, with the stack maps that it asks for, they start as fast as our own. What the classes do stays the same.
 */
final class ClassFileUpgrade {
    private static final int FORMAT = ClassFile.JAVA_17_VERSION;
    private static final long NO_TIME = 0L;

    private ClassFileUpgrade() {}

    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        Path upgraded = jar.resolveSibling(jar.getFileName() + ".upgraded");
        upgrade(jar, upgraded);
        Files.move(upgraded, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    static void upgrade(Path jar, Path upgraded) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(upgraded);
                ZipOutputStream to = new ZipOutputStream(file)) {
            ClassFile classFile = ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(hierarchy(from)));
            Enumeration<? extends ZipEntry> entries = from.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(NO_TIME);
                to.putNextEntry(copy);
                to.write(isClass(entry) ? upgrade(classFile, bytes) : bytes);
            }
        }
    }

    private static boolean isClass(ZipEntry entry) {
        return entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
    }

    /** Stack maps need to know which class extends which: first those of the jar, then the platform's. */
    private static ClassHierarchyResolver hierarchy(ZipFile jar) {
        return ClassHierarchyResolver.ofResourceParsing(described -> {
                    String descriptor = described.descriptorString();
                    ZipEntry entry = jar.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
                    try {
                        return entry == null ? null : jar.getInputStream(entry);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .orElse(ClassHierarchyResolver.defaultResolver());
    }

    private static byte[] upgrade(ClassFile classFile, byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        if (model.majorVersion() >= FORMAT) {
            return bytes;
        }
        ClassTransform newer = ClassFileUpgrade::add;
        return classFile.transformClass(model, newer);
    }

    /** Code is built anew, since code that is passed on as it is gets no stack maps. */
    private static void add(ClassBuilder builder, ClassElement element) {
        switch (element) {
            case ClassFileVersion version -> builder.withVersion(FORMAT, 0);
            case MethodModel method ->
                builder.withMethod(
                        method.methodName(), method.methodType(), method.flags().flagsMask(), copy -> {
                            for (MethodElement part : method) {
                                if (part instanceof CodeModel code) {
                                    copy.withCode(body -> {
                                        for (CodeElement instruction : code) {
                                            body.with(instruction);
                                        }
                                    });
                                } else {
                                    copy.with(part);
                                }
                            }
                        });
            default -> builder.with(element);
        }
    }
}
