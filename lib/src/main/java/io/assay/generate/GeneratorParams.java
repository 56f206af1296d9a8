package io.assay.generate;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * All that generated rows follow from.
 *
 * @param customers how many customers, each with at least one purchase
 * @param period days that purchases fall on
 * @param seed the same seed gives the same rows
 */
public record GeneratorParams(long customers, Period period, long seed, CustomerModel model, Rates rates)
        implements Serializable {

    /** Purchases and spending of customers. */
    public record CustomerModel(Purchasing purchasing, Spending spending) implements Serializable {
        /** A shop with some regular customers and many occasional ones. */
        public static final CustomerModel USUAL =
                new CustomerModel(new Purchasing(0.7, 5.0, 0.6, 5.5), new Spending(6.25, 3.74, 15.44));

        /** A shop to which most customers come a few times in two years, and many only once. */
        public static final CustomerModel OCCASIONAL =
                new CustomerModel(new Purchasing(0.7, 25.0, 0.6, 5.5), USUAL.spending());
    }

    /**
     * Whole months.
     *
     * @param start first day, the first of a month
     * @param months how many months
     */
    public record Period(LocalDate start, int months) implements Serializable {
        public Period {
            if (start.getDayOfMonth() != 1) {
                throw new IllegalArgumentException("start must be the first of a month, got " + start);
            }
            if (months < 1 || months > 600) {
                throw new IllegalArgumentException("months must lie between 1 and 600, got " + months);
            }
        }

        /** First day after the period. */
        public LocalDate end() {
            return start.plusMonths(months);
        }

        /** Days of the period. */
        public int days() {
            return (int) (end().toEpochDay() - start.toEpochDay());
        }
    }

    public GeneratorParams {
        if (customers < 1) {
            throw new IllegalArgumentException("customers must be at least 1, got " + customers);
        }
        requireNonNull(period, "period");
        requireNonNull(model, "model");
        requireNonNull(rates, "rates");
    }

    /** Customers with usual dirt in their rows. */
    public static GeneratorParams of(long customers, Period period, long seed, CustomerModel model) {
        return new GeneratorParams(customers, period, seed, model, Rates.USUAL);
    }
}
