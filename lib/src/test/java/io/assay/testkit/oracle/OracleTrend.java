package io.assay.testkit.oracle;

/**
 * Level, trend and volatility of one customer's months; all but the number of months null below four of them.
 *
 * @param relSlope null when the level is not positive, and so for {@code cvResid}
 * @param drop null when the months before the last have no positive mean
 */
public record OracleTrend(
        int months,
        Double level,
        Double slope,
        Double relSlope,
        Double tStat,
        Double cvResid,
        Double drop,
        Double forecast,
        Double risk,
        String trendClass,
        String volatilityClass) {}
