package io.assay.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.assay.table.CandidateTable;
import io.assay.table.ColumnSpec;
import io.assay.table.JudgedTable;
import io.assay.table.QuarantineTable;
import io.assay.table.RunColumns;
import io.assay.table.TableSpec;
import io.assay.table.TransactionTable;
import io.assay.table.Types;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What is cut from rows of {@link JudgedTable}; persist them before more than one of the methods is used. */
public final class Judged {
    private Judged() {}

    /** Accepted rows as columns of {@link TransactionTable}, without the run id. */
    public static Dataset<Row> transactions(Dataset<Row> rows) {
        Dataset<Row> accepted = rows.filter(has(Outcome.ACCEPTED));
        return select(
                accepted.withColumn(TransactionTable.ROW_HASH.name(), CandidateTable.DIGEST_LOW.col()),
                TransactionTable.SPEC);
    }

    /** Quarantined rows as columns of {@link QuarantineTable}, without the run id. */
    public static Dataset<Row> quarantine(Dataset<Row> rows) {
        Column words = lit(null);
        for (Reason reason : Reason.values()) {
            words = when(JudgedTable.REASON_CODE.col().equalTo(lit(reason.code())), lit(reason.words()))
                    .otherwise(words);
        }
        Dataset<Row> explained = rows.filter(has(Outcome.QUARANTINED))
                .withColumn(QuarantineTable.REASON.name(), coalesce(words, JudgedTable.REASON_CODE.col()));
        return select(explained, QuarantineTable.SPEC);
    }

    /** Counts and sums of all rows; runs Spark jobs whose results are bounded by files, days and currencies. */
    public static Accounting accounting(Dataset<Row> rows) {
        return AccountingQuery.account(rows);
    }

    /** How many accepted rows there are of each calendar day, and of how much money. */
    public static List<Accounting.DayTally> days(Dataset<Row> transactions) {
        return AccountingQuery.days(transactions);
    }

    /** The amount as delivered; null when it could not be read. */
    static Column sourceAmount() {
        return coalesce(
                JudgedTable.OTHER_SOURCE_AMOUNT.col(), JudgedTable.AMOUNT.col().cast(Types.SOURCE_AMOUNT));
    }

    static Column has(Outcome outcome) {
        return JudgedTable.OUTCOME.col().equalTo(lit(outcome.code()));
    }

    private static Dataset<Row> select(Dataset<Row> rows, TableSpec table) {
        List<ColumnSpec> columns = table.columns().stream()
                .filter(column -> !column.equals(RunColumns.RUN_ID))
                .toList();
        return rows.withColumn(TransactionTable.SOURCE_AMOUNT.name(), sourceAmount())
                .select(columns.stream().map(c -> c.from(c.col())).toArray(Column[]::new));
    }
}
