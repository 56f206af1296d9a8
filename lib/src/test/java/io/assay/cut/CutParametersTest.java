package io.assay.cut;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.table.Better;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

/** What cannot be cut is refused before a row is read. */
class CutParametersTest {
    @Test
    void aRatioOfSumsIsOfAllCustomers() {
        CutColumn ratio = CutColumn.of("x", "avg_ticket", Better.HIGHER, new CutRule.RatioOfSums("money", "visits"));

        assertThatThrownBy(() -> new CutFit(List.of(ratio), List.of("peer_group"), "customer_id"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot cut by a ratio of sums within groups: it is one of all customers");
    }

    @Test
    void finerDecimalsThanNineAreRefused() {
        assertThatThrownBy(() -> Lattice.of("rate", DataTypes.createDecimalType(20, 10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot cut rate: DECIMAL(20,10) has more than 9 decimals");
    }
}
