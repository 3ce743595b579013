package org.ketwise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ketwise.consult.Consult;
import org.ketwise.consult.vignette.VignetteRun;
import org.ketwise.kernel.Diagnostic;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.content.Content;
import org.ketwise.knowledge.content.VignetteReader;
import org.ketwise.knowledge.model.Vignette;

/**
 * Runs the cases of a content folder.
 *
 * @param cases how many there are
 * @param problems where the findings differ from what a case expects
 */
record CaseCheck(int cases, List<Diagnostic> problems) {
    /** @param folder where the content was read from */
    static CaseCheck run(Path folder, Content content, KnowledgeBase knowledge) {
        VignetteRun run = new VignetteRun(new Consult(knowledge));
        List<Vignette> cases = VignetteReader.read(content);
        List<Diagnostic> problems = new ArrayList<>();
        for (Vignette each : cases) {
            for (String difference : run.differences(each)) {
                problems.add(new Diagnostic(
                        "cases/" + each.id() + ".yaml:" + lineOfExpectation(folder, each),
                        difference,
                        "Mend the content, or the case where it is wrong."));
            }
        }
        return new CaseCheck(cases.size(), List.copyOf(problems));
    }

    private static int lineOfExpectation(Path folder, Vignette vignette) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("cases").resolve(vignette.id() + ".yaml"));
            return 1
                    + IntStream.range(0, lines.size())
                            .filter(i -> lines.get(i).startsWith("expect:"))
                            .findFirst()
                            .orElse(0);
        } catch (IOException fileOfAnotherName) {
            return 1;
        }
    }
}
