/**
 * What people and programs read: pure functions from a {@code Consultation} to text, HTML and JSON.
 *
 * <p>{@link org.ketwise.report.FindingProse} puts each finding into words once; {@link org.ketwise.report.Overview} does the same for what stands around the
 * findings. {@link org.ketwise.report.TextReport}, {@link org.ketwise.report.HtmlReport} and {@link org.ketwise.report.JsonReport} only lay them out, so that
 * the faces cannot disagree; {@link org.ketwise.report.SimulationProse} is the same for simulated plans, and {@link org.ketwise.report.PlottedCourse} for
 * their pictures. {@link org.ketwise.report.Printable} keeps what came from outside from steering a terminal or a page. Nothing here reads a clock, a file or
 * the environment: the same consultation gives the same bytes.
 */
@NullMarked
package org.ketwise.report;

import org.jspecify.annotations.NullMarked;
