package io.assay.feature;

import static io.assay.table.CustomerDayTable.MAX_TXN_MINOR;
import static io.assay.testkit.oracle.OracleTransaction.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.LocalSpark;
import io.assay.testkit.oracle.OracleRows;
import io.assay.testkit.oracle.OracleTransaction;
import java.time.LocalDate;
import java.util.List;
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

    private static long largestTicketMinor(OracleTransaction... rows) {
        return new CustomerDays(CustomerDays.ZeroAmounts.VISIT)
                .apply(OracleRows.of(LocalSpark.session(), List.of(rows)))
                .collectAsList()
                .get(0)
                .<Long>getAs(MAX_TXN_MINOR.name());
    }
}
