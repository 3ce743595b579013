package org.ketwise.terminology.rxnorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ketwise.kernel.Coding;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.terminology.MedicationMention;
import org.ketwise.terminology.MedicationReader;
import org.ketwise.terminology.RxNormReader;

/** A release is read as its documentation says, and what it says is read in lists. */
class RxNormImportTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static RxNormIndex index;
    private static MedicationReader reader;

    @BeforeAll
    static void importRelease() throws IOException {
        ReleaseTree.write(shared.resolve("release"), 200);
        index = imported(shared.resolve("release"), shared.resolve(RxNormIndex.FILE));
        reader = new MedicationReader(KnowledgeBase.builtIn(), index, 0);
    }

    private static RxNormIndex imported(Path release, Path target) {
        new RxNormImport(release, RxNormReader::words).into(target, DAY, _ -> {});
        return RxNormIndex.open(target);
    }

    private static Set<Set<String>> holds(Optional<RxNormIndex.Found> found) {
        return found.stream()
                .flatMap(each -> each.choices().stream())
                .map(set -> set.stream().map(RxNormIndex.Substance::name).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    private static MedicationMention read(String line) {
        return reader.read(line, DAY).mentions().getFirst();
    }

    private static List<String> ingredients(MedicationMention mention) {
        return mention.ingredients().stream().map(each -> each.name()).sorted().toList();
    }

    // ---- what codes hold

    @Test
    void productsSaltsBrandsAndPacksLeadToTheirIngredients() {
        for (String code : List.of("42347", "203204", "9000100", "9000101", "9000102", "9000103")) {
            assertThat(holds(index.findCode(code))).as(code).containsExactly(Set.of("bupropion"));
        }
        assertThat(holds(index.findCode("9000206"))).containsExactly(Set.of("ibuprofen", "pseudoephedrine"));
        assertThat(holds(index.findCode("9000210")))
                .containsExactly(Set.of("bupropion", "ibuprofen", "pseudoephedrine"));
    }

    @Test
    void aBrandOfDifferentProductsHasAChoice() {
        assertThat(holds(index.findCode("9000200")))
                .containsExactlyInAnyOrder(Set.of("pseudoephedrine"), Set.of("ibuprofen", "pseudoephedrine"));
    }

    @Test
    void codesThatAreNoMoreFollowTheirHistory() {
        assertThat(holds(index.findCode("9500001"))).containsExactly(Set.of("bupropion"));
        assertThat(holds(index.findCode("9500002"))).as("of two steps").containsExactly(Set.of("bupropion"));
        assertThat(holds(index.findCode("9500004")))
                .as("split")
                .containsExactlyInAnyOrder(Set.of("bupropion"), Set.of("pseudoephedrine"));
        assertThat(holds(index.findCode("9500007"))).as("merged").containsExactly(Set.of("bupropion"));
        assertThat(index.findCode("9500003"))
                .as("ended without one that follows")
                .isEmpty();
        assertThat(index.findCode("9500008"))
                .as("split, and one half is not known")
                .isEmpty();
        assertThat(index.findCode("9500005")).as("a circle").isEmpty();
        assertThat(index.findCode("9000330")).hasValueSatisfying(found -> {
            assertThat(found.current()).isFalse();
            assertThat(holds(Optional.of(found))).containsExactly(Set.of("bupropion"));
        });
    }

    @Test
    void whatIsNotKnownInFullIsNotKnown() {
        assertThat(index.findCode("9000320")).isEmpty();
        assertThat(index.findCode("9000340")).isEmpty();
        for (String none : List.of("", "0", "abc", "123456789012", "-5", "42347 ")) {
            assertThat(index.findCode(none)).as(none).isEmpty();
        }
    }

    @Test
    void packageCodesAreFoundWithAndWithoutHyphens() {
        for (String ndc : List.of("00009010301", "00009-0103-01", "0009-0103-01", "00009-103-01", "00009-0103-1")) {
            assertThat(holds(index.findPackage(ndc))).as(ndc).containsExactly(Set.of("bupropion"));
        }
        for (String none : List.of("", "9010301", "0000901030x", "0-0-0-0", "000009-0103-01", "00009010399")) {
            assertThat(index.findPackage(none)).as(none).isEmpty();
        }
    }

    @Test
    void everyMadeUpBrandAndIngredientIsFound() throws IOException {
        int found = 0;
        for (String row : Files.readAllLines(shared.resolve("release/rrf/RXNCONSO.RRF"))) {
            String[] columns = row.split("\\|", -1);
            if (columns.length > 15
                    && columns[11].equals("RXNORM")
                    && Set.of("BN", "IN").contains(columns[12])) {
                RxNormIndex.FoundName name = index.longestName(RxNormReader.words(columns[14]));
                assertThat(name).as(columns[14]).isNotNull();
                assertThat(index.findCode(columns[0])).as(columns[0]).isPresent();
                found++;
            }
        }
        assertThat(found).isGreaterThan(600);
        assertThat(index.longestName(RxNormReader.words("Someone's Brand")))
                .as("of another vocabulary")
                .isNull();
    }

    // ---- in lists

    @Test
    void brandsOfRxNormAreReadAsWhatTheyHold() {
        assertThat(read("VELBUTRANE 150 mg daily"))
                .isInstanceOfSatisfying(MedicationMention.Resolved.class, mention -> {
                    assertThat(mention.name()).isEqualTo("Velbutrane (RxNorm 2026-11-02)");
                    assertThat(ingredients(mention)).containsExactly("bupropion");
                });
        assertThat(read("rxcui 9000103")).isInstanceOf(MedicationMention.Resolved.class);
        assertThat(ingredients(read("9500002"))).containsExactly("bupropion");
    }

    @Test
    void theLongerNameIsTheProduct() {
        assertThat(ingredients(read("Colderex Night"))).containsExactly("bupropion", "ibuprofen", "pseudoephedrine");
    }

    @Test
    void aBrandOfDifferentProductsIsAskedAbout() {
        assertThat(read("Colderex"))
                .isInstanceOfSatisfying(
                        MedicationMention.Ambiguous.class,
                        mention -> assertThat(mention.candidates()).hasSize(2));
    }

    @Test
    void whatTheContentDoesNotHaveIsSaid() {
        assertThat(read("Zorbenta 5 mg"))
                .isInstanceOfSatisfying(
                        MedicationMention.Unresolved.class,
                        mention -> assertThat(mention.reason())
                                .isEqualTo(
                                        "RxNorm lists Zorbenta with zorbetamide, of which the content says nothing."));
        assertThat(read("Zorbefen")).isInstanceOfSatisfying(MedicationMention.Suggested.class, mention -> {
            assertThat(ingredients(mention)).containsExactly("ibuprofen");
            assertThat(mention.reason()).contains("zorbetamide, of which the content says nothing");
        });
    }

    @Test
    void aWordInASentenceIsAskedAbout() {
        assertThat(reader.read("Concerta 36 mg for better velbutrane", DAY).mentions())
                .anySatisfy(mention -> assertThat(mention)
                        .isInstanceOfSatisfying(
                                MedicationMention.Suggested.class,
                                asked -> assertThat(ingredients(asked)).containsExactly("bupropion")));
    }

    @Test
    void whatTheContentKnowsIsNeverLostInALongerName() {
        assertThat(read("sertraline zorbate 50 mg"))
                .isInstanceOfSatisfying(MedicationMention.Suggested.class, mention -> {
                    assertThat(ingredients(mention)).containsExactly("sertraline");
                    assertThat(mention.reason()).contains("of which the content says nothing");
                });
        assertThat(read("Zoloft Night"))
                .isInstanceOfSatisfying(
                        MedicationMention.Ambiguous.class,
                        mention -> assertThat(ingredients(mention)).containsExactly("pseudoephedrine", "sertraline"));
    }

    @Test
    void aCodeThatIsKnownInPartIsNotLostBesideWordsThatSayNothing() {
        for (String display : new String[] {"Product 4711", null}) {
            MedicationMention mention = reader.read(
                            List.of(new Coding(Coding.RXNORM, "9000310", display)), display, DAY)
                    .mentions()
                    .getFirst();
            assertThat(ingredients(mention)).as(display).containsExactly("ibuprofen");
            assertThat(mention).isInstanceOf(MedicationMention.Suggested.class);
        }
    }

    @Test
    void theContentGoesBeforeRxNorm() {
        assertThat(read("Wellbutrin XL 150 mg"))
                .isInstanceOfSatisfying(
                        MedicationMention.Resolved.class,
                        mention -> assertThat(mention.name()).isEqualTo("Wellbutrin XL"));
    }

    // ---- files that are not as they should be

    @Test
    void theSameReleaseGivesTheSameFile() throws IOException {
        imported(shared.resolve("release"), folder.resolve("again"));
        assertThat(Files.mismatch(shared.resolve(RxNormIndex.FILE), folder.resolve("again")))
                .isEqualTo(-1);
        assertThat(index.summary().release()).isEqualTo("2026-11-02");
        assertThat(index.isIntact()).isTrue();
    }

    @Test
    void windowsLineEndsAndAMarkAtTheBeginningChangeNothing() throws IOException {
        ReleaseTree.write(folder.resolve("other"), 200);
        for (String name : List.of("RXNCONSO.RRF", "RXNREL.RRF", "RXNSAT.RRF")) {
            Path file = folder.resolve("other/rrf").resolve(name);
            Files.writeString(file, "\uFEFF" + Files.readString(file).replace("\n", "\r\n"));
        }
        assertThat(Files.mismatch(
                        shared.resolve(RxNormIndex.FILE),
                        Files.copy(writtenFrom(folder.resolve("other")), folder.resolve("copy"))))
                .isEqualTo(-1);
    }

    private Path writtenFrom(Path release) {
        Path target = folder.resolve("written");
        imported(release, target);
        return target;
    }

    @Test
    void thePrescribableContentHasNoHistory() throws IOException {
        ReleaseTree.write(folder.resolve("prescribe"), 5);
        Files.delete(folder.resolve("prescribe/rrf/RXNCUI.RRF"));
        Files.delete(folder.resolve("prescribe/rrf/RXNATOMARCHIVE.RRF"));
        RxNormIndex without = imported(folder.resolve("prescribe"), folder.resolve("index"));
        assertThat(without.findCode("9000103")).isPresent();
        assertThat(without.findCode("9500001")).isEmpty();
    }

    @Test
    void whatIsNoReleaseIsRefusedAndTheIndexBeforeStays() throws IOException {
        Path target = folder.resolve("index");
        ReleaseTree.write(folder.resolve("good"), 5);
        imported(folder.resolve("good"), target);
        byte[] before = Files.readAllBytes(target);

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> imported(folder, target))
                .withMessageContaining("RXNCONSO.RRF");
        ReleaseTree.write(folder.resolve("latin"), 5);
        Files.write(
                folder.resolve("latin/rrf/RXNCONSO.RRF"),
                "9|ENG||||||1|9|9||RXNORM|IN|9|ac\u00e9tate||N||\n".getBytes(StandardCharsets.ISO_8859_1),
                StandardOpenOption.APPEND);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> imported(folder.resolve("latin"), target))
                .withMessageContaining("is not UTF-8");
        ReleaseTree.write(folder.resolve("cut"), 5);
        Files.writeString(folder.resolve("cut/rrf/RXNREL.RRF"), "a,b,c\n".repeat(50));
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> imported(folder.resolve("cut"), target))
                .withMessageContaining("columns");

        assertThat(Files.readAllBytes(target)).isEqualTo(before);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void whatIsDisputedOrIncompleteStaysUnknown() throws IOException {
        ReleaseTree.write(folder.resolve("odd"), 5);
        Path rrf = folder.resolve("odd/rrf");
        StringBuilder names = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        names.append("9600000|ENG||||||1|9|9||RXNORM|BN|9|Halfknown||N||\n");
        names.append("9600001|ENG||||||1|9|9||RXNORM|SBD|9|ibuprofen [Halfknown]||N||\n");
        relations.append("9600000||CUI|RO|9600001||CUI|has_ingredient|1||RXNORM||||N||\n");
        relations.append("9000204||CUI|RO|9600001||CUI|tradename_of|1||RXNORM||||N||\n");
        relations.append("9600000||CUI|RO|9600002||CUI|has_ingredient|1||RXNORM||||N||\n");
        Files.writeString(rrf.resolve("RXNCONSO.RRF"), names, StandardOpenOption.APPEND);
        Files.writeString(rrf.resolve("RXNREL.RRF"), relations, StandardOpenOption.APPEND);
        Files.writeString(rrf.resolve("RXNSAT.RRF"), """
                9000205||||CUI|9|AT1||NDC|RXNORM|11111111111|N|4096|
                9000103||||CUI|9|AT1||NDC|RXNORM|11111111111|O|4096|
                9000205||||CUI|9|AT1||NDC|RXNORM|22222222222|N|4096|
                9000103||||CUI|9|AT1||NDC|RXNORM|22222222222|N|4096|
                """, StandardOpenOption.APPEND);
        RxNormIndex odd = imported(folder.resolve("odd"), folder.resolve("index"));

        assertThat(odd.findCode("9600000")).as("half a brand").isEmpty();
        assertThat(odd.longestName(List.of("halfknown"))).isNull();
        assertThat(holds(odd.findPackage("11111111111"))).containsExactly(Set.of("pseudoephedrine"));
        assertThat(odd.findPackage("22222222222")).as("claimed by two").isEmpty();
    }

    @Test
    void aReleaseThatIsNotWholeIsRefused() throws IOException {
        ReleaseTree.write(folder.resolve("empty"), 5);
        Files.writeString(folder.resolve("empty/rrf/RXNREL.RRF"), "");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> imported(folder.resolve("empty"), folder.resolve("index")))
                .withMessageContaining("holds no relation");
        ReleaseTree.write(folder.resolve("half"), 50);
        Path names = folder.resolve("half/rrf/RXNCONSO.RRF");
        String text = Files.readString(names);
        Files.writeString(names, text.substring(0, text.lastIndexOf("|RXNORM|")));
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> imported(folder.resolve("half"), folder.resolve("index")))
                .withMessageContaining("breaks off");
        assertThat(folder.resolve("index")).doesNotExist();
    }

    @Test
    void aFolderMayHaveAnyName() throws IOException {
        ReleaseTree.write(folder.resolve("pills 💊"), 5);
        Files.delete(folder.resolve("pills 💊/Readme_Full_11022026.txt"));
        assertThat(imported(folder.resolve("pills 💊"), folder.resolve("index"))
                        .summary()
                        .release())
                .isEqualTo("pills 💊");
    }

    @Test
    void anIndexThatIsNotWholeIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(shared.resolve(RxNormIndex.FILE));
        Path cut = folder.resolve("cut");
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length - 100));
        assertThatExceptionOfType(UserError.class).isThrownBy(() -> RxNormIndex.open(cut));
        Files.write(cut, java.util.Arrays.copyOf(whole, 20));
        assertThatExceptionOfType(UserError.class).isThrownBy(() -> RxNormIndex.open(cut));
        int refused = 0;
        for (int from = 150; from < whole.length - 400; from += 211) {
            byte[] flipped = whole.clone();
            for (int at = from; at < from + 300; at++) {
                flipped[at] ^= (byte) 0xFF;
            }
            Files.write(cut, flipped);
            try {
                RxNormIndex changed = RxNormIndex.open(cut);
                changed.findCode("9000210");
                changed.longestName(List.of("colderex", "night"));
            } catch (UserError damaged) { // and nothing else
                refused++;
            }
        }
        assertThat(refused).isPositive();
        Files.writeString(cut, "something else");
        assertThatExceptionOfType(UserError.class).isThrownBy(() -> RxNormIndex.open(cut));
        whole[whole.length / 2] ^= 1;
        Files.write(cut, whole);
        assertThat(RxNormIndex.open(cut).isIntact()).isFalse();
    }
}
