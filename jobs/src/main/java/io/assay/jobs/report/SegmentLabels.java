package io.assay.jobs.report;

import io.assay.jobs.text.Names;
import io.assay.table.DimSegmentTable;
import io.assay.table.SegmentSummaryTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** What a scheme is called, and a customer's segment in it. */
public record SegmentLabels(Names scheme, Names segment) {

    /**
     * The labels of one customer, by the column that holds the segment.
     *
     * @param dimension rows of {@code dim_segment}
     * @param values of the customer, by column
     */
    public static Map<String, SegmentLabels> of(List<Row> dimension, Map<String, Object> values) {
        Map<String, SegmentLabels> labels = new HashMap<>();
        for (Row each : dimension) {
            Cells row = new Cells(each);
            String column = row.text(SegmentSummaryTable.SCHEME);
            if (row.text(SegmentSummaryTable.SEGMENT).equals(values.get(column))) {
                Names segment = new Names(row.text(DimSegmentTable.NAME_EN), row.text(DimSegmentTable.NAME_ZH));
                labels.put(column, new SegmentLabels(row.scheme().orElse(new Names(column, column)), segment));
            }
        }
        return labels;
    }
}
