package io.assay.feature;

import static io.assay.table.CustomerDayTable.DAY;
import static io.assay.table.CustomerDayTable.PRODUCTS;
import static io.assay.table.RunColumns.CUSTOMER_ID;
import static io.assay.table.TransactionTable.AMOUNT;
import static io.assay.table.TransactionTable.IS_RETURN;
import static io.assay.table.TransactionTable.PEER_GROUP;
import static io.assay.table.TransactionTable.PRODUCT_ID;
import static io.assay.table.TransactionTable.TXN_DATE;
import static io.assay.table.TransactionTable.TXN_ID;
import static io.assay.table.TransactionTable.TXN_TS;
import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;

import io.assay.table.ColumnSpec;
import io.assay.table.Types;
import io.assay.transform.Transformation;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

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
    private static final String EPOCH_DAY = "epoch_day";
    private static final StructType FOLDED = new StructType(Stream.concat(
                    Stream.of(CUSTOMER_ID.field(), new StructField(EPOCH_DAY, Types.INT, false, Metadata.empty())),
                    DayFold.MEASURES.stream().map(ColumnSpec::field))
            .toArray(StructField[]::new));

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
        MapPartitionsFunction<Row, Row> fold = DayFold::new;
        return counted.select(
                        CUSTOMER_ID.col(),
                        unix_date(TXN_DATE.col()).as(EPOCH_DAY),
                        IS_RETURN.col(),
                        TXN_ID.col(),
                        MINOR,
                        PRODUCT_ID.col(),
                        unix_micros(TXN_TS.col()),
                        PEER_GROUP.col())
                // by day too, so that one customer with many rows is no burden of one task
                .repartition(CUSTOMER_ID.col(), col(EPOCH_DAY))
                .sortWithinPartitions(CUSTOMER_ID.col(), col(EPOCH_DAY), IS_RETURN.col(), TXN_ID.col())
                .mapPartitions(fold, Encoders.row(FOLDED))
                .withColumn(DAY.name(), DAY.from(date_from_unix_date(col(EPOCH_DAY))))
                .withColumn(PRODUCTS.name(), PRODUCTS.from(sort_array(PRODUCTS.col())))
                .select(Stream.concat(Stream.of(CUSTOMER_ID, DAY), DayFold.MEASURES.stream())
                        .map(ColumnSpec::col)
                        .toArray(Column[]::new));
    }
}
