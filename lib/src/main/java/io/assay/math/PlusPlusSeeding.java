package io.assay.math;

/**
 * k-means++ seeding: each next centre is a point x drawn with probability w(x) D(x)² / Σ w D², where D is the distance to
 * the nearest centre drawn so far; the first with probability w(x) / Σ w.
 *
 * @see <a href="https://dl.acm.org/doi/10.5555/1283383.1283494">Arthur and Vassilvitskii (2007), k-means++, section
 *     2.2</a>
 */
final class PlusPlusSeeding {
    private PlusPlusSeeding() {}

    /**
     * The starting centres, one row each, in the unit of the points.
     *
     * @param k from 1 to the number of different points; beyond it centres repeat
     */
    static double[][] centres(WeightedPoints points, int k, SeededRandom random) {
        double[] mass = new double[points.size()];
        for (int i = 0; i < mass.length; i++) {
            mass[i] = points.weight(i);
        }
        double[] nearest = new double[mass.length];
        double[][] centres = new double[k][];
        for (int c = 0; c < k; c++) {
            centres[c] = points.point(drawn(mass, random));
            for (int i = 0; i < mass.length; i++) {
                double distance = points.squaredDistance(i, centres[c]);
                nearest[i] = c == 0 ? distance : Math.min(nearest[i], distance);
                mass[i] = points.weight(i) * nearest[i];
            }
        }
        return centres;
    }

    private static int drawn(double[] mass, SeededRandom random) {
        double total = 0;
        for (double one : mass) {
            total += one;
        }
        double left = random.nextDouble() * total;
        int last = 0;
        for (int i = 0; i < mass.length; i++) {
            if (mass[i] > 0) {
                last = i;
                left -= mass[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        return last;
    }
}
