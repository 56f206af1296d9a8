package io.assay.generate;

import static io.assay.table.GeneratedTable.LINE;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.split;

import io.assay.table.ColumnSpec;
import io.assay.table.GeneratedTable;
import io.assay.transform.Transformation;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Generated lines as typed rows; a cell that is empty, cut off or not of its type is null. */
public record TypedLines() implements Transformation {

    @Override
    public Dataset<Row> apply(Dataset<Row> lines) {
        List<ColumnSpec> columns = GeneratedTable.SPEC.columns();
        Column cells = split(LINE.col(), ",");
        Column[] typed = new Column[columns.size()];
        for (int place = 0; place < typed.length; place++) {
            ColumnSpec column = columns.get(place);
            typed[place] = nullif(get(cells, lit(place)), lit(""))
                    .try_cast(column.type())
                    .as(column.name());
        }
        return lines.select(typed);
    }
}
