package org.ketwise.terminology.rxnorm;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes a folder that looks like a release of RxNorm: the columns and relations of its documentation, a few products that tests ask for, and as many made-up
 * ones as wanted, among rows of other vocabularies, suppressed and obsolete rows, both directions of each relation and rows of attributes that say nothing here.
 * The codes of the ingredients are those of RxNorm; those of the products are made up.
 *
 * <p>{@code java ReleaseTree.java DIR 30000} writes one of the size of a full release.
 */
final class ReleaseTree {
    private static final String[] SYLLABLES = {
        "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qui", "ro", "su", "ta", "ve", "wi",
        "xo", "zu", "bri", "cla", "dro", "fle", "gra", "pri", "sta", "tre", "vel", "zan"
    };

    private final BufferedWriter names;
    private final BufferedWriter relations;
    private final BufferedWriter attributes;
    private int atom = 1_000_000;
    private int product = 10_000_000;

    private ReleaseTree(BufferedWriter names, BufferedWriter relations, BufferedWriter attributes) {
        this.names = names;
        this.relations = relations;
        this.attributes = attributes;
    }

    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }

    /** @param madeUp how many made-up ingredients there are, each with two brands and some products */
    static void write(Path folder, int madeUp) throws IOException {
        Path rrf = Files.createDirectories(folder.resolve("rrf"));
        Files.writeString(folder.resolve("Readme_Full_11022026.txt"), "RxNorm 11/02/2026 Full Update Release\n");
        try (BufferedWriter names = Files.newBufferedWriter(rrf.resolve("RXNCONSO.RRF"));
                BufferedWriter relations = Files.newBufferedWriter(rrf.resolve("RXNREL.RRF"));
                BufferedWriter attributes = Files.newBufferedWriter(rrf.resolve("RXNSAT.RRF"))) {
            ReleaseTree tree = new ReleaseTree(names, relations, attributes);
            tree.products();
            tree.madeUp(madeUp);
        }
        Files.writeString(rrf.resolve("RXNCUI.RRF"), """
                9500001|RXNORM_04AC_050210F|RXNORM_09AA_090706F|1|9000101|
                9500002|RXNORM_10AA_100503F|RXNORM_10AA_100503F|1|9500001|
                9500003|RXNORM_14AA_140505F|RXNORM_14AA_140505F|1|9500003|
                9500004|RXNORM_04AC_050210F|RXNORM_09AA_090504F|2|9000101|
                9500004|RXNORM_04AC_050210F|RXNORM_09AA_090504F|2|9000201|
                9500008|RXNORM_04AC_050210F|RXNORM_09AA_090504F|2|9000101|
                9500008|RXNORM_04AC_050210F|RXNORM_09AA_090504F|2|9000398|
                9500005|RXNORM_04AC_050210F|RXNORM_09AA_090504F|1|9500006|
                9500006|RXNORM_04AC_050210F|RXNORM_09AA_090504F|1|9500005|
                """);
        Files.writeString(
                rrf.resolve("RXNATOMARCHIVE.RRF"),
                "12345||bupropion 100 MG Tablet|t|t|t||N|ENG|01Aug2014|||9500007|RXNORM|SCD|9000101|\n");
    }

    /** The products that tests ask for. */
    private void products() throws IOException {
        // A brand with one ingredient, its products, a package and other names.
        concept(42347, "IN", "bupropion");
        concept(203204, "PIN", "bupropion hydrochloride");
        relate(203204, "form_of", 42347, "has_form");
        concept(9000100, "BN", "Velbutrane");
        concept(9000100, "TMSY", "VELbutrane");
        concept(9000101, "SCD", "bupropion hydrochloride 150 MG Extended Release Oral Tablet");
        concept(9000102, "SCDC", "bupropion hydrochloride 150 MG");
        concept(9000103, "SBD", "bupropion hydrochloride 150 MG Extended Release Oral Tablet [Velbutrane]");
        relate(9000102, "has_ingredient", 42347, "ingredient_of");
        relate(9000102, "has_precise_ingredient", 203204, "precise_ingredient_of");
        relate(9000101, "consists_of", 9000102, "constitutes");
        relate(9000103, "tradename_of", 9000101, "has_tradename");
        relate(9000103, "has_ingredient", 9000100, "ingredient_of");
        relate(9000100, "tradename_of", 42347, "has_tradename");
        attribute(9000103, "NDC", "00009010301");
        // A brand of two different products, one of them with more in it.
        concept(8896, "IN", "pseudoephedrine");
        concept(5640, "IN", "ibuprofen");
        concept(9000200, "BN", "Colderex");
        concept(9000201, "SCD", "pseudoephedrine hydrochloride 30 MG Oral Tablet");
        concept(9000202, "SCDC", "pseudoephedrine hydrochloride 30 MG");
        concept(9000203, "SCDC", "ibuprofen 200 MG");
        concept(9000204, "SCD", "ibuprofen 200 MG / pseudoephedrine hydrochloride 30 MG Oral Tablet");
        concept(9000205, "SBD", "pseudoephedrine hydrochloride 30 MG Oral Tablet [Colderex]");
        concept(9000206, "SBD", "ibuprofen 200 MG / pseudoephedrine hydrochloride 30 MG Oral Tablet [Colderex]");
        relate(9000202, "has_ingredient", 8896, "ingredient_of");
        relate(9000203, "has_ingredient", 5640, "ingredient_of");
        relate(9000201, "consists_of", 9000202, "constitutes");
        relate(9000204, "consists_of", 9000202, "constitutes");
        relate(9000204, "consists_of", 9000203, "constitutes");
        relate(9000205, "tradename_of", 9000201, "has_tradename");
        relate(9000206, "tradename_of", 9000204, "has_tradename");
        relate(9000205, "has_ingredient", 9000200, "ingredient_of");
        relate(9000206, "has_ingredient", 9000200, "ingredient_of");
        // A pack, and a longer brand that begins like another.
        concept(9000210, "BPCK", "{1 (bupropion) / 1 (ibuprofen) } Pack [Colderex Night]");
        concept(9000211, "BN", "Colderex Night");
        relate(9000210, "contains", 9000101, "contained_in");
        relate(9000210, "contains", 9000204, "contained_in");
        relate(9000210, "has_ingredient", 9000211, "ingredient_of");
        // Ingredients that the content does not have: alone, and beside one that it has.
        concept(9000300, "IN", "zorbetamide");
        concept(9000301, "BN", "Zorbenta");
        concept(9000302, "SCD", "zorbetamide 5 MG Oral Tablet");
        concept(9000303, "SCDC", "zorbetamide 5 MG");
        concept(9000304, "SBD", "zorbetamide 5 MG Oral Tablet [Zorbenta]");
        relate(9000303, "has_ingredient", 9000300, "ingredient_of");
        relate(9000302, "consists_of", 9000303, "constitutes");
        relate(9000304, "tradename_of", 9000302, "has_tradename");
        relate(9000304, "has_ingredient", 9000301, "ingredient_of");
        concept(9000310, "SCD", "ibuprofen 200 MG / zorbetamide 5 MG Oral Tablet");
        relate(9000310, "consists_of", 9000303, "constitutes");
        relate(9000310, "consists_of", 9000203, "constitutes");
        concept(9000311, "BN", "Zorbefen");
        concept(9000312, "SBD", "ibuprofen 200 MG / zorbetamide 5 MG Oral Tablet [Zorbefen]");
        relate(9000312, "tradename_of", 9000310, "has_tradename");
        relate(9000312, "has_ingredient", 9000311, "ingredient_of");
        // Longer names that begin like one that the content has: of something else, and of what it does not have.
        concept(9000350, "IN", "sertraline zorbate");
        concept(9000351, "BN", "Zoloft Night");
        relate(9000351, "tradename_of", 8896, "has_tradename");
        // A product of which a part is missing: what it holds is not known.
        concept(9000320, "SCD", "ibuprofen 200 MG / lost 5 MG Oral Tablet");
        relate(9000320, "consists_of", 9000203, "constitutes");
        relate(9000320, "consists_of", 9000399, "constitutes");
        // Obsolete, and a circle that no release should hold.
        row(9000330, "SCD", "bupropion hydrochloride 75 MG Oral Tablet", "RXNORM", "O");
        relate(9000330, "consists_of", 9000102, "constitutes");
        concept(9000340, "SCDC", "round 1 MG");
        concept(9000341, "SCDC", "about 1 MG");
        relate(9000340, "consists_of", 9000341, "constitutes");
        relate(9000341, "consists_of", 9000340, "constitutes");
        // Names of other vocabularies are theirs.
        row(42347, "BD", "Someone's Brand", "NDDF", "N");
        names.write("\n");
    }

    private void madeUp(int count) throws IOException {
        Random random = new Random(20261127);
        for (int each = 0; each < count; each++) {
            String name = word(random, 4) + "ine" + (each % 97 == 0 ? " acétate" : "");
            int ingredient = product++;
            concept(ingredient, "IN", name);
            int component = product++;
            concept(component, "SCDC", name + " 10 MG");
            relate(component, "has_ingredient", ingredient, "ingredient_of");
            int clinical = product++;
            concept(clinical, "SCD", name + " 10 MG Oral Tablet");
            relate(clinical, "consists_of", component, "constitutes");
            for (int brand = 0; brand < 2; brand++) {
                int named = product++;
                String bearing = capital(word(random, 3));
                concept(named, "BN", bearing);
                int branded = product++;
                concept(branded, "SBD", name + " 10 MG Oral Tablet [" + bearing + "]");
                relate(branded, "tradename_of", clinical, "has_tradename");
                relate(branded, "has_ingredient", named, "ingredient_of");
                relate(named, "tradename_of", ingredient, "has_tradename");
                for (int pack = 0; pack < 12; pack++) {
                    attribute(branded, "NDC", String.format("%011d", random.nextLong(100_000_000_000L)));
                }
            }
            for (int elsewhere = 0; elsewhere < 30; elsewhere++) {
                row(clinical, "CD", name + " tab 10mg " + elsewhere, elsewhere % 2 == 0 ? "NDDF" : "MMSL", "N");
                relations.write(clinical + "||CUI|RO|" + component + "||CUI|has_doseformgroup|||NDDF||||N||\n");
            }
            for (int relation = 0; relation < 170; relation++) {
                relations.write(
                        clinical + "||CUI|RO|" + component + "||CUI|inverse_isa_" + relation + "|1|1|MTHSPL||||N||\n");
                attributes.write(clinical + "||||CUI|1|AT1||SPL_SET_ID|MTHSPL|0c7f-" + relation + "|N||\n");
            }
        }
    }

    private static String word(Random random, int syllables) {
        StringBuilder word = new StringBuilder();
        for (int each = 0; each < syllables; each++) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private void concept(int code, String type, String name) throws IOException {
        row(code, type, name, "RXNORM", "N");
    }

    private void row(int code, String type, String name, String source, String suppress) throws IOException {
        names.write(code + "|ENG||||||" + atom++ + "|" + code + "|" + code + "||" + source + "|" + type + "|" + code
                + "|" + name + "||" + suppress + "|4096|\n");
    }

    /** Both directions, as a release has them: the second concept is the relation of the first. */
    private void relate(int subject, String relation, int object, String inverse) throws IOException {
        relations.write(object + "||CUI|RO|" + subject + "||CUI|" + relation + "|1||RXNORM||||N|4096|\n");
        relations.write(subject + "||CUI|RO|" + object + "||CUI|" + inverse + "|2||RXNORM||||N|4096|\n");
    }

    private void attribute(int code, String name, String value) throws IOException {
        attributes.write(code + "||||CUI|" + code + "|AT1||" + name + "|RXNORM|" + value + "|N|4096|\n");
    }
}
