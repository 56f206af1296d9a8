package io.assay.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.assay.table.CandidateTable;
import io.assay.table.JudgedTable;
import io.assay.transform.Transformation;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Returns of customers without an earlier purchase, and the last step of judgement: the outcome of each row. */
record Orphans(IngestRules.OrphanReturns setting) implements Transformation {

    @Override
    public Dataset<Row> apply(Dataset<Row> rows) {
        Column reason = JudgedTable.REASON_CODE.col();
        Dataset<Row> marked = setting == IngestRules.OrphanReturns.ACCEPT
                ? rows
                : rows.withColumn(
                        JudgedTable.REASON_CODE.name(),
                        coalesce(reason, when(isOrphan(), lit(Reason.ORPHAN_RETURN.code()))));
        Column duplicate = reason.isin(Arrays.stream(Reason.values())
                .filter(known -> known.outcome() == Outcome.DUPLICATE)
                .map(Reason::code)
                .toArray());
        Column outcome = when(reason.isNull(), lit(Outcome.ACCEPTED.code()))
                .when(duplicate, lit(Outcome.DUPLICATE.code()))
                .otherwise(lit(Outcome.QUARANTINED.code()));
        Column quarantined = JudgedTable.OUTCOME.col().equalTo(lit(Outcome.QUARANTINED.code()));
        return JudgedTable.SPEC.conform(marked.withColumn(JudgedTable.OUTCOME.name(), outcome)
                .withColumn(JudgedTable.RAW_ROW.name(), when(quarantined, CandidateTable.RAW_ROW.col())));
    }

    /** Whether a return has no purchase of its customer before it. */
    static Column hasNoPurchaseBefore(Column returned, Column firstPurchase) {
        return returned.isNotNull().and(firstPurchase.isNull().or(firstPurchase.gt(returned)));
    }

    private static Column isOrphan() {
        Column good = JudgedTable.REASON_CODE.col().isNull();
        WindowSpec customer =
                Window.partitionBy(JudgedTable.CUSTOMER_ID.col(), when(not(good), CandidateTable.DIGEST_HIGH.col()));
        Column purchase = good.and(not(JudgedTable.IS_RETURN.col()));
        return good.and(JudgedTable.IS_RETURN.col())
                .and(hasNoPurchaseBefore(
                        JudgedTable.TXN_TS.col(),
                        min(when(purchase, JudgedTable.TXN_TS.col())).over(customer)));
    }
}
