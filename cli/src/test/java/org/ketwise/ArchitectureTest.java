package org.ketwise;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What ARCHITECTURE.md promises of the code's shape. No exceptions are kept elsewhere: a rule that is wrong is changed here. */
class ArchitectureTest {
    /** Fewer classes than this, and the rules below were not asked about the product. */
    private static final int CLASSES_AT_LEAST = 300;

    /** Modules that hold no class yet. */
    private static final Set<String> STILL_EMPTY = Set.of();

    /** Each module, and the modules that it may use. */
    private static final Map<String, Set<String>> MODULES = Map.ofEntries(
            entry("kernel", Set.of()),
            entry("knowledge", Set.of("kernel")),
            entry("terminology", Set.of("kernel", "knowledge")),
            entry("screening", Set.of("kernel", "knowledge")),
            entry("pharmacometrics", Set.of("kernel", "knowledge")),
            entry("consult", Set.of("kernel", "knowledge", "terminology", "screening", "pharmacometrics")),
            entry("report", Set.of("kernel", "knowledge", "terminology", "screening", "pharmacometrics", "consult")),
            entry("search", Set.of("kernel", "knowledge", "report")),
            entry("fhir", Set.of("kernel", "knowledge", "terminology", "screening", "consult", "report")),
            entry(
                    "server",
                    Set.of(
                            "kernel",
                            "knowledge",
                            "terminology",
                            "screening",
                            "pharmacometrics",
                            "consult",
                            "report",
                            "search",
                            "fhir")),
            entry(
                    "cli",
                    Set.of(
                            "kernel",
                            "knowledge",
                            "terminology",
                            "screening",
                            "pharmacometrics",
                            "consult",
                            "report",
                            "search",
                            "fhir",
                            "server")));

    /** A library and the modules that may name it. */
    private record Library(String name, Set<String> owners, List<String> packages) {}

    private static final List<Library> LIBRARIES = List.of(
            new Library("HAPI FHIR", Set.of("fhir"), List.of("ca.uhn.fhir..", "org.hl7..")),
            new Library("Helidon", Set.of("server"), List.of("io.helidon..")),
            new Library("Nimbus", Set.of("server"), List.of("com.nimbusds..")),
            new Library("jte", Set.of("server"), List.of("gg.jte..")),
            new Library("Lucene", Set.of("search"), List.of("org.apache.lucene..")),
            new Library("picocli", Set.of("cli"), List.of("picocli..")),
            new Library("Commons Text", Set.of("terminology"), List.of("org.apache.commons.text..")),
            new Library("the JSON Schema validator", Set.of("knowledge"), List.of("com.networknt..")),
            new Library("YAML", Set.of("knowledge"), List.of("tools.jackson.dataformat..", "org.snakeyaml..")),
            new Library("Jackson", Set.of("knowledge", "report", "fhir", "server"), List.of("tools.jackson..")),
            new Library(
                    "HAPI's own Jackson",
                    Set.of(),
                    List.of("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..")),
            new Library(
                    "what the libraries bring along",
                    Set.of(),
                    List.of(
                            "com.google.common..",
                            "org.apache.commons.lang3..",
                            "org.apache.commons.io..",
                            "org.apache.commons.codec..",
                            "org.slf4j..",
                            "io.opentelemetry..",
                            "jakarta..")));

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.ketwise");

    @Test
    void theRulesSeeTheProduct() {
        assertThat(PRODUCT.size()).isGreaterThanOrEqualTo(CLASSES_AT_LEAST);
        Map<String, List<JavaClass>> byModule = PRODUCT.stream().collect(groupingBy(ArchitectureTest::moduleOf));
        assertThat(MODULES.keySet()).as("every package belongs to a module").containsAll(byModule.keySet());
        for (String module : MODULES.keySet()) {
            if (STILL_EMPTY.contains(module)) {
                continue;
            }
            assertThat(byModule).as("classes of %s", module).containsKey(module);
        }
    }

    @Test
    void modulesUseOnlyThoseBelowThem() {
        MODULES.forEach((module, below) -> {
            String[] others = MODULES.keySet().stream()
                    .filter(other -> !other.equals(module) && !below.contains(other))
                    .map(ArchitectureTest::packagesOf)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(packagesOf(module))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because(
                            "the modules are a straight stack, so that each can be understood and tested with those below it only")
                    .allowEmptyShould(STILL_EMPTY.contains(module))
                    .check(PRODUCT);
        });
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.ketwise.(**)")
                .should()
                .beFreeOfCycles()
                .because("packages that need each other can only be read together")
                .check(PRODUCT);
    }

