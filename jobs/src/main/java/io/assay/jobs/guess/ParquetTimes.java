package io.assay.jobs.guess;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.PrimitiveType;

/** The latest times of a Parquet file, which its footer knows without a row being read. */
final class ParquetTimes {
    private ParquetTimes() {}

    /** The greatest value of each column of times, as a row. */
    static Map<String, String> latest(Path file, Configuration hadoop) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(file, hadoop))) {
            Map<String, Long> latest = new HashMap<>();
            for (BlockMetaData block : reader.getFooter().getBlocks()) {
                block.getColumns().stream().filter(ParquetTimes::isTime).forEach(column -> add(column, latest));
            }
            GroupType type = reader.getFileMetaData().getSchema();
            Map<String, String> row = new HashMap<>();
            latest.forEach((name, value) -> row.put(name, text(type, name, value)));
            return row;
        }
    }

    private static boolean isTime(ColumnChunkMetaData column) {
        return column.getPath().size() == 1 && TypedSample.kind(column.getPrimitiveType()) == SampledTable.Kind.TIME;
    }

    private static void add(ColumnChunkMetaData column, Map<String, Long> latest) {
        Statistics<?> statistics = column.getStatistics();
        if (statistics.hasNonNullValue() && statistics.genericGetMax() instanceof Number most) {
            latest.merge(column.getPath().toDotString(), most.longValue(), Math::max);
        }
    }

    private static String text(GroupType type, String name, long value) {
        PrimitiveType column = type.getType(name).asPrimitiveType();
        Group group = new SimpleGroup(type);
        if (column.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.INT32) {
            group.add(name, (int) value);
        } else {
            group.add(name, value);
        }
        return TypedSample.text(group, type.getFieldIndex(name), column);
    }
}
