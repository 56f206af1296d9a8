package io.assay.jobs.report;

import io.assay.table.QualityResultTable;
import io.assay.table.ScoreCutTable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * Cuts, accounting and gates.
 *
 * @param cuts thresholds of scores and schemes
 * @param quality counts and verdicts
 */
record EvidenceFigures(List<Cut> cuts, List<Quality> quality) {
    /** One threshold; its value is empty when nobody reaches the level. */
    record Cut(String scheme, String column, String group, long level, String kind, Optional<BigDecimal> value) {}

    /** One measure of the data's quality. */
    record Quality(
            String measure,
            String subject,
            Optional<BigDecimal> measured,
            String status,
            Limits limits,
            String sentence) {}

    /** Limits of a gate. */
    record Limits(Optional<BigDecimal> warn, Optional<BigDecimal> fail) {}

    static EvidenceFigures of(List<Row> cuts, List<Row> quality) {
        return new EvidenceFigures(
                cuts.stream()
                        .map(Cells::new)
                        .map(EvidenceFigures::cut)
                        .sorted(Comparator.comparing(Cut::scheme)
                                .thenComparing(Cut::column)
                                .thenComparing(Cut::group)
                                .thenComparing(Cut::level))
                        .toList(),
                quality.stream().map(Cells::new).map(EvidenceFigures::quality).toList());
    }

    /** All lines of one measure. */
    List<Quality> of(String measure) {
        return quality.stream().filter(line -> line.measure().equals(measure)).toList();
    }

    /** Values of the cuts of a column by the scores, when they hold for all customers alike. */
    List<Cut> scoreCuts(String scheme, String column) {
        List<Cut> found = cuts.stream()
                .filter(cut -> cut.scheme().equals(scheme) && cut.column().equals(column))
                .filter(cut -> cut.value().isPresent())
                .toList();
        return found.stream().map(Cut::group).distinct().count() == 1 ? found : List.of();
    }

    private static Cut cut(Cells row) {
        return new Cut(
                row.text(ScoreCutTable.SCHEME),
                row.text(ScoreCutTable.COLUMN_NAME),
                row.text(ScoreCutTable.PEER_GROUP),
                row.count(ScoreCutTable.LEVEL),
                row.text(ScoreCutTable.KIND),
                row.anyMoney(ScoreCutTable.CUT_VALUE));
    }

    private static Quality quality(Cells row) {
        return new Quality(
                row.text(QualityResultTable.MEASURE),
                row.text(QualityResultTable.SUBJECT),
                row.anyMoney(QualityResultTable.MEASURED),
                row.text(QualityResultTable.STATUS),
                new Limits(row.anyMoney(QualityResultTable.WARN_LIMIT), row.anyMoney(QualityResultTable.FAIL_LIMIT)),
                row.text(QualityResultTable.SENTENCE));
    }
}
