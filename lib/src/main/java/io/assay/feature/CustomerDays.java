package io.assay.feature;

import static io.assay.table.CustomerDayTable.DAY;
import static io.assay.table.CustomerDayTable.MAX_TXN_MINOR;
import static io.assay.table.CustomerDayTable.POSITIVE_TXNS;
import static io.assay.table.CustomerDayTable.PRODUCTS;
import static io.assay.table.CustomerDayTable.PURCHASE_MINOR;
import static io.assay.table.CustomerDayTable.PURCHASE_ROWS;
import static io.assay.table.CustomerDayTable.PURCHASE_TXNS;
import static io.assay.table.CustomerDayTable.RETURN_MINOR;
import static io.assay.table.CustomerDayTable.RETURN_TXNS;
import static io.assay.table.RunColumns.CUSTOMER_ID;
import static io.assay.table.TransactionTable.AMOUNT;
import static io.assay.table.TransactionTable.IS_RETURN;
import static io.assay.table.TransactionTable.PEER_GROUP;
import static io.assay.table.TransactionTable.PRODUCT_ID;
import static io.assay.table.TransactionTable.TXN_DATE;
import static io.assay.table.TransactionTable.TXN_ID;
import static io.assay.table.TransactionTable.TXN_TS;
import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.assay.table.CustomerDayTable;
import io.assay.transform.Transformation;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Folds transactions into one row per customer and day, which holds all that features need and can be added up.
 *
 * <p>In: {@code transactions}. Out: {@code customer_day} without the run. A transaction whose rows carry no id counts
 * one for each row.
 *
 * @param zeroAmounts whether a purchase of amount zero makes the day a visit
 */
public record CustomerDays(ZeroAmounts zeroAmounts) implements Transformation {
    private static final Column MINOR = AMOUNT.col().multiply(lit(100)).cast("bigint");
    private static final Column IS_PURCHASE = not(IS_RETURN.col());
    private static final Column WITHOUT_ID = TXN_ID.col().isNull();

    /** Whether a free purchase is a visit. */
    public enum ZeroAmounts {
        VISIT,
        IGNORE
    }

    public CustomerDays {
        requireNonNull(zeroAmounts, "zeroAmounts");
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> transactions) {
        Dataset<Row> counted = zeroAmounts == ZeroAmounts.VISIT
                ? transactions
                : transactions.filter(AMOUNT.col().notEqual(lit(0)));
        return byDay(byTransaction(counted));
    }

    private static Dataset<Row> byTransaction(Dataset<Row> transactions) {
        return transactions
                .groupBy(CUSTOMER_ID.col(), TXN_DATE.col(), TXN_ID.col(), IS_RETURN.col())
                .agg(
                        sum(MINOR).as("minor"),
                        max(MINOR).as("largest_row"),
                        count(lit(1)).as("rows"),
                        count(when(MINOR.gt(lit(0)), lit(1))).as("positive_rows"),
                        collect_set(when(IS_PURCHASE, PRODUCT_ID.col())).as("products"),
                        max(struct(TXN_TS.col(), PEER_GROUP.col())).as("last_peer"));
    }

    private static Dataset<Row> byDay(Dataset<Row> transactions) {
        Column number = when(WITHOUT_ID, col("rows")).otherwise(lit(1L));
        Column largest = when(WITHOUT_ID, col("largest_row")).otherwise(col("minor"));
        Column positive = when(WITHOUT_ID, col("positive_rows"))
                .otherwise(when(col("minor").gt(lit(0)), lit(1L)).otherwise(lit(0L)));
        Column products = array_sort(array_distinct(flatten(collect_list(col("products")))));
        return transactions
                .groupBy(CUSTOMER_ID.col(), DAY.from(TXN_DATE.col()))
                .agg(
                        PURCHASE_MINOR.from(total(IS_PURCHASE, col("minor"))),
                        RETURN_MINOR.from(total(IS_RETURN.col(), col("minor").multiply(lit(-1L)))),
                        PURCHASE_ROWS.from(total(IS_PURCHASE, col("rows"))),
                        PURCHASE_TXNS.from(total(IS_PURCHASE, number)),
                        POSITIVE_TXNS.from(total(IS_PURCHASE, positive)),
                        RETURN_TXNS.from(total(IS_RETURN.col(), number)),
                        MAX_TXN_MINOR.from(max(when(IS_PURCHASE, largest))),
                        PRODUCTS.from(when(size(products).gt(lit(0)), products)),
                        CustomerDayTable.PEER_GROUP.from(max(col("last_peer")).getField(PEER_GROUP.name())));
    }

    private static Column total(Column condition, Column amount) {
        return coalesce(sum(when(condition, amount)), lit(0L));
    }
}
