package io.assay.generate;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One clean line: a product in a basket, or a product that came back. */
record OrderLine(Buyer buyer, String orderId, LocalDateTime at, int product, Priced priced) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final int FIRST_PRODUCT = 10_000;
    private static final int YEARS_TOO_LATE = 100;

    /** Who buys. */
    record Buyer(String id, String country) {}

    /** How many pieces at what price. */
    record Priced(int quantity, long unitPriceMinor) {
        long amountMinor() {
            return quantity * unitPriceMinor;
        }
    }

    /** This line as the given kind of row; a clean kind leaves it as it is. */
    GeneratedRow as(RowKind kind) {
        String price = BigDecimal.valueOf(priced.unitPriceMinor(), 2).toPlainString();
        String time = at.format(TIME);
        String start = orderId + ",P" + (FIRST_PRODUCT + product) + "," + priced.quantity() + ",";
        String end = "," + buyer.id() + "," + buyer.country();
        return switch (kind) {
            case PURCHASE, RETURN, DUPLICATE -> row(kind, start + price + "," + time + end);
            case MISSING_CUSTOMER -> row(kind, start + price + "," + time + ",," + buyer.country());
            case BAD_AMOUNT -> unreadable(kind, start + price + "O," + time + end);
            case NOT_A_NUMBER -> unreadable(kind, start + "NaN," + time + end);
            case BAD_DATE -> row(kind, start + price + "," + time.substring(0, 5) + "13-45" + time.substring(10) + end);
            case FUTURE_DATE ->
                row(kind, start + price + "," + at.plusYears(YEARS_TOO_LATE).format(TIME) + end);
            case TOO_FEW_COLUMNS -> unreadable(kind, start + price);
        };
    }

    private GeneratedRow row(RowKind kind, String line) {
        return new GeneratedRow(kind, at.toLocalDate(), priced.amountMinor(), line);
    }

    private GeneratedRow unreadable(RowKind kind, String line) {
        return new GeneratedRow(kind, at.toLocalDate(), 0, line);
    }
}
