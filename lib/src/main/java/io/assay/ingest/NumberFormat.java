package io.assay.ingest;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.assay.table.CandidateTable;
import java.math.BigInteger;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;

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
    private static final DecimalType OPERAND =
            DataTypes.createDecimalType(NumberReader.OPERAND_DIGITS, NumberReader.OPERAND_SCALE);

    /** A number read from text: the exact value or null, and then the reason code. */
    public record Reading(Column value, Column problem) {}

    public NumberFormat {
        if (decimal.length() != 1 || thousands.length() > 1 || decimal.equals(thousands)) {
            throw new IllegalArgumentException("decimal must be one character and differ from thousands, got '"
                    + decimal + "' and '" + thousands + "'");
        }
    }

    /** Whether the text is a number in this form, without blanks around it. */
    public Predicate<String> reads() {
        return NumberReader.form(this).asMatchPredicate();
    }

    /** Reads text exactly; null text is {@code BAD_AMOUNT}. */
    public Reading read(Column text) {
        return reading(new NumberReader(this), CandidateTable.EXACT, text);
    }

    /** Reads text as an operand of arithmetic: at most ten digits before the point and eight after. */
    public Reading operand(Column text, Surplus surplus) {
        return reading(new NumberReader(this).asOperand(surplus), OPERAND, text);
    }

    /** A typed column as a number. Types that cannot hold more digits than are kept need no detour over text. */
    Reading readTyped(Column value, DataType type) {
        return fits(type, CandidateTable.EXACT)
                ? typed(value, CandidateTable.EXACT)
                : read(value.cast(DataTypes.StringType));
    }

    /** A typed column as an operand of arithmetic, see {@link #operand}. */
    Reading operandTyped(Column value, DataType type, Surplus surplus) {
        return fits(type, OPERAND) ? typed(value, OPERAND) : operand(value.cast(DataTypes.StringType), surplus);
    }

    private static Reading typed(Column value, DecimalType kept) {
        return new Reading(value.cast(kept), when(value.isNull(), lit(Reason.BAD_AMOUNT.code())));
    }

    private static boolean fits(DataType type, DecimalType kept) {
        if (type instanceof DecimalType given) {
            return given.scale() <= kept.scale()
                    && given.precision() - given.scale() <= kept.precision() - kept.scale();
        }
        return type instanceof IntegralType && digits(type) <= kept.precision() - kept.scale();
    }

    /** Most decimal digits of a whole number of the type. */
    private static int digits(DataType type) {
        return BigInteger.TWO.pow(Byte.SIZE * type.defaultSize() - 1).toString().length();
    }

    private static Reading reading(NumberReader reader, DataType type, Column text) {
        Column read = udf(reader, NumberReader.shape(type)).apply(text);
        return new Reading(read.getField(NumberReader.VALUE), read.getField(NumberReader.PROBLEM));
    }
}
