package org.ketwise.knowledge.model;

import java.util.List;

/** How long an effect outlasts the last dose, in days. */
public record Persistence(int days, String why, List<String> sources, boolean verified) {}
