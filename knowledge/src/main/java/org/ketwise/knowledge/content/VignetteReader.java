package org.ketwise.knowledge.content;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.Severity;
import org.ketwise.kernel.Sex;
import org.ketwise.knowledge.model.Vignette;

/** Reads the vignettes among the documents of a content folder. */
public final class VignetteReader {
    private VignetteReader() {}

    /**
     * All vignettes, in the order of their paths.
     *
     * @throws org.ketwise.kernel.UserError naming the file, if one cannot be used
     */
    public static List<Vignette> read(Content content) {
        return content.documents().stream()
                .filter(document -> document.kind() == ContentKind.CASE)
                .map(document -> Fields.readWhole(document, VignetteReader::vignette))
                .toList();
    }

    private static Vignette vignette(Fields f) {
        Fields given = f.get("given");
        Fields expect = f.get("expect");
        String sex = given.findText("sex");
        String bloodPressure = given.findText("bloodPressure");
        String asOf = given.findText("asOf");
        return new Vignette(
                f.text("id"),
                f.text("title"),
                new Vignette.Given(
                        given.texts("medications"),
                        given.findText("plan"),
                        given.findInteger("age"),
                        given.findNumber("weightKg"),
                        sex == null ? null : Sex.of(sex),
                        bloodPressure == null ? null : BloodPressure.parse(bloodPressure),
                        given.isTrue("pregnant"),
                        given.texts("conditions"),
                        asOf == null ? null : LocalDate.parse(asOf)),
                new Vignette.Expectation(
                        expect.list("findings", VignetteReader::expected),
                        expect.list("absent", VignetteReader::expected),
                        severity(expect, "onlyUpTo"),
                        expect.texts("resolved"),
                        expect.texts("suggested"),
                        expect.texts("ambiguous"),
                        expect.texts("unresolved"),
                        expect.texts("leftOut"),
                        expect.texts("monitoring")));
    }

    private static Vignette.ExpectedFinding expected(Fields f) {
        return new Vignette.ExpectedFinding(
                f.findText("rule"),
                f.findText("kind"),
                f.findText("category"),
                f.findText("axis"),
                severity(f, "severity"),
                severity(f, "severityAtLeast"),
                severity(f, "severityAtMost"),
                f.findText("direction"),
                f.texts("subjects"),
                f.findText("modifier"),
                f.findBoolean("conflict"),
                f.findText("source"));
    }

    private static @Nullable Severity severity(Fields f, String key) {
        String code = f.findText(key);
        return code == null ? null : Severity.of(code);
    }
}
