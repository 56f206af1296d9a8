package io.assay.feature;

import static io.assay.table.CustomerFeatureTable.FREQUENCY;
import static io.assay.table.CustomerFeatureTable.LASTING;
import static io.assay.table.CustomerFeatureTable.MONETARY;
import static io.assay.table.CustomerFeatureTable.RECENCY_DAYS;
import static io.assay.table.CustomerFeatureTable.WINDOWED;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.integrity.Fingerprint;
import io.assay.table.ColumnSpec;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.RunColumns;
import io.assay.table.TransactionTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.oracle.OracleRows;
import io.assay.testkit.oracle.OracleTransaction;
import io.assay.testkit.oracle.Shops;
import io.assay.testkit.oracle.Shops.Shop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What must hold between two shops that differ in one way; both are measured in one job, told apart by a prefix. */
class FeatureLawsTest {
    private static final int WINDOW = 365;
    private static final int SHIFT = 1_000;
    private static final BigDecimal FACTOR = new BigDecimal("4");

    @Property(tries = 2, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Fault({"C4", "C5", "P12"})
    void orderAndPartitionsChangeNothing(@ForAll("shops") Shop shop, @ForAll Random random) {
        List<OracleTransaction> shuffled = new ArrayList<>(shop.transactions());
        Collections.shuffle(shuffled, random);

        Fingerprint expected = fingerprint(
                shop, OracleRows.of(LocalSpark.session(), shop.transactions()).coalesce(1));

        for (int partitions : new int[] {2, 9}) {
            Dataset<Row> rows = OracleRows.of(LocalSpark.session(), shuffled)
                    .repartition(partitions, RunColumns.CUSTOMER_ID.col(), TransactionTable.AMOUNT.col());
            assertThat(fingerprint(shop, rows)).isEqualTo(expected);
        }
    }

    @Property(tries = 2, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Fault({"C9", "C12", "C13", "C14", "C16"})
    void oneChangeHasItsEffectAndNoOther(@ForAll("shops") Shop shop) {
        Map<String, List<OracleTransaction>> variants = Map.of(
                "base", shop.transactions(),
                "scaled", changed(shop, row -> amount(row, row.amount().multiply(FACTOR))),
                "renamed", changed(shop, row -> customer(row, mirrored(row.customer()))),
                "refunded", added(shop, "refunded", "10.00", "-10.00"),
                "one more", added(shop, "more", "10.00"));

        Map<String, Map<String, Row>> measured = measured(shop, variants);

        Map<String, Row> base = measured.get("base");
        assertThat(measured.get("scaled").keySet()).isEqualTo(base.keySet());
        base.forEach((customer, row) -> {
            Row scaled = measured.get("scaled").get(customer);
            assertThat(money(scaled)).isEqualByComparingTo(money(row).multiply(FACTOR));
            assertThat(cells(scaled, Set.of(RECENCY_DAYS, FREQUENCY)))
                    .isEqualTo(cells(row, Set.of(RECENCY_DAYS, FREQUENCY)));
            assertThat(cells(measured.get("renamed").get(mirrored(customer)), all()))
                    .isEqualTo(cells(row, all()));
            assertMonotone(row, measured.get("one more").get(customer));
            assertRefunded(row, measured.get("refunded").get(customer));
        });
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Fault({"C6", "I12", "I13"})
    void daysFoldedPieceByPieceAreThoseOfTheWhole(@ForAll("shops") Shop shop, @ForAll long seed) {
        Map<Integer, List<OracleTransaction>> pieces = shop.transactions().stream()
                .collect(
                        Collectors.groupingBy(row -> new Random(seed + row.day().toEpochDay()).nextInt(3)));

        Dataset<Row> whole = days(rows(shop));
        Dataset<Row> together = pieces.values().stream()
                .map(piece -> days(OracleRows.of(LocalSpark.session(), piece)))
                .reduce(Dataset::union)
                .orElse(whole);

        assertThat(Fingerprint.of(together, Set.of())).isEqualTo(Fingerprint.of(whole, Set.of()));
    }

    @Property(tries = 2, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Fault("C10")
    void allDatesLaterByTheSameDaysChangeNothingButDates(@ForAll("shops") Shop shop) {
        Shop later = new Shop(
                shop.asOf().plusDays(SHIFT),
                WINDOW,
                changed(
                        shop,
                        row -> new OracleTransaction(
                                row.customer(),
                                row.id(),
                                row.day().plusDays(SHIFT),
                                row.amount(),
                                row.isReturn(),
                                row.product())));

        Map<String, Row> before = byCustomer(features(shop, rows(shop)));
        Map<String, Row> after = byCustomer(features(later, rows(later)));

        Set<ColumnSpec> undated = all();
        undated.remove(CustomerFeatureTable.FIRST_DATE);
        undated.remove(CustomerFeatureTable.LAST_DATE);
        undated.remove(CustomerFeatureTable.ACTIVE_QUARTER_SHARE);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((customer, row) ->
                assertThat(cells(after.get(customer), undated)).isEqualTo(cells(row, undated)));
    }

    @Provide
    Arbitrary<Shop> shops() {
        return Shops.any().map(shop -> new Shop(shop.asOf(), WINDOW, shop.transactions()));
    }

    private static void assertMonotone(Row before, Row after) {
        assertThat(after.<Long>getAs(FREQUENCY.name())).isGreaterThanOrEqualTo(before.getAs(FREQUENCY.name()));
        assertThat(money(after)).isGreaterThan(money(before));
        assertThat(after.<Integer>getAs(RECENCY_DAYS.name())).isEqualTo(1);
    }

    private static void assertRefunded(Row before, Row after) {
        assertThat(money(after)).isEqualByComparingTo(money(before));
        assertThat(after.<Long>getAs(FREQUENCY.name()) - before.<Long>getAs(FREQUENCY.name()))
                .as("the day of a purchase that was refunded is a visit")
                .isBetween(0L, 1L);
    }

    /** Every customer also buys (or returns) for the amounts on the day before the as-of date. */
    private static List<OracleTransaction> added(Shop shop, String id, String... amounts) {
        LocalDate day = shop.asOf().minusDays(1);
        Stream<OracleTransaction> more = shop.transactions().stream()
                .map(OracleTransaction::customer)
                .distinct()
                .flatMap(customer -> Stream.of(amounts)
                        .map(BigDecimal::new)
                        .map(amount -> new OracleTransaction(customer, id, day, amount, amount.signum() < 0, null)));
        return Stream.concat(shop.transactions().stream(), more).toList();
    }

    private static List<OracleTransaction> changed(Shop shop, UnaryOperator<OracleTransaction> change) {
        return shop.transactions().stream().map(change).toList();
    }

    private static OracleTransaction amount(OracleTransaction row, BigDecimal amount) {
        return new OracleTransaction(row.customer(), row.id(), row.day(), amount, row.isReturn(), row.product());
    }

    private static OracleTransaction customer(OracleTransaction row, String customer) {
        return new OracleTransaction(customer, row.id(), row.day(), row.amount(), row.isReturn(), row.product());
    }

    private static String mirrored(String customer) {
        return new StringBuilder(customer).reverse().toString();
    }

    private static Map<String, Map<String, Row>> measured(Shop shop, Map<String, List<OracleTransaction>> variants) {
        List<OracleTransaction> together = new ArrayList<>();
        variants.forEach((name, rows) -> rows.forEach(row -> together.add(customer(row, name + ":" + row.customer()))));
        Map<String, Row> all = byCustomer(features(shop, OracleRows.of(LocalSpark.session(), together)));
        return variants.keySet().stream().collect(Collectors.toMap(name -> name, name -> all.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(name + ":"))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(name.length() + 1), Map.Entry::getValue))));
    }

    private static Set<ColumnSpec> all() {
        return Stream.of(WINDOWED, LASTING)
                .flatMap(List::stream)
                .filter(column -> !column.equals(CustomerFeatureTable.IS_ACTIVE))
                .collect(Collectors.toSet());
    }

    private static Map<String, Object> cells(Row row, Set<ColumnSpec> columns) {
        return columns.stream()
                .filter(column -> row.getAs(column.name()) != null)
                .collect(Collectors.toMap(ColumnSpec::name, column -> row.<Object>getAs(column.name())));
    }

    private static BigDecimal money(Row row) {
        return row.getAs(MONETARY.name());
    }

    private static Dataset<Row> rows(Shop shop) {
        return OracleRows.of(LocalSpark.session(), shop.transactions());
    }

    private static Fingerprint fingerprint(Shop shop, Dataset<Row> rows) {
        return Fingerprint.of(features(shop, rows), Set.of());
    }

    private static Map<String, Row> byCustomer(Dataset<Row> features) {
        return features.collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs(RunColumns.CUSTOMER_ID.name()), row -> row));
    }

    private static Dataset<Row> features(Shop shop, Dataset<Row> rows) {
        return new CustomerFeatures(
                        shop.asOf(),
                        List.of(Window.ofDays(shop.windowDays())),
                        CustomerFeatures.Visit.DAY,
                        CustomerFeatures.Returns.NET,
                        CustomerFeatures.Inactive.DROP,
                        6)
                .apply(days(rows));
    }

    private static Dataset<Row> days(Dataset<Row> rows) {
        return new CustomerDays(CustomerDays.ZeroAmounts.VISIT).apply(rows);
    }
}
