package io.assay.ingest;

import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.table.CandidateTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class DuplicatesTest {
    private static final RawRows ROWS = RawRows.raw()
            .inFile("a", "ann", "2025-06-01", "1", "T1", null)
            .inFile("a", "ann", "2025-06-01", "1", "T1", null)
            .inFile("a", "bob", "2025-06-01", "2", "T2", null)
            .inFile("b", "ann", "2025-06-01", "1", "T1", null)
            .inFile("b", "bob", "2025-06-03", "3", "T2", null)
            .inFile("b", "bob", "2025-06-03", "3", "T2", null)
            .inFile("b", "cat", "2025-06-01", "4", null, null)
            .inFile("b", "dan", "2025-06-01", "5", null, null)
            .inFile("b", "eve", "bad", "6", "T9", null)
            .inFile("b", "eve", "bad", "6", "T9", null);

    @Test
    @Fault({"I10", "I12"})
    void equalRowsAreKeptOnce(SparkSession spark) {
        Accounting accounting = Judged.accounting(ROWS.judged(spark)).check();

        assertThat(accounting.rowsByReason()).isEqualTo(Map.of("DUP_EXACT", 3L, "BAD_TIME", 2L));
        assertThat(accounting.accepted()).isEqualTo(5);
    }

    @Test
    @Fault("I11")
    void oneKeyWithTwoContentsIsAConflict(SparkSession spark) {
        Dataset<Row> judged = judged(spark, IngestRules.Conflicts.QUARANTINE);

        assertThat(Judged.accounting(judged).check().rowsByReason())
                .isEqualTo(Map.of("DUP_EXACT", 2L, "DUP_CONFLICT", 3L, "BAD_TIME", 2L));
        assertThat(Judged.quarantine(judged).filter("raw_row is null").isEmpty())
                .isTrue();
    }

    @Test
    @Fault("I11")
    void theLatestOfOneKeyIsKeptOnDemand(SparkSession spark) {
        Dataset<Row> judged = judged(spark, IngestRules.Conflicts.LATEST);

        assertThat(Judged.accounting(judged).check().rowsByReason())
                .isEqualTo(Map.of("DUP_EXACT", 3L, "DUP_SUPERSEDED", 1L, "BAD_TIME", 2L));
        assertThat(Judged.transactions(judged)
                        .filter("customer_id = 'bob'")
                        .select("amount")
                        .first()
                        .getDecimal(0))
                .isEqualByComparingTo("3");
    }

    @Test
    @Fault({"I10", "I11", "C4", "C5"})
    void theOrderAndPartitionsOfRowsChangeNothing(SparkSession spark) {
        IngestRules rules = ROWS.rules(
                IngestRules.OrphanReturns.ACCEPT,
                List.of(IngestRules.KeyField.TRANSACTION),
                IngestRules.Conflicts.LATEST);
        Dataset<Row> rows = ROWS.candidates(spark);

        List<List<String>> results = IntStream.range(1, 6)
                .mapToObj(seed -> rows.repartition(seed, CandidateTable.DIGEST_HIGH.col())
                        .orderBy(hash(CandidateTable.DIGEST_HIGH.col(), lit(seed))))
                .map(other -> new Ingestion(rules).judge(other, Optional.empty()))
                .map(judged -> judged.toJSON().collectAsList().stream().sorted().toList())
                .toList();

        assertThat(results).containsOnly(results.get(0));
    }

    private static Dataset<Row> judged(SparkSession spark, IngestRules.Conflicts conflicts) {
        return ROWS.judged(
                spark,
                ROWS.rules(IngestRules.OrphanReturns.ACCEPT, List.of(IngestRules.KeyField.TRANSACTION), conflicts));
    }
}
