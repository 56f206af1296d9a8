package io.assay.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.ingest.Accounting;
import io.assay.jobs.failure.Failure;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class TypedSourceTest {
    private static final String ROWS = "select * from values ('ann', date'2025-06-01', 1.50D), "
            + "('bob', date'2025-06-02', double('NaN')), ('cat', date'2025-06-03', null) t(id, day, amount)";

    @TempDir
    private Path folder;

    private InputFolder input(String format) {
        return new InputFolder(folder).format(format);
    }

    private String place(String name) {
        return folder.resolve("in").resolve(name).toString();
    }

    @Test
    @Fault({"I06", "I24"})
    void parquetRowsAreJudgedByTypeAndKeptAsJson(SparkSession spark) {
        spark.sql(ROWS).coalesce(1).write().parquet(place("订单 6, a"));

        InputFolder.Result result = input("parquet").run();

        assertThat(result.accepted()).isEqualTo(Map.of("ann", "1.50"));
        assertThat(result.quarantined())
                .containsExactly(
                        "BAD_AMOUNT {\"day\":\"2025-06-03\",\"id\":\"cat\"}",
                        "NOT_FINITE {\"amount\":\"NaN\",\"day\":\"2025-06-02\",\"id\":\"bob\"}");
        Accounting.FileTally file = result.accounting().files().get(0);
        assertThat(file.file()).startsWith("订单 6, a/part-");
        assertThat(file.lastRow()).isEqualTo(3);
    }

    @Test
    void onlyRowsThatAreEqualInEveryColumnAreDuplicates(SparkSession spark) {
        spark.sql("select * from values ('ann', date'2025-06-01', 1.50D, null, 'x', named_struct('a', 1, 'b', null)), "
                        + "('ann', date'2025-06-01', 1.50D, null, 'x', named_struct('a', 1, 'b', null)), "
                        + "('ann', date'2025-06-01', 1.50D, 'x', null, named_struct('a', 1, 'b', null)), "
                        + "('ann', date'2025-06-01', 1.50D, null, 'x', named_struct('a', null, 'b', 1)) "
                        + "t(id, day, amount, note, other, nested)")
                .coalesce(1)
                .write()
                .parquet(place("t"));

        Accounting.Rows rows = input("parquet").path("in/t").run().accounting().rows();

        assertThat(rows.accepted()).isEqualTo(3);
        assertThat(rows.duplicates()).isEqualTo(1);
    }

    @Test
    void partitionFoldersAreColumns(SparkSession spark) {
        spark.sql(ROWS).filter("id = 'ann'").write().partitionBy("day").parquet(place("t"));

        assertThat(input("parquet").path("in/t").run().accepted()).isEqualTo(Map.of("ann", "1.50"));
    }

    @Test
    void theNameOfAFolderIsText(SparkSession spark) {
        spark.sql(ROWS)
                .filter("id = 'ann'")
                .selectExpr("'007' as id", "day", "amount")
                .write()
                .partitionBy("id")
                .parquet(place("t"));

        assertThat(input("parquet").path("in/t").run().accepted()).isEqualTo(Map.of("007", "1.50"));
    }

    @Test
    @Fault("D11")
    void aFileThatCameLaterHasTheTypesOfThoseBefore(SparkSession spark) {
        writeWithOtherAmounts(spark);
        Sources sources = input("parquet").sources();
        List<InputPin> all = sources.pins();
        List<InputPin> later =
                all.stream().filter(pin -> pin.name().startsWith("b/")).toList();

        assertThat(sources.readPart(later, later).count())
                .isEqualTo(spark.sql(ROWS).count());
        assertThatThrownBy(() -> sources.readPart(later, all))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("input.changed-type"));
    }

    @Test
    @Fault("D10")
    void aParquetFileWithARenamedColumnIsRefused(SparkSession spark) {
        spark.sql(ROWS).coalesce(1).write().parquet(place("a"));
        spark.sql(ROWS).withColumnRenamed("amount", "total").coalesce(1).write().parquet(place("b"));

        assertThatThrownBy(input("parquet")::run)
                .isInstanceOf(Failure.class)
                .hasMessageMatching("Column amount is not in file b/part-.* of source shop, which has .*total.*");
    }

    @Test
    @Fault("D11")
    void aParquetFileWithARetypedColumnIsRefused(SparkSession spark) {
        writeWithOtherAmounts(spark);

        assertThatThrownBy(input("parquet")::run)
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(3);
                    assertThat(failure.code()).isEqualTo("input.changed-type");
                })
                .hasMessageMatching(
                        "Column amount is INT32 DECIMAL.* in file b/part-.* of source shop and DOUBLE in file a/.*");
    }

    @Test
    @Fault({"D14", "D15"})
    void aDeltaTableIsReadAtItsPinnedVersion(SparkSession spark) {
        spark.sql(ROWS).filter("id = 'ann'").write().format("delta").save(place("t"));
        InputFolder input = input("delta").path("in/t");
        Sources sources = input.sources();
        List<InputPin> pins = sources.pins();

        spark.sql(ROWS).write().format("delta").mode("append").save(place("t"));

        assertThat(pins).extracting(InputPin::version).containsExactly("0");
        assertThat(sources.read(pins).count()).isEqualTo(1);
        sources.verifyUnchanged(pins, input.run().accounting());
        assertThat(input.run().accounting().rowsIn()).isEqualTo(4);
        assertThat(input.source("version: 0").run().accounting().rowsIn()).isEqualTo(1);
    }

    @Test
    @Fault("D20")
    void aDeltaTableWithNewerFeaturesIsRead(SparkSession spark) {
        spark.sql(
                "create table delta.`" + place("t") + "` (id string, day date, amount int) using delta tblproperties ("
                        + "'delta.enableDeletionVectors'='true','delta.columnMapping.mode'='name','delta.enableTypeWidening'='true')");
        spark.sql("insert into delta.`" + place("t")
                + "` values ('ann', date'2025-06-01', 1), ('bob', date'2025-06-01', 2)");
        spark.sql("alter table delta.`" + place("t") + "` alter column amount type bigint");
        spark.sql("alter table delta.`" + place("t") + "` rename column amount to total");
        spark.sql("delete from delta.`" + place("t") + "` where id = 'bob'");

        InputFolder.Result result = input("delta")
                .path("in/t")
                .columns("{customer: id, time: day, amount: total}")
                .run();

        assertThat(result.accepted()).isEqualTo(Map.of("ann", "1.00"));
    }

    @Test
    @Fault("D01")
    void aFolderThatIsNoDeltaTableIsRefused() {
        assertThatThrownBy(input("delta")::run)
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Source shop cannot be read as a Delta table at");
    }

    /** Files below {@code a}, and the same rows below {@code b} with amounts of another type. */
    private void writeWithOtherAmounts(SparkSession spark) {
        spark.sql(ROWS).coalesce(1).write().parquet(place("a"));
        spark.sql(ROWS)
                .selectExpr("id", "day", "cast(amount as decimal(9,2)) amount")
                .coalesce(1)
                .write()
                .parquet(place("b"));
    }
}
