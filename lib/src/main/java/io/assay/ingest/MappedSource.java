package io.assay.ingest;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.isnull;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.assay.table.CandidateTable;
import io.assay.table.ColumnSpec;
import io.assay.table.SourceSteps;
import io.assay.table.TransactionTable;
import io.assay.transform.Transformation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.NumericType;

/**
 * Turns the rows of one source into candidates. The rows hold what was found out about each record (the first columns of
 * {@link CandidateTable}) and the used columns of the source as {@link #column}, so that no name of a source can
 * collide with ours.
 *
 * <p>Apply it with {@code spark.sql.ansi.enabled=false}: then an expression that fails on a row gives null, and the row
 * goes to quarantine instead of stopping the run.
 *
 * @param names names of the used columns in the source, in order
 */
public record MappedSource(ColumnMapping mapping, List<String> names) implements Transformation {
    private static final List<ColumnSpec> RECORD_COLUMNS = List.of(
            TransactionTable.SOURCE,
            TransactionTable.SOURCE_FILE,
            TransactionTable.SOURCE_ROW,
            CandidateTable.RAW_ROW,
            CandidateTable.RECORD_PROBLEM,
            CandidateTable.DIGEST_HIGH,
            CandidateTable.DIGEST_LOW);
    /** Whole numbers up to here have exactly one double. */
    private static final double EXACT_DOUBLE = 9_007_199_254_740_992.0;

    public MappedSource {
        names = List.copyOf(names);
    }

    /** Name of the source's used column at the place, from 0, in the rows given to {@link #apply}. */
    public static String column(int place) {
        return SourceSteps.cell(place).name();
    }

    private static String number(int place) {
        return SourceSteps.number(place).name();
    }

    private static String problem(int place) {
        return SourceSteps.problem(place).name();
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> rows) {
        Map<Field, FieldExpression> expressions = mapping.expressions(names);
        Map<Field, String> fields = new EnumMap<>(Field.class);
        expressions
                .keySet()
                .forEach(field ->
                        fields.put(field, SourceSteps.field(field.key()).name()));
        Dataset<Row> read = evaluated(withNumbers(rows, expressions), expressions, fields);
        List<Column> columns =
                new ArrayList<>(RECORD_COLUMNS.stream().map(ColumnSpec::col).toList());
        columns.addAll(new Projection(read, expressions, fields).columns());
        return read.select(columns.toArray(Column[]::new));
    }

    /** Adds the exact value, and the problem, of each column that takes part in arithmetic. */
    private Dataset<Row> withNumbers(Dataset<Row> rows, Map<Field, FieldExpression> expressions) {
        Set<String> operands = new LinkedHashSet<>();
        expressions.forEach((field, expression) -> {
            if (!expression.isColumn()) {
                operands.addAll(expression.numbers(field.isNumber()));
            }
        });
        List<Column> columns = new ArrayList<>(List.of(col("*")));
        for (String operand : operands) {
            int place = names.indexOf(operand);
            DataType type = rows.schema().apply(column(place)).dataType();
            NumberFormat.Reading reading = format(type).operandTyped(col(column(place)), type, mapping.surplus());
            columns.add(reading.value().as(number(place)));
            columns.add(reading.problem().as(problem(place)));
        }
        return rows.select(columns.toArray(Column[]::new));
    }

    private Dataset<Row> evaluated(
            Dataset<Row> rows, Map<Field, FieldExpression> expressions, Map<Field, String> fields) {
        List<Column> columns = new ArrayList<>(List.of(col("*")));
        expressions.forEach((field, expression) -> {
            boolean wanted = field.isNumber() && !expression.isColumn();
            Column value =
                    expression.over(wanted, name -> column(names.indexOf(name)), name -> number(names.indexOf(name)));
            check(rows, field, expression, value);
            columns.add(value.as(fields.get(field)));
        });
        return rows.select(columns.toArray(Column[]::new));
    }

    private void check(Dataset<Row> rows, Field field, FieldExpression expression, Column value) {
        try {
            rows.select(value);
        } catch (Exception unusable) {
            throw new ExpressionException(
                    "columns." + field.key() + " of source " + mapping.source() + ": `" + expression.text()
                            + "` cannot be used: " + FieldExpression.firstLine(unusable),
                    unusable);
        }
    }

    private NumberFormat format(DataType type) {
        return type.equals(DataTypes.StringType) ? mapping.numbers() : NumberFormat.PLAIN;
    }

    /** The candidate columns over the evaluated fields. */
    private final class Projection {
        private final Dataset<Row> rows;
        private final Map<Field, FieldExpression> expressions;
        private final Map<Field, String> fields;

        Projection(Dataset<Row> rows, Map<Field, FieldExpression> expressions, Map<Field, String> fields) {
            this.rows = rows;
            this.expressions = expressions;
            this.fields = fields;
        }

