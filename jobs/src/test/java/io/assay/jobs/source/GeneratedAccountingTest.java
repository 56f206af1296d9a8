package io.assay.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.generate.FilePlan;
import io.assay.generate.GeneratorParams;
import io.assay.generate.GeneratorParams.Period;
import io.assay.generate.Rates;
import io.assay.generate.RowKind;
import io.assay.generate.TrueCounts;
import io.assay.ingest.Accounting;
import io.assay.ingest.Judged;
import io.assay.integrity.Fingerprint;
import io.assay.jobs.GenerateJob;
import io.assay.jobs.demo.GeneratedFolder;
import io.assay.jobs.store.Existing;
import io.assay.table.TransactionTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Generated data, of which the truth is known, through sources and ingestion. */
@ExtendWith(LocalSpark.class)
class GeneratedAccountingTest {
    /** Dirty enough that every kind of dirt occurs. */
    private static final Rates DIRTY =
            new Rates(0.05, RowKind.dirt().stream().collect(Collectors.toMap(kind -> kind, kind -> 0.02)));

    private static final GeneratorParams PARAMS = new GeneratorParams(
            400, new Period(LocalDate.of(2025, 1, 1), 6), 11, GeneratorParams.CustomerModel.USUAL, DIRTY);
    private static final Set<String> PLACES =
            Set.of(TransactionTable.SOURCE_FILE.name(), TransactionTable.SOURCE_ROW.name());

    @TempDir
    Path root;

    @Test
    @Fault({"C1", "I01", "I03", "I06", "I07", "I10", "I12", "I14"})
    void theAccountingIsTheTruthToTheRowAndCent(SparkSession spark) throws IOException {
        TrueCounts truth = generate(spark, "months", OptionalInt.empty());

        Accounting accounting = read("months").accounting();

        assertThat(truth.byKind().values()).allMatch(count -> count.rows() > 0);
        assertThat(accounting.rowsIn()).isEqualTo(truth.rows());
        assertThat(accounting.accepted()).isEqualTo(truth.cleanRows());
        assertThat(accounting.rowsByReason())
                .isEqualTo(Map.of(
                        "NO_CUSTOMER", rows(truth, RowKind.MISSING_CUSTOMER),
                        "BAD_AMOUNT", rows(truth, RowKind.BAD_AMOUNT),
                        "NOT_FINITE", rows(truth, RowKind.NOT_A_NUMBER),
                        "BAD_TIME", rows(truth, RowKind.BAD_DATE),
                        "COLUMN_COUNT", rows(truth, RowKind.TOO_FEW_COLUMNS),
                        "FUTURE", rows(truth, RowKind.FUTURE_DATE),
                        "DUP_EXACT", rows(truth, RowKind.DUPLICATE)));
        assertThat(accounting.money()).singleElement().satisfies(money -> {
            assertThat(money.in()).isEqualByComparingTo(amount(truth, RowKind.values()));
            assertThat(money.accepted()).isEqualByComparingTo(amount(truth, RowKind.PURCHASE, RowKind.RETURN));
            assertThat(money.duplicates()).isEqualByComparingTo(amount(truth, RowKind.DUPLICATE));
        });
    }

    @Test
    @Fault({"C4", "C5"})
    void anySplitIntoFilesGivesTheSameTransactions(SparkSession spark) throws IOException {
        generate(spark, "one", OptionalInt.of(1));
        generate(spark, "seven", OptionalInt.of(7));

        assertThat(Fingerprint.of(Judged.transactions(read("seven").judged()), PLACES))
                .isEqualTo(Fingerprint.of(Judged.transactions(read("one").judged()), PLACES));
    }

    private TrueCounts generate(SparkSession spark, String folder, OptionalInt files) throws IOException {
        return new GenerateJob(PARAMS, folder(folder), new FilePlan(PARAMS.period(), files), GeneratedFolder.Format.CSV)
                .run(spark);
    }

    private GeneratedFolder folder(String name) {
        return new GeneratedFolder(root.resolve(name).toString(), Existing.REFUSE);
    }

    private InputFolder.Result read(String folder) {
        return new InputFolder(root)
                .path(Path.of(folder(folder).data()).toString())
                .columns("{transaction: order_id, customer: customer_id, time: ordered_at, product: product_id, "
                        + "amount: 'quantity * unit_price', peer_group: country}")
                .run();
    }

    private static long rows(TrueCounts truth, RowKind kind) {
        return truth.byKind().get(kind).rows();
    }

    private static BigDecimal amount(TrueCounts truth, RowKind... kinds) {
        return List.of(kinds).stream()
                .map(kind -> BigDecimal.valueOf(truth.byKind().get(kind).amountMinor(), 2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
