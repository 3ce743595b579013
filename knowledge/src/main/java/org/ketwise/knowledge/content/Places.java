package org.ketwise.knowledge.content;

import java.util.List;
import org.ketwise.knowledge.model.Criterion;
import org.ketwise.knowledge.model.IndexSet;

/** Names of a document as places in the tables of the content. */
interface Places {
    /** @throws IllegalArgumentException if the content has no such ingredient or class */
    IndexSet ingredients(List<String> names, List<String> classes);

    /** @throws IllegalArgumentException if there is no such class */
    List<String> members(String classId);

    Criterion criterion(Fields f);
}
