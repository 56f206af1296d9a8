package io.assay.math;

/**
 * Indices of how well a clustering separates its points; NaN where an index is undefined.
 *
 * <p>A point that stands for several originals counts with its weight, and its inner spread enters every squared
 * distance, so that WSSE, BSS and Calinski-Harabasz are exact; the others replace the distance of an original to a
 * centre by the root mean square over the point.
 *
 * @param wsse W = Σ‖x − c(x)‖², at least 0
 * @param bss B = Σ n_c ‖c − x̄‖², at least 0
 * @param calinskiHarabasz (B/(k − 1)) / (W/(n − k)); larger is better; NaN when W = 0 or n = k
 * @param daviesBouldin mean over clusters of max (s_i + s_j)/d_ij, s = mean distance to the centre; smaller is better
 * @param silhouette mean of (b − a)/max(a, b) over squared Euclidean distances, −1 to 1; 0 for single members
 * @see <a href="https://doi.org/10.1080/03610927408827101">Caliński and Harabasz (1974)</a>
 * @see <a href="https://doi.org/10.1109/TPAMI.1979.4766909">Davies and Bouldin (1979), definition 5</a>
 * @see <a href="https://doi.org/10.1016/0377-0427(87)90125-7">Rousseeuw (1987), section 2</a>
 */
public record ClusterIndices(
        double wsse, double bss, double calinskiHarabasz, double daviesBouldin, double silhouette) {

    /**
     * Indices of a clustering of the points into at least two clusters; W and B in the squared unit of the points, the
     * others dimensionless.
     *
     * @param labels cluster of each point, from 0 to k − 1; none is empty
     */
    public static ClusterIndices of(WeightedPoints points, int[] labels, int k) {
        if (labels.length != points.size() || k < 2) {
            throw new IllegalArgumentException("labels must be one for each of " + points.size()
                    + " points and k at least 2, got " + labels.length + " and " + k);
        }
        ClusterMoments moments = ClusterMoments.of(points, labels, k);
        double wsse = moments.wsse();
        double bss = moments.bss();
        long n = points.total();
        double calinskiHarabasz = wsse > 0 && n > k ? (bss / (k - 1)) / (wsse / (n - k)) : Double.NaN;
        return new ClusterIndices(
                wsse,
                bss,
                calinskiHarabasz,
                daviesBouldin(points, labels, moments),
                silhouette(points, labels, moments));
    }

    private static double daviesBouldin(WeightedPoints points, int[] labels, ClusterMoments moments) {
        int k = moments.k();
        double[] scatter = new double[k];
        for (int i = 0; i < points.size(); i++) {
            int c = labels[i];
            scatter[c] += points.weight(i) * Math.sqrt(moments.meanSquaredDistance(points, i, c)) / moments.size(c);
        }
        double sum = 0;
        for (int a = 0; a < k; a++) {
            double worst = 0;
            for (int b = 0; b < k; b++) {
                if (a != b) {
                    worst = Math.max(worst, (scatter[a] + scatter[b]) / Math.sqrt(moments.centreDistance(a, b)));
                }
            }
            sum += worst;
        }
        return sum / k;
    }

    /**
     * Mean squared distance of x to the members of C is ‖x − c‖² + W_C/n_C, so no pair of points is looked at; for the
     * own cluster x itself is left out by the factor n/(n − 1).
     */
    private static double silhouette(WeightedPoints points, int[] labels, ClusterMoments moments) {
        double sum = 0;
        for (int i = 0; i < points.size(); i++) {
            long own = moments.size(labels[i]);
            if (own > 1) {
                double other = Double.POSITIVE_INFINITY;
                for (int c = 0; c < moments.k(); c++) {
                    if (c != labels[i]) {
                        other = Math.min(other, moments.meanSquaredDissimilarity(points, i, c));
                    }
                }
                double inside = moments.meanSquaredDissimilarity(points, i, labels[i]) * own / (own - 1);
                double larger = Math.max(inside, other);
                sum += larger > 0 ? points.weight(i) * (other - inside) / larger : 0;
            }
        }
        return sum / points.total();
    }
}