    @Test
    void kernelNeedsNoLibrary() {
        classes()
                .that()
                .resideInAPackage(packagesOf("kernel"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.ketwise.kernel..", "java..", "org.jspecify.annotations..")
                .because("everything stands on the kernel, so it stands on java.base alone")
                .check(PRODUCT);
    }

    @Test
    void librariesStayInTheirModule() {
        for (Library library : LIBRARIES) {
            String[] owners =
                    library.owners().stream().map(ArchitectureTest::packagesOf).toArray(String[]::new);
            classes()
                    .that(not(resideInAnyPackage(owners)))
                    .should()
                    .onlyDependOnClassesThat(
                            not(resideInAnyPackage(library.packages().toArray(String[]::new))))
                    .because("%s belongs to %s: a library can be replaced in one place"
                            .formatted(library.name(), library.owners().isEmpty() ? "no module" : library.owners()))
                    .check(PRODUCT);
        }
    }

    @Test
    void onlyTheFaceKnowsClockLocaleAndChance() {
        noClasses()
                .that(not(resideInAnyPackage(packagesOf("cli"))))
                .should()
                .accessTargetWhere(isOneOf(
                        "java.lang.System.currentTimeMillis",
                        "java.lang.System.nanoTime",
                        "java.time.Instant.now",
                        "java.time.LocalDate.now",
                        "java.time.LocalTime.now",
                        "java.time.LocalDateTime.now",
                        "java.time.ZonedDateTime.now",
                        "java.time.OffsetDateTime.now",
                        "java.time.Year.now",
                        "java.time.YearMonth.now",
                        "java.time.Clock.systemUTC",
                        "java.time.Clock.systemDefaultZone",
                        "java.time.Clock.system",
                        "java.time.ZoneId.systemDefault",
                        "java.util.Locale.getDefault",
                        "java.util.TimeZone.getDefault",
                        "java.util.UUID.randomUUID",
                        "java.util.concurrent.ThreadLocalRandom.current",
                        "java.lang.Math.random"))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Calendar")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.SecureRandom")
                .because(
                        "the date, the seed and the locale are passed in: the same input and content give the same bytes")
                .check(PRODUCT);
    }

    @Test
    void onlyTheFaceTouchesTheProcess() {
        DescribedPredicate<JavaClass> programs = DescribedPredicate.describe(
                "programs of the build", type -> type.getFullName().equals("org.ketwise.knowledge.ContentArchiver"));
        noClasses()
                .that(not(resideInAnyPackage(packagesOf("cli"))).and(not(programs)))
                .should()
                .accessTargetWhere(isOneOf(
                        "java.lang.System.out",
                        "java.lang.System.err",
                        "java.lang.System.in",
                        "java.lang.System.exit",
                        "java.lang.System.getenv",
                        "java.lang.System.getProperty",
                        "java.lang.System.setProperty",
                        "java.lang.Runtime.exit",
                        "java.lang.Runtime.halt"))
                .because("the engine runs the same at a terminal, in a server and on a cluster")
                .check(PRODUCT);
    }

    @Test
    void onlyOnePackageOpensAConnection() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.ketwise.server.outbound..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "javax.net..", "java.rmi..", "javax.naming..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.net\\.(Socket|ServerSocket|DatagramSocket|URLConnection|HttpURLConnection|InetAddress)")
                .orShould()
                .accessTargetWhere(
                        isOneOf("java.net.URL.openStream", "java.net.URL.openConnection", "java.net.URI.toURL"))
                .because(
                        "patient data stays on the machine, and the product works offline; what a server asks of others goes to addresses that were configured, through one place with its limits")
                .check(PRODUCT);
    }

    @Test
    void nothingIsLogged() {
        CompositeArchRule.of(GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING)
                .and(noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.lang.System$Logger"))
                .because("a log is where patient data leaks; what there is to say is in the result")
                .check(PRODUCT);
    }

    @Test
    void nothingIsFoundByNameOrInjected() {
        ArchRule byName = noClasses()
                .should()
                .accessTargetWhere(isOneOf(
                        "java.lang.Class.forName",
                        "java.lang.ClassLoader.loadClass",
                        "java.lang.reflect.AccessibleObject.setAccessible",
                        "java.lang.reflect.Constructor.newInstance"))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream");
        CompositeArchRule.of(byName)
                .and(GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION)
                .because("sealed types and a switch show a reader, and the compiler, all there is")
                .check(PRODUCT);
    }

    @Test
    void sharedStateIsConstant() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .because("one engine serves many threads, and no call may change the next one's answer")
                .check(PRODUCT);
    }

    @Test
    void whatIsPublicCannotBeChangedFromOutside() {
        fields().that()
                .arePublic()
                .should()
                .beFinal()
                .because("a value that was checked when it was made stays as it was")
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    private static String packagesOf(String module) {
        return "org.ketwise." + module + "..";
    }

    private static String moduleOf(JavaClass type) {
        String[] names = type.getPackageName().split("\\.", -1);
        return names.length > 2 ? names[2] : "(none)";
    }

    /** An access to one of the methods or fields, each named with its class, whatever the parameters. */
    private static DescribedPredicate<JavaAccess<?>> isOneOf(String... members) {
        Set<String> names = Set.copyOf(Arrays.asList(members));
        return DescribedPredicate.describe("is one of " + String.join(", ", members), access -> {
            AccessTarget target = access.getTarget();
            return names.contains(target.getOwner().getFullName() + "." + target.getName());
        });
    }
}
