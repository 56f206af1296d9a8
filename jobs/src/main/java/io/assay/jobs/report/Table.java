package io.assay.jobs.report;

import io.assay.jobs.text.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Numbers in rows and columns: what a chart draws, and what its readers find behind it.
 *
 * @param rows cells in the order of the columns; null where there is nothing to say
 */
record Table(List<Column> columns, List<List<Object>> rows) {
    Table {
        columns = List.copyOf(columns);
        rows = rows.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
    }

    /** A number as a cell; null where there is none. */
    static Object cell(OptionalDouble number) {
        return number.isPresent() ? (Object) number.getAsDouble() : null;
    }

    /** A column by the key of its label. */
    static Column column(Wording words, String key, Kind kind) {
        return new Column(words.say("column." + key, words.currency()), kind);
    }

    /** One column and the kind of its values. */
    record Column(String label, Kind kind) {}

    /** How the values of a column are written. */
    enum Kind {
        TEXT,
        COUNT,
        MONEY,
        SHARE,
        NUMBER,
        /** A number with one decimal. */
        TENTHS,
        EXACT,
        /** A number with four decimals at most, for readers. */
        ROUND;

        private static final int ROUNDED = 4;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        String write(Object value, Wording words) {
            if (value == null) {
                return words.orAbsent(Optional.empty());
            }
            return switch (this) {
                case TEXT -> value.toString();
                case COUNT -> words.count(((Number) value).longValue());
                case MONEY -> words.amount((BigDecimal) value);
                case SHARE -> words.share(((Number) value).doubleValue());
                case NUMBER -> words.decimals(((Number) value).doubleValue(), 3);
                case TENTHS -> words.decimals(((Number) value).doubleValue(), 1);
                case EXACT -> words.exact((BigDecimal) value);
                case ROUND -> words.exact(((BigDecimal) value).setScale(ROUNDED, RoundingMode.HALF_UP));
            };
        }
    }
}
