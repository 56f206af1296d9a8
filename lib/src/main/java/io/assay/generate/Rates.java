package io.assay.generate;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often a row goes astray.
 *
 * @param returns share of bought lines that come back
 * @param dirt share of clean rows that each kind of dirt happens to; an absent kind never happens
 */
public record Rates(double returns, Map<RowKind, Double> dirt) implements Serializable {
    /** Nothing comes back and nothing is dirty. */
    public static final Rates NONE = new Rates(0, Map.of());

    /** Two percent of returns and about one percent of dirt. */
    public static final Rates USUAL = new Rates(
            0.02,
            Map.of(
                    RowKind.DUPLICATE, 0.004,
                    RowKind.MISSING_CUSTOMER, 0.002,
                    RowKind.BAD_AMOUNT, 0.0008,
                    RowKind.BAD_DATE, 0.0008,
                    RowKind.TOO_FEW_COLUMNS, 0.0008,
                    RowKind.NOT_A_NUMBER, 0.0004,
                    RowKind.FUTURE_DATE, 0.0004));

    public Rates {
        EnumMap<RowKind, Double> sorted = new EnumMap<>(RowKind.class);
        sorted.putAll(dirt);
        dirt = Collections.unmodifiableMap(sorted);
        double sum = 0;
        for (Map.Entry<RowKind, Double> rate : sorted.entrySet()) {
            if (rate.getKey().isClean()) {
                throw new IllegalArgumentException(rate.getKey().code() + " is no kind of dirt");
            }
            requireShare(rate.getKey().code(), rate.getValue());
            sum += rate.getValue();
        }
        requireShare("returns", returns);
        requireShare("The sum of all kinds of dirt", sum);
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must lie between 0 and 1, got " + value);
        }
    }

    /** The kind that a uniform number between 0 and 1 picks, or the given clean kind. */
    RowKind pick(double uniform, RowKind clean) {
        double upTo = 0;
        for (Map.Entry<RowKind, Double> rate : dirt.entrySet()) {
            upTo += rate.getValue();
            if (uniform < upTo) {
                return rate.getKey();
            }
        }
        return clean;
    }
}
