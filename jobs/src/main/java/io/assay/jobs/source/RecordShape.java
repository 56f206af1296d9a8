package io.assay.jobs.source;

import io.assay.ingest.MappedSource;
import io.assay.table.CandidateTable;
import io.assay.table.ColumnSpec;
import io.assay.table.TransactionTable;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Columns of rows that a reader gives: what is known of each record, then the used columns of the source. */
final class RecordShape {
    static final List<ColumnSpec> RECORD = List.of(
            TransactionTable.SOURCE,
            TransactionTable.SOURCE_FILE,
            TransactionTable.SOURCE_ROW,
            CandidateTable.RAW_ROW,
            CandidateTable.RECORD_PROBLEM,
            CandidateTable.DIGEST_HIGH,
            CandidateTable.DIGEST_LOW);

    private RecordShape() {}

    /** Schema of text rows with so many used columns. */
    static StructType text(int used) {
        StructType schema = new StructType();
        for (ColumnSpec column : RECORD) {
            schema = schema.add(column.field());
        }
        for (int place = 0; place < used; place++) {
            schema = schema.add(MappedSource.column(place), DataTypes.StringType);
        }
        return schema;
    }
}
