package io.assay.feature;

import static io.assay.table.CustomerDayTable.MAX_TXN_MINOR;
import static io.assay.table.CustomerDayTable.POSITIVE_TXNS;
import static io.assay.table.CustomerDayTable.PURCHASE_MINOR;
import static io.assay.table.CustomerDayTable.PURCHASE_ROWS;
import static io.assay.table.CustomerDayTable.PURCHASE_TXNS;
import static io.assay.table.CustomerDayTable.RETURN_MINOR;
import static io.assay.table.CustomerDayTable.RETURN_TXNS;
import static io.assay.table.RunColumns.CUSTOMER_ID;
import static io.assay.testkit.oracle.OracleTransaction.purchase;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.table.CustomerDayTable;
import io.assay.table.TransactionTable;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.oracle.OracleRows;
import io.assay.testkit.oracle.OracleTransaction;
import io.assay.testkit.oracle.Shops;
import io.assay.testkit.oracle.Shops.Shop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class CustomerDaysTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    @Test
    void rowsOfOneTransactionAreOneTicket() {
        assertThat(largestTicketMinor(
                        purchase("ann", "1", DAY, "10"),
                        purchase("ann", "1", DAY, "20"),
                        purchase("ann", "2", DAY, "25")))
                .isEqualTo(3000);
    }

    @Test
    void aRowWithoutATransactionIsATicketOfItsOwn() {
        assertThat(largestTicketMinor(purchase("ann", null, DAY, "10"), purchase("ann", null, DAY, "20")))
                .isEqualTo(2000);
    }

    @Test
    void ofPeerGroupsAtOneInstantTheLargestCountsWhateverTheOrder() {
        List<OracleTransaction> rows = List.of(
                in("north", "ann"),
                in("south", "ann"),
                in("south", "bob"),
                in("north", "bob"),
                in(null, "cat"),
                in("a", "cat"));
        Dataset<Row> transactions = OracleRows.of(LocalSpark.session(), rows)
                .withColumn(TransactionTable.PEER_GROUP.name(), TransactionTable.PRODUCT_ID.col());

        Map<String, String> peers = new CustomerDays(CustomerDays.ZeroAmounts.VISIT)
                .apply(transactions).collectAsList().stream()
                        .collect(toMap(
                                row -> row.getAs(CUSTOMER_ID.name()),
                                row -> row.getAs(CustomerDayTable.PEER_GROUP.name())));

        assertThat(peers).isEqualTo(Map.of("ann", "south", "bob", "south", "cat", "a"));
    }

    private static OracleTransaction in(String peerGroup, String customer) {
        return new OracleTransaction(customer, null, DAY, BigDecimal.ONE, false, peerGroup);
    }

    /** Every day of random shops, added up transaction by transaction. */
    @Property(tries = 4, shrinking = ShrinkingMode.BOUNDED)
    void everyDayIsTheSumOfItsTransactions(@ForAll("shops") Shop shop) {
        Map<String, String> expected = shop.transactions().stream()
                .collect(groupingBy(
                        row -> row.customer() + " " + row.day(), collectingAndThen(toList(), rows -> day(rows))));

        Map<String, String> actual = days(shop.transactions()).stream()
                .collect(toMap(
                        row -> row.getAs(CUSTOMER_ID.name()) + " " + row.getAs(CustomerDayTable.DAY.name()),
                        row -> Stream.of(
                                        PURCHASE_MINOR,
                                        RETURN_MINOR,
                                        PURCHASE_ROWS,
                                        PURCHASE_TXNS,
                                        POSITIVE_TXNS,
                                        RETURN_TXNS,
                                        MAX_TXN_MINOR)
                                .map(column -> String.valueOf(row.<Object>getAs(column.name())))
                                .collect(joining(" "))));

        assertThat(actual).isEqualTo(expected);
    }

    @Provide
    Arbitrary<Shop> shops() {
        return Shops.any();
    }

    private static String day(List<OracleTransaction> rows) {
        List<OracleTransaction> bought =
                rows.stream().filter(row -> !row.isReturn()).toList();
        List<OracleTransaction> back =
                rows.stream().filter(OracleTransaction::isReturn).toList();
        List<Long> tickets = tickets(bought);
        return Stream.of(
                        minor(bought),
                        -minor(back),
                        bought.size(),
                        tickets.size(),
                        tickets.stream().filter(minor -> minor > 0).count(),
                        tickets(back).size(),
                        tickets.stream().max(Comparator.naturalOrder()).orElse(null))
                .map(String::valueOf)
                .collect(joining(" "));
    }

    /** Money of each transaction; a row without an id is one of its own. */
    private static List<Long> tickets(List<OracleTransaction> rows) {
        Map<String, List<OracleTransaction>> byId =
                rows.stream().filter(row -> row.id() != null).collect(groupingBy(OracleTransaction::id));
        Stream<List<OracleTransaction>> alone =
                rows.stream().filter(row -> row.id() == null).map(List::of);
        return Stream.concat(byId.values().stream(), alone)
                .map(CustomerDaysTest::minor)
                .toList();
    }

    private static long minor(List<OracleTransaction> rows) {
        return rows.stream()
                .map(OracleTransaction::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointRight(2)
                .longValueExact();
    }

    private static List<Row> days(List<OracleTransaction> rows) {
        return new CustomerDays(CustomerDays.ZeroAmounts.VISIT)
                .apply(OracleRows.of(LocalSpark.session(), rows))
                .collectAsList();
    }

    private static long largestTicketMinor(OracleTransaction... rows) {
        return days(List.of(rows)).get(0).<Long>getAs(MAX_TXN_MINOR.name());
    }
}
