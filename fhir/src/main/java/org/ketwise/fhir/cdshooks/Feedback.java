package org.ketwise.fhir.cdshooks;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Coding;
import org.ketwise.kernel.UserError;
import tools.jackson.databind.JsonNode;

/**
 * What became of one card.
 *
 * @param card the uuid of the card
 * @param reason why it was overridden, or null
 * @param comment what somebody wrote, which may speak of the patient, or null
 * @param at as it was sent, a moment
 */
public record Feedback(
        String card,
        Outcome outcome,
        List<String> acceptedSuggestions,
        @Nullable Coding reason,
        @Nullable String comment,
        String at) {
    private static final int MOST = 100;
    private static final int LONGEST_WORD = 200;
    private static final int LONGEST_COMMENT = 10_000;

    /** What somebody did with a card. */
    public enum Outcome {
        ACCEPTED,
        OVERRIDDEN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Outcome> find(String code) {
            return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
        }
    }

    public Feedback {
        acceptedSuggestions = List.copyOf(acceptedSuggestions);
    }

    /**
     * Reads the body of a call.
     *
     * @throws UserError that names the field which is missing or of the wrong type
     */
    public static List<Feedback> listOf(JsonNode body) {
        JsonNode all = body.path("feedback");
        if (!all.isArray()) {
            throw wrong("feedback", "a list");
        }
        if (all.size() > MOST) {
            throw new UserError(
                    "The field \"feedback\" has more than " + MOST + " elements.", "Send it in several calls.");
        }
        List<Feedback> feedback = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            feedback.add(of(all.get(i), "feedback[" + i + "]"));
        }
        return feedback;
    }

    private static Feedback of(JsonNode node, String place) {
        if (!node.isObject()) {
            throw wrong(place, "an object");
        }
        String card = word(node, place, "card", LONGEST_WORD);
        Outcome outcome = Outcome.find(word(node, place, "outcome", LONGEST_WORD))
                .orElseThrow(() -> wrong(place + ".outcome", "accepted or overridden"));
        JsonNode override = node.path("overrideReason");
        boolean explained = outcome == Outcome.OVERRIDDEN && !override.isMissingNode() && !override.isNull();
        if (explained && !override.isObject()) {
            throw wrong(place + ".overrideReason", "an object");
        }
        return new Feedback(
                card,
                outcome,
                suggestions(node, place),
                explained ? reason(override, place + ".overrideReason") : null,
                explained ? optional(override, place + ".overrideReason", "userComment", LONGEST_COMMENT) : null,
                moment(node, place));
    }

    private static List<String> suggestions(JsonNode node, String place) {
        JsonNode all = node.path("acceptedSuggestions");
        List<String> ids = new ArrayList<>();
        if (all.isMissingNode() || all.isNull()) {
            return ids;
        }
        if (!all.isArray() || all.size() > MOST) {
            throw wrong(place + ".acceptedSuggestions", "a list of at most " + MOST);
        }
        for (int i = 0; i < all.size(); i++) {
            ids.add(word(all.get(i), place + ".acceptedSuggestions[" + i + "]", "id", LONGEST_WORD));
        }
        return ids;
    }

    private static @Nullable Coding reason(JsonNode override, String place) {
        JsonNode reason = override.path("reason");
        if (reason.isMissingNode() || reason.isNull()) {
            return null;
        }
        if (!reason.isObject()) {
            throw wrong(place + ".reason", "a Coding");
        }
        String system = optional(reason, place + ".reason", "system", LONGEST_WORD);
        return new Coding(
                system == null ? "" : system,
                word(reason, place + ".reason", "code", LONGEST_WORD),
                optional(reason, place + ".reason", "display", LONGEST_WORD));
    }

    private static String moment(JsonNode node, String place) {
        String text = word(node, place, "outcomeTimestamp", LONGEST_WORD);
        try {
            return OffsetDateTime.parse(text).toString();
        } catch (DateTimeException e) {
            throw wrong(place + ".outcomeTimestamp", "a moment such as 2026-11-23T10:05:31Z");
        }
    }

    private static @Nullable String optional(JsonNode parent, String place, String field, int length) {
        JsonNode value = parent.path(field);
        return value.isMissingNode() || value.isNull() ? null : word(parent, place, field, length);
    }

    private static String word(JsonNode parent, String place, String field, int length) {
        JsonNode value = parent.path(field);
        if (!value.isString()
                || value.stringValue().isBlank()
                || value.stringValue().length() > length) {
            throw wrong(place + "." + field, "text of at most " + length + " characters");
        }
        return value.stringValue();
    }

    private static UserError wrong(String place, String expected) {
        return new UserError("The field \"" + place + "\" is not " + expected + ".", "Send " + expected + ".");
    }
}
