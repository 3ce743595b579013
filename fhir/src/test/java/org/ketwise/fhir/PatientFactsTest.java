package org.ketwise.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.fhir.Fhir.annas;
import static org.ketwise.fhir.Fhir.bundle;
import static org.ketwise.fhir.Fhir.json;
import static org.ketwise.fhir.Fhir.read;
import static org.ketwise.fhir.Fhir.remarks;

import java.time.LocalDate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.fhir.FhirRecord.Measured;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.Sex;

/** Age, sex, blood pressure, weight and pregnancy on 23 November 2026. */
class PatientFactsTest {
    private static String patient(String fields) {
        return json("{'resourceType':'Patient','id':'anna'" + (fields.isEmpty() ? "" : "," + fields) + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            1980-11-23 | 46 | -
            1980-11-24 | 45 | -
            1961       | 65 | age: The birth date is only known as 1961; 65 years were taken, the most it can be.
            1961-12    | 64 | age: The birth date is only known as 1961-12; 64 years were taken, the most it can be.
            1880-01-01 | -  | age: The birth date 1880-01-01 makes an age of 146 years; it was not used.
            2027-01-01 | -  | age: The birth date 2027-01-01 is after 2026-11-23; the age was not taken from it.
            23.11.1980 | -  | Patient/anna: Its birthDate "23.11.1980" is no FHIR date and was not used.
            """)
    void age(String birthDate, Integer years, String remark) {
        FhirRecord record = read(patient("'birthDate':'" + birthDate + "'"));

        assertThat(record.age()).isEqualTo(years == null ? null : new Age(years));
        assertThat(String.join("\n", remarks(record))).isEqualTo(remark == null ? "" : remark);
    }

    @Test
    void sex() {
        assertThat(read(patient("'gender':'male'")).sex()).isEqualTo(Sex.MALE);
        assertThat(read(patient("")).sex()).isNull();
        assertThat(remarks(read(patient("'gender':'other'"))))
                .containsExactly("sex: The record says \"other\"; no sex was taken from it.");
    }

    @Test
    void deceased() {
        assertThat(remarks(read(patient("'deceasedDateTime':'2020-03-01T10:00:00Z'"))))
                .containsExactly("patient: The record says that the patient has died on 2020-03-01.");
        assertThat(remarks(read(patient("'deceasedBoolean':true"))))
                .containsExactly("patient: The record says that the patient has died.");
        assertThat(read(patient("'deceasedBoolean':false")).remarks()).isEmpty();
    }

    private static String panel(String id, String date, int systolic, int diastolic, String... more) {
        return annas(
                        "Observation",
                        "'id':'" + id + "'",
                        "'status':'final'",
                        "'effectiveDateTime':'" + date + "'",
                        loinc("85354-9"),
                        "'component':[{" + loinc("8480-6") + "," + quantity(systolic, "mm[Hg]") + "},{"
                                + loinc("8462-4") + "," + quantity(diastolic, "mm[Hg]") + "}]",
                        String.join(",", more.length == 0 ? new String[] {"'x':1"} : more))
                .replace("\"id\":\"x1\",", "");
    }

    private static String single(String code, String date, double value, String unit) {
        return annas(
                        "Observation",
                        "'status':'final'",
                        "'effectiveDateTime':'" + date + "'",
                        loinc(code),
                        quantity(value, unit))
                .replace("x1", code + date + value);
    }

    private static String loinc(String code) {
        return "'code':{'coding':[{'system':'http://loinc.org','code':'" + code + "'}]}";
    }

    private static String quantity(double value, String unit) {
        return "'valueQuantity':{'value':" + value + ",'unit':'" + unit + "','code':'" + unit + "'}";
    }

    @Test
    void latestBloodPressureNotLaterThanTheDay() {
        FhirRecord record = read(bundle(
                "collection",
                panel("1", "2026-11-20T09:00:00Z", 130, 80),
                panel("2", "2026-11-20T15:00:00Z", 152, 94),
                panel("3", "2026-11-25", 120, 70),
                panel("4", "2026-11-22", 199, 99).replace("final", "entered-in-error"),
                single("8480-6", "2026-11-21", 60, "mm[Hg]")));

        assertThat(record.bloodPressure())
                .isEqualTo(new Measured<>(new BloodPressure(152, 94), LocalDate.of(2026, 11, 20)));
        assertThat(remarks(record))
                .containsExactly(
                        "1 later Observation: Dated after 2026-11-23; left out.",
                        "1 systolic pressure: No diastolic one of the same day belongs to it (2026-11-21); not used.");
    }

    @Test
    void halvesOfABloodPressureGoTogetherByTheNearestTimeOfTheDay() {
        FhirRecord record = read(bundle(
                "collection",
                single("8480-6", "2026-11-20T08:00:00Z", 120, "mm[Hg]"),
                single("8480-6", "2026-11-20T17:59:30Z", 165, "mm[Hg]"),
                single("8462-4", "2026-11-20T08:10:00Z", 80, "mm[Hg]"),
                single("8462-4", "2026-11-20T18:00:10Z", 101, "mm[Hg]"),
                single("8462-4", "2026-11-20T18:20:00Z", 99, "mm[Hg]"),
                single("8462-4", "2026-11-19", 70, "mm[Hg]")));

        assertThat(record.bloodPressure().value()).isEqualTo(new BloodPressure(165, 101));
        assertThat(remarks(record))
                .containsExactly(
                        "2 diastolic pressures: No systolic one of the same day belongs to them (the latest is of 2026-11-20); not used.");
    }

    @Test
    void halvesFarApartOnOneDayAreTakenAndRemarked() {
        FhirRecord record = read(bundle(
                "collection",
                single("8480-6", "2026-11-20T08:00:00Z", 150, "mm[Hg]"),
                single("8462-4", "2026-11-20T09:00:00Z", 90, "mm[Hg]")));

        assertThat(record.bloodPressure().value()).isEqualTo(new BloodPressure(150, 90));
        assertThat(remarks(record))
                .containsExactly(
                        "blood pressure: The systolic and the diastolic value of 2026-11-20 were recorded more than half an hour apart or without a time; they were taken as one measurement.");
    }

    @Test
    void halvesOfDifferentDaysAreNoBloodPressure() {
        FhirRecord record = read(bundle(
                "collection",
                single("8480-6", "2026-11-20T23:59:00Z", 150, "mm[Hg]"),
                single("8462-4", "2026-11-21T00:01:00Z", 90, "mm[Hg]")));

        assertThat(record.bloodPressure()).isNull();
        assertThat(remarks(record)).hasSize(2);
    }

    @Test
    void bloodPressureInTwoObservationsAndInKilopascal() {
        FhirRecord record = read(bundle(
                "collection",
                single("8480-6", "2026-11-20T08:00:00Z", 18.9, "kPa"),
                single("8462-4", "2026-11-20T08:00:00Z", 12, "kPa"),
                single("8462-4", "2026-11-21", 70, "mm[Hg]")));

        assertThat(record.bloodPressure().value()).isEqualTo(new BloodPressure(142, 90));
    }

    @Test
    void impossibleOldAndUndatedValues() {
        FhirRecord impossible = read(bundle("collection", panel("1", "2026-11-20", 80, 120)));
        assertThat(impossible.bloodPressure()).isNull();
        assertThat(remarks(impossible))
                .containsExactly("Observation/1: The blood pressure 80/120 is not possible. It was not used.");

        FhirRecord old = read(bundle("collection", panel("1", "2020-01-05", 142, 91)));
        assertThat(old.bloodPressure().value()).isEqualTo(new BloodPressure(142, 91));
        assertThat(remarks(old))
                .containsExactly(
                        "blood pressure: The latest value, 142/91, is of 2020-01-05, more than a year ago; it was taken as the present one.");

        FhirRecord undated =
                read(bundle("collection", panel("1", "", 142, 91).replace("\"effectiveDateTime\":\"\",", "")));
        assertThat(undated.bloodPressure()).isEqualTo(new Measured<>(new BloodPressure(142, 91), null));
        assertThat(remarks(undated))
                .containsExactly("blood pressure: The value 142/91 has no date; it was taken as the present one.");
    }

    @ParameterizedTest
    @CsvSource({"70, kg, 70", "3500, g, 3.5", "154, [lb_av], 69.853"})
    void weight(double value, String unit, double kilograms) {
        FhirRecord record = read(single("29463-7", "2026-11-01", value, unit));

        assertThat(record.weight().value().kilograms()).isCloseTo(kilograms, Offset.offset(0.001));
        assertThat(record.weight().on()).isEqualTo("2026-11-01");
    }

    @Test
    void weightInNoUnitThatIsKnown() {
        FhirRecord record = read(single("29463-7", "2026-11-01", 11, "stone"));

        assertThat(record.weight()).isNull();
        assertThat(remarks(record))
                .singleElement()
                .asString()
                .endsWith("Its valueQuantity is no body weight in kg, g or [lb_av] and was not used.");
    }

    private static String pregnancy(String date, String answer) {
        return annas(
                        "Observation",
                        "'status':'final'",
                        "'effectiveDateTime':'" + date + "'",
                        loinc("82810-3"),
                        "'valueCodeableConcept':{'coding':[{'system':'http://loinc.org','code':'" + answer + "'}]}")
                .replace("x1", date);
    }

    @Test
    void pregnancyStatus() {
        assertThat(read(pregnancy("2026-06-01", "LA15173-0")).pregnant()).isTrue();
        assertThat(read(pregnancy("2024-06-01", "LA15173-0")).pregnant()).isFalse();
        assertThat(read(bundle(
                                "collection",
                                pregnancy("2026-06-01", "LA15173-0"),
                                pregnancy("2026-09-01", "LA26683-5")))
                        .pregnant())
                .isFalse();
    }

    @Test
    void otherObservationsAreCounted() {
        assertThat(remarks(read(bundle(
                        "collection",
                        single("8867-4", "2026-01-01", 70, "/min"),
                        single("39156-5", "2026-01-01", 23, "kg/m2")))))
                .containsExactly(
                        "2 other Observations: Only blood pressure, body weight and pregnancy status are read.");
    }

    @Test
    void theRequestHasEverything() {
        var request = read(bundle(
                        "collection",
                        patient("'gender':'female','birthDate':'1990-01-01'"),
                        panel("1", "2026-11-20", 142, 91),
                        single("29463-7", "2026-11-01", 70, "kg"),
                        Fhir.order("o", "Patient/anna", "Lithium")))
                .toRequest("ketamine 100 mg oral");

        assertThat(request.plan()).isEqualTo("ketamine 100 mg oral");
        assertThat(request.medications()).hasSize(1);
        assertThat(request.age()).isEqualTo(new Age(36));
        assertThat(request.sex()).isEqualTo(Sex.FEMALE);
        assertThat(request.bloodPressure()).isEqualTo(new BloodPressure(142, 91));
        assertThat(request.weight().kilograms()).isEqualTo(70);
        assertThat(request.asOf()).isEqualTo(Fhir.TODAY);
    }
}
