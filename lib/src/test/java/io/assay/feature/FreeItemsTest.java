package io.assay.feature;

import static io.assay.table.CustomerFeatureTable.AVG_AMOUNT;
import static io.assay.table.CustomerFeatureTable.AVG_TICKET;
import static io.assay.table.CustomerFeatureTable.FREQUENCY;
import static io.assay.table.CustomerFeatureTable.MONETARY;
import static io.assay.table.CustomerFeatureTable.RECENCY_DAYS;
import static io.assay.table.CustomerFeatureTable.TXN_COUNT;
import static io.assay.testkit.oracle.OracleTransaction.giveBack;
import static io.assay.testkit.oracle.OracleTransaction.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.table.ColumnSpec;
import io.assay.table.RunColumns;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.oracle.OracleRows;
import io.assay.testkit.oracle.OracleTransaction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** A purchase of amount zero is a visit or is not there at all, as the setting says; it is never money. */
class FreeItemsTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 7, 1);

    @Test
    @Fault("I19")
    void aFreeItemIsAVisitWithoutMoney() {
        Map<String, Row> found = measured(CustomerDays.ZeroAmounts.VISIT);

        assertBoth(found, 2, 5, "4");
        assertThat((BigDecimal) value(found, "both", AVG_TICKET))
                .as("a ticket has an amount")
                .isEqualByComparingTo("8");
        assertThat(value(found, "free", FREQUENCY)).isEqualTo(1L);
        assertThat((BigDecimal) value(found, "free", MONETARY)).isEqualByComparingTo("0");
        assertThat(value(found, "free", AVG_TICKET)).isNull();
    }

    @Test
    @Fault("I19")
    void aFreeItemIsIgnored() {
        Map<String, Row> found = measured(CustomerDays.ZeroAmounts.IGNORE);

        assertThat(found).containsOnlyKeys("both", "refunded");
        assertBoth(found, 1, 9, "8");
        assertThat((BigDecimal) value(found, "refunded", MONETARY))
                .as("a return is not free")
                .isEqualByComparingTo("-3");
    }

    /** By transactions: two purchases with an id and one without are paid, two are free. */
    @Test
    @Fault("I19")
    void aTicketIsATransactionWithAnAmountWhenTransactionsAreVisits() {
        List<OracleTransaction> rows = List.of(
                purchase("ann", "1", AS_OF.minusDays(3), "6"),
                purchase("ann", "2", AS_OF.minusDays(3), "0"),
                purchase("ann", "3", AS_OF.minusDays(2), "4"),
                purchase("ann", null, AS_OF.minusDays(2), "2"),
                purchase("ann", null, AS_OF.minusDays(2), "0"));

        Row ann = measured(rows, CustomerDays.ZeroAmounts.VISIT, CustomerFeatures.Visit.TRANSACTION)
                .get("ann");

        assertThat(ann.<Long>getAs(FREQUENCY.name())).isEqualTo(5);
        assertThat(ann.<BigDecimal>getAs(AVG_TICKET.name())).isEqualByComparingTo("4");
        assertThat(ann.<BigDecimal>getAs(AVG_AMOUNT.name())).isEqualByComparingTo("2.4");
    }

    /** Who bought something for money and something for nothing. */
    private static void assertBoth(Map<String, Row> found, long visits, int recency, String average) {
        assertThat(value(found, "both", FREQUENCY)).isEqualTo(visits);
        assertThat(value(found, "both", TXN_COUNT)).isEqualTo(visits);
        assertThat(value(found, "both", RECENCY_DAYS)).isEqualTo(recency);
        assertThat((BigDecimal) value(found, "both", AVG_AMOUNT)).isEqualByComparingTo(average);
    }

    private static Object value(Map<String, Row> found, String customer, ColumnSpec column) {
        return found.get(customer).getAs(column.name());
    }

    private static Map<String, Row> measured(CustomerDays.ZeroAmounts zeroAmounts) {
        List<OracleTransaction> rows = List.of(
                purchase("both", "1", AS_OF.minusDays(9), "8"),
                purchase("both", "2", AS_OF.minusDays(5), "0"),
                purchase("free", "3", AS_OF.minusDays(2), "0"),
                giveBack("refunded", "4", AS_OF.minusDays(2), "3"));
        return measured(rows, zeroAmounts, CustomerFeatures.Visit.DAY);
    }

    private static Map<String, Row> measured(
            List<OracleTransaction> rows, CustomerDays.ZeroAmounts zeroAmounts, CustomerFeatures.Visit visit) {
        return new CustomerFeatures(
                        AS_OF,
                        List.of(Window.ofDays(365)),
                        visit,
                        CustomerFeatures.Returns.NET,
                        CustomerFeatures.Inactive.DROP,
                        6)
                        .apply(new CustomerDays(zeroAmounts).apply(OracleRows.of(LocalSpark.session(), rows)))
                        .collectAsList()
                        .stream()
                        .collect(Collectors.toMap(row -> row.getAs(RunColumns.CUSTOMER_ID.name()), row -> row));
    }
}
