package org.ketwise.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.fhir.Fhir.annas;
import static org.ketwise.fhir.Fhir.read;
import static org.ketwise.fhir.Fhir.remarks;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.consult.MedicationInput;
import org.ketwise.consult.MedicationInput.LeftOut;

/** Which records speak of a medicine that is taken on 23 November 2026. */
class StandingTest {
    private static final String NAMED = "'medicationCodeableConcept':{'text':'Lithium'}";

    private static void expect(String type, String fields, String taken, String reason, String stoppedOn) {
        FhirRecord record = read(annas(type, NAMED, fields));
        MedicationInput medication = record.medications().getFirst();

        assertThat(record.medications()).hasSize(1);
        if (taken.equals("taken")) {
            assertThat(medication.leftOut()).isNull();
            assertThat(String.join("\n", remarks(record))).isEqualTo(reason == null ? "" : type + "/x1: " + reason);
        } else {
            assertThat(medication.leftOut())
                    .extracting(LeftOut::reason, LeftOut::stoppedOn)
                    .containsExactly(reason, stoppedOn == null ? null : LocalDate.parse(stoppedOn));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            MedicationRequest        | 'status':'stopped'                                | ENDED
            MedicationRequest        | 'status':'completed'                              | ENDED
            MedicationRequest        | 'status':'on-hold'                                | ON_HOLD
            MedicationRequest        | 'status':'draft'                                  | NOT_BEGUN
            MedicationRequest        | 'status':'active','intent':'proposal'             | NOT_BEGUN
            MedicationRequest        | 'status':'active','intent':'plan'                 | NOT_BEGUN
            MedicationRequest        | 'status':'active','intent':'option'               | NOT_BEGUN
            MedicationRequest        | 'status':'active','authoredOn':'2027'             | NOT_BEGUN
            MedicationRequest        | 'status':'cancelled'                              | NOT_TAKEN
            MedicationRequest        | 'status':'entered-in-error'                       | NOT_TAKEN
            MedicationRequest        | 'status':'active','doNotPerform':true             | NOT_TAKEN
            MedicationStatement      | 'status':'on-hold'                                | ON_HOLD
            MedicationStatement      | 'status':'intended'                               | NOT_BEGUN
            MedicationStatement      | 'status':'not-taken'                              | NOT_TAKEN
            MedicationAdministration | 'status':'completed','effectiveDateTime':'2026-01'| ENDED
            MedicationAdministration | 'status':'not-done'                               | NOT_TAKEN
            MedicationDispense       | 'status':'preparation'                            | NOT_BEGUN
            """)
    void onlyWhatWasTakenHasEnded(String type, String fields, LeftOut.Kind kind) {
        FhirRecord record = read(annas(type, "'medicationCodeableConcept':{'text':'Lithium'}", fields));

        assertThat(record.medications())
                .singleElement()
                .extracting(MedicationInput::leftOut)
                .extracting("kind")
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'status':'active','intent':'order'                                     | taken | |
            'status':'active'                                                      | taken | |
            'status':'active','intent':'instance-order','authoredOn':'1985-03'     | taken | |
            'status':'stopped','intent':'order','authoredOn':'2026-02-03T10:00:00Z'| left  | the order of 2026-02-03 was stopped |
            'status':'completed','authoredOn':'2026'                               | left  | the order of 2026 is completed |
            'status':'cancelled'                                                   | left  | the order was cancelled |
            'status':'on-hold','authoredOn':'2026-11-01'                           | left  | the order of 2026-11-01 is on hold |
            'status':'draft'                                                       | left  | the order is a draft |
            'status':'entered-in-error','doNotPerform':true                        | left  | the order was entered in error |
            'status':'active','doNotPerform':true                                  | left  | the order says that it is not to be given |
            'status':'unknown'                                                     | taken | Its status "unknown" does not say whether it is taken; it was screened as taken. |
            'status':'aktiv'                                                       | taken | Its status "aktiv" does not say whether it is taken; it was screened as taken. |
            'intent':'order'                                                       | taken | It has no status; it was screened as taken. |
            'status':'active','intent':'proposal'                                  | left  | the order is only proposed |
            'status':'active','intent':'plan'                                      | left  | the order is only planned |
            'status':'active','intent':'option'                                    | left  | the order is one of several options |
            'status':'active','intent':'plan','reportedBoolean':true               | taken | |
            'status':'active','intent':'plan','requester':{'reference':'Patient/anna'} | taken | |
            'status':'active','intent':'plan','requester':{'reference':'Practitioner/anna'} | left | the order is only planned |
            'status':'active','intent':7                                           | taken | Its intent "7" is no word of FHIR; it was read as an order. |
            'status':'active','authoredOn':'2026-11-23'                            | taken | |
            'status':'active','authoredOn':'2026-11-24'                            | left  | the order of 2026-11-24 is dated after 2026-11-23 |
            'status':'active','authoredOn':'2026-11'                               | taken | |
            'status':'active','authoredOn':'2027'                                  | left  | the order of 2027 is dated after 2026-11-23 |
            'status':'active','authoredOn':'20260102'                              | taken | Its authoredOn "20260102" is no FHIR date and was not used. |
            'status':'active','authoredOn':'2026-02-30'                            | taken | Its authoredOn "2026-02-30" is no FHIR date and was not used. |
            'status':'active','authoredOn':{}                                      | taken | |
            'status':'active','dispenseRequest':{'validityPeriod':{'start':'2026-01-01','end':'2026-11-23'}} | taken | |
            'status':'active','dispenseRequest':{'validityPeriod':{'end':'2026-11-20'}}    | left | the order was valid until 2026-11-20 | 2026-11-20
            'status':'active','dispenseRequest':{'validityPeriod':{'start':'2026-12'}}     | left | the order is valid only from 2026-12 |
            'status':'active','dispenseRequest':{'validityPeriod':{'end':'2026-11-20'},'expectedSupplyDuration':{'value':30,'code':'d'}} | taken | |
            'status':'active','dispenseRequest':{'validityPeriod':{'end':'2026-06-01'},'expectedSupplyDuration':{'value':2,'unit':'weeks'}} | left | the order was valid until 2026-06-15 | 2026-06-15
            'status':'active','dosageInstruction':[{'timing':{'repeat':{'boundsPeriod':{'start':'2026-12-01'}}}}] | left | the order begins on 2026-12-01 |
            'status':'active','dosageInstruction':[{'timing':{'repeat':{'boundsPeriod':{'end':'2026-10'}}}}]      | left | the order ended on 2026-10 | 2026-10-31
            'status':'active','dosageInstruction':[{'timing':{'repeat':{'boundsPeriod':{'end':'2026-10'}}}},{'text':'then 1 a day'}] | taken | |
            'status':'active','dosageInstruction':[null,{'timing':{'repeat':{'boundsPeriod':'2026'}}}] | taken | Its boundsPeriod is no FHIR period and was not used. |
            'status':'stopped','dosageInstruction':[{'timing':{'repeat':{'boundsPeriod':{'end':'2026-11-18'}}}}] | left | the order was stopped and ended on 2026-11-18 | 2026-11-18
            'status':'stopped','dosageInstruction':[{'timing':{'repeat':{'boundsPeriod':{'end':'2026-12-18'}}}}] | left | the order was stopped |
            """)
    void order(String fields, String taken, String reason, String stoppedOn) {
        expect("MedicationRequest", fields, taken, reason, stoppedOn);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'status':'active'                                                 | taken | |
            'status':'active','effectiveDateTime':'2019-05-01'                | taken | |
            'status':'active','effectivePeriod':{'start':'2020'}              | taken | |
            'status':'active','effectivePeriod':{'start':'2020','end':'2026-11-23'} | taken | |
            'status':'active','effectivePeriod':{'start':'2020','end':'2026-11-10'} | left | the statement of 2020 is of a treatment that ended on 2026-11-10 | 2026-11-10
            'status':'active','effectivePeriod':{'start':'2027-01-01'}        | left  | the statement of 2027-01-01 is of a treatment that begins on 2027-01-01 |
            'status':'completed','effectivePeriod':{'end':'2026-11-15'}       | left  | the statement is of a completed treatment and ended on 2026-11-15 | 2026-11-15
            'status':'completed','dateAsserted':'2026-11-20'                  | left  | the statement of 2026-11-20 is of a completed treatment |
            'status':'stopped','effectivePeriod':{'end':'2026-11'}            | left  | the statement says that it was stopped |
            'status':'not-taken'                                              | left  | the statement says that it is not taken |
            'status':'intended'                                               | left  | the statement says that it is only intended |
            'status':'on-hold'                                                | left  | the statement says that it is on hold |
            'status':'entered-in-error'                                       | left  | the statement was entered in error |
            'status':'active','taken':'n'                                     | left  | the statement says that it is not taken |
            'status':'active','taken':'y'                                     | taken | |
            'status':'recorded'                                               | taken | |
            'status':'recorded','adherence':{'code':{'coding':[{'code':'not-taking'}]}} | left | the statement says that it is not taken |
            'status':'active','wasNotTaken':true                              | left  | the statement says that it is not taken |
            'status':'unknown'                                                | taken | Its status "unknown" does not say whether it is taken; it was screened as taken. |
            """)
    void statement(String fields, String taken, String reason, String stoppedOn) {
        expect("MedicationStatement", fields, taken, reason, stoppedOn);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'status':'completed','effectiveDateTime':'2026-11-23T08:00:00+01:00' | taken | |
            'status':'completed','effectiveDateTime':'2026-11-22'                | taken | |
            'status':'completed','effectiveDateTime':'2026-11-21T23:59:00Z'      | left  | the administration of 2026-11-21 is more than a day ago | 2026-11-21
            'status':'completed','effectivePeriod':{'start':'2026-11-20','end':'2026-11-22'} | taken | |
            'status':'completed','effectivePeriod':{'start':'2026-11-20'}        | left  | the administration of 2026-11-20 is more than a day ago | 2026-11-20
            'status':'completed','effectiveDateTime':'2026-11-30'                | left  | the administration of 2026-11-30 is dated after 2026-11-23 |
            'status':'completed'                                                 | taken | It has no date; it was screened as taken. |
            'status':'in-progress','effectivePeriod':{'start':'2026-09-01'}      | taken | |
            'status':'in-progress','effectivePeriod':{'start':'2026-09-01','end':'2027'} | taken | |
            'status':'stopped','effectiveDateTime':'2026-11-12'                  | left  | the administration of 2026-11-12 is more than a day ago | 2026-11-12
            'status':'not-done','effectiveDateTime':'2026-11-23'                 | left  | the administration of 2026-11-23 did not take place |
            'status':'completed','notGiven':true                                 | left  | the administration did not take place |
            'status':'entered-in-error','effectiveDateTime':'2026-11-23'         | left  | the administration of 2026-11-23 was entered in error |
            'status':'completed','occurenceDateTime':'2026-11-01'                | left  | the administration of 2026-11-01 is more than a day ago | 2026-11-01
            """)
    void administration(String fields, String taken, String reason, String stoppedOn) {
        expect("MedicationAdministration", fields, taken, reason, stoppedOn);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'status':'completed','whenHandedOver':'2026-11-01','daysSupply':{'value':30,'unit':'days'} | taken | |
            'status':'completed','whenHandedOver':'2026-10-01','daysSupply':{'value':30}               | left  | the dispense of 2026-10-01 lasted until 2026-10-31 | 2026-10-31
            'status':'completed','whenHandedOver':'2026-09-01'                                         | taken | |
            'status':'completed','whenPrepared':'2026-08-01'                                           | left  | the dispense of 2026-08-01 is more than 90 days ago and names no length of supply |
            'status':'completed','whenHandedOver':'2026-12-01'                                         | left  | the dispense of 2026-12-01 is dated after 2026-11-23 |
            'status':'completed'                                                                       | taken | It has no date; it was screened as taken. |
            'status':'preparation'                                                                     | left  | the dispense is not handed over yet |
            'status':'declined'                                                                        | left  | the dispense did not take place |
            'status':'completed','notDone':true                                                        | left  | the dispense did not take place |
            """)
    void dispense(String fields, String taken, String reason, String stoppedOn) {
        expect("MedicationDispense", fields, taken, reason, stoppedOn);
    }
}
