package org.ketwise.terminology;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What the words that were bound to one mention come to. */
final class UseOfCues {
    /** Medicines are rarely taken less often than this; a last dose of two weeks ago was the last. */
    private static final int LONG_AGO_IN_DAYS = 14;

    /** After this long nothing but a depot that is given every few months still acts, and what was assumed of a date need not be said. */
    private static final int MATTERS_FOR_DAYS = 180;

    private static final Comparator<UseCue> BY_PLACE = Comparator.comparingInt(UseCue::from);

    private final TokenizedText text;
    private final LocalDate asOf;

    UseOfCues(TokenizedText text, LocalDate asOf) {
        this.text = text;
        this.asOf = asOf;
    }

    Use of(List<UseCue> cues) {
        UseCue state = null;
        UseCue lastDose = null;
        UseCue before = null;
        boolean asNeeded = false;
        for (UseCue cue : cues.stream().sorted(BY_PLACE).toList()) {
            switch (cue.says()) {
                case OTHER_PERSON -> {
                    return new Use.OtherPerson(words(cue));
                }
                case ALLERGY -> {
                    return new Use.Allergy(words(cue));
                }
                case AS_NEEDED -> asNeeded = true;
                case LAST_DOSE -> lastDose = cue;
                case STOPPED -> {
                    // "still tapering off" goes on.
                    boolean goesOn =
                            before != null && before.says() == UseCue.Says.STILL_TAKEN && before.to() == cue.from();
                    state = goesOn || isToCome(cue) || wasTried(state) ? state : cue;
                }
                case NOT_TAKEN, DISCUSSED -> state = isToBegin(state) ? state : cue;
                case STILL_TAKEN, NOT_LATELY, ON_HOLD, TO_BEGIN -> state = cue;
                case IN_DOUBT -> state = state == null ? cue : state;
            }
            before = cue;
        }
        Use taken = asNeeded ? Use.AS_NEEDED : Use.CURRENT;
        if (state == null) {
            return lastDose != null && !asNeeded && isLongAgo(lastDose) ? stopped(lastDose, lastDose, false) : taken;
        }
        return switch (state.says()) {
            case STOPPED, NOT_LATELY ->
                stopped(state, state.dated() == null && lastDose != null ? lastDose : state, asNeeded);
            case NOT_TAKEN -> new Use.NotTaken(words(state));
            case ON_HOLD -> new Use.OnHold(words(state), asNeeded);
            case DISCUSSED -> new Use.Discussed(words(state));
            case AS_NEEDED, STILL_TAKEN, IN_DOUBT, LAST_DOSE, TO_BEGIN, ALLERGY, OTHER_PERSON -> taken;
        };
    }

    private Use stopped(UseCue cue, UseCue dated, boolean asNeeded) {
        return new Use.Stopped(words(cue) + assumed(dated), daysAgo(dated), asNeeded);
    }

    /** A last dose of late belongs to a medicine that is taken. */
    private boolean isLongAgo(UseCue lastDose) {
        return daysAgo(lastDose).orElse(0) >= LONG_AGO_IN_DAYS;
    }

    /** What is about to begin was talked about, and is not taken yet. */
    private static boolean isToBegin(@Nullable UseCue state) {
        return state != null && state.says() == UseCue.Says.TO_BEGIN;
    }

    /** "tried to stop A, failed". */
    private boolean wasTried(@Nullable UseCue state) {
        return state != null
                && state.says() == UseCue.Says.IN_DOUBT
                && text.token(state.to() - 1).is("tried");
    }

    private boolean isToCome(UseCue cue) {
        return cue.dated() != null && cue.dated().first().isAfter(asOf);
    }

    /** What was assumed where the date can be several days: the shortest time ago, which is the careful reading. */
    private String assumed(UseCue cue) {
        DateWords.Said said = cue.dated();
        OptionalInt days = daysAgo(cue);
        if (said == null || days.isEmpty() || days.getAsInt() > MATTERS_FOR_DAYS || !said.vague()) {
            return "";
        }
        String written = cue.wordsTo() >= said.end() ? "" : " " + text.slice(said.from(), said.end());
        int ago = days.getAsInt();
        return written + " (read as " + ago + (ago == 1 ? " day" : " days") + " ago, the shortest it can be)";
    }

    private OptionalInt daysAgo(UseCue cue) {
        if (cue.dated() == null) {
            return OptionalInt.empty();
        }
        LocalDate day = cue.dated().last().isAfter(asOf) ? asOf : cue.dated().last();
        return OptionalInt.of((int) Math.min(ChronoUnit.DAYS.between(day, asOf), Integer.MAX_VALUE));
    }

    /** The words as written, with the arrow before a zero. */
    private String words(UseCue cue) {
        String words = text.phrase(cue.from(), cue.wordsTo());
        boolean arrow = cue.from() == cue.clause().from() && cue.clause().opening() == Clause.Opening.ARROW;
        return arrow
                ? text.source()
                                .substring(
                                        text.arrowBefore(cue.from()),
                                        text.token(cue.from()).start())
                        + words
                : words;
    }
}
