package org.ketwise.knowledge.model;

import java.util.List;
import java.util.Map;

/** Words around a drug name, plain or in named groups, all lower case. */
public record Lexicon(String id, List<String> words, Map<String, List<String>> groups) {}
