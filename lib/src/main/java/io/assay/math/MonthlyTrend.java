package io.assay.math;

/**
 * Level, trend and dispersion of monthly values y_1 … y_n about their least-squares line y = a + b·t.
 *
 * <p>Quantities are NaN where they are undefined. A dispersion or a slope that is only rounding (below 1e-9 of the
 * largest value) counts as 0.
 *
 * @param level L = mean of y, money per month
 * @param slope b, money per month and month
 * @param relativeSlope g = b/L, per month; NaN when L ≤ 0
 * @param standardError s_e = √(SSE/(n − 2)), money
 * @param tStatistic b/(s_e/√Σ(t − t̄)²); ±∞ when s_e = 0 and b ≠ 0; 0 when both are 0
 * @param dispersion CVr = s_e/L; NaN when L ≤ 0
 * @param drop 1 − y_n/mean(y_1 … y_{n−1}); NaN when that mean is not positive
 * @param forecast max(0, a + b·(n + 1)), money
 * @see <a href="https://hbr.org/2003/05/hedging-customers">Dhar and Glazer (2003), Hedging customers</a>; the measures
 *     themselves are a reconstruction
 */
public record MonthlyTrend(
        double level,
        double slope,
        double relativeSlope,
        double standardError,
        double tStatistic,
        double dispersion,
        double drop,
        double forecast) {
    private static final double ROUNDING = 1e-9;

    /** The trend of at least 3 months, in order of time. */
    public static MonthlyTrend of(double[] months) {
        int n = months.length;
        if (n < 3) {
            throw new IllegalArgumentException("months must be at least 3, got " + n);
        }
        double level = sum(months, n) / n;
        double middle = (n + 1) / 2.0;
        double spread = n * ((double) n * n - 1) / 12;
        double slope = snapped(slope(months, middle, spread), months);
        double error = snapped(standardError(months, level, slope, middle), months);
        double earlier = sum(months, n - 1) / (n - 1);
        return new MonthlyTrend(
                level,
                slope,
                level > 0 ? slope / level : Double.NaN,
                error,
                tStatistic(slope, error, spread),
                level > 0 ? error / level : Double.NaN,
                earlier > 0 ? 1 - months[n - 1] / earlier : Double.NaN,
                Math.max(0, level + slope * (n + 1 - middle)));
    }

    /** Exponentially weighted level: weights λ^(n − t), normalised; λ above 0 and at most 1. */
    public static double weightedLevel(double[] months, double lambda) {
        double sum = 0;
        double weights = 0;
        for (double month : months) {
            sum = lambda * sum + month;
            weights = lambda * weights + 1;
        }
        return sum / weights;
    }

    /**
     * Risk of losing value, 0 to 1: 0.4·[t ≤ −t_c]·min(1, −g/0.10) + 0.3·min(1, CVr/0.5) + 0.3·min(1, drop/0.5), each
     * term at least 0. With L ≤ 0 it is 1 when the last month is 0 after a positive one, else 0.
     *
     * @param months the values this trend was fitted to
     * @param critical t_c, see {@link TrendCritical#forMonths}
     */
    public double risk(double[] months, double critical) {
        if (!(level > 0)) {
            return months[months.length - 1] == 0 && anyPositive(months) ? 1 : 0;
        }
        double falling = tStatistic <= -critical ? limited(-relativeSlope / 0.10) : 0;
        return 0.4 * falling + 0.3 * limited(dispersion / 0.5) + 0.3 * limited(drop / 0.5);
    }

    private static double limited(double term) {
        return term > 0 ? Math.min(1, term) : 0;
    }

    private static boolean anyPositive(double[] months) {
        for (double month : months) {
            if (month > 0) {
                return true;
            }
        }
        return false;
    }

    private static double slope(double[] months, double middle, double spread) {
        double sum = 0;
        for (int i = 0; i < months.length; i++) {
            sum += (i + 1 - middle) * months[i];
        }
        return sum / spread;
    }

    private static double standardError(double[] months, double level, double slope, double middle) {
        double sum = 0;
        for (int i = 0; i < months.length; i++) {
            double residual = months[i] - level - slope * (i + 1 - middle);
            sum += residual * residual;
        }
        return Math.sqrt(sum / (months.length - 2));
    }

    private static double tStatistic(double slope, double error, double spread) {
        if (error == 0) {
            return slope == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, slope);
        }
        return slope / (error / Math.sqrt(spread));
    }

    private static double snapped(double value, double[] months) {
        double largest = 0;
        for (double month : months) {
            largest = Math.max(largest, Math.abs(month));
        }
        return Math.abs(value) <= ROUNDING * largest ? 0 : value;
    }

    private static double sum(double[] months, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += months[i];
        }
        return sum;
    }
}
