package org.ketwise.pharmacometrics;

/** Finds the k-th smallest of many numbers without sorting them all. */
final class OrderStatistics {
    private OrderStatistics() {}

    /**
     * Rearranges numbers until the one at a place is the one that sorting would bring there, with none larger before it and none smaller behind it.
     *
     * @param values none of them NaN; no number before {@code from} is larger than one behind
     * @param from where to begin
     * @param place at {@code from} or behind
     */
    static void select(double[] values, int from, int place) {
        int low = from;
        int high = values.length - 1;
        while (low < high) {
            double pivot = middle(values[low], values[(low + high) >>> 1], values[high]);
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    double swapped = values[left];
                    values[left++] = values[right];
                    values[right--] = swapped;
                }
            }
            if (place <= right) {
                high = right;
            } else if (place >= left) {
                low = left;
            } else {
                return;
            }
        }
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
