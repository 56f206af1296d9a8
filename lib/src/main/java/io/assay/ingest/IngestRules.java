package io.assay.ingest;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The rules that rows are judged by. */
public record IngestRules(
        Dates dates, CustomerNames customers, Amounts amounts, RowKey key, OrphanReturns orphanReturns) {

    /**
     * Whether judged rows of one customer and day that are accepted stand together in one partition, by direction and
     * transaction, so that they can be folded as they are.
     */
    public boolean keepDaysTogether() {
        return key.fields().isEmpty() && orphanReturns == OrphanReturns.ACCEPT;
    }

    /**
     * When a row may have happened.
     *
     * @param asOf day that the run speaks of
     * @param zone business time zone: what a calendar day is
     * @param earliest oldest day accepted
     * @param futureToleranceDays days from the as-of date on that are kept, though not used
     */
    public record Dates(LocalDate asOf, ZoneId zone, LocalDate earliest, int futureToleranceDays) {
        public Dates {
            requireNonNull(asOf, "asOf");
            requireNonNull(zone, "zone");
            if (futureToleranceDays < 0) {
                throw new IllegalArgumentException(
                        "futureToleranceDays must not be negative, got " + futureToleranceDays);
            }
        }

        /** First day that is too late. */
        LocalDate tooLate() {
            return asOf.plusDays(futureToleranceDays);
        }
    }

    /**
     * How customers are told apart.
     *
     * @param nullWords words that mean no value, compared in lower case without blanks at the ends
     * @param noCustomerWords further words that mean no customer
     */
    public record CustomerNames(CustomerIds ids, List<String> nullWords, List<String> noCustomerWords) {
        public CustomerNames {
            nullWords = List.copyOf(nullWords);
            noCustomerWords = List.copyOf(noCustomerWords);
        }
    }

    /**
     * Which amounts are accepted, and in which currency they end.
     *
     * @param currency currency of all results, ISO 4217
     * @param largest largest absolute amount, in the source's currency
     */
    public record Amounts(String currency, Surplus surplus, BigDecimal largest) {
        public Amounts {
            if (!currency.matches("[A-Z]{3}")) {
                throw new IllegalArgumentException("currency must be an ISO 4217 code such as EUR, got " + currency);
            }
        }
    }

    /**
     * What makes two rows the same.
     *
     * @param fields fields that name a row; empty when only equal rows are duplicates
     */
    public record RowKey(List<KeyField> fields, Conflicts conflicts) {
        public RowKey {
            fields = List.copyOf(fields);
        }
    }

    /** What happens to returns of customers without an earlier purchase. */
    public enum OrphanReturns {
        ACCEPT("accept"),
        QUARANTINE("quarantine");

        private final String code;

        OrphanReturns(String code) {
            this.code = code;
        }

        /** The word that files hold. */
        public String code() {
            return code;
        }
    }

    /** Fields that can name a row. */
    public enum KeyField {
        TRANSACTION("transaction"),
        CUSTOMER("customer"),
        TIME("time"),
        PRODUCT("product"),
        AMOUNT("amount");

        private final String code;

        KeyField(String code) {
            this.code = code;
        }

        /** The word that files hold. */
        public String code() {
            return code;
        }
    }

    /** What happens to rows with one key and different content. */
    public enum Conflicts {
        QUARANTINE("quarantine"),
        LATEST("latest");

        private final String code;

        Conflicts(String code) {
            this.code = code;
        }

        /** The word that files hold. */
        public String code() {
            return code;
        }
    }
}
