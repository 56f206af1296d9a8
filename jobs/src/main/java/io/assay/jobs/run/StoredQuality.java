package io.assay.jobs.run;

import io.assay.ingest.Accounting;
import io.assay.ingest.GateResult;
import io.assay.table.QualityResultTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * What {@link QualityRows} left.
 *
 * @param accounting without its files and days, which are not stored
 * @param gates verdicts, in no order
 */
record StoredQuality(Accounting accounting, List<GateResult> gates) {

    /** Reads the rows of one run. */
    static StoredQuality of(List<Row> rows) {
        Map<String, Map<String, BigDecimal>> counts = new TreeMap<>();
        List<GateResult> gates = new ArrayList<>();
        for (Row row : rows) {
            if (row.getAs(QualityResultTable.STATUS.name()).equals(QualityRows.INFO)) {
                counts.computeIfAbsent(row.getAs(QualityResultTable.MEASURE.name()), unused -> new TreeMap<>())
                        .put(
                                row.getAs(QualityResultTable.SUBJECT.name()),
                                row.getAs(QualityResultTable.MEASURED.name()));
            } else {
                gates.add(gate(row));
            }
        }
        return new StoredQuality(accounting(counts), gates);
    }

    private static GateResult gate(Row row) {
        return new GateResult(
                row.getAs(QualityResultTable.MEASURE.name()),
                GateResult.Status.valueOf(
                        row.<String>getAs(QualityResultTable.STATUS.name()).toUpperCase(Locale.ROOT)),
                row.<BigDecimal>getAs(QualityResultTable.MEASURED.name()).doubleValue(),
                limit(row.getAs(QualityResultTable.WARN_LIMIT.name())),
                limit(row.getAs(QualityResultTable.FAIL_LIMIT.name())),
                row.getAs(QualityResultTable.SENTENCE.name()));
    }

    private static OptionalDouble limit(BigDecimal stored) {
        return stored == null ? OptionalDouble.empty() : OptionalDouble.of(stored.doubleValue());
    }

    private static Accounting accounting(Map<String, Map<String, BigDecimal>> counts) {
        Accounting.Rows rows = new Accounting.Rows(
                count(counts, QualityRows.ROWS_IN),
                count(counts, QualityRows.ROWS_ACCEPTED),
                count(counts, QualityRows.ROWS_QUARANTINED),
                count(counts, QualityRows.ROWS_DUPLICATE),
                counts.getOrDefault(QualityRows.ROWS_BY_REASON, Map.of()).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, reason -> reason.getValue().longValueExact())));
        return new Accounting(
                rows,
                counts.getOrDefault(QualityRows.MONEY_IN, Map.of()).keySet().stream()
                        .map(currency -> new Accounting.Money(
                                currency,
                                new Accounting.Delivered(
                                        money(counts, QualityRows.MONEY_IN, currency),
                                        money(counts, QualityRows.MONEY_ACCEPTED, currency),
                                        money(counts, QualityRows.MONEY_QUARANTINED, currency),
                                        money(counts, QualityRows.MONEY_DUPLICATE, currency)),
                                money(counts, QualityRows.MONEY_STORED, currency)))
                        .toList(),
                new Accounting.Doubts(
                        count(counts, QualityRows.ORPHAN_RETURNS), count(counts, QualityRows.ID_COLLISIONS)),
                List.of(),
                Accounting.Days.NONE);
    }

    private static long count(Map<String, Map<String, BigDecimal>> counts, String measure) {
        return counts.get(measure).get(QualityRows.ALL).longValueExact();
    }

    /** At least two decimals, as sums of money are shown. */
    private static BigDecimal money(Map<String, Map<String, BigDecimal>> counts, String measure, String currency) {
        BigDecimal plain = counts.get(measure).get(currency).stripTrailingZeros();
        return plain.scale() < 2 ? plain.setScale(2) : plain;
    }
}
