package io.assay.table;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * One row of a table, filled by column, so that no value can slip into the place of its neighbour.
 *
 * <p>An optional column that is left out is null. A required one without a value, a column given twice and a column of
 * another table are errors of the caller.
 */
public final class RowValues {
    /** Tells a cell that was never given from one that was given as null. */
    private static final Object LEFT_OUT = new Object();

    private final TableSpec table;
    private final Object[] cells;
    private int next;

    RowValues(TableSpec table) {
        this.table = table;
        this.cells = new Object[table.columns().size()];
        Arrays.fill(cells, LEFT_OUT);
    }

    /** Gives a column its value. */
    public RowValues with(ColumnSpec column, Object value) {
        int place = placeOf(column);
        if (cells[place] != LEFT_OUT) {
            throw refused("column " + column.name() + " is given twice");
        }
        cells[place] = value;
        next = place + 1;
        return this;
    }

    /** Most rows are filled in the order of the table, where no search is needed. */
    private int placeOf(ColumnSpec column) {
        boolean inOrder =
                next < cells.length && table.columns().get(next).name().equals(column.name());
        return inOrder ? next : table.place(column);
    }

    /** The row, in the column order of the table. */
    public Row row() {
        Object[] filled = cells.clone();
        List<ColumnSpec> columns = table.columns();
        for (int place = 0; place < filled.length; place++) {
            if (filled[place] == LEFT_OUT) {
                filled[place] = null;
            }
            if (filled[place] == null && !columns.get(place).nullable()) {
                throw refused("required column " + columns.get(place).name() + " has no value");
            }
        }
        return RowFactory.create(filled);
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("Cannot form a row of " + table.name() + ": " + why);
    }
}
