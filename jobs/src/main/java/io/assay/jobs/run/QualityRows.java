package io.assay.jobs.run;

import io.assay.ingest.Accounting;
import io.assay.ingest.GateResult;
import io.assay.table.QualityResultTable;
import io.assay.table.RowValues;
import io.assay.table.RunColumns;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;

/** The accounting and the gates of a run as rows of {@code quality_result}. */
public record QualityRows(LocalDate asOf, String runId, Accounting accounting, List<GateResult> gates) {
    static final String ALL = "*";
    /** Status of what is counted and not judged. */
    public static final String INFO = "info";

    static final String ROWS_IN = "rows_in";
    static final String ROWS_ACCEPTED = "rows_accepted";
    static final String ROWS_QUARANTINED = "rows_quarantined";
    static final String ROWS_DUPLICATE = "rows_duplicate";
    static final String ROWS_BY_REASON = "rows_by_reason";
    static final String ORPHAN_RETURNS = "orphan_returns";
    static final String ID_COLLISIONS = "id_collisions";
    static final String MONEY_IN = "money_in";
    static final String MONEY_ACCEPTED = "money_accepted";
    static final String MONEY_QUARANTINED = "money_quarantined";
    static final String MONEY_DUPLICATE = "money_duplicate";
    static final String MONEY_STORED = "money_stored";
    private static final String ROWS_FORGOTTEN = "rows_forgotten";
    private static final int SCALE = 8;

    /**
     * Rows of a run, with the number of rows that are no longer there because their customers were forgotten.
     *
     * @param left rows of the input that the publication still stands on
     */
    static List<Row> withForgotten(List<Row> found, LocalDate asOf, String runId, long left) {
        List<Row> rows = new ArrayList<>(found.stream()
                .filter(row -> !measure(row).equals(ROWS_FORGOTTEN))
                .toList());
        long judged = StoredQuality.of(rows).accounting().rowsIn();
        if (judged > left) {
            rows.add(number(
                    values(asOf, runId, ROWS_FORGOTTEN, ALL, "rows", INFO),
                    judged - left,
                    "Rows of customers who were forgotten since"));
        }
        return rows;
    }

    private static String measure(Row row) {
        return row.getAs(QualityResultTable.MEASURE.name());
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(count(ROWS_IN, ALL, accounting.rowsIn(), "Rows read"));
        rows.add(count(ROWS_ACCEPTED, ALL, accounting.accepted(), "Rows in transactions"));
        rows.add(count(ROWS_QUARANTINED, ALL, accounting.quarantined(), "Rows in quarantine"));
        rows.add(count(ROWS_DUPLICATE, ALL, accounting.duplicates(), "Rows dropped as duplicates"));
        accounting
                .rowsByReason()
                .forEach((reason, number) -> rows.add(count(ROWS_BY_REASON, reason, number, "Rows not accepted")));
        rows.add(count(ORPHAN_RETURNS, ALL, accounting.orphanReturns(), "Returns without an earlier purchase"));
        rows.add(count(ID_COLLISIONS, ALL, accounting.idCollisions(), "Customers spelt in more than one way"));
        for (Accounting.Money money : accounting.money()) {
            String currency = money.currency() == null ? "?" : money.currency();
            rows.add(money(MONEY_IN, currency, money.in()));
            rows.add(money(MONEY_ACCEPTED, currency, money.accepted()));
            rows.add(money(MONEY_QUARANTINED, currency, money.quarantined()));
            rows.add(money(MONEY_DUPLICATE, currency, money.duplicates()));
            rows.add(values(MONEY_STORED, currency, "currency of the run", INFO)
                    .with(QualityResultTable.MEASURED, money.stored().setScale(SCALE, RoundingMode.UNNECESSARY))
                    .with(QualityResultTable.SENTENCE, "Sum of amounts in transactions, converted and rounded")
                    .row());
        }
        gates.forEach(gate -> rows.add(row(gate)));
        return rows;
    }

    private Row row(GateResult gate) {
        return values(gate.gate(), ALL, "as the gate", gate.status().code())
                .with(QualityResultTable.MEASURED, exact(gate.measured()))
                .with(QualityResultTable.WARN_LIMIT, limit(gate.warnLimit()))
                .with(QualityResultTable.FAIL_LIMIT, limit(gate.failLimit()))
                .with(QualityResultTable.SENTENCE, gate.sentence())
                .row();
    }

    private Row count(String measure, String subject, long number, String sentence) {
        return number(values(measure, subject, "rows", INFO), number, sentence);
    }

    private static Row number(RowValues values, long number, String sentence) {
        return values.with(
                        QualityResultTable.MEASURED,
                        BigDecimal.valueOf(number, 0).setScale(SCALE, RoundingMode.UNNECESSARY))
                .with(QualityResultTable.SENTENCE, sentence)
                .row();
    }

    private Row money(String measure, String currency, BigDecimal amount) {
        return values(measure, currency, "money", INFO)
                .with(QualityResultTable.MEASURED, amount.setScale(SCALE, RoundingMode.HALF_EVEN))
                .with(QualityResultTable.SENTENCE, "Sum of amounts as delivered")
                .row();
    }

    private RowValues values(String measure, String subject, String unit, String status) {
        return values(asOf, runId, measure, subject, unit, status);
    }

    private static RowValues values(
            LocalDate asOf, String runId, String measure, String subject, String unit, String status) {
        return QualityResultTable.SPEC
                .values()
                .with(RunColumns.AS_OF_DATE, Date.valueOf(asOf))
                .with(RunColumns.RUN_ID, runId)
                .with(QualityResultTable.MEASURE, measure)
                .with(QualityResultTable.SUBJECT, subject)
                .with(QualityResultTable.UNIT, unit)
                .with(QualityResultTable.STATUS, status);
    }

    private static BigDecimal limit(OptionalDouble limit) {
        return limit.isPresent() ? exact(limit.getAsDouble()) : null;
    }

    private static BigDecimal exact(double number) {
        return BigDecimal.valueOf(number).setScale(SCALE, RoundingMode.HALF_EVEN);
    }
}
