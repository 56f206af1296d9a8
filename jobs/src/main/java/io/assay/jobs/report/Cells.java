package io.assay.jobs.report;

import io.assay.jobs.text.Names;
import io.assay.table.ColumnSpec;
import io.assay.table.DimSegmentTable;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;

/** The cells of a row, by column. */
record Cells(Row row) {
    String text(ColumnSpec column) {
        return row.getAs(column.name());
    }

    Optional<String> anyText(ColumnSpec column) {
        return Optional.ofNullable(text(column));
    }

    /** The name of the scheme; tables that an earlier version wrote alone have none. */
    Optional<Names> scheme() {
        boolean known =
                row.schema().getFieldIndex(DimSegmentTable.SCHEME_EN.name()).isDefined();
        return known
                ? anyText(DimSegmentTable.SCHEME_EN).map(english -> new Names(english, text(DimSegmentTable.SCHEME_ZH)))
                : Optional.empty();
    }

    long count(ColumnSpec column) {
        return row.<Number>getAs(column.name()).longValue();
    }

    Optional<Long> anyCount(ColumnSpec column) {
        return Optional.ofNullable(row.<Number>getAs(column.name())).map(Number::longValue);
    }

    BigDecimal money(ColumnSpec column) {
        return row.getAs(column.name());
    }

    Optional<BigDecimal> anyMoney(ColumnSpec column) {
        return Optional.ofNullable(money(column));
    }

    OptionalDouble number(ColumnSpec column) {
        Number value = row.getAs(column.name());
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value.doubleValue());
    }
}
