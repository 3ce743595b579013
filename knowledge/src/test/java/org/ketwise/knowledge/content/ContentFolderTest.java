package org.ketwise.knowledge.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ketwise.kernel.Diagnostic;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.ContentCopy;

/** The folder that a pharmacist edits and the archive that the build packs are the same content. */
class ContentFolderTest {
    @TempDir
    private Path folder;

    private static Content packed(Content content) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        ContentArchive.write(content, archive);
        return ContentArchive.read(new ByteArrayInputStream(archive.toByteArray()));
    }

    @Test
    void theArchiveGivesAnEqualModel() throws IOException {
        Content content = new ContentFolder(ContentCopy.SMALL).read();
        assertThat(ContentReader.read(packed(content))).isEqualTo(ContentReader.read(content));
    }

    @Test
    void theArchiveOfTheRealContentGivesAnEqualModel() throws IOException {
        Content content = new ContentFolder(ContentCopy.REAL).read();
        Content archived = packed(content);
        assertThat(archived.hash()).isEqualTo(content.hash());
        assertThat(ContentReader.read(archived)).isEqualTo(ContentReader.read(content));
    }

    @Test
    void theArchiveHoldsEverythingButVignettes() throws IOException {
        Content content = new ContentFolder(ContentCopy.SMALL).read();
        assertThat(packed(content).documents())
                .containsExactlyElementsOf(content.documents().stream()
                        .filter(document -> document.kind() != ContentKind.CASE)
                        .toList());
    }

    @Test
    void documentsStandInTheOrderOfTheirPaths() {
        assertThat(new ContentFolder(ContentCopy.SMALL).read().documents())
                .extracting(ContentDocument::path)
                .isSorted()
                .contains("manifest.yaml", "codes/atc.yaml", "ingredients/a/acme-no-5.yaml")
                .doesNotHaveDuplicates();
    }

    @Test
    void theHashIsTheSameWhereverTheFolderStands() {
        String hash = new ContentFolder(ContentCopy.SMALL).read().hash();
        assertThat(hash).matches("sha256:[0-9a-f]{64}");
        assertThat(ContentCopy.in(folder).content().hash())
                .as("schemas are not content")
                .isEqualTo(hash);
        assertThat(ContentCopy.in(folder.resolve("elsewhere")).content().hash()).isEqualTo(hash);
    }

    @Test
    void theHashChangesWithEveryByteNameAndFile() {
        ContentCopy content = ContentCopy.in(folder);
        List<String> hashes = new ArrayList<>(List.of(content.content().hash()));
        hashes.add(content.append("axes/dryness.yaml", "# a note\n").content().hash());
        hashes.add(content.change("axes/dryness.yaml", "# a note\n", "# a vote\n")
                .content()
                .hash());
        hashes.add(
                content.move("cases/quiet.yaml", "cases/silent.yaml").content().hash());
        hashes.add(content.delete("cases/silent.yaml").content().hash());
        hashes.add(content.write("axes/new.yaml", "id: new\n").content().hash());
        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void whatWasMovedFromOneFileToTheNextChangesTheHash() {
        ContentCopy content =
                ContentCopy.in(folder).write("cases/y.yaml", "id: y\n# end\n").write("cases/z.yaml", "id: z\n");
        String before = content.content().hash();
        assertThat(content.write("cases/y.yaml", "id: y\n")
                        .write("cases/z.yaml", "# end\nid: z\n")
                        .content()
                        .hash())
                .isNotEqualTo(before);
    }

    @Test
    void aFolderWithoutAManifestIsNoContent() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> new ContentFolder(folder))
                .withMessage("There is no content in " + folder
                        + " (no manifest.yaml). Name the folder that holds manifest.yaml.");
    }

    @Test
    void whatCannotBeReadIsLeftOutAndSaid() {
        ContentCopy content = ContentCopy.in(folder)
                .write("axes/dryness.yaml", "id: [dryness\n")
                .write("drafts/idea.yaml", "id: idea\n");
        List<Diagnostic> problems = new ArrayList<>();
        Content read = new ContentFolder(content.folder()).read(problems::add);
        assertThat(read.documents())
                .extracting(ContentDocument::path)
                .doesNotContain("axes/dryness.yaml", "drafts/idea.yaml")
                .contains("axes/pressure.yaml");
        assertThat(problems).extracting(Diagnostic::place).containsExactly("axes/dryness.yaml:1", "drafts/idea.yaml");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> new ContentFolder(content.folder()).read())
                .withMessageStartingWith("axes/dryness.yaml:1: Not readable as YAML:");
    }

    @Test
    void bytesThatAreNoTextAreSaid() throws IOException {
        ContentCopy content = ContentCopy.in(folder);
        Files.write(content.folder().resolve("axes/dryness.yaml"), new byte[] {'i', 'd', ':', ' ', (byte) 0xff});
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(content::content)
                .withMessageStartingWith("axes/dryness.yaml:1: Not readable as YAML:");
    }

    @ParameterizedTest
    @CsvSource({
        "manifest.yaml, MANIFEST",
        "codes/atc.yaml, ATC",
        "sources/x.yaml, SOURCE",
        "axes/x.yaml, AXIS",
        "ingredients/x/x.yaml, INGREDIENT",
        "classes/x.yaml, CLASS",
        "combinations/x.yaml, COMBINATION",
        "interactions/x.yaml, INTERACTION",
        "conditions/x.yaml, CONDITION",
        "monitoring/x.yaml, MONITORING",
        "lexicon/x.yaml, LEXICON",
        "cases/x.yaml, CASE"
    })
    void theFolderTellsTheKind(String path, ContentKind kind) {
        assertThat(ContentKind.ofPath(path)).contains(kind);
        assertThat(ContentCopy.REAL.resolve("schema/" + kind.schema() + ".schema.json"))
                .isRegularFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.yaml", "axis/x.yaml", "codes/other.yaml", "drafts/axes/x.yaml", "", "/axes/x.yaml"})
    void noKindLivesElsewhere(String path) {
        assertThat(ContentKind.ofPath(path)).isEqualTo(Optional.empty());
    }
}
