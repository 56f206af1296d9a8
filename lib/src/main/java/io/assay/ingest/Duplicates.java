package io.assay.ingest;

import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.assay.table.CandidateTable;
import io.assay.table.DuplicateSteps;
import io.assay.table.JudgedTable;
import io.assay.table.RunColumns;
import io.assay.table.TransactionTable;
import io.assay.transform.Transformation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Finds rows that were delivered more than once, and rows with one key and different content. Of equal rows the one
 * with the first source, file and row stays. Rows that already have a reason are left alone.
 */
record Duplicates(IngestRules rules) implements Transformation {
    private static final Column DIGEST = struct(CandidateTable.DIGEST_HIGH.col(), CandidateTable.DIGEST_LOW.col());
    private static final Column[] PLACE = {
        TransactionTable.SOURCE.col(), TransactionTable.SOURCE_FILE.col(), TransactionTable.SOURCE_ROW.col()
    };
    /**
     * What equal rows have in common. Rows are sorted by it: by hash first, because ids begin alike and Spark compares the
     * first eight bytes of the first column; the rest is the order that customer-days are folded in.
     */
    private static final Column[] CONTENT = {
        DuplicateSteps.CUSTOMER_HASH.col(),
        JudgedTable.CUSTOMER_ID.col(),
        JudgedTable.TXN_DATE.col(),
        DuplicateSteps.APART.col(),
        JudgedTable.IS_RETURN.col(),
        TransactionTable.TXN_ID.col(),
        CandidateTable.DIGEST_HIGH.col(),
        CandidateTable.DIGEST_LOW.col()
    };

    @Override
    public Dataset<Row> apply(Dataset<Row> rows) {
        Dataset<Row> lean = rowsMayStillFail() ? rows : rows.withColumn(JudgedTable.RAW_ROW.name(), rawIfFailed());
        if (rules.key().fields().isEmpty()) {
            return marked(together(lean), repeated(Window.partitionBy(CONTENT)));
        }
        return marked(lean, rules.key().conflicts() == IngestRules.Conflicts.LATEST ? superseded() : conflicting());
    }

    private static Dataset<Row> marked(Dataset<Row> rows, Column found) {
        return rows.withColumn(
                JudgedTable.REASON_CODE.name(), when(isGood(), found).otherwise(reason()));
    }

    /**
     * Good rows meet by customer and day, where equal rows must be, and where customer-days are folded from; failed rows stay
     * apart by place, so that a million equal bad rows are no hot spot.
     */
    private static Dataset<Row> together(Dataset<Row> rows) {
        return rows.withColumn(
                        DuplicateSteps.APART.name(), DuplicateSteps.APART.from(when(not(isGood()), xxhash64(PLACE))))
                .repartition(JudgedTable.CUSTOMER_ID.col(), JudgedTable.TXN_DATE.col(), DuplicateSteps.APART.col())
                .withColumn(
                        DuplicateSteps.CUSTOMER_HASH.name(),
                        DuplicateSteps.CUSTOMER_HASH.from(xxhash64(JudgedTable.CUSTOMER_ID.col())));
    }

    private static Column reason() {
        return JudgedTable.REASON_CODE.col();
    }

    private static Column isGood() {
        return reason().isNull();
    }

    private static Column rawIfFailed() {
        return when(reason().isNotNull(), CandidateTable.RAW_ROW.col());
    }

    /** Whether a row without a reason can still get one that sends it to quarantine, where the raw row is kept. */
    private boolean rowsMayStillFail() {
        return rules.orphanReturns() == IngestRules.OrphanReturns.QUARANTINE
                || !rules.key().fields().isEmpty();
    }

    private static Column repeated(WindowSpec equalRows) {
        return when(row_number().over(equalRows.orderBy(PLACE)).gt(lit(1)), lit(Reason.DUP_EXACT.code()));
    }

    private Column conflicting() {
        WindowSpec key = Window.partitionBy(keyParts());
        Column conflict = min(DIGEST).over(key).notEqual(max(DIGEST).over(key));
        return when(conflict, lit(Reason.DUP_CONFLICT.code())).otherwise(repeated(withContent(keyParts())));
    }

    private Column superseded() {
        WindowSpec key = Window.partitionBy(keyParts());
        List<Column> latestFirst = new ArrayList<>(List.of(
                CandidateTable.TIME_MICROS.col().desc(),
                CandidateTable.DIGEST_HIGH.col().desc(),
                CandidateTable.DIGEST_LOW.col().desc()));
        latestFirst.addAll(List.of(PLACE));
        WindowSpec ordered = key.orderBy(latestFirst.toArray(Column[]::new));
        Column sameAsLatest = DIGEST.equalTo(first(DIGEST).over(ordered));
        return when(
                row_number().over(ordered).gt(lit(1)),
                when(sameAsLatest, lit(Reason.DUP_EXACT.code())).otherwise(lit(Reason.DUP_SUPERSEDED.code())));
    }

    private static WindowSpec withContent(Column[] parts) {
        return Window.partitionBy(Stream.concat(
                        Stream.of(parts), Stream.of(CandidateTable.DIGEST_HIGH.col(), CandidateTable.DIGEST_LOW.col()))
                .toArray(Column[]::new));
    }

    /** Good rows with a whole key meet by key, good rows without by content, failed rows not at all. */
    private Column[] keyParts() {
        List<Column> key =
                rules.key().fields().stream().map(Duplicates::keyColumn).toList();
        Column keyed = key.stream().map(Column::isNotNull).reduce(isGood(), Column::and);
        List<Column> parts = new ArrayList<>();
        key.forEach(column -> parts.add(when(keyed, column)));
        parts.add(when(keyed, lit(null)).otherwise(CandidateTable.DIGEST_HIGH.col()));
        parts.add(when(keyed, lit(null)).otherwise(CandidateTable.DIGEST_LOW.col()));
        apart(isGood()).forEach(parts::add);
        return parts.toArray(Column[]::new);
    }

    private static Stream<Column> apart(Column good) {
        return Stream.of(PLACE).map(place -> when(good, lit(null)).otherwise(place));
    }

    private static Column keyColumn(IngestRules.KeyField field) {
        return switch (field) {
            case TRANSACTION -> TransactionTable.TXN_ID.col();
            case CUSTOMER -> RunColumns.CUSTOMER_ID.col();
            case TIME -> CandidateTable.TIME_MICROS.col();
            case PRODUCT -> TransactionTable.PRODUCT_ID.col();
            case AMOUNT -> CandidateTable.EXACT_AMOUNT.col();
        };
    }
}
