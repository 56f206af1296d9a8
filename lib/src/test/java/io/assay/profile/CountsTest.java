package io.assay.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.table.ProfileSteps;
import io.assay.table.TransactionTable;
import io.assay.testkit.LocalSpark;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Counted values against counts in plain Java. */
@ExtendWith(LocalSpark.class)
class CountsTest {
    private record Sale(String file, LocalDate day, BigDecimal amount, boolean returned, String product) {
        long firstDigits() {
            return amount.round(new MathContext(3, RoundingMode.FLOOR))
                    .movePointRight(2)
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact();
        }
    }

    private final List<Sale> sales = sales();

    @Test
    void quartilesOfMonthsAndFilesAreThoseOfSortedAmounts(SparkSession spark) {
        Dataset<Row> counted = new AmountCounts().apply(rows(spark)).persist();

        assertThat(quartiles(counted, new Quartiles(List.of(ProfileSteps.MONTH)), ProfileSteps.MONTH.name()))
                .isEqualTo(expected(sale -> sale.day().withDayOfMonth(1).toString()));
        assertThat(quartiles(
                        counted,
                        new Quartiles(List.of(TransactionTable.SOURCE, TransactionTable.SOURCE_FILE)),
                        TransactionTable.SOURCE_FILE.name()))
                .isEqualTo(expected(Sale::file));
        counted.unpersist();
    }

    @Test
    void totalsAreThoseOfTheRows(SparkSession spark) {
        Row totals = new AcceptedTotals().apply(rows(spark)).first();

        assertThat(ProfileSteps.RETURNS.in(totals, Long.class))
                .isEqualTo(sales.stream().filter(Sale::returned).count());
        assertThat(ProfileSteps.RETURNED.in(totals, BigDecimal.class))
                .isEqualByComparingTo(sales.stream()
                        .filter(Sale::returned)
                        .map(sale -> sale.amount().abs())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(ProfileSteps.ZEROS.in(totals, Long.class))
                .isEqualTo(sales.stream()
                        .filter(sale -> !sale.returned() && sale.amount().signum() == 0)
                        .count());
        assertThat(ProfileSteps.LARGEST.in(totals, BigDecimal.class))
                .isEqualByComparingTo(sales.stream()
                        .map(sale -> sale.amount().abs())
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
        assertThat(ProfileSteps.missing(TransactionTable.PRODUCT_ID).in(totals, Long.class))
                .isEqualTo(sales.stream().filter(sale -> sale.product() == null).count());
    }

    @Test
    void theLargestTieIsTheMostFrequentValueOfEachMeasure(SparkSession spark) {
        Dataset<Row> counted = new CustomerCounts(new LinkedHashMap<>(Map.of(
                        "amount", functions.expr("cast(amount * 100 as bigint)"),
                        "nothing", functions.lit(null))))
                .apply(rows(spark));

        List<Row> ties = new LargestTies().apply(counted).collectAsList();

        Map<Long, Long> counts = sales.stream()
                .collect(Collectors.groupingBy(
                        sale -> sale.amount().movePointRight(2).longValueExact(), TreeMap::new, Collectors.counting()));
        long most = counts.values().stream().max(Comparator.naturalOrder()).orElseThrow();
        long least = counts.entrySet().stream()
                .filter(e -> e.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
        assertThat(ties).containsExactly(RowFactory.create("amount", (long) counts.size(), most, least));
    }

    @Test
    void firstDigitsAreThreeAndNegativeAmountsAreRoundedDown(SparkSession spark) {
        List<Row> amounts =
                List.of("0.00", "0.07", "9.99", "10.00", "12.34", "99999.99", "100000.00", "-12.34").stream()
                        .map(text -> RowFactory.create(new BigDecimal(text)))
                        .toList();
        StructType schema = new StructType(new StructField[] {TransactionTable.AMOUNT.field()});

        List<Long> digits = spark
                .createDataFrame(amounts, schema)
                .select(FirstDigits.of(TransactionTable.AMOUNT.col()))
                .collectAsList()
                .stream()
                .map(row -> row.getLong(0))
                .toList();

        assertThat(digits).containsExactly(0L, 7L, 999L, 1000L, 1230L, 9_990_000L, 10_000_000L, -1240L);
    }

    @Test
    void quartilesOfAllRowsTogetherAreRefused() {
        assertThatThrownBy(() -> new Quartiles(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("by must name a column: all rows together would be the work of one task");
    }

    private static Map<String, List<Long>> quartiles(Dataset<Row> counted, Quartiles quartiles, String name) {
        return quartiles.apply(counted).collectAsList().stream()
                .collect(Collectors.toMap(
                        row -> String.valueOf(row.<Object>getAs(name)),
                        row -> List.of(
                                ProfileSteps.HEADS.in(row, Long.class),
                                ProfileSteps.LOWER_QUARTILE.in(row, Long.class),
                                ProfileSteps.MEDIAN.in(row, Long.class),
                                ProfileSteps.UPPER_QUARTILE.in(row, Long.class))));
    }

    private Map<String, List<Long>> expected(Function<Sale, String> group) {
        Map<String, List<Long>> sorted = sales.stream()
                .filter(sale -> !sale.returned() && sale.amount().signum() > 0)
                .collect(Collectors.groupingBy(group, Collectors.mapping(Sale::firstDigits, Collectors.toList())));
        sorted.replaceAll((name, values) -> values.stream().sorted().toList());
        Map<String, List<Long>> quartiles = new TreeMap<>();
        sorted.forEach((name, values) -> quartiles.put(
                name, List.of((long) values.size(), quartile(values, 1), quartile(values, 2), quartile(values, 3))));
        return quartiles;
    }

    /** The value at place ⌈parts n / 4⌉ of n, from 1. */
    private static long quartile(List<Long> sorted, int parts) {
        return sorted.get((parts * sorted.size() + 3) / 4 - 1);
    }

    private Dataset<Row> rows(SparkSession spark) {
        List<Row> rows = sales.stream()
                .map(sale -> RowFactory.create(
                        "shop",
                        sale.file(),
                        Date.valueOf(sale.day()),
                        sale.amount(),
                        sale.returned(),
                        null,
                        sale.product(),
                        null,
                        null))
                .toList();
        StructType schema = new StructType(List.of(
                        TransactionTable.SOURCE,
                        TransactionTable.SOURCE_FILE,
                        TransactionTable.TXN_DATE,
                        TransactionTable.AMOUNT,
                        TransactionTable.IS_RETURN,
                        TransactionTable.TXN_ID,
                        TransactionTable.PRODUCT_ID,
                        TransactionTable.QUANTITY,
                        TransactionTable.PEER_GROUP)
                .stream()
                .map(column -> DataTypes.createStructField(column.name(), column.type(), true))
                .toArray(StructField[]::new));
        return spark.createDataFrame(rows, schema).repartition(3);
    }

    private static List<Sale> sales() {
        SplittableRandom random = new SplittableRandom(23);
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            long cents = i % 40 == 0 ? 0 : Math.round(1500 * Math.exp(random.nextGaussian()));
            boolean returned = i % 17 == 1;
            sales.add(new Sale(
                    "f" + random.nextInt(3) + ".csv",
                    LocalDate.of(2026, 1, 1).plusDays(random.nextInt(150)),
                    BigDecimal.valueOf(returned ? -cents : cents, 2),
                    returned,
                    i % 11 == 0 ? null : "p" + i % 7));
        }
        return sales;
    }
}
