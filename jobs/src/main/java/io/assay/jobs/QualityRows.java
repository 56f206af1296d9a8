package io.assay.jobs;

import io.assay.ingest.Accounting;
import io.assay.ingest.GateResult;
import io.assay.table.QualityResultTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** The accounting and the gates of a run as rows of {@code quality_result}. */
record QualityRows(LocalDate asOf, String runId, Accounting accounting, List<GateResult> gates) {
    private static final String ALL = "*";
    private static final int SCALE = 8;

    Dataset<Row> of(SparkSession spark) {
        List<Row> rows = new ArrayList<>();
        rows.add(count("rows_in", ALL, accounting.rowsIn(), "Rows read"));
        rows.add(count("rows_accepted", ALL, accounting.accepted(), "Rows in transactions"));
        rows.add(count("rows_quarantined", ALL, accounting.quarantined(), "Rows in quarantine"));
        rows.add(count("rows_duplicate", ALL, accounting.duplicates(), "Rows dropped as duplicates"));
        accounting
                .rowsByReason()
                .forEach((reason, number) -> rows.add(count("rows_by_reason", reason, number, "Rows not accepted")));
        rows.add(count("orphan_returns", ALL, accounting.orphanReturns(), "Returns without an earlier purchase"));
        rows.add(count("id_collisions", ALL, accounting.idCollisions(), "Customers spelt in more than one way"));
        for (Accounting.Money money : accounting.money()) {
            String currency = money.currency() == null ? "?" : money.currency();
            rows.add(money("money_in", currency, money.in()));
            rows.add(money("money_accepted", currency, money.accepted()));
            rows.add(money("money_quarantined", currency, money.quarantined()));
            rows.add(money("money_duplicate", currency, money.duplicates()));
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
        return spark.createDataFrame(rows, QualityResultTable.SPEC.schema());
    }

    private Row count(String measure, String subject, long number, String sentence) {
        return row(
                measure,
                subject,
                BigDecimal.valueOf(number, 0).setScale(SCALE, RoundingMode.UNNECESSARY),
                "rows",
                "info",
                null,
                null,
                sentence);
    }

    private Row money(String measure, String currency, BigDecimal amount) {
        BigDecimal exact = amount.setScale(SCALE, RoundingMode.HALF_EVEN);
        return row(measure, currency, exact, "money", "info", null, null, "Sum of amounts as delivered");
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
