package io.assay.jobs.export;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Rows as lines of text.
 *
 * <p>CSV follows RFC 4180: UTF-8, a header, lines that end with CR LF, text in quotes, quotes doubled, and nothing where
 * there is no value. JSON is one object a line; a number that is not finite is null there.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
record ListLines(ListFormat format, StructType schema) {
    /** What a spreadsheet takes for the beginning of a formula, in ASCII and in its wide form, or passes over. */
    private static final String FORMULA = "^[=+\\-@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20]";

    /** First line of each file; empty when there is none. */
    String header() {
        return format == ListFormat.JSON
                ? ""
                : Arrays.stream(schema.fieldNames()).collect(Collectors.joining(",")) + end();
    }

    /** What stands behind each line. */
    String end() {
        return format == ListFormat.JSON ? "\n" : "\r\n";
    }

    /** The line of a row. */
    Column line() {
        Column[] cells = Arrays.stream(schema.fields())
                .map(field -> format == ListFormat.JSON ? member(field) : cell(field))
                .toArray(Column[]::new);
        return format == ListFormat.JSON
                ? to_json(struct(cells), Map.of("ignoreNullFields", "false"))
                : concat_ws(",", cells);
    }

    /** Whether a text of the row is written with an apostrophe in front, so that no spreadsheet computes it. */
    Column isGuarded() {
        return format != ListFormat.CSV
                ? lit(false)
                : Arrays.stream(schema.fields())
                        .filter(ListLines::isText)
                        .map(field -> coalesce(beginsFormula(value(field)), lit(false)))
                        .reduce(lit(false), Column::or);
    }

    private Column cell(StructField field) {
        Column value = value(field);
        if (!isText(field)) {
            return coalesce(value.cast(DataTypes.StringType), lit(""));
        }
        Column safe = format == ListFormat.CSV
                ? when(beginsFormula(value), concat(lit("'"), value)).otherwise(value)
                : value;
        Column quoted = concat(lit("\""), regexp_replace(safe, lit("\""), lit("\"\"")), lit("\""));
        return coalesce(quoted, lit(""));
    }

    private static Column member(StructField field) {
        Column value = value(field);
        boolean isDouble = field.dataType().equals(DataTypes.DoubleType);
        Column finite = isDouble
                ? when(isnan(value).or(abs(value).equalTo(lit(Double.POSITIVE_INFINITY))), lit(null))
                        .otherwise(value)
                : value;
        return finite.as(field.name());
    }

    private static Column beginsFormula(Column text) {
        return text.rlike(FORMULA);
    }

    private static boolean isText(StructField field) {
        return field.dataType().equals(DataTypes.StringType);
    }

    private static Column value(StructField field) {
        return col("`" + field.name() + "`");
    }
}
