package io.assay.profile;

import static io.assay.table.ProfileSteps.LARGEST;
import static io.assay.table.ProfileSteps.RETURNED;
import static io.assay.table.ProfileSteps.RETURNS;
import static io.assay.table.ProfileSteps.ZEROS;
import static io.assay.table.TransactionTable.AMOUNT;
import static io.assay.table.TransactionTable.IS_RETURN;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.assay.table.ColumnSpec;
import io.assay.table.ProfileSteps;
import io.assay.table.TransactionTable;
import io.assay.transform.Transformation;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Returns, zero amounts and absent values among {@code transactions}, in one row. */
public record AcceptedTotals() implements Transformation {
    /** Columns that a source may leave out. */
    public static final List<ColumnSpec> OPTIONAL = List.of(
            TransactionTable.TXN_ID,
            TransactionTable.PRODUCT_ID,
            TransactionTable.QUANTITY,
            TransactionTable.PEER_GROUP);

    @Override
    public Dataset<Row> apply(Dataset<Row> transactions) {
        Column amount = AMOUNT.col();
        List<Column> totals = new ArrayList<>(List.of(
                RETURNED.from(coalesce(sum(when(IS_RETURN.col(), abs(amount))), lit(0))),
                ZEROS.from(count(when(not(IS_RETURN.col()).and(amount.equalTo(lit(0))), lit(1)))),
                LARGEST.from(max(abs(amount)))));
        OPTIONAL.forEach(column -> totals.add(
                ProfileSteps.missing(column).from(count(when(column.col().isNull(), lit(1))))));
        return transactions.agg(RETURNS.from(count(when(IS_RETURN.col(), lit(1)))), totals.toArray(Column[]::new));
    }
}
