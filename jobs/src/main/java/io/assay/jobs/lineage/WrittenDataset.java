package io.assay.jobs.lineage;

import io.assay.jobs.export.ExportReport;
import io.assay.jobs.store.TableWrite;
import io.assay.jobs.store.Warehouse;
import io.assay.table.ColumnSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A data set that a command wrote.
 *
 * @param fields columns as the facet of a schema has them
 * @param version version of a Delta table
 * @param rows rows that were written, not those that the data set holds
 */
public record WrittenDataset(
        DatasetName name, List<Map<String, Object>> fields, Optional<Long> version, long rows, long files, long bytes) {

    public WrittenDataset {
        fields = List.copyOf(fields);
    }

    /** The tables that a command has committed to so far. */
    public static List<WrittenDataset> of(Warehouse warehouse) {
        return warehouse.writes().stream().map(write -> of(write, warehouse)).toList();
    }

    private static WrittenDataset of(TableWrite write, Warehouse warehouse) {
        return new WrittenDataset(
                DatasetName.ofPath(
                        write.path(), warehouse.spark().sparkContext().hadoopConfiguration()),
                write.table().columns().stream().map(WrittenDataset::field).toList(),
                Optional.of(write.version()),
                write.rows(),
                write.files(),
                write.bytes());
    }

    private static Map<String, Object> field(ColumnSpec column) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("name", column.name());
        field.put("type", column.type().simpleString());
        field.put("description", column.comment());
        return field;
    }

    /** A list of customers. */
    public static WrittenDataset of(DatasetName name, ExportReport list) {
        return new WrittenDataset(
                name,
                list.columns().stream()
                        .map(column -> Map.<String, Object>of("name", column))
                        .toList(),
                Optional.empty(),
                list.counts().rows(),
                list.written().files().size(),
                list.written().bytes());
    }
}
