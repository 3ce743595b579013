package org.ketwise.pharmacometrics;

import java.util.Map;
import org.ketwise.knowledge.model.PharmacokineticModel;

/** Makes independent standard normal numbers go together as the covariances of a model say: the lower triangle of Cholesky. */
final class Correlation {
    private Correlation() {}

    /**
     * The triangle whose product with its own mirror image is the matrix of correlations.
     *
     * @param places of the parameters that have a deviation of their own
     * @return by row; empty where nothing goes together
     */
    static double[][] of(PharmacokineticModel file, Map<String, Integer> places) {
        if (file.covariances().isEmpty()) {
            return new double[0][];
        }
        double[][] correlations = new double[places.size()][places.size()];
        for (int i = 0; i < correlations.length; i++) {
            correlations[i][i] = 1;
        }
        for (PharmacokineticModel.Covariance covariance : file.covariances()) {
            int one = place(covariance.one(), places);
            int other = place(covariance.other(), places);
            if (one == other || correlations[one][other] != 0) {
                throw new IllegalArgumentException("the covariance of " + covariance.one() + " and "
                        + covariance.other() + " is that of one parameter or stands there twice");
            }
            correlations[one][other] =
                    covariance.value() / (omega(file, covariance.one()) * omega(file, covariance.other()));
            correlations[other][one] = correlations[one][other];
        }
        return triangle(correlations);
    }

    private static double[][] triangle(double[][] matrix) {
        double[][] lower = new double[matrix.length][];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= lower[i][k] * lower[j][k];
                }
                if (i == j && !(rest > 0)) {
                    throw new IllegalArgumentException("its covariances are larger than its variabilities allow");
                }
                lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
            }
        }
        return lower;
    }

    /** The deviations, which go together. */
    static double[] apply(double[][] lower, double[] standard) {
        if (lower.length == 0) {
            return standard;
        }
        double[] together = new double[lower.length];
        for (int i = 0; i < lower.length; i++) {
            for (int j = 0; j <= i; j++) {
                together[i] += lower[i][j] * standard[j];
            }
        }
        return together;
    }

    private static int place(String parameter, Map<String, Integer> places) {
        Integer place = places.get(parameter);
        if (place == null) {
            throw new IllegalArgumentException("a covariance names " + parameter
                    + ", which is no parameter with a variability of its own between people");
        }
        return place;
    }

    private static double omega(PharmacokineticModel file, String parameter) {
        return file.parameters().stream()
                .filter(each -> each.name().equals(parameter))
                .map(PharmacokineticModel.Parameter::variability)
                .mapToDouble(variability -> variability == null ? 0 : variability.omega())
                .findFirst()
                .orElse(0);
    }
}
