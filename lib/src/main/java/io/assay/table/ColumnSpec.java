package io.assay.table;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/**
 * One column, declared once: schema, Delta comment and dictionary entry all derive from it.
 *
 * @param unit what one unit of the value is, for example {@code days}; {@code -} for names and codes
 * @param better which end of a measure is worth more; says nothing of names, codes and dates
 * @param binding whether the value follows from as-of, input and configuration alone
 */
public record ColumnSpec(
        String name, DataType type, boolean nullable, String unit, String meaning, Better better, Binding binding) {
    private static final String UNIT = " [";

    /** What a value depends on; only {@link #CONTENT} columns enter the content hash. */
    public enum Binding {
        /** Follows from the as-of date, the input and the configuration. */
        CONTENT,
        /** Names the run, or depends on what earlier runs published. */
        RUN
    }

    /** A column that is never null. */
    public static ColumnSpec required(String name, DataType type, String unit, String meaning) {
        return new ColumnSpec(name, type, false, unit, meaning, Better.HIGHER, Binding.CONTENT);
    }

    /** A column that may be null. */
    public static ColumnSpec optional(String name, DataType type, String unit, String meaning) {
        return new ColumnSpec(name, type, true, unit, meaning, Better.HIGHER, Binding.CONTENT);
    }

    /** The column of a stored field, whose comment was made by {@link #comment}. */
    public static ColumnSpec stored(StructField field) {
        String comment = field.getComment().isDefined() ? field.getComment().get() : "";
        int unit = comment.endsWith("]") ? comment.lastIndexOf(UNIT) : -1;
        return new ColumnSpec(
                field.name(),
                field.dataType(),
                field.nullable(),
                unit < 0 ? "-" : comment.substring(unit + UNIT.length(), comment.length() - 1),
                unit < 0 ? comment : comment.substring(0, unit),
                Better.HIGHER,
                Binding.CONTENT);
    }

    /** The same column, left out of the content hash. */
    public ColumnSpec runBound() {
        return new ColumnSpec(name, type, nullable, unit, meaning, better, Binding.RUN);
    }

    /** The same column, of which less is worth more. */
    public ColumnSpec lowerIsBetter() {
        return new ColumnSpec(name, type, nullable, unit, meaning, Better.LOWER, binding);
    }

    /** The same column, of which another table tells something of its own. */
    public ColumnSpec withMeaning(String other) {
        return new ColumnSpec(name, type, nullable, unit, other, better, binding);
    }

    /** The same column, which may be null. */
    public ColumnSpec orNull() {
        return new ColumnSpec(name, type, true, unit, meaning, better, binding);
    }

    /** The same measure over another window: {@code frequency} becomes {@code frequency_90d}. */
    public ColumnSpec over(String suffix, String span) {
        return new ColumnSpec(name + suffix, type, nullable, unit, meaning + ", " + span, better, binding);
    }

    /** Whether values are numbers, so that they can be added and compared by their distance. */
    public boolean isNumber() {
        return type instanceof NumericType;
    }

    /** Whether values have an order of worth, so that cuts can divide them: numbers, dates and flags. */
    public boolean isOrdered() {
        return isNumber() || isFlag() || type instanceof DateType;
    }

    /** Whether values are true or false. */
    public boolean isFlag() {
        return type instanceof BooleanType;
    }

    /** Whether values are text. */
    public boolean isText() {
        return type instanceof StringType;
    }

    /** A reference to this column, for use in expressions. */
    public Column col() {
        return functions.col(name);
    }

    /** This column within another that holds several. */
    public Column of(ColumnSpec whole) {
        return whole.col().getField(name).as(name);
    }

    /** The given expression, typed and named as this column. */
    public Column from(Column expression) {
        return expression.cast(type).as(name);
    }

    /** The value of this column in a row that knows its schema; null where the row has none. */
    public <T> T in(Row row, Class<T> kind) {
        return kind.cast(row.getAs(name));
    }

    /** Null, typed and named as this column. */
    public Column none() {
        return from(functions.lit(null));
    }

    /** The text that stands beside the column in Delta and in the dictionary. */
    public String comment() {
        return meaning + UNIT + unit + "]";
    }

    /** The schema field, comment included. */
    public StructField field() {
        return DataTypes.createStructField(name, type, nullable).withComment(comment());
    }
}
