package org.ketwise.consult;

import java.util.List;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.screening.Finding;
import org.ketwise.screening.KnownCondition;

/** What came out of a consultation, in words. */
record Consulted(Consultation consultation) {
    List<String> findings() {
        return consultation.findings().stream()
                .map(finding -> finding.id() + " " + finding.severity().code())
                .toList();
    }

    Finding finding(String id) {
        return consultation.findings().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding " + id + " among " + findings()));
    }

    /** Each entry with its status. */
    List<String> statuses() {
        return consultation.medications().stream()
                .map(each -> each.input() + ": " + each.status().code())
                .toList();
    }

    ConsultedMedication entry(String input) {
        return consultation.medications().stream()
                .filter(each -> each.input().equals(input))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no entry " + input + " among " + statuses()));
    }

    List<String> ingredients(String input) {
        return entry(input).ingredients().stream().map(Ingredient::name).toList();
    }

    /** Why something was not assessed, by the input that is meant. */
    List<String> notAssessed(String input) {
        return consultation.notAssessed().stream()
                .filter(each -> each.input().equals(input))
                .map(NotAssessed::reason)
                .toList();
    }

    List<String> plannedDrugs() {
        return consultation.plan().drugs().stream().map(Ingredient::name).toList();
    }

    /** The conditions that hold, with a question mark where they are to be confirmed. */
    List<String> conditions() {
        return consultation.facts().conditions().stream().map(Consulted::words).toList();
    }

    private static String words(KnownCondition known) {
        return known.condition().id() + (known.toConfirm() ? "?" : "") + " by " + known.basis();
    }
}
