import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Reads Delta tables by Delta Kernel, without Spark. Prints a line for each: path, version, number of columns, rows, and the
 * sum of a decimal column, 0 where none is asked for. Every column of every row is read.
 *
 * <p>Arguments: path of a table, or path=column.
 */
public class KernelRead {
    private final Engine engine;
    private final Scan scan;
    private final Row state;
    private final int summed;
    private long rows;
    private BigDecimal sum = BigDecimal.ZERO;

    private KernelRead(Engine engine, Snapshot snapshot, String column) {
        this.engine = engine;
        scan = snapshot.getScanBuilder().build();
        state = scan.getScanState(engine);
        summed = column.isEmpty() ? -1 : snapshot.getSchema().indexOf(column);
        if (summed < 0 && !column.isEmpty()) {
            throw new IllegalArgumentException("Cannot sum " + column + ": there is no such column");
        }
    }

    public static void main(String[] arguments) throws IOException {
        Engine engine = DefaultEngine.create(new Configuration());
        for (String argument : arguments) {
            String[] table = argument.split("=", 2);
            Snapshot snapshot = TableManager.loadSnapshot(table[0]).build(engine);
            KernelRead read = new KernelRead(engine, snapshot, table.length == 1 ? "" : table[1]);
            read.files();
            System.out.println(String.join(
                    "\t",
                    table[0],
                    Long.toString(snapshot.getVersion()),
                    Integer.toString(snapshot.getSchema().length()),
                    Long.toString(read.rows),
                    read.sum.toPlainString()));
        }
    }

    private void files() throws IOException {
        try (CloseableIterator<FilteredColumnarBatch> files = scan.getScanFiles(engine)) {
            while (files.hasNext()) {
                try (CloseableIterator<Row> file = files.next().getRows()) {
                    while (file.hasNext()) {
                        file(file.next());
                    }
                }
            }
        }
    }

    private void file(Row file) throws IOException {
        StructType columns = ScanStateRow.getPhysicalDataReadSchema(state);
        CloseableIterator<ColumnarBatch> stored = engine.getParquetHandler()
                .readParquetFiles(
                        Utils.singletonCloseableIterator(InternalScanFileUtils.getAddFileStatus(file)),
                        columns,
                        Optional.empty())
                .map(FileReadResult::getData);
        try (CloseableIterator<FilteredColumnarBatch> batches = Scan.transformPhysicalData(engine, state, file, stored)) {
            while (batches.hasNext()) {
                add(batches.next());
            }
        }
    }

    private void add(FilteredColumnarBatch batch) {
        ColumnarBatch data = batch.getData();
        for (int row = 0; row < data.getSize(); row++) {
            int place = row;
            boolean selected =
                    batch.getSelectionVector().map(kept -> kept.getBoolean(place)).orElse(true);
            if (selected) {
                rows++;
                if (summed >= 0) {
                    ColumnVector values = data.getColumnVector(summed);
                    sum = values.isNullAt(row) ? sum : sum.add(values.getDecimal(row));
                }
            }
        }
    }
}
