package io.assay.ingest;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import io.assay.table.CandidateTable;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * How a source writes numbers. Only this form is a number: a sign, digits with correct groups of three, a fraction, an
 * exponent. Currency signs, other separators, Unicode minus and full-width digits are none.
 *
 * @param decimal decimal sign, one character
 * @param thousands separator of groups of three digits, one character; empty when none is allowed
 */
public record NumberFormat(String decimal, String thousands) {
    /** Numbers as programs write them: {@code 1234.5}. */
    public static final NumberFormat PLAIN = new NumberFormat(".", "");

    /** Type that two columns are multiplied in: the product keeps all digits in 38. */
    private static final DataType OPERAND = DataTypes.createDecimalType(18, 8);

    private static final int OPERAND_SCALE = 8;
    private static final BigDecimal OPERAND_LIMIT = BigDecimal.TEN.pow(10);
    private static final String BLANKS = " \t\r\n\u00A0\u3000";
    private static final String NOT_A_NUMBER = "^[+-]?(nan|inf|infinity|\u221E)$";

    /** A number read from text: the exact value or null, and then the reason code. */
    public record Reading(Column value, Column problem) {}

    public NumberFormat {
        if (decimal.length() != 1 || thousands.length() > 1 || decimal.equals(thousands)) {
            throw new IllegalArgumentException("decimal must be one character and differ from thousands, got '"
                    + decimal + "' and '" + thousands + "'");
        }
    }

    /** Reads text exactly; null text is {@code BAD_AMOUNT}. */
    public Reading read(Column text) {
        Column clean = trim(text, BLANKS);
        Column formed = clean.rlike(pattern());
        Column ungrouped = thousands.isEmpty() ? clean : replace(clean, lit(thousands), lit(""));
        Column plain = decimal.equals(".") ? ungrouped : replace(ungrouped, lit(decimal), lit("."));
        Column number = when(formed, plain.try_cast(CandidateTable.EXACT));
        Column negativeZero = number.equalTo(lit(0)).and(clean.startsWith("-"));
        Column infinite = abs(plain.try_cast(DataTypes.DoubleType)).equalTo(lit(Double.POSITIVE_INFINITY));
        Column problem = when(lower(clean).rlike(NOT_A_NUMBER), code(Reason.NOT_FINITE))
                .when(coalesce(formed, lit(false)).equalTo(lit(false)), code(Reason.BAD_AMOUNT))
                .when(negativeZero, code(Reason.NOT_FINITE))
                .when(number.isNull().and(infinite), code(Reason.NOT_FINITE))
                .when(number.isNull(), code(Reason.AMOUNT_RANGE));
        return new Reading(when(problem.isNull(), number), problem);
    }

    /** Reads text as an operand of arithmetic: at most ten digits before the point and eight after. */
    public Reading operand(Column text, Surplus surplus) {
        Reading exact = read(text);
        Column rounded = round(exact.value(), OPERAND_SCALE);
        Column tooLarge = abs(rounded).geq(lit(OPERAND_LIMIT));
        Column tooFine = rounded.notEqual(exact.value());
        Column problem = coalesce(
                exact.problem(),
                when(tooLarge, code(Reason.AMOUNT_RANGE)),
                surplus == Surplus.REJECT ? when(tooFine, code(Reason.AMOUNT_SCALE)) : lit(null));
        return new Reading(when(problem.isNull(), rounded.try_cast(OPERAND)), problem);
    }

    private String pattern() {
        String point = Pattern.quote(decimal);
        String whole =
                thousands.isEmpty() ? "[0-9]+" : "(?:[0-9]{1,3}(?:" + Pattern.quote(thousands) + "[0-9]{3})+|[0-9]+)";
        return "^[+-]?(?:" + whole + "(?:" + point + "[0-9]*)?|" + point + "[0-9]+)(?:[eE][+-]?[0-9]{1,4})?$";
    }

    private static Column code(Reason reason) {
        return lit(reason.code());
    }
}
