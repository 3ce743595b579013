package org.ketwise.knowledge.model;

import java.util.List;

/** A trade name and the countries (ISO 3166 alpha-2) it is known to be used in; no countries where that was not looked up. */
public record Brand(String name, List<String> countries) {}
