package org.ketwise.consult;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ketwise.kernel.Dose;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.content.ContentFolder;
import org.ketwise.screening.DosePhase;
import org.ketwise.screening.PlannedTreatment;

/** Whatever is typed, a plan is read or refused by one sentence, at once. */
class PlanReaderNoiseTest {
    private static final PlanReader READER =
            new PlanReader(KnowledgeBase.of(new ContentFolder(Path.of("../content")).read()));
    private static final int PLANS = 20_000;
    private static final int PARTS = 8;

    /** A pattern that backtracks without end takes longer than this on any machine; one that does not takes milliseconds. */
    private static final int HANGS_AFTER_SECONDS = 60;

    private static final List<String> WORDS = List.of(
            "ketamine",
            "esketamine",
            "Spravato",
            "S-ketamine",
            "Ketanest S",
            "iv",
            "IM",
            "SC",
            "nasal",
            "IN",
            "oral",
            "po",
            "SL",
            "troche",
            "0.5 mg/kg",
            "84 mg",
            "0,5",
            "1 g",
            "100 mcg",
            "5 ml",
            "-5 mg",
            "0 mg",
            "1e9 mg",
            "NaN",
            "50",
            "½",
            "٥٠",
            "%",
            "mg",
            "/kg",
            "per kg",
            "over 40 min",
            "over 1 h",
            "for 4 weeks",
            "x 6",
            "6 sessions",
            "twice weekly",
            "every 3 days",
            "every 0 days",
            "q8h",
            "daily",
            "bid",
            "every other day",
            "once",
            "single dose",
            "monthly",
            "0 times a day",
            "then",
            "later",
            "->",
            "→",
            ";",
            ",",
            "-",
            "–",
            "at home",
            "in clinic",
            "hospital",
            "telehealth",
            "and",
            "with",
            "(",
            ")",
            "\"",
            "'",
            ".",
            "..",
            "<b>",
            "&amp;",
            "\u0000",
            "\u001b[31m",
            "\u202e",
            "\ud83d\ude00",
            "\ud800",
            "İ",
            "ß",
            "ﬁ",
            "\t",
            "\n",
            "99999999999999999999",
            "every",
            "for",
            "to",
            "a");

    private static String plan(Random random) {
        StringBuilder plan = new StringBuilder();
        int words = random.nextInt(random.nextInt(20) == 0 ? 60 : 12);
        for (int i = 0; i < words; i++) {
            switch (random.nextInt(8)) {
                case 0 -> plan.append((char) (32 + random.nextInt(95)));
                case 1 -> plan.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x300 : 0x10ffff));
                default -> plan.append(WORDS.get(random.nextInt(WORDS.size())));
            }
            plan.append(random.nextInt(6) == 0 ? "" : " ");
        }
        if (random.nextInt(10) == 0) {
            String again = plan.toString();
            while (plan.length() < 480 && !again.isEmpty()) {
                plan.append(again);
            }
            plan.setLength(Math.min(plan.length(), 520));
        }
        return plan.toString();
    }

    /** Reads a plan or is refused; anything but one sentence for the user fails the test. */
    private static PlanReader.@Nullable Reading read(String plan) {
        try {
            return READER.read(plan);
        } catch (UserError refused) {
            assertThat(refused.problem()).as("%s", plan).isNotBlank();
            assertThat(refused.remedy()).as("%s", plan).isNotBlank();
            return null;
        }
    }

    @Test
    void readsOrRefusesTwentyThousandPlans() {
        int understood = IntStream.range(0, PARTS)
                .parallel()
                .map(part -> readSome(new Random(20261123 + part)))
                .sum();
        assertThat(understood).as("the noise holds plans as well").isBetween(PLANS / 100, PLANS * 9 / 10);
    }

    /** Reads a part of the plans; how many of them were understood. */
    private static int readSome(Random random) {
        int understood = 0;
        for (int i = 0; i < PLANS / PARTS; i++) {
            String plan = plan(random);
            PlanReader.Reading reading = read(plan);
            if (reading != null) {
                understood++;
                requireSound(reading.plan(), plan);
            }
        }
        return understood;
    }

    private static void requireSound(PlannedTreatment plan, String text) {
        assertThat(plan.drugs()).as("%s", text).hasSize(1);
        assertThat(plan.routes()).as("%s", text).isNotEmpty();
        assertThat(plan.phases()).as("%s", text).isNotEmpty();
        for (DosePhase phase : plan.phases()) {
            if (phase.dose() instanceof Dose.PerKilogram dose) {
                assertThat(dose.milligramsPerKilogram())
                        .as("%s", text)
                        .isPositive()
                        .isLessThanOrEqualTo(15);
            }
            if (phase.dose() instanceof Dose.Absolute dose) {
                assertThat(dose.milligrams()).as("%s", text).isPositive().isLessThanOrEqualTo(2000);
            }
            if (phase.everyDays() != null) {
                assertThat(phase.everyDays()).as("%s", text).isPositive().isNotNaN();
            }
        }
    }

    static Stream<String> longPlans() {
        return Stream.of(
                        " ",
                        "\t",
                        "a",
                        "5",
                        "5 ",
                        "5.",
                        "5,5 ",
                        "0.5.",
                        "- ",
                        "--",
                        "'",
                        ".-'",
                        "every ",
                        "every 3 ",
                        "q",
                        "q3",
                        "for ",
                        "x",
                        "x ",
                        "then ",
                        "; ",
                        ", then ",
                        "->",
                        "1 to ",
                        "5 - ",
                        "mg ",
                        "mg/",
                        "5 mg/",
                        "/ ",
                        "over ",
                        "over 4 ",
                        "ketamine ",
                        "iv ",
                        "at ",
                        "every  ",
                        "two ",
                        "twice ",
                        "twice a ",
                        "3 x ",
                        "3x/",
                        "İ",
                        "\ud83d\ude00",
                        "\u0000",
                        "at home ",
                        "ml ",
                        "per ",
                        "1 dose ",
                        "single ")
                .map(piece -> {
                    StringBuilder plan = new StringBuilder("ketamine 50 mg iv ");
                    while (plan.length() < 500) {
                        plan.append(piece);
                    }
                    plan.setLength(499);
                    return plan.append("z").toString();
                });
    }

    @ParameterizedTest
    @MethodSource("longPlans")
    @Timeout(HANGS_AFTER_SECONDS)
    void aPlanOf500CharactersDoesNotHang(String plan) {
        read(plan);
    }

    @Test
    @Timeout(HANGS_AFTER_SECONDS)
    void noLongPlanOfTheNoiseHangs() {
        Random random = new Random(5);
        for (int i = 0; i < 150; i++) {
            StringBuilder plan = new StringBuilder(plan(random));
            while (plan.length() < 500) {
                plan.append(' ').append(plan(random));
            }
            plan.setLength(500);
            read(plan.toString());
        }
    }
}
