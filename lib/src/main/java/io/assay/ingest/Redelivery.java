package io.assay.ingest;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import io.assay.table.AccountingSteps;
import io.assay.table.CandidateTable;
import io.assay.table.ColumnSpec;
import io.assay.table.JudgedTable;
import io.assay.table.TransactionTable;
import io.assay.transform.Lookup;
import io.assay.transform.Transformation;
import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Finds rows of a later delivery that an earlier one brought already, where only equal rows are duplicates. The earlier
 * row stays: it is equal.
 *
 * <p>In and out: {@link JudgedTable}.
 *
 * @param earlier transactions of earlier deliveries, at least those that {@link #touched} gives
 */
public record Redelivery(Dataset<Row> earlier) implements Transformation {

    /**
     * Transactions of earlier deliveries of the same customers on the same days as accepted rows of the later one.
     *
     * @param earlier rows of {@link TransactionTable}
     * @param accepted rows with customer and calendar day; persisted, they are read twice
     */
    public static Dataset<Row> touched(Dataset<Row> earlier, Dataset<Row> accepted) {
        Column day = TransactionTable.TXN_DATE.col();
        Row span = accepted.agg(
                        AccountingSteps.ROWS.from(count(lit(1))),
                        AccountingSteps.FIRST_DAY.from(min(day)),
                        AccountingSteps.LAST_DAY.from(max(day)))
                .first();
        long rows = AccountingSteps.ROWS.in(span, Long.class);
        if (rows == 0) {
            return earlier.limit(0);
        }
        Dataset<Row> days = accepted.select(JudgedTable.CUSTOMER_ID.col(), day).distinct();
        return earlier.filter(day.between(
                        lit(day(span, AccountingSteps.FIRST_DAY)), lit(day(span, AccountingSteps.LAST_DAY))))
                .join(
                        Lookup.few(days, rows),
                        new String[] {JudgedTable.CUSTOMER_ID.name(), TransactionTable.TXN_DATE.name()},
                        "left_semi");
    }

    private static LocalDate day(Row span, ColumnSpec column) {
        return AccountingQuery.day(span, column).orElseThrow();
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> judged) {
        Dataset<Row> seen = earlier.select(
                        JudgedTable.CUSTOMER_ID.col(),
                        JudgedTable.TXN_DATE.col(),
                        CandidateTable.DIGEST_LOW.from(TransactionTable.ROW_HASH.col()),
                        AccountingSteps.WAS_THERE.from(lit(true)))
                .distinct();
        String[] content = {
            JudgedTable.CUSTOMER_ID.name(), JudgedTable.TXN_DATE.name(), CandidateTable.DIGEST_LOW.name()
        };
        Column again = Judged.has(Outcome.ACCEPTED).and(AccountingSteps.WAS_THERE.col());
        Column reason = when(again, lit(Reason.DUP_EXACT.code())).otherwise(JudgedTable.REASON_CODE.col());
        Column outcome = when(again, lit(Outcome.DUPLICATE.code())).otherwise(JudgedTable.OUTCOME.col());
        return JudgedTable.SPEC.conform(judged.join(seen, content, "left")
                .withColumns(Map.of(JudgedTable.REASON_CODE.name(), reason, JudgedTable.OUTCOME.name(), outcome)));
    }
}
