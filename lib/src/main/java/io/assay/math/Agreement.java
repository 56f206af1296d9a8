package io.assay.math;

import java.util.Arrays;

/**
 * Agreement of two groupings of the same customers, from the table of counts.
 *
 * @param ari adjusted Rand index: 1 for equal groupings, 0 expected by chance; 1 when both have one group
 * @param nmi mutual information over the arithmetic mean of the entropies, 0 to 1; 1 when both have one group
 * @param cramersV √(χ²/(n·(min(rows, columns) − 1))), 0 to 1; NaN when one side has a single group
 * @param purity share of customers that lie in the largest column of their row, 0 to 1
 * @see "Cramér (1946), Mathematical Methods of Statistics, chapter 21, for V"
 * @see <a href="https://doi.org/10.1007/BF01908075">Hubert and Arabie (1985), equation 5</a>
 * @see <a href="https://jmlr.org/papers/v11/vinh10a.html">Vinh, Epps, Bailey (2010), table 2 (NMI sum)</a>
 */
public record Agreement(double ari, double nmi, double cramersV, double purity) {

    /**
     * Agreement of rows and columns of a table of counts n_ij with row sums a_i, column sums b_j and the total n:
     *
     * <ul>
     *   <li>ARI = (Σ C(n_ij, 2) − E) / ((A + B) / 2 − E) with A = Σ C(a_i, 2), B = Σ C(b_j, 2), E = A B / C(n, 2)
     *   <li>NMI = 2 I / (H_a + H_b) with I = Σ n_ij/n ln(n n_ij / (a_i b_j)) and the entropies H in nats
     *   <li>V = √((Σ n_ij² / (a_i b_j) − 1) / (min(rows, columns) − 1)); purity = Σ_i max_j n_ij / n
     * </ul>
     *
     * @param counts customers, at least 0 and not all 0; rows or columns without a count do not matter
     */
    public static Agreement of(long[][] counts) {
        long[] rows = rowSums(counts);
        long[] columns = columnSums(counts);
        long total = Arrays.stream(rows).sum();
        if (total == 0) {
            throw new IllegalArgumentException("counts must not all be 0");
        }
        return new Agreement(
                ari(counts, rows, columns, total),
                nmi(counts, rows, columns),
                cramersV(counts, rows, columns),
                inLargestColumn(counts) / total);
    }

    private static double ari(long[][] counts, long[] rows, long[] columns, long total) {
        double together = 0;
        for (long[] row : counts) {
            together += pairs(row);
        }
        double expected = pairs(rows) * pairs(columns) / Math.max(1, pairs(new long[] {total}));
        double most = (pairs(rows) + pairs(columns)) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static double pairs(long[] sizes) {
        double sum = 0;
        for (long size : sizes) {
            sum += (double) size * (size - 1) / 2;
        }
        return sum;
    }

    private static double nmi(long[][] counts, long[] rows, long[] columns) {
        double total = Arrays.stream(rows).sum();
        double information = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                if (counts[i][j] > 0) {
                    double ratio = counts[i][j] * total / ((double) rows[i] * columns[j]);
                    information += counts[i][j] / total * StrictMath.log(ratio);
                }
            }
        }
        double entropies = entropy(rows, total) + entropy(columns, total);
        return entropies > 0 ? 2 * information / entropies : 1;
    }

    private static double entropy(long[] sizes, double total) {
        double sum = 0;
        for (long size : sizes) {
            sum -= size > 0 ? size / total * StrictMath.log(size / total) : 0;
        }
        return sum;
    }

    private static double cramersV(long[][] counts, long[] rows, long[] columns) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                double margins = (double) rows[i] * columns[j];
                sum += margins > 0 ? (double) counts[i][j] * counts[i][j] / margins : 0;
            }
        }
        long groups = Math.min(occupied(rows), occupied(columns));
        return groups > 1 ? Math.sqrt(Math.max(0, sum - 1) / (groups - 1)) : Double.NaN;
    }

    private static double inLargestColumn(long[][] counts) {
        double sum = 0;
        for (long[] row : counts) {
            sum += Arrays.stream(row).max().orElse(0);
        }
        return sum;
    }

    private static long occupied(long[] sizes) {
        return Arrays.stream(sizes).filter(size -> size > 0).count();
    }

    private static long[] rowSums(long[][] counts) {
        return Arrays.stream(counts).mapToLong(row -> Arrays.stream(row).sum()).toArray();
    }

    private static long[] columnSums(long[][] counts) {
        int columns = counts.length == 0 ? 0 : counts[0].length;
        long[] sums = new long[columns];
        for (long[] row : counts) {
            if (row.length != columns) {
                throw new IllegalArgumentException(
                        "counts must have " + columns + " columns in each row, got " + row.length);
            }
            for (int j = 0; j < columns; j++) {
                sums[j] += row[j];
            }
        }
        return sums;
    }
}
