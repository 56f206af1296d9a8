package io.assay.ingest;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * The rules that rows are judged by.
 *
 * @param asOf day that the run speaks of
 * @param zone business time zone: what a calendar day is
 * @param currency currency of all results, ISO 4217
 * @param nullWords words that mean no value, compared in lower case without blanks at the ends
 * @param noCustomerWords further words that mean no customer
 * @param futureToleranceDays days from the as-of date on that are kept, though not used
 * @param largestAmount largest absolute amount, in the source's currency
 * @param uniqueKey fields that name a row; empty when only equal rows are duplicates
 */
public record IngestRules(
        LocalDate asOf,
        ZoneId zone,
        String currency,
        List<String> nullWords,
        List<String> noCustomerWords,
        CustomerIds customerIds,
        LocalDate earliest,
        int futureToleranceDays,
        Surplus surplus,
        BigDecimal largestAmount,
        OrphanReturns orphanReturns,
        List<KeyField> uniqueKey,
        Conflicts conflicts) {

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

    public IngestRules {
        requireNonNull(asOf, "asOf");
        requireNonNull(zone, "zone");
        nullWords = List.copyOf(nullWords);
        noCustomerWords = List.copyOf(noCustomerWords);
        uniqueKey = List.copyOf(uniqueKey);
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("currency must be an ISO 4217 code such as EUR, got " + currency);
        }
        if (futureToleranceDays < 0) {
            throw new IllegalArgumentException("futureToleranceDays must not be negative, got " + futureToleranceDays);
        }
    }
}
