package io.assay.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.testkit.LocalSpark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class TableSpecTest {
    private static final ColumnSpec TIER = ColumnSpec.required("tier", Types.TEXT, "-", "Tier");
    private static final ColumnSpec SIZE = ColumnSpec.required("size", Types.COUNT, "customers", "Customers");

    @Test
    void aColumnOccursOnce() {
        assertThatThrownBy(() -> tiers(List.of(TIER), List.of(TIER, TIER)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot declare table tiers: column tier occurs twice");
    }

    @Test
    void theKeyIsOfTheTable() {
        assertThatThrownBy(() -> tiers(List.of(SIZE), List.of(TIER)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot declare table tiers: key or partition size is no column of it");
    }

    @Test
    void rowsWithoutAColumnAreRefused() {
        Dataset<Row> rows = LocalSpark.session().range(1).toDF("size");
        TableSpec tiers = tiers(List.of(TIER), List.of(TIER, SIZE));

        assertThatThrownBy(() -> tiers.conform(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot form table tiers: columns [tier] are missing from [size]");
    }

    @Test
    void aColumnHasItsPlaceByName() {
        assertThat(tiers(List.of(TIER), List.of(TIER, SIZE)).place(SIZE.orNull()))
                .isEqualTo(1);
    }

    private static TableSpec tiers(List<ColumnSpec> key, List<ColumnSpec> columns) {
        return new TableSpec("tiers", "one tier", key, List.of(), columns);
    }
}
