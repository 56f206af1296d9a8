package io.assay.math;

import java.util.Arrays;

/**
 * One-to-one matching of rows to columns with the least total cost, where leaving a row out costs a fixed limit.
 *
 * <p>Shortest augmenting paths with potentials; time grows with the cube of the larger side.
 *
 * @see <a href="https://doi.org/10.1002/nav.3800020109">Kuhn (1955), The Hungarian method for the assignment
 *     problem</a>
 */
public final class OptimalMatching {
    /** Stands for a row without a column. */
    public static final int UNMATCHED = -1;

    private final double[][] costs;
    private final double[] rowPotential;
    private final double[] columnPotential;
    private final int[] rowOf;
    private final int[] way;

    private OptimalMatching(double[][] costs) {
        int n = costs.length;
        this.costs = costs;
        rowPotential = new double[n + 1];
        columnPotential = new double[n + 1];
        rowOf = new int[n + 1];
        way = new int[n + 1];
    }

    /**
     * The matching with the least Σ min(c_ij, limit) over rows i and their columns j.
     *
     * @param costs c, one row of costs, at least 0, for each row; all equally long
     * @param limit pairs that cost this much or more are not matched, in the unit of the costs
     * @return the column of each row, from 0, or {@link #UNMATCHED}; no column stands twice
     * @see <a href="https://doi.org/10.1002/nav.3800020109">Kuhn (1955), section 3</a>
     */
    public static int[] match(double[][] costs, double limit) {
        int rows = costs.length;
        int columns = rows == 0 ? 0 : costs[0].length;
        int n = Math.max(rows, columns);
        double[][] square = new double[n][n];
        for (double[] row : square) {
            Arrays.fill(row, limit);
        }
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                square[i][j] = Math.min(costs[i][j], limit);
            }
        }
        int[] rowOfColumn = new OptimalMatching(square).solve();
        int[] matched = new int[rows];
        Arrays.fill(matched, UNMATCHED);
        for (int j = 0; j < columns; j++) {
            int i = rowOfColumn[j + 1] - 1;
            if (i < rows && costs[i][j] < limit) {
                matched[i] = j;
            }
        }
        return matched;
    }

    /** Rows and columns count from 1; row 0 means none and column 0 is where a search starts. */
    private int[] solve() {
        for (int row = 1; row < rowOf.length; row++) {
            rowOf[0] = row;
            int column = freeColumn();
            while (column != 0) {
                rowOf[column] = rowOf[way[column]];
                column = way[column];
            }
        }
        return rowOf;
    }

    private int freeColumn() {
        double[] least = new double[rowOf.length];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        boolean[] used = new boolean[rowOf.length];
        int column = 0;
        while (rowOf[column] != 0) {
            used[column] = true;
            int next = nextColumn(column, least, used);
            shift(least[next], least, used);
            column = next;
        }
        return column;
    }

    private int nextColumn(int from, double[] least, boolean[] used) {
        int row = rowOf[from];
        int next = 0;
        for (int j = 1; j < least.length; j++) {
            if (!used[j]) {
                double reduced = costs[row - 1][j - 1] - rowPotential[row] - columnPotential[j];
                if (reduced < least[j]) {
                    least[j] = reduced;
                    way[j] = from;
                }
                next = next == 0 || least[j] < least[next] ? j : next;
            }
        }
        return next;
    }

    private void shift(double delta, double[] least, boolean[] used) {
        for (int j = 0; j < least.length; j++) {
            if (used[j]) {
                rowPotential[rowOf[j]] += delta;
                columnPotential[j] -= delta;
            } else {
                least[j] -= delta;
            }
        }
    }
}
