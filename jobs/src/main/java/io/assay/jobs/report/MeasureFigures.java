package io.assay.jobs.report;

import io.assay.table.MeasureCountSteps;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * How recency, frequency and money are spread over customers.
 *
 * @param grid customers by recency and frequency score
 * @param recency customers by days since the last visit
 * @param monetary customers by money
 * @param concentration how much of the money the best customers hold
 * @param best the customers with the most money, by name; none unless asked for
 */
record MeasureFigures(
        List<GridCell> grid,
        List<Bin> recency,
        List<Bin> monetary,
        Concentration concentration,
        List<BestCustomer> best) {

    /** Customers with one pair of scores; a score is empty where customers have none. */
    record GridCell(Optional<Long> recencyScore, Optional<Long> frequencyScore, long customers, BigDecimal monetary) {}

    /** One customer among the best. */
    record BestCustomer(String id, BigDecimal monetary, Optional<Long> recencyDays, long frequency, String segment) {}

    /** From counts by value, see {@link MeasureCounts}. */
    static MeasureFigures of(List<Row> counts, List<BestCustomer> best) {
        List<Cells> rows = counts.stream().map(Cells::new).toList();
        List<Counted> amounts = counted(rows, MeasureCounts.MONETARY);
        return new MeasureFigures(
                grid(rows),
                Bins.ofDays(counted(rows, MeasureCounts.RECENCY)),
                Bins.ofMoney(amounts),
                Concentration.of(amounts, customers(rows)),
                best);
    }

    /** Customers with one value of a measure. */
    record Counted(long value, long customers, BigDecimal monetary) {}

    private static long customers(List<Cells> rows) {
        return of(rows, MeasureCounts.GRID)
                .mapToLong(row -> row.count(MeasureCountSteps.CUSTOMERS))
                .sum();
    }

    private static List<GridCell> grid(List<Cells> rows) {
        return of(rows, MeasureCounts.GRID)
                .map(row -> new GridCell(
                        row.anyCount(MeasureCountSteps.FIRST),
                        row.anyCount(MeasureCountSteps.SECOND),
                        row.count(MeasureCountSteps.CUSTOMERS),
                        row.money(MeasureCountSteps.MONETARY)))
                .sorted(Comparator.comparing(
                                (GridCell cell) -> cell.recencyScore().orElse(0L))
                        .reversed()
                        .thenComparing(cell -> cell.frequencyScore().orElse(0L)))
                .toList();
    }

    private static List<Counted> counted(List<Cells> rows, String measure) {
        return of(rows, measure)
                .filter(row -> row.anyCount(MeasureCountSteps.FIRST).isPresent())
                .map(row -> new Counted(
                        row.count(MeasureCountSteps.FIRST),
                        row.count(MeasureCountSteps.CUSTOMERS),
                        row.money(MeasureCountSteps.MONETARY)))
                .sorted(Comparator.comparingLong(Counted::value))
                .toList();
    }

    private static Stream<Cells> of(List<Cells> rows, String measure) {
        return rows.stream().filter(row -> row.text(MeasureCountSteps.MEASURE).equals(measure));
    }
}
