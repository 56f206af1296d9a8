package io.assay.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.table.CustomerFeatureTable;
import io.assay.table.SegmentSummaryTable;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Expected numbers: catalogue of methods, entry tier-pyramid-vip, the salon's Table 4-2. */
@ExtendWith(LocalSpark.class)
class SegmentSummaryTest {
    private static final String SCHEME = "vip_tier";

    /** One tier of a thousand customers who bring 100,000 together. */
    private record Tier(String name, int customers, int money) {}

    private static final List<Tier> SALON = List.of(
            new Tier("vip", 13, 11_000),
            new Tier("main", 46, 29_000),
            new Tier("ordinary", 204, 31_000),
            new Tier("small", 737, 29_000));

    @Test
    @Method("tier-pyramid-vip")
    void theSalonsPyramidHasItsPerHeadIndices() {
        Map<String, Row> summary = new HashMap<>();
        new SegmentSummary(List.of(SCHEME))
                .of(customers(), tiers())
                .collectAsList()
                .forEach(row -> summary.put(row.getAs(SegmentSummaryTable.SEGMENT.name()), row));

        assertTier(summary.get("vip"), .0130, .11, 8.461538);
        assertTier(summary.get("main"), .0460, .29, 6.304348);
        assertTier(summary.get("ordinary"), .2040, .31, 1.519608);
        assertTier(summary.get("small"), .7370, .29, .393487);
    }

    private static void assertTier(Row row, double heads, double money, double index) {
        assertThat(row.<Double>getAs(SegmentSummaryTable.CUSTOMER_SHARE.name())).isCloseTo(heads, within(1e-9));
        assertThat(row.<Double>getAs(SegmentSummaryTable.MONETARY_SHARE.name())).isCloseTo(money, within(1e-9));
        assertThat(row.<Double>getAs(SegmentSummaryTable.PER_HEAD_INDEX.name())).isCloseTo(index, within(1e-6));
    }

    private static Dataset<Row> tiers() {
        StructType schema = new StructType()
                .add(SegmentSummaryTable.SCHEME.name(), DataTypes.StringType)
                .add(SegmentSummaryTable.SEGMENT.name(), DataTypes.StringType);
        return LocalSpark.session()
                .createDataFrame(
                        SALON.stream()
                                .map(tier -> RowFactory.create(SCHEME, tier.name()))
                                .toList(),
                        schema);
    }

    /** The money of a tier is with its first customer: an index does not ask who of a tier brings it. */
    private static Dataset<Row> customers() {
        List<Row> rows = new ArrayList<>();
        for (Tier tier : SALON) {
            for (int customer = 0; customer < tier.customers(); customer++) {
                rows.add(RowFactory.create(tier.name(), new BigDecimal(customer == 0 ? tier.money() : 0), 1L, 10));
            }
        }
        StructType schema = new StructType()
                .add(SCHEME, DataTypes.StringType)
                .add(CustomerFeatureTable.MONETARY.name(), DataTypes.createDecimalType(18, 2))
                .add(CustomerFeatureTable.FREQUENCY.name(), DataTypes.LongType)
                .add(CustomerFeatureTable.RECENCY_DAYS.name(), DataTypes.IntegerType);
        return LocalSpark.session().createDataFrame(rows, schema);
    }
}
