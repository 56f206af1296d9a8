package io.assay.math;

/** k-means++ seeding: each next centre is a point drawn with probability weight · squared distance to the chosen ones. */
final class PlusPlusSeeding {
    private PlusPlusSeeding() {}

    /** The given number of different points, at most as many as there are. */
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
