package io.assay.ingest;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Contents that differ have digests that differ, and the content of a file is the sum of those of its rows. */
class RecordDigestTest {
    private static final RecordDigest DIGEST = new RecordDigest();

    @Test
    @Fault("I10")
    void textsThatLookAlikeWhenJoinedDiffer() {
        assertThat(DIGEST.add("ab").add("c").end())
                .isNotEqualTo(DIGEST.add("a").add("bc").end());
        assertThat(DIGEST.add("").end()).isNotEqualTo(DIGEST.add(null).end());
        assertThat(DIGEST.add("a").add("").end()).isNotEqualTo(DIGEST.add("a").end());
    }

    /** FIPS 180-4: SHA-256 of the four bytes of the length 0 begins with df3f6198 04a92fdb 4057192d c43dd748. */
    @Test
    void aDigestIsTheFirstHalfOfSha256() {
        assertThat(DIGEST.add("").end()).containsExactly(0xdf3f619804a92fdbL, 0x4057192dc43dd748L);
    }

    /** The first 28 bits of a half and the next 28, of two equal rows. */
    @Test
    @Fault({"C4", "D17"})
    void theContentOfAFileAddsUpPartsOfItsRows() {
        Column[] sums = ContentDigest.sums(col("high"), col("low")).toArray(Column[]::new);

        Row row = LocalSpark.session()
                .sql("select 1311768467463790320L as high, -1L as low from range(2)")
                .select(sums)
                .first();

        assertThat(List.of(row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3)))
                .containsExactly(2L * 0x1234567, 2L * 0x89ABCDE, 2L * 0xFFFFFFF, 2L * 0xFFFFFFF);
    }
}
