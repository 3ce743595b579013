package org.ketwise.report;

import org.ketwise.knowledge.model.Claim;

/** Words for claims. */
public final class ClaimProse {
    private ClaimProse() {}

    /** What is known; where the content has no sentence of its own for that, why the claim is judged as it is. */
    public static String fact(Claim claim) {
        return Words.sentence(claim.fact() == null ? claim.why() : claim.fact());
    }

    /** Whether it comes up with a medicine of the list, of which the findings speak too. */
    static boolean isAboutMedicines(Claim claim) {
        Claim.Touch touch = claim.touches();
        return touch != null && !touch.always() && touch.when() == null;
    }

    /** The claim, marked as one, with what the sources say of it. */
    static String asClaimed(Claim claim) {
        return "\"" + claim.says() + "\" (" + verdict(claim.verdict()) + "; claim " + claim.number() + ")";
    }

    static String verdict(Claim.Verdict verdict) {
        return switch (verdict) {
            case SUPPORTED -> "supported, as far as it goes";
            case PARTLY -> "true in part";
            case UNSUPPORTED -> "no clinical evidence found";
            case CONTRADICTED -> "contradicted by the sources";
            case UNVERIFIABLE -> "cannot be verified";
        };
    }
}
