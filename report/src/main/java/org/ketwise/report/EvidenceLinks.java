package org.ketwise.report;

import org.jspecify.annotations.Nullable;

/** Where a face shows what a report rests on; a report that stands alone has no links. */
public interface EvidenceLinks {
    /** No links. */
    EvidenceLinks NONE = new EvidenceLinks() {
        @Override
        public @Nullable String rule(String id) {
            return null;
        }

        @Override
        public @Nullable String source(String id) {
            return null;
        }

        @Override
        public @Nullable String claim(String id) {
            return null;
        }
    };

    /** @param id of a finding, which is that of the rule it comes from */
    @Nullable
    String rule(String id);

    @Nullable
    String source(String id);

    /** The page of a claim, or null. */
    @Nullable
    String claim(String id);
}
