package org.ketwise.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.ketwise.consult.Consult;
import org.ketwise.consult.ConsultRequest;
import org.ketwise.fhir.Population;
import org.ketwise.knowledge.KnowledgeBase;

/** How much a clinician would be told: over populations of records, and over made-up psychiatric profiles. */
final class AlertQuality {
    private static final int PROFILES = 200;
    private static final long SEED = 20261127;
    private static final String PLAN = "esketamine 84 mg nasal";

    private final Consult consult;
    private final KnowledgeBase knowledge;
    private final LocalDate asOf;

    /** A group of medicines, how often somebody takes one of it, and which ones it is. */
    private record Group(double share, List<String> medicines) {}

    /**
     * Shares among adults who take a psychiatric medicine: 12.0, 8.3 and 1.6 of 16.7 % of US adults (Moore and Mattison 2017), the medicines named there among
     * the ten most used evenly; antipsychotics are not among those, so four common ones.
     */
    private static final List<Group> PSYCHIATRIC = List.of(
            new Group(
                    12.0 / 16.7,
                    List.of(
                            "sertraline 100 mg",
                            "citalopram 20 mg",
                            "fluoxetine 20 mg",
                            "trazodone 50 mg at bedtime",
                            "escitalopram 10 mg",
                            "duloxetine 60 mg")),
            new Group(
                    8.3 / 16.7,
                    List.of("alprazolam 0.5 mg prn", "zolpidem 10 mg", "clonazepam 0.5 mg", "lorazepam 1 mg prn")),
            new Group(
                    1.6 / 16.7,
                    List.of("quetiapine 100 mg", "aripiprazole 5 mg", "olanzapine 5 mg", "risperidone 1 mg")));

    /** Shares among adults of Sweden with a medicine for ADHD (13,305 without autism, dispensed at least once). */
    private static final List<Group> ADHD = List.of(
            new Group(0.921, List.of("methylphenidate 36 mg")),
            new Group(0.193, List.of("atomoxetine 80 mg")),
            new Group(0.031, List.of("dextroamphetamine 10 mg")),
            new Group(0.022, List.of("modafinil 200 mg")),
            new Group(0.006, List.of("amphetamine 10 mg")));

    /** Between the 53 % of men and the 64 % of women of the Nordic countries. */
    private static final double OTHER_PSYCHIATRIC = 0.58;

    /** An assumption, not a figure: one of three takes each. */
    private static final List<String> OTHERS = List.of(
            "ibuprofen 400 mg prn",
            "loratadine 10 mg",
            "levothyroxine 50 mcg",
            "omeprazole 20 mg",
            "lisinopril 10 mg",
            "atorvastatin 20 mg",
            "ethinyl estradiol / levonorgestrel",
            "cholecalciferol 1000 IU");

    AlertQuality(KnowledgeBase knowledge, LocalDate asOf) {
        this.knowledge = knowledge;
        this.asOf = asOf;
        consult = new Consult(knowledge, BuiltInConsult.ENTRIES_REMEMBERED);
    }

    /** @param populations folders or files of records */
    String page(List<Path> populations) {
        StringBuilder page = new StringBuilder("# How much is told\n\n");
        page.append("Written by `ketwise content alerts`; content ")
                .append(knowledge.version().version())
                .append(", plan \"")
                .append(PLAN)
                .append("\", records as of ")
                .append(asOf)
                .append(
                        ". An alert for every pair is what the same statements would give if each two that share an axis, a rule or a class were one, as checkers of pairs count; statements about conditions are not among them. It is not measured on another program.\n\n");
        for (Path population : populations) {
            AlertCount count = new AlertCount("Records in `" + population.getFileName() + "`");
            int nobodys = Population.read(population, asOf, record -> {
                if (!record.saysNothing()) { // a file about hospitals is nobody
                    count.add(consult.consult(record.toRequest(PLAN)));
                }
            });
            page.append(count.page());
            if (nobodys > 0) {
                page.append(nobodys)
                        .append(" resources name no patient by id; they are in no record and not counted.\n\n");
            }
        }
        page.append(madeUp(
                "Made-up psychiatric profiles",
                "Shares among US adults who take a psychiatric medicine: antidepressant 12.0 of 16.7, anxiolytic or hypnotic 8.3 of 16.7, antipsychotic 1.6 of 16.7 (Moore and Mattison, JAMA Intern Med 2017;177:274-275, in reports of it); the medicines are the ten that it names as most used, evenly, and four antipsychotics. Every third takes each of eight common other medicines: an assumption.",
                random -> oneOrMore(PSYCHIATRIC, random)));
        page.append(madeUp(
                "Made-up profiles of adults with ADHD",
                "Medicines for ADHD as dispensed to 13,305 adults in Sweden: methylphenidate 92.1 %, atomoxetine 19.3 %, dexamphetamine 3.1 %, modafinil 2.2 %, amphetamine 0.6 % (J Neurodev Disord 2020, doi 10.1186/s11689-020-09352-z, table 3). 58 % take other psychiatric medicines, drawn as above: between the 53 % of men and 64 % of women with a medicine for ADHD in the Nordic countries (Karlstad 2016, PMC5110707). That these are independent of each other is an assumption. The eight other medicines as above.",
                random -> {
                    List<String> list = new ArrayList<>(oneOrMore(ADHD, random));
                    if (random.nextDouble() < OTHER_PSYCHIATRIC) {
                        list.addAll(oneOrMore(PSYCHIATRIC, random));
                    }
                    return list;
                }));
        return page.toString();
    }

    /** @param draw a list without the other medicines */
    private String madeUp(String title, String basis, Function<Random, List<String>> draw) {
        Random random = new Random(SEED);
        AlertCount count = new AlertCount(title);
        while (count.people() < PROFILES) {
            List<String> list = new ArrayList<>(draw.apply(random));
            for (String other : OTHERS) {
                if (random.nextInt(3) == 0) {
                    list.add(other);
                }
            }
            count.add(consult.consult(ConsultRequest.of(list, PLAN, asOf)));
        }
        return count.page().replaceFirst("\n\n", "\n\n" + Matcher.quoteReplacement(basis) + "\n\n");
    }

    /** One or more medicines, so that each group has its share among the lists: a list without any is drawn again, which would raise the shares, so they are lowered before. */
    private static List<String> oneOrMore(List<Group> groups, Random random) {
        double lowered = lowered(groups);
        List<String> list = new ArrayList<>();
        while (list.isEmpty()) {
            for (Group group : groups) {
                if (random.nextDouble() < lowered * group.share()) {
                    list.add(group.medicines()
                            .get(random.nextInt(group.medicines().size())));
                }
            }
        }
        return list;
    }

    /** The part of the shares that leaves some list unempty as often as that part says. */
    private static double lowered(List<Group> groups) {
        double part = 1;
        for (int turn = 0; turn < 200; turn++) {
            double none = 1;
            for (Group group : groups) {
                none *= 1 - part * group.share();
            }
            part = 1 - none;
        }
        return part;
    }
}
