package org.ketwise.consult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.consult.Patient.patient;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists in which headings say of the lines below them whether they are taken, as discharge letters and portals have them. */
class ListSectionsTest {
    private static final String IV = "ketamine 0.5 mg/kg iv over 40 min";

    private static Consulted read(String list) {
        return patient().listing(list).planned(IV);
    }

    /** Status of each medicine of a list, headings aside. */
    private static List<String> medicines(String list) {
        return read(list).consultation().medications().stream()
                .filter(each -> !each.entry().mentions().isEmpty())
                .map(each -> each.input() + ": " + each.status().code())
                .toList();
    }

    @Test
    void aDischargeLetterTellsWhatIsStopped() {
        Consulted letter = read("""
                STOP taking these medications
                  dormalin 10 mg
                  speedicin 300 mg daily; zapradrine 5 mg
                CHANGE how you take these medications
                  plainol 20 mg
                NEW medications:
                  slumberol 5 mg
                CONTINUE taking these medications which have NOT CHANGED
                  clogazole 100 mg
                """);
        assertThat(letter.statuses())
                .containsExactly(
                        "STOP taking these medications: left-out",
                        "dormalin 10 mg: left-out",
                        "speedicin 300 mg daily; zapradrine 5 mg: left-out",
                        "CHANGE how you take these medications: left-out",
                        "plainol 20 mg: resolved",
                        "NEW medications:: left-out",
                        "slumberol 5 mg: resolved",
                        "CONTINUE taking these medications which have NOT CHANGED: left-out",
                        "clogazole 100 mg: resolved");
        assertThat(letter.entry("dormalin 10 mg").reason()).isEqualTo("Not taken now: STOP taking these medications.");
        assertThat(letter.entry("NEW medications:").reason()).isEqualTo("A heading of the list; names no medicine.");
        assertThat(letter.notAssessed("NEW medications:")).isEmpty();
        assertThat(letter.notAssessed("dormalin")).containsExactly("Not taken now: STOP taking these medications.");
    }

    @Test
    void linesBetweenEmptyLinesStayUnderTheirHeading() {
        assertThat(medicines("""
                STOP taking:

                dormalin 10 mg
                Take 1 tablet by mouth daily

                plainol 20 mg

                CONTINUE taking:

                slumberol 5 mg
                """))
                .containsExactly(
                        "dormalin 10 mg: left-out",
                        "Take 1 tablet by mouth daily: unresolved",
                        "plainol 20 mg: left-out",
                        "slumberol 5 mg: resolved");
    }

    @Test
    void anEmptyLineBelowADenseListMayEndIt() {
        Consulted list = read("""
                Past meds:
                dormalin
                plainol

                slumberol 5 mg
                """);
        assertThat(list.statuses())
                .containsExactly(
                        "Past meds:: left-out", "dormalin: left-out", "plainol: left-out", "slumberol 5 mg: suggested");
        assertThat(list.entry("slumberol 5 mg").reason())
                .isEqualTo(
                        "Perhaps still under the heading \"Past meds\", and screened as if it were taken; to be confirmed.");
    }

    @Test
    void whatALineSaysOfItselfCountsMore() {
        assertThat(medicines("""
                Discontinued:
                dormalin - restarted last week
                plainol
                """)).containsExactly("dormalin - restarted last week: resolved", "plainol: left-out");
    }

    @Test
    void aDoseEndsAListOfAllergies() {
        assertThat(medicines("""
                Allergies:
                dormalin - rash
                plainol 20 mg daily
                slumberol
                """))
                .containsExactly("dormalin - rash: left-out", "plainol 20 mg daily: resolved", "slumberol: resolved");
    }

    @Test
    void anotherHeadingInsideALineMayEndWhatWasSaidAbove() {
        assertThat(medicines("""
                Past meds:
                dormalin
                Allergies: NKDA
                plainol
                """))
                .containsExactly("dormalin: left-out", "Allergies: NKDA: unresolved", "plainol: suggested");
        assertThat(medicines("""
                Past meds:
                dormalin
                Current: plainol
                """)).containsExactly("dormalin: left-out", "Current: plainol: resolved");
    }

    @Test
    void aWordThatMayBeTheStatusOfTheLineAboveIsNoHeading() {
        assertThat(medicines("""
                dormalin 10 mg
                STOP
                plainol 20 mg
                """))
                .containsExactly("dormalin 10 mg: resolved", "STOP: unresolved", "plainol 20 mg: resolved");
        assertThat(medicines("""
                Past meds: none
                plainol 20 mg
                """)).contains("plainol 20 mg: resolved");
    }

    @Test
    void headingsOfATableSayNothingOfItsRows() {
        assertThat(medicines("""
                Medication | Dose | Start | Stop
                dormalin | 10 mg | 3/2024 |
                plainol | 20 mg | 3/2024 | Discontinued
                """))
                .containsExactly(
                        "dormalin | 10 mg | 3/2024 |: resolved", "plainol | 20 mg | 3/2024 | Discontinued: left-out");
    }

    @Test
    void aHeadingThatSaysSeveralThingsIsAskedAbout() {
        assertThat(medicines("""
                Stopped, new or changed:
                dormalin
                """)).containsExactly("dormalin: suggested");
        assertThat(medicines("""
                To start next week:
                dormalin
                """)).containsExactly("dormalin: suggested");
    }

    @Test
    void entriesThatAreNoLinesOfAListStandUnderNoHeading() {
        assertThat(patient().taking("Stopped:", "dormalin").planned(IV).statuses())
                .contains("dormalin: resolved");
    }
}
