package io.assay.feature;

import static io.assay.table.CustomerDayTable.DAY;
import static io.assay.table.CustomerDayTable.IS_RESTATED;
import static io.assay.table.CustomerDayTable.PRODUCTS;
import static io.assay.table.DaySteps.EPOCH_DAY;
import static io.assay.table.DaySteps.EVENT_MICROS;
import static io.assay.table.DaySteps.EVENT_MINOR;
import static io.assay.table.DaySteps.FOLDED;
import static io.assay.table.RunColumns.CUSTOMER_ID;
import static io.assay.table.TransactionTable.AMOUNT;
import static io.assay.table.TransactionTable.IS_RETURN;
import static io.assay.table.TransactionTable.PEER_GROUP;
import static io.assay.table.TransactionTable.PRODUCT_ID;
import static io.assay.table.TransactionTable.TXN_DATE;
import static io.assay.table.TransactionTable.TXN_ID;
import static io.assay.table.TransactionTable.TXN_TS;
import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.xxhash64;

import io.assay.table.ColumnSpec;
import io.assay.transform.MinorUnits;
import io.assay.transform.Transformation;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Folds transactions into one row per customer and day, which holds all that features need and can be added up.
 *
 * <p>In: {@code transactions}. Out: {@code customer_day} without the run. A transaction whose rows carry no id counts
 * one for each row. Transactions of a day that was folded before can be folded with it again: the new row then is
 * marked as restated, and {@link LatestDays} takes it in place of the old one.
 *
 * @param zeroAmounts whether a purchase of amount zero makes the day a visit
 */
public record CustomerDays(ZeroAmounts zeroAmounts) implements Transformation {
    /** Columns of transactions that are read. */
    public static final List<ColumnSpec> READS =
            List.of(CUSTOMER_ID, TXN_DATE, IS_RETURN, TXN_ID, AMOUNT, PRODUCT_ID, TXN_TS, PEER_GROUP);

    /** Whether a free purchase is a visit. */
    public enum ZeroAmounts {
        VISIT("visit"),
        IGNORE("ignore");

        private final String code;

        ZeroAmounts(String code) {
            this.code = code;
        }

        /** The word that files hold. */
        public String code() {
            return code;
        }
    }

    public CustomerDays {
        requireNonNull(zeroAmounts, "zeroAmounts");
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> transactions) {
        return folded(together(events(transactions, false)));
    }

    /**
     * Folds transactions that stand together already: those of a customer and day side by side in one partition, ordered by
     * direction and transaction.
     */
    public Dataset<Row> applyTogether(Dataset<Row> transactions) {
        return folded(events(transactions, false));
    }

    /**
     * Folds later transactions together with those of earlier deliveries on the same days.
     *
     * @param earlier all transactions that were folded before for the customers' days that the later ones touch
     */
    public Dataset<Row> apply(Dataset<Row> transactions, Dataset<Row> earlier) {
        return folded(together(events(transactions, false).union(events(earlier, true))));
    }

    private Dataset<Row> events(Dataset<Row> transactions, boolean wereFolded) {
        Dataset<Row> counted = zeroAmounts == ZeroAmounts.VISIT
                ? transactions
                : transactions.filter(AMOUNT.col().notEqual(lit(0)));
        return counted.select(
                CUSTOMER_ID.col(),
                EPOCH_DAY.from(unix_date(TXN_DATE.col())),
                IS_RETURN.col(),
                TXN_ID.col(),
                EVENT_MINOR.from(MinorUnits.of(AMOUNT.col())),
                PRODUCT_ID.col(),
                EVENT_MICROS.from(unix_micros(TXN_TS.col())),
                PEER_GROUP.col(),
                IS_RESTATED.from(lit(wereFolded)));
    }

    private static Dataset<Row> together(Dataset<Row> events) {
        return events
                // by day too, so that one customer with many rows is no burden of one task
                .repartition(CUSTOMER_ID.col(), EPOCH_DAY.col())
                // by hash first: ids begin alike, and Spark sorts by the first eight bytes of the first column
                .sortWithinPartitions(
                        xxhash64(CUSTOMER_ID.col()), CUSTOMER_ID.col(), EPOCH_DAY.col(), IS_RETURN.col(), TXN_ID.col());
    }

    private static Dataset<Row> folded(Dataset<Row> events) {
        MapPartitionsFunction<Row, Row> fold = DayFold::new;
        return events.mapPartitions(fold, Encoders.row(FOLDED.schema())).select(columns());
    }

    /** The folded columns, with the day as a date and products in order. */
    private static Column[] columns() {
        return FOLDED.columns().stream()
                .map(column -> {
                    if (column.equals(EPOCH_DAY)) {
                        return DAY.from(date_from_unix_date(EPOCH_DAY.col()));
                    }
                    return column.equals(PRODUCTS) ? PRODUCTS.from(sort_array(PRODUCTS.col())) : column.col();
                })
                .toArray(Column[]::new);
    }
}
