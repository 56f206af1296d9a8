package io.assay.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class RowValuesTest {
    private static final ColumnSpec TIER = ColumnSpec.required("tier", Types.TEXT, "-", "Tier");
    private static final ColumnSpec SIZE = ColumnSpec.required("size", Types.COUNT, "customers", "Customers");
    private static final ColumnSpec NOTE = ColumnSpec.optional("note", Types.TEXT, "-", "Remark");
    private static final TableSpec TIERS =
            new TableSpec("tiers", "one tier", List.of(TIER), List.of(), List.of(TIER, SIZE, NOTE));

    @Test
    void valuesStandInTheOrderOfTheTable() {
        assertThat(TIERS.values()
                        .with(NOTE, "best")
                        .with(SIZE, 7L)
                        .with(TIER, "gold")
                        .row())
                .isEqualTo(RowFactory.create("gold", 7L, "best"));
    }

    @Test
    void anOptionalColumnLeftOutIsNull() {
        assertThat(TIERS.values().with(TIER, "gold").with(SIZE, 7L).row())
                .isEqualTo(RowFactory.create("gold", 7L, null));
    }

    @Test
    void aRequiredColumnLeftOutIsRefused() {
        RowValues values = TIERS.values().with(TIER, "gold");

        assertThatThrownBy(values::row)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot form a row of tiers: required column size has no value");
    }

    @Test
    void aRequiredColumnGivenAsNullIsRefused() {
        RowValues values = TIERS.values().with(TIER, null).with(SIZE, 7L);

        assertThatThrownBy(values::row)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot form a row of tiers: required column tier has no value");
    }

    @Test
    void aColumnGivenTwiceIsRefused() {
        RowValues values = TIERS.values().with(NOTE, null);

        assertThatThrownBy(() -> values.with(NOTE, "best"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot form a row of tiers: column note is given twice");
    }

    @Test
    void aColumnOfAnotherTableIsRefused() {
        RowValues values = TIERS.values();

        assertThatThrownBy(() -> values.with(RunColumns.RUN_ID, "r1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot find column run_id in table tiers, which has [tier, size, note]");
    }
}
