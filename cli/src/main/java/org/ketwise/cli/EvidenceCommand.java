package org.ketwise.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.CrossReferences;
import org.ketwise.knowledge.GapMap;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Claim;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.report.Dossier;
import org.ketwise.report.DossierReport;
import org.ketwise.report.EvidenceList;
import org.ketwise.report.GapReport;
import org.ketwise.search.EvidenceSearch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ketwise evidence}: what the content says, what it rests on, and what nobody has studied. */
@Command(
        name = "evidence",
        description =
                "Shows claims, rules, references and sources, searches them, and says which questions nobody has studied.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ketwise evidence list claims --verdict contradicted",
            "  ketwise evidence show interaction:clarithromycin",
            "  ketwise evidence search benzodiazepine antidepressant effect",
            "  ketwise evidence gaps -o gaps.svg",
            "  ketwise evidence source hagelberg-2010"
        })
final class EvidenceCommand {
    private EvidenceCommand() {}

    static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new EvidenceCommand())
                .addSubcommand(new Listing(surroundings))
                .addSubcommand(new Show(surroundings))
                .addSubcommand(new Search(surroundings))
                .addSubcommand(new Gaps(surroundings))
                .addSubcommand(new SourceOf(surroundings));
    }

    /** What the result is written as. */
    enum Format {
        TEXT,
        JSON,
        HTML,
        SVG;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where to, as what, and of which content. */
    static final class Output {
        private static final int USUAL_WIDTH = 80;
        private static final int WIDEST = 120;

        private final Surroundings surroundings;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                description =
                        "text, json or html, and svg for gaps; unless given, by the ending of the file of -o, else text.")
        private @Nullable Format format;

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "Writes into a file.")
        private @Nullable String output;

        @Option(
                names = "--content",
                paramLabel = "DIR",
                description = "Uses an edited content folder instead of the built-in content.")
        private @Nullable String content;

        Output(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        Format format() {
            String file = output == null ? "" : output.toLowerCase(Locale.ROOT);
            if (format != null) {
                return format;
            }
            return Stream.of(Format.values())
                    .filter(each -> file.endsWith("." + each) || (each == Format.HTML && file.endsWith(".htm")))
                    .findFirst()
                    .orElse(Format.TEXT);
        }

        KnowledgeBase knowledge() {
            return KnowledgeSource.load(content);
        }

        EvidenceSearch search(KnowledgeBase knowledge) {
            return EvidenceSearch.over(
                    knowledge.version(), () -> new Dossier.Maker(knowledge, new CrossReferences(knowledge)).all());
        }

        int width() {
            int columns = output == null ? surroundings.columns().get() : 0;
            return Math.min(columns > 0 ? columns : surroundings.columnsAsked(USUAL_WIDTH), WIDEST);
        }

        int write(String text) {
            new Destination(output, surroundings.out()).write(text);
            return ExitCode.DONE;
        }

        UserError unsuited() {
            return new UserError("Only gaps have a picture (--format svg).", "Write text, json or html.");
        }
    }

    /** Lists what there is of one kind. */
    @Command(
            name = "list",
            description = "Lists claims, references, questions, conflicts, rules, ingredients or sources.",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            footerHeading = "%nExamples:%n",
            footer = {
                "  ketwise evidence list",
                "  ketwise evidence list claims --danger high",
                "  ketwise evidence list rules --format json"
            })
    static final class Listing implements Callable<Integer> {
        @Mixin
        private final Output output;

        @Parameters(
                paramLabel = "KIND",
                arity = "0..1",
                description =
                        "claims, references, questions, conflicts, rules, ingredients or sources; claims unless given.")
        private String kind = "claims";

        @Option(
                names = "--verdict",
                paramLabel = "VERDICT",
                description = "Only claims that are supported, partly, unsupported, contradicted or unverifiable.")
        private @Nullable String verdict;

        @Option(
                names = "--danger",
                paramLabel = "DANGER",
                description = "Only claims whose danger, if believed, is high, moderate or low.")
        private @Nullable String danger;

        Listing(Surroundings surroundings) {
            output = new Output(surroundings);
        }

        @Override
        public Integer call() {
            KnowledgeBase knowledge = output.knowledge();
            EvidenceList list = list(knowledge);
            return output.write(
                    switch (output.format()) {
                        case TEXT -> list.text(output.width());
                        case JSON -> list.json(knowledge.version(), ProductVersion.get());
                        case HTML -> list.html(knowledge.version(), ProductVersion.get());
                        case SVG -> throw output.unsuited();
                    });
        }

        private EvidenceList list(KnowledgeBase knowledge) {
            boolean chosen = verdict != null || danger != null;
            String word = kind.strip().toLowerCase(Locale.ROOT);
            if (chosen && !word.equals("claims")) {
                throw new UserError("Only claims have a --verdict and a --danger.", "List claims, or leave them out.");
            }
            return switch (word) {
                case "claims" -> EvidenceList.ofClaims(knowledge, chosen());
                case "references" -> EvidenceList.ofReferences(knowledge);
                case "questions" -> EvidenceList.ofQuestions(knowledge);
                case "conflicts" -> EvidenceList.ofConflicts(knowledge);
                case "rules" -> EvidenceList.ofRules(knowledge);
                case "ingredients" -> EvidenceList.ofIngredients(knowledge);
                case "sources" -> EvidenceList.ofSources(knowledge);
                default ->
                    throw new UserError(
                            "There is no list of \"" + kind + "\".",
                            "Write claims, references, questions, conflicts, rules, ingredients or sources.");
            };
        }

        private Predicate<Claim> chosen() {
            Claim.@Nullable Verdict only = verdict == null ? null : verdict(verdict);
            Claim.@Nullable Danger of = danger == null ? null : danger(danger);
            return claim -> (only == null || claim.verdict() == only) && (of == null || claim.danger() == of);
        }

        private static Claim.Verdict verdict(String word) {
            try {
                return Claim.Verdict.of(word.strip());
            } catch (IllegalArgumentException e) {
                throw new UserError(
                        "\"" + word + "\" is no verdict (--verdict).",
                        "Write supported, partly, unsupported, contradicted or unverifiable.");
            }
        }

        private static Claim.Danger danger(String word) {
            try {
                return Claim.Danger.of(word.strip());
            } catch (IllegalArgumentException e) {
                throw new UserError("\"" + word + "\" is no danger (--danger).", "Write high, moderate or low.");
            }
        }
    }

    /** Shows all that is said of one thing. */
    @Command(
            name = "show",
            description =
                    "Shows all that the content says of one claim, rule, ingredient, question, reference or source.",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            footerHeading = "%nExamples:%n",
            footer = {
                "  ketwise evidence show 70",
                "  ketwise evidence show interaction:clarithromycin",
                "  ketwise evidence show methylphenidate",
                "  ketwise evidence show ref-21"
            })
    static final class Show implements Callable<Integer> {
        @Mixin
        private final Output output;

        @Parameters(
                paramLabel = "ID",
                description =
                        "The id that list and search show; the name or a brand of an ingredient; the number of a claim.")
        private String id = "";

        Show(Surroundings surroundings) {
            output = new Output(surroundings);
        }

        @Override
        public Integer call() {
            KnowledgeBase knowledge = output.knowledge();
            return write(output, knowledge, find(knowledge, id.strip()));
        }

        private static Dossier find(KnowledgeBase knowledge, String id) {
            Dossier.Maker dossiers = new Dossier.Maker(knowledge, new CrossReferences(knowledge));
            Optional<String> numbered = knowledge.claims().stream()
                    .filter(claim -> String.valueOf(claim.number()).equals(id))
                    .map(Claim::id)
                    .findFirst();
            String name = id.toLowerCase(Locale.ROOT);
            return Stream.<Optional<Dossier>>of(
                            numbered.flatMap(dossiers::claim),
                            dossiers.claim(name),
                            dossiers.question(name),
                            dossiers.reference(name),
                            dossiers.rule(name),
                            dossiers.ingredient(name),
                            branded(knowledge, name).flatMap(dossiers::ingredient),
                            dossiers.rule("interaction:" + name),
                            dossiers.rule("condition:" + name),
                            dossiers.rule("burden:" + name),
                            dossiers.rule("monitoring:" + name),
                            dossiers.source(name))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseThrow(() -> new UserError(
                            "The content has nothing of the name \"" + id + "\".",
                            "Look for it with evidence search, or write an id that evidence list shows."));
        }

        private static Optional<String> branded(KnowledgeBase knowledge, String name) {
            return knowledge.ingredients().stream()
                    .filter(each -> each.brands().stream()
                                    .anyMatch(brand -> brand.name().equalsIgnoreCase(name))
                            || each.synonyms().stream().anyMatch(name::equalsIgnoreCase))
                    .map(Ingredient::name)
                    .findFirst();
        }

        static int write(Output output, KnowledgeBase knowledge, Dossier dossier) {
            return output.write(
                    switch (output.format()) {
                        case TEXT -> DossierReport.text(dossier, output.width());
                        case JSON -> DossierReport.json(dossier, knowledge.version(), ProductVersion.get());
                        case HTML -> DossierReport.html(dossier, knowledge.version(), ProductVersion.get());
                        case SVG -> throw output.unsuited();
                    });
        }
    }

    /** Shows a source and what rests on it. */
    @Command(
            name = "source",
            description = "Shows a source, how much of it was read, and everything that rests on it.",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            footerHeading = "%nExamples:%n",
            footer = {"  ketwise evidence source hagelberg-2010", "  ketwise evidence source 19897389"})
    static final class SourceOf implements Callable<Integer> {
        @Mixin
        private final Output output;

        @Parameters(paramLabel = "ID", description = "The id of the source, its PMID or its DOI.")
        private String id = "";

        SourceOf(Surroundings surroundings) {
            output = new Output(surroundings);
        }

        @Override
        public Integer call() {
            KnowledgeBase knowledge = output.knowledge();
            String asked = id.strip().replaceFirst("^(?i:https?://(?:dx\\.)?doi\\.org/|doi:)\\s*", "");
            String found = knowledge.sources().stream()
                    .filter(source -> source.id().equalsIgnoreCase(asked)
                            || asked.equals(source.pmid())
                            || asked.equalsIgnoreCase(source.doi()))
                    .map(source -> source.id())
                    .findFirst()
                    .orElseThrow(() -> new UserError(
                            "The content has no source \"" + id + "\".",
                            "Look for it with evidence search, or write an id of evidence list sources."));
            Dossier dossier = new Dossier.Maker(knowledge, new CrossReferences(knowledge))
                    .source(found)
                    .orElseThrow();
            return Show.write(output, knowledge, dossier);
        }
    }

    /** Looks for words. */
    @Command(
            name = "search",
            description = "Looks for words in everything that the content says, the best first.",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            footerHeading = "%nExamples:%n",
            footer = {
                "  ketwise evidence search driving after a session",
                "  ketwise evidence search clarithromycin --most 5 --format json"
            })
    static final class Search implements Callable<Integer> {
        private static final int USUALLY = 10;
        private static final int AT_MOST = 1000;
        private static final int LONGEST_SHOWN = 100;

        @Mixin
        private final Output output;

        @Parameters(paramLabel = "WORD", arity = "1..*", description = "Words to look for.")
        private List<String> words = new ArrayList<>();

        @Option(names = "--most", paramLabel = "N", description = "How many to show; 10 unless given.")
        private int most = USUALLY;

        Search(Surroundings surroundings) {
            output = new Output(surroundings);
        }

        @Override
        public Integer call() {
            if (most < 1 || most > AT_MOST) {
                throw new UserError(
                        "--most " + most + " is not between 1 and " + AT_MOST + ".", "Write how many to show.");
            }
            String asked = String.join(" ", words).strip();
            if (asked.isEmpty()) {
                throw new UserError("There are no words to look for.", "Write a name or a few words.");
            }
            KnowledgeBase knowledge = output.knowledge();
            List<EvidenceList.Item> items = output.search(knowledge).search(asked, most).stream()
                    .map(hit -> new EvidenceList.Item(hit.kind(), hit.id(), hit.title(), hit.line()))
                    .toList();
            EvidenceList list = new EvidenceList(
                    "Best for \"" + (asked.length() <= LONGEST_SHOWN ? asked : asked.substring(0, LONGEST_SHOWN) + "…")
                            + "\"",
                    items);
            return output.write(
                    switch (output.format()) {
                        case TEXT -> list.text(output.width());
                        case JSON -> list.json(knowledge.version(), ProductVersion.get());
                        case HTML -> list.html(knowledge.version(), ProductVersion.get());
                        case SVG -> throw output.unsuited();
                    });
        }
    }

    /** Says what nobody has studied. */
    @Command(
            name = "gaps",
            description = {
                "Says which questions have a study and which have none: each ADHD medicine with the treatment, and the questions of the content.",
                "Drawn from what the rules rest on; a question without a study is one for which none was found, not one that nobody can have studied."
            },
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            footerHeading = "%nExamples:%n",
            footer = {
                "  ketwise evidence gaps",
                "  ketwise evidence gaps -o gaps.html",
                "  ketwise evidence gaps -o gaps.svg"
            })
    static final class Gaps implements Callable<Integer> {
        @Mixin
        private final Output output;

        Gaps(Surroundings surroundings) {
            output = new Output(surroundings);
        }

        @Override
        public Integer call() {
            KnowledgeBase knowledge = output.knowledge();
            GapMap gaps = GapMap.of(knowledge);
            return output.write(
                    switch (output.format()) {
                        case TEXT -> GapReport.text(gaps, output.width());
                        case JSON -> GapReport.json(gaps, knowledge.version(), ProductVersion.get());
                        case HTML -> GapReport.html(gaps, knowledge, ProductVersion.get());
                        case SVG -> GapReport.picture(gaps);
                    });
        }
    }
}
