package io.assay.cluster;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.assay.math.Agreement;
import io.assay.table.ColumnSpec;
import io.assay.table.ModelValues;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How two columns of labels divide the same customers: the table of counts, and measures of agreement.
 *
 * @param first name of the first column
 * @param second name of the second column
 * @param cells counted pairs of labels, in order; a missing label is a label of its own, the empty text
 * @param agreement measures; rows of the table are the labels of the first column
 */
public record LabelAgreement(String first, String second, List<Cell> cells, Agreement agreement) {
    private static final String MODEL = "cluster-vs-rules";

    public LabelAgreement {
        cells = List.copyOf(cells);
    }

    /** Customers with a label in each column. */
    public record Cell(String first, String second, long customers) {}

    /**
     * Counts and measures for one column of labels against each of the others, in one pass over the rows, which must not
     * be empty.
     */
    public static List<LabelAgreement> of(Dataset<Row> rows, ColumnSpec first, List<ColumnSpec> others) {
        Column[] labels = Stream.concat(Stream.of(first), others.stream())
                .map(column -> column.col().cast("string"))
                .toArray(Column[]::new);
        List<Row> counted = rows.groupBy(labels).agg(count(lit(1))).collectAsList();
        return IntStream.rangeClosed(1, others.size())
                .mapToObj(place -> of(counted, place, first, others.get(place - 1)))
                .toList();
    }

    private static LabelAgreement of(List<Row> counted, int place, ColumnSpec first, ColumnSpec other) {
        Map<List<String>, Long> customers = counted.stream()
                .collect(Collectors.groupingBy(
                        row -> List.of(label(row, 0), label(row, place)),
                        Collectors.summingLong(row -> row.getLong(row.size() - 1))));
        List<Cell> cells = customers.entrySet().stream()
                .map(cell -> new Cell(cell.getKey().get(0), cell.getKey().get(1), cell.getValue()))
                .sorted(Comparator.comparing(Cell::first).thenComparing(Cell::second))
                .toList();
        return new LabelAgreement(first.name(), other.name(), cells, Agreement.of(table(cells)));
    }

    /** Rows of {@code model_version}: the measures of the pair of columns, and the customers of each pair of labels. */
    public List<Row> modelRows(String runId, LocalDate asOf) {
        ModelValues values = new ModelValues(MODEL, runId, asOf);
        String pair = first + " x " + second;
        values.number("ari", pair, agreement.ari());
        values.number("nmi", pair, agreement.nmi());
        values.number("cramers_v", pair, agreement.cramersV());
        values.number("purity", pair, agreement.purity());
        for (Cell cell : cells) {
            values.number("count", pair + ": " + cell.first() + " x " + cell.second(), (double) cell.customers());
        }
        return values.rows();
    }

    private static String label(Row row, int column) {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static long[][] table(List<Cell> cells) {
        List<String> firsts =
                List.copyOf(new TreeSet<>(cells.stream().map(Cell::first).toList()));
        List<String> seconds =
                List.copyOf(new TreeSet<>(cells.stream().map(Cell::second).toList()));
        long[][] counts = new long[firsts.size()][seconds.size()];
        for (Cell cell : cells) {
            counts[firsts.indexOf(cell.first())][seconds.indexOf(cell.second())] += cell.customers();
        }
        return counts;
    }
}
