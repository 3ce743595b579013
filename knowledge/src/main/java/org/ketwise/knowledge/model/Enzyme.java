package org.ketwise.knowledge.model;

/** The cytochrome P450 enzymes that the content speaks of. */
public enum Enzyme {
    CYP3A,
    CYP2B6,
    CYP2D6,
    CYP1A2,
    CYP2C19,
    CYP2C9,
    CYP2C8
}
