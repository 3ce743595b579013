package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts a line among its mentions, so that each keeps the dose, form and route that stand with it. A clause that names nothing says more of the mention before
 * it; words before the first mention are of the first; and where two mentions share a clause, the second begins at its name.
 */
final class Surroundings {
    private final TokenizedText text;
    private final List<Clause> clauses;

    Surroundings(TokenizedText text, List<Clause> clauses) {
        this.text = text;
        this.clauses = clauses;
    }

    /** @param drafts in the order of the text */
    List<String> of(List<Draft> drafts) {
        if (drafts.size() == 1) {
            return List.of(text.source());
        }
        List<String> surroundings = new ArrayList<>(drafts.size());
        for (int at = 0; at < drafts.size(); at++) {
            int from = at == 0 ? 0 : beginning(drafts.get(at - 1), drafts.get(at));
            int to = at + 1 == drafts.size() ? text.size() : beginning(drafts.get(at), drafts.get(at + 1));
            surroundings.add(text.phrase(
                    Math.min(from, drafts.get(at).from()),
                    Math.max(to, drafts.get(at).to())));
        }
        return surroundings;
    }

    private int beginning(Draft before, Draft draft) {
        int clause = draft.clause();
        if (clauses.get(clause).from() < before.to()) {
            return draft.from();
        }
        boolean labelled = clauses.get(clause).opening() == Clause.Opening.COLON
                && clauses.get(clause - 1).from() >= before.to();
        return clauses.get(labelled ? clause - 1 : clause).from();
    }
}
