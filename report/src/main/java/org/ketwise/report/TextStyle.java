package org.ketwise.report;

/**
 * How a text report is laid out.
 *
 * @param width in columns; below {@value #NARROWEST} it is taken as that
 * @param colour whether severities are coloured; the words say the same without
 * @param detail whether mechanism, evidence and sources are written out
 */
public record TextStyle(int width, boolean colour, boolean detail) {
    public static final int NARROWEST = 40;

    public TextStyle {
        width = Math.max(NARROWEST, width);
    }
}
