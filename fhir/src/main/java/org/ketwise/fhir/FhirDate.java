package org.ketwise.fhir;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as FHIR writes it: a year, a month, a day, or a day with a time. The day counts as it is written; time zones are not converted, because the day that
 * somebody wrote down is the day they meant.
 *
 * @param text as it was written, without the time
 * @param first the first day meant
 * @param last the last day meant
 * @param time the time of day; midnight where none was written
 */
record FhirDate(String text, LocalDate first, LocalDate last, LocalTime time) implements Comparable<FhirDate> {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?\\s*(?:Z|[+-]\\d{2}:?\\d{2})?)?)?)?");

    /** @return null where the text is no FHIR date */
    static @Nullable FhirDate parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        try {
            int year = Integer.parseInt(form.group(1));
            if (form.group(2) == null) {
                return new FhirDate(text, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), LocalTime.MIDNIGHT);
            }
            YearMonth month = YearMonth.of(year, Integer.parseInt(form.group(2)));
            if (form.group(3) == null) {
                return new FhirDate(text, month.atDay(1), month.atEndOfMonth(), LocalTime.MIDNIGHT);
            }
            LocalDate day = month.atDay(Integer.parseInt(form.group(3)));
            return new FhirDate(day.toString(), day, day, time(form));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalTime time(Matcher form) {
        if (form.group(4) == null) {
            return LocalTime.MIDNIGHT;
        }
        // A leap second is a second of the same minute here.
        int second = form.group(6) == null ? 0 : Math.min(59, Integer.parseInt(form.group(6)));
        return LocalTime.of(Integer.parseInt(form.group(4)), Integer.parseInt(form.group(5)), second);
    }

    /** The date of a field; where it is written and cannot be read, that is said and it counts as absent. */
    static @Nullable FhirDate of(Resource resource, Element parent, String field, Remarks remarks) {
        Element element = parent.at(field);
        if (element.isEmpty()) {
            return null;
        }
        String text = element.text();
        FhirDate date = text == null ? null : parse(text);
        if (date == null) {
            remarks.say(
                    resource.name(),
                    "Its " + field + (text == null ? "" : " \"" + text + "\"") + " is no FHIR date and was not used.");
        }
        return date;
    }

    static @Nullable FhirDate of(Resource resource, String field, Remarks remarks) {
        return of(resource, resource.body(), field, remarks);
    }

    /** Surely later than a day. */
    boolean after(LocalDate day) {
        return first.isAfter(day);
    }

    /** Surely earlier than a day. */
    boolean before(LocalDate day) {
        return last.isBefore(day);
    }

    @Override
    public String toString() {
        return text;
    }

    @Override
    public int compareTo(FhirDate other) {
        return Comparator.comparing(FhirDate::last)
                .thenComparing(FhirDate::time)
                .compare(this, other);
    }
}