        List<Column> columns() {
            NumberFormat.Reading amount = number(Field.AMOUNT, Reason.BAD_AMOUNT);
            return List.of(
                    CandidateTable.RAW_CUSTOMER.from(text(Field.CUSTOMER)),
                    CandidateTable.CUSTOMER_PROBLEM.from(customerProblem()),
                    CandidateTable.TIME_MICROS.from(micros()),
                    CandidateTable.EXACT_AMOUNT.from(amount.value()),
                    CandidateTable.AMOUNT_PROBLEM.from(amount.problem()),
                    CandidateTable.RAW_TRANSACTION.from(optional(Field.TRANSACTION)),
                    CandidateTable.RAW_PRODUCT.from(optional(Field.PRODUCT)),
                    CandidateTable.EXACT_QUANTITY.from(quantity().value()),
                    CandidateTable.QUANTITY_PROBLEM.from(quantity().problem()),
                    CandidateTable.RAW_CURRENCY.from(optional(Field.CURRENCY)),
                    CandidateTable.RAW_PEER_GROUP.from(optional(Field.PEER_GROUP)),
                    CandidateTable.RETURN_FLAG.from(flag()),
                    CandidateTable.RETURN_PROBLEM.from(flagProblem()));
        }

        private DataType type(Field field) {
            return rows.schema().apply(fields.get(field)).dataType();
        }

        private boolean mapped(Field field) {
            return fields.containsKey(field);
        }

        /** The value as text; a double that is a whole number as that number, never as 1.0E9. */
        private Column text(Field field) {
            Column value = col(fields.get(field));
            Column plain = value.cast(DataTypes.StringType);
            return isDouble(type(field))
                    ? when(
                                    whole(value),
                                    value.cast(DataTypes.createDecimalType(20, 0))
                                            .cast(DataTypes.StringType))
                            .otherwise(plain)
                    : plain;
        }

        private Column optional(Field field) {
            return mapped(field) ? valueOrNull(text(field)) : lit(null);
        }

        private Column valueOrNull(Column text) {
            return when(not(isNullWord(text)), trim(text));
        }

        private Column isNullWord(Column text) {
            return LetterCase.isOneOf(
                    trim(text),
                    Stream.concat(Stream.of(""), mapping.nullWords().stream()).toList());
        }

        private Column customerProblem() {
            Column value = col(fields.get(Field.CUSTOMER));
            return isDouble(type(Field.CUSTOMER))
                    ? when(value.isNotNull().and(not(whole(value))), lit(Reason.BAD_ID.code()))
                    : lit(null);
        }

        private Column whole(Column value) {
            return abs(value).leq(lit(EXACT_DOUBLE)).and(round(value).equalTo(value));
        }

        private Column micros() {
            Column value = col(fields.get(Field.TIME));
            DataType type = type(Field.TIME);
            if (type.equals(DataTypes.TimestampType)) {
                return unix_micros(value);
            }
            if (type instanceof NumericType && !mapping.times().epoch()) {
                throw new ExpressionException("columns.time of source " + mapping.source() + ": `"
                        + expressions.get(Field.TIME).text()
                        + "` is a number; say with time_format whether it counts epoch_s, epoch_ms or epoch_us");
            }
            boolean calendar = type.equals(DataTypes.DateType) || type.equals(DataTypes.TimestampNTZType);
            return calendar
                    ? mapping.times().microsOfLocal(value, type)
                    : mapping.times().micros(value.cast(DataTypes.StringType));
        }

        private NumberFormat.Reading quantity() {
            if (!mapped(Field.QUANTITY)) {
                return new NumberFormat.Reading(lit(null), lit(null));
            }
            NumberFormat.Reading reading = number(Field.QUANTITY, Reason.BAD_QUANTITY);
            Column given = not(coalesce(isNullWord(text(Field.QUANTITY)), lit(true)));
            return new NumberFormat.Reading(
                    reading.value(), when(reading.problem().isNotNull().and(given), lit(Reason.BAD_QUANTITY.code())));
        }

        private NumberFormat.Reading number(Field field, Reason unreadable) {
            Column value = col(fields.get(field));
            DataType type = type(field);
            boolean computed =
                    type instanceof DecimalType && !expressions.get(field).isColumn();
            if (!computed) {
                return format(type).readTyped(value, type);
            }
            Column exact = value.try_cast(CandidateTable.EXACT);
            Column problem = Stream.concat(
                            operandProblems(field),
                            Stream.of(when(value.isNotNull(), lit(Reason.AMOUNT_RANGE.code())), lit(unreadable.code())))
                    .reduce((first, second) -> coalesce(first, second))
                    .orElseThrow();
            return new NumberFormat.Reading(exact, when(isnull(exact), problem));
        }

        private Stream<Column> operandProblems(Field field) {
            return expressions.get(field).numbers(true).stream().map(name -> col(problem(names.indexOf(name))));
        }

        private Column flag() {
            if (!mapped(Field.IS_RETURN)) {
                return lit(false);
            }
            Column value = col(fields.get(Field.IS_RETURN));
            return coalesce(
                    type(Field.IS_RETURN).equals(DataTypes.BooleanType)
                            ? value
                            : flagWord().isin(trueWords()),
                    lit(false));
        }

        private Column flagProblem() {
            if (!mapped(Field.IS_RETURN) || type(Field.IS_RETURN).equals(DataTypes.BooleanType)) {
                return lit(null);
            }
            Column known = flagWord()
                    .isin(trueWords())
                    .or(flagWord().isin(falseWords()))
                    .or(isNullWord(flagWord()));
            return when(not(known), lit(Reason.BAD_FLAG.code()));
        }

        private Column flagWord() {
            return LetterCase.lower(trim(text(Field.IS_RETURN)));
        }
    }

    private static boolean isDouble(DataType type) {
        return type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType);
    }

    private static Object[] trueWords() {
        return new Object[] {"true", "t", "yes", "y", "1"};
    }

    private static Object[] falseWords() {
        return new Object[] {"false", "f", "no", "n", "0"};
    }
}
