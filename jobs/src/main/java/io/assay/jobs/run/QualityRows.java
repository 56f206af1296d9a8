package io.assay.jobs.run;

import io.assay.ingest.Accounting;
import io.assay.ingest.GateResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The accounting and the gates of a run as rows of {@code quality_result}. */
record QualityRows(LocalDate asOf, String runId, Accounting accounting, List<GateResult> gates) {
    static final String ALL = "*";
    static final String INFO = "info";
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
    private static final int SCALE = 8;

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
            rows.add(row(
                    MONEY_STORED,
                    currency,
                    money.stored().setScale(SCALE, RoundingMode.UNNECESSARY),
                    "currency of the run",
                    INFO,
                    null,
                    null,
                    "Sum of amounts in transactions, converted and rounded"));
        }
        gates.forEach(gate -> rows.add(row(
                gate.gate(),
                ALL,
                exact(gate.measured()),
                "as the gate",
                gate.status().code(),
                limit(gate.warnLimit()),
                limit(gate.failLimit()),
                gate.sentence())));
        return rows;
    }

    private Row count(String measure, String subject, long number, String sentence) {
        return row(
                measure,
                subject,
                BigDecimal.valueOf(number, 0).setScale(SCALE, RoundingMode.UNNECESSARY),
                "rows",
                INFO,
                null,
                null,
                sentence);
    }

    private Row money(String measure, String currency, BigDecimal amount) {
        BigDecimal exact = amount.setScale(SCALE, RoundingMode.HALF_EVEN);
        return row(measure, currency, exact, "money", INFO, null, null, "Sum of amounts as delivered");
    }

    private Row row(
            String measure,
            String subject,
            BigDecimal measured,
            String unit,
            String status,
            BigDecimal warn,
            BigDecimal fail,
            String sentence) {
        return RowFactory.create(
                Date.valueOf(asOf), runId, measure, subject, measured, unit, status, warn, fail, sentence);
    }

    private static BigDecimal limit(OptionalDouble limit) {
        return limit.isPresent() ? exact(limit.getAsDouble()) : null;
    }

    private static BigDecimal exact(double number) {
        return BigDecimal.valueOf(number).setScale(SCALE, RoundingMode.HALF_EVEN);
    }
}
