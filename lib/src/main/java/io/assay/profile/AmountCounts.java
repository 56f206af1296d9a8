package io.assay.profile;

import static io.assay.table.ProfileSteps.HEADS;
import static io.assay.table.ProfileSteps.MONTH;
import static io.assay.table.ProfileSteps.VALUE;
import static io.assay.table.TransactionTable.AMOUNT;
import static io.assay.table.TransactionTable.IS_RETURN;
import static io.assay.table.TransactionTable.SOURCE;
import static io.assay.table.TransactionTable.SOURCE_FILE;
import static io.assay.table.TransactionTable.TXN_DATE;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trunc;

import io.assay.transform.Transformation;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts purchases above zero by file, month and the first digits of their amount.
 *
 * <p>In: {@code transactions}. Out: one row per source, file, month and {@code profile_value} in minor units.
 */
public record AmountCounts() implements Transformation {
    @Override
    public Dataset<Row> apply(Dataset<Row> transactions) {
        return transactions
                .filter(not(IS_RETURN.col()).and(AMOUNT.col().gt(lit(0))))
                .groupBy(
                        SOURCE.col(),
                        SOURCE_FILE.col(),
                        MONTH.from(trunc(TXN_DATE.col(), "month")),
                        VALUE.from(FirstDigits.of(AMOUNT.col())))
                .agg(HEADS.from(count(lit(1))));
    }
}
