package org.ketwise.fhir;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.Sex;
import org.ketwise.kernel.UserError;

/** Reads age and sex of the patient, and says where the record speaks of somebody who has died. */
final class Demographics {
    private final Resource patient;
    private final LocalDate asOf;
    private final Remarks remarks;

    Demographics(Resource patient, LocalDate asOf, Remarks remarks) {
        this.patient = patient;
        this.asOf = asOf;
        this.remarks = remarks;
    }

    /** Of a birth date that is known to the year or month only, the highest age. */
    @Nullable
    Age age() {
        FhirDate birth = FhirDate.of(patient, "birthDate", remarks);
        if (birth == null) {
            return null;
        }
        long years = ChronoUnit.YEARS.between(birth.first(), asOf);
        if (birth.first().isAfter(asOf)) {
            remarks.say("age", "The birth date " + birth + " is after " + asOf + "; the age was not taken from it.");
            return null;
        }
        if (!birth.first().equals(birth.last())) {
            remarks.say(
                    "age",
                    "The birth date is only known as " + birth + "; " + years
                            + " years were taken, the most it can be.");
        }
        try {
            return new Age((int) years);
        } catch (UserError e) {
            remarks.say("age", "The birth date " + birth + " makes an age of " + years + " years; it was not used.");
            return null;
        }
    }

    @Nullable
    Sex sex() {
        String gender = patient.body().text("gender");
        if (gender == null) {
            return null;
        }
        return switch (gender) {
            case "female" -> Sex.FEMALE;
            case "male" -> Sex.MALE;
            default -> {
                remarks.say("sex", "The record says \"" + gender + "\"; no sex was taken from it.");
                yield null;
            }
        };
    }

    void sayWhetherDeceased() {
        FhirDate died = FhirDate.of(patient, "deceasedDateTime", remarks);
        boolean before = died != null && !died.first().isAfter(asOf);
        if (before || patient.body().isTrue("deceasedBoolean")) {
            remarks.say("patient", "The record says that the patient has died" + (before ? " on " + died : "") + ".");
        }
    }
}
