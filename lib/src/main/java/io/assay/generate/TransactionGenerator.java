package io.assay.generate;

import static io.assay.table.GeneratedTable.CUSTOMER_NUMBER;

import io.assay.table.GeneratedTable;
import io.assay.transform.Transformation;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Invents the transactions of customers: customer numbers in, text lines out. BG/NBD purchasing, Gamma-Gamma spending,
 * season, returns and dirt at known rates; any spread of the numbers over partitions gives the same lines.
 */
public record TransactionGenerator(GeneratorParams params) implements Transformation {

    @Override
    public Dataset<Row> apply(Dataset<Row> customerNumbers) {
        GeneratorParams all = params;
        MapPartitionsFunction<Row, Row> lines = numbers -> lines(all, numbers);
        return customerNumbers
                .select(CUSTOMER_NUMBER.col())
                .mapPartitions(lines, Encoders.row(GeneratedTable.LINES.schema()));
    }

    private static Iterator<Row> lines(GeneratorParams params, Iterator<Row> numbers) {
        CustomerRows rows = new CustomerRows(params);
        Iterable<Row> each = () -> numbers;
        Stream<Row> lines = StreamSupport.stream(each.spliterator(), false)
                .flatMap(number -> rows.of(number.getLong(0)).stream())
                .map(TransactionGenerator::row);
        return lines.iterator();
    }

    private static Row row(GeneratedRow row) {
        return RowFactory.create((int) row.delivered().toEpochDay(), row.kind().code(), row.amountMinor(), row.line());
    }
}
