package io.assay.jobs.report;

import io.assay.jobs.text.Columns;
import io.assay.jobs.text.Language;
import io.assay.jobs.text.Wording;
import io.assay.table.ColumnSpec;
import io.assay.table.CustomerSegmentTable;
import io.assay.table.Meanings;
import io.assay.table.SegmentColumns;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known of one customer, a value a line: the column, its value, and what people call both.
 *
 * @param values by column, in the order of the table
 * @param segments the customer's segments, by column
 */
public record CustomerText(Map<String, Object> values, Map<String, SegmentLabels> segments, Wording words) {
    private static final Meanings CHINESE = Meanings.chinese();
    private static final int COLUMN = 24;
    private static final int TERM = 22;

    /** The lines. */
    public String text() {
        List<String> lines = new ArrayList<>();
        values.forEach((column, value) -> lines.add(term(column) + Columns.left(column, COLUMN) + " " + shown(column)));
        return String.join("\n", lines);
    }

    private String shown(String column) {
        Object value = values.get(column);
        String shown = value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value);
        return Optional.ofNullable(segments.get(column))
                .map(labels -> labels.segment().in(words.language()))
                .filter(name -> !name.equals(shown))
                .map(name -> words.say("explain.named", shown, name))
                .orElse(shown);
    }

    /** The column in Chinese; in English its name says it. */
    private String term(String column) {
        if (words.language() == Language.EN) {
            return "";
        }
        String term = CHINESE.term(CustomerSegmentTable.NAME, column)
                .or(() -> Optional.ofNullable(segments.get(column))
                        .map(labels -> labels.scheme().chinese()))
                .or(() -> beside(column))
                .orElse("");
        return Columns.left(term, TERM) + " ";
    }

    /** A column that stands beside a segment: its reason, and where the customer stands. */
    private Optional<String> beside(String column) {
        return segments.entrySet().stream()
                .flatMap(scheme -> Stream.of(
                                new Beside("reason", SegmentColumns.reason(scheme.getKey())),
                                new Beside("rank", SegmentColumns.rank(scheme.getKey(), "", "")),
                                new Beside("cum_share", SegmentColumns.cumulativeShare(scheme.getKey(), "")))
                        .filter(found -> found.column().name().equals(column))
                        .map(found -> words.say(
                                "explain." + found.kind(),
                                scheme.getValue().scheme().chinese())))
                .findFirst();
    }

    private record Beside(String kind, ColumnSpec column) {}
}
