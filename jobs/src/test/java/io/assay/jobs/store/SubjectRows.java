package io.assay.jobs.store;

import io.assay.table.ModelValues;
import io.assay.table.ModelVersionTable;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;

/** Rows of {@code model_version} that a test tells apart by their subject. */
final class SubjectRows {
    static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    private SubjectRows() {}

    /** Rows of an owner, one for each subject. */
    static List<Row> of(String owner, String... subjects) {
        ModelValues values = new ModelValues("model", owner, DAY);
        List.of(subjects).forEach(subject -> values.number("k", subject, 1));
        return values.rows();
    }

    /** Subjects that the table holds. */
    static List<String> in(Warehouse warehouse) {
        return warehouse.read(ModelVersionTable.SPEC).select(ModelVersionTable.SUBJECT.col()).collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
