package org.ketwise.kernel;

/**
 * Something wrong in an input that is read as a whole, collected instead of thrown.
 *
 * @param place where it is, for example {@code interactions/lithium.yaml:12}
 * @param problem what was found there
 * @param remedy what would mend it
 */
public record Diagnostic(String place, String problem, String remedy) implements Comparable<Diagnostic> {
    @Override
    public int compareTo(Diagnostic other) {
        int byPlace = place.compareTo(other.place);
        return byPlace != 0 ? byPlace : problem.compareTo(other.problem);
    }

    @Override
    public String toString() {
        return place + ": " + problem + " " + remedy;
    }
}
