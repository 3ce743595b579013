package org.ketwise.report;

import org.ketwise.knowledge.KnowledgeVersion;

/** What stands around the findings, in words. */
final class Overview {
    private Overview() {}

    /** Whether a clinician has signed the content. */
    static String review(KnowledgeVersion version) {
        if (version.fullyReviewed()) {
            return "content signed off by a clinician";
        }
        String line = "content not yet signed off by a clinician";
        return version.reviewed() == 0 ? line : line + " (" + version.reviewed() + " of " + version.statements() + " statements are)";
    }
}
