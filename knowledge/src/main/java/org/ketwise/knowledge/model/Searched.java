package org.ketwise.knowledge.model;

import java.time.LocalDate;

/** That somebody searched, where and for what; what was not found is only as good as the search. */
public record Searched(LocalDate on, String how) {}
