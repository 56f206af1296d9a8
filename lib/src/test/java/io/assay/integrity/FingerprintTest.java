package io.assay.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
@Fault({"C4", "C5", "P12"})
class FingerprintTest {
    private static final Set<String> NOTHING = Set.of();

    @Test
    void orderAndPartitionsDoNotMatter(SparkSession spark) {
        Dataset<Row> rows = rows(spark);

        Fingerprint base = Fingerprint.of(rows, NOTHING);

        assertThat(base.rows()).isEqualTo(100);
        assertThat(Fingerprint.of(rows.repartition(7).orderBy(functions.col("n").desc()), NOTHING))
                .isEqualTo(base);
    }

    @Test
    void aChangedValueMatters(SparkSession spark) {
        Dataset<Row> changed = rows(spark).withColumn("x", functions.expr("if(n = 50, x + 1e-9D, x)"));

        assertThat(Fingerprint.of(changed, NOTHING)).isNotEqualTo(Fingerprint.of(rows(spark), NOTHING));
    }

    @Test
    void aRowMoreMatters(SparkSession spark) {
        Dataset<Row> rows = rows(spark);

        assertThat(Fingerprint.of(rows.union(rows.limit(1)), NOTHING)).isNotEqualTo(Fingerprint.of(rows, NOTHING));
    }

    @Test
    void twoSwappedValuesMatter(SparkSession spark) {
        Dataset<Row> rows = spark.sql("select 1 as a, cast(null as int) as b");
        Dataset<Row> swapped = spark.sql("select cast(null as int) as a, 1 as b");

        assertThat(Fingerprint.of(rows, NOTHING)).isNotEqualTo(Fingerprint.of(swapped, NOTHING));
    }

    /** XXH64 of the name's hash and the value, and its hash again; rows add up modulo 2^64. */
    @Test
    void theHashIsTheSumOfTheHashesOfTheRows(SparkSession spark) {
        Dataset<Row> rows = spark.range(3).selectExpr("id as n");
        long first = 0;
        long second = 0;
        for (Row row : rows.selectExpr("xxhash64(xxhash64('n'), n)", "xxhash64(xxhash64(xxhash64('n'), n))")
                .collectAsList()) {
            first += row.getLong(0);
            second += row.getLong(1);
        }

        assertThat(Fingerprint.of(rows, NOTHING))
                .isEqualTo(new Fingerprint(3, String.format("%016x%016x", first, second)));
    }

    @Test
    void bothZerosAreTheSameNumber(SparkSession spark) {
        Dataset<Row> zero = spark.sql("select 0.0D as x");
        Dataset<Row> negative = spark.sql("select -1 * 0.0D as x");

        assertThat(Double.doubleToRawLongBits(negative.first().getDouble(0))).isEqualTo(Long.MIN_VALUE);
        assertThat(Fingerprint.of(negative, NOTHING)).isEqualTo(Fingerprint.of(zero, NOTHING));
    }

    @Test
    void aColumnOfNullsDoesNotMatter(SparkSession spark) {
        Dataset<Row> wider = rows(spark).withColumn("added", functions.lit(null).cast("string"));

        assertThat(Fingerprint.of(wider, NOTHING)).isEqualTo(Fingerprint.of(rows(spark), NOTHING));
    }

    @Test
    void aColumnLeftOutDoesNotMatter(SparkSession spark) {
        Dataset<Row> bound = rows(spark).withColumn("run_id", functions.lit("other"));

        assertThat(Fingerprint.of(bound, Set.of("run_id"))).isEqualTo(Fingerprint.of(rows(spark), NOTHING));
    }

    private static Dataset<Row> rows(SparkSession spark) {
        return spark.range(100)
                .selectExpr("id as n", "cast(id as double) / 3 as x", "if(id % 3 = 0, null, concat('c', id)) as s");
    }
}
