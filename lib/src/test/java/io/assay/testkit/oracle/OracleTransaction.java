package io.assay.testkit.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An accepted transaction row.
 *
 * @param id transaction the row belongs to; null when the source has none
 * @param amount signed; a return is negative
 * @param product null when the source has none
 */
public record OracleTransaction(
        String customer, String id, LocalDate day, BigDecimal amount, boolean isReturn, String product) {

    /** A purchase of its own transaction, without a product. */
    public static OracleTransaction purchase(String customer, String id, LocalDate day, String amount) {
        return new OracleTransaction(customer, id, day, new BigDecimal(amount), false, null);
    }

    /** A return of its own transaction; the amount is given as a positive number. */
    public static OracleTransaction giveBack(String customer, String id, LocalDate day, String amount) {
        return new OracleTransaction(customer, id, day, new BigDecimal(amount).negate(), true, null);
    }
}
