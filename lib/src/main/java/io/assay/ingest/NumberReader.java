package io.assay.ingest;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Reads the text of a number in a task: the exact value, or the reason why there is none. One function per number, for a
 * chain of column expressions that does the same makes generated code that is too long to be compiled.
 */
final class NumberReader implements UDF1<String, Row>, Serializable {
    static final String VALUE = "value";
    static final String PROBLEM = "problem";
    static final int OPERAND_DIGITS = 18;
    static final int OPERAND_SCALE = 8;

    private static final long serialVersionUID = 1L;
    private static final int EXACT_SCALE = 18;
    private static final int EXACT_WHOLE_DIGITS = 20;
    private static final BigDecimal OPERAND_LIMIT = BigDecimal.TEN.pow(OPERAND_DIGITS - OPERAND_SCALE);
    private static final String BLANKS = " \t\r\n\u00A0\u3000";
    private static final Set<String> NOT_NUMBERS = Set.of("nan", "inf", "infinity", "\u221E");
    /** A long holds any number of so many digits. */
    private static final int SHORT = 18;

    private final char decimal;
    private final String thousands;
    private final Pattern form;
    private final boolean operand;
    private final Surplus surplus;

    NumberReader(NumberFormat format) {
        this(format.decimal().charAt(0), format.thousands(), form(format), false, Surplus.HALF_UP);
    }

    private NumberReader(char decimal, String thousands, Pattern form, boolean operand, Surplus surplus) {
        this.decimal = decimal;
        this.thousands = thousands;
        this.form = form;
        this.operand = operand;
        this.surplus = surplus;
    }

    /** The same for a number that takes part in arithmetic. */
    NumberReader asOperand(Surplus ofDecimals) {
        return new NumberReader(decimal, thousands, form, true, ofDecimals);
    }

    /** What {@link #call} returns, with values of the type. */
    static StructType shape(DataType type) {
        return new StructType().add(VALUE, type).add(PROBLEM, DataTypes.StringType);
    }

    static Pattern form(NumberFormat format) {
        String point = Pattern.quote(format.decimal());
        String whole = format.thousands().isEmpty()
                ? "[0-9]+"
                : "(?:[0-9]{1,3}(?:" + Pattern.quote(format.thousands()) + "[0-9]{3})+|[0-9]+)";
        return Pattern.compile(
                "[+-]?(?:" + whole + "(?:" + point + "[0-9]*)?|" + point + "[0-9]+)(?:[eE][+-]?[0-9]{1,4})?");
    }

    @Override
    public Row call(String text) {
        if (text == null) {
            return failed(Reason.BAD_AMOUNT);
        }
        String clean = trimmed(text);
        BigDecimal number = plain(clean);
        if (number == null) {
            if (!form.matcher(clean).matches()) {
                return failed(isNotFinite(clean) ? Reason.NOT_FINITE : Reason.BAD_AMOUNT);
            }
            String digits = thousands.isEmpty() ? clean : clean.replace(thousands, "");
            number = exact(digits.replace(decimal, '.'));
            if (number == null) {
                return failed(
                        Double.isInfinite(Double.parseDouble(digits.replace(decimal, '.')))
                                ? Reason.NOT_FINITE
                                : Reason.AMOUNT_RANGE);
            }
        }
        if (number.signum() == 0 && clean.charAt(0) == '-') {
            return failed(Reason.NOT_FINITE);
        }
        return operand ? operand(number) : RowFactory.create(number, null);
    }

    private Row operand(BigDecimal number) {
        BigDecimal rounded =
                number.scale() <= OPERAND_SCALE ? number : number.setScale(OPERAND_SCALE, RoundingMode.HALF_UP);
        if (rounded.abs().compareTo(OPERAND_LIMIT) >= 0) {
            return failed(Reason.AMOUNT_RANGE);
        }
        if (surplus == Surplus.REJECT && rounded.compareTo(number) != 0) {
            return failed(Reason.AMOUNT_SCALE);
        }
        return RowFactory.create(rounded, null);
    }

    /** A sign, up to eighteen digits, a point among them: what nearly every number looks like; null for others. */
    private BigDecimal plain(String text) {
        int from = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        long value = 0;
        int digits = 0;
        int point = -1;
        for (int i = from; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= '0' && character <= '9') {
                value = 10 * value + (character - '0');
                digits++;
            } else if (character == decimal && point < 0) {
                point = i;
            } else {
                return null;
            }
            if (digits > SHORT) {
                return null;
            }
        }
        if (digits == 0) {
            return null;
        }
        int scale = point < 0 ? 0 : text.length() - point - 1;
        return BigDecimal.valueOf(text.charAt(0) == '-' ? -value : value, scale);
    }

    /** The number with at most eighteen decimals; null when it has more than twenty digits before the point. */
    private static BigDecimal exact(String digits) {
        BigDecimal number = new BigDecimal(digits);
        long magnitude = (long) number.precision() - number.scale();
        if (number.signum() == 0 || magnitude < -EXACT_SCALE) {
            return BigDecimal.ZERO;
        }
        if (magnitude > EXACT_WHOLE_DIGITS) {
            return null;
        }
        BigDecimal rounded = number.setScale(EXACT_SCALE, RoundingMode.HALF_UP);
        return rounded.precision() - rounded.scale() > EXACT_WHOLE_DIGITS ? null : rounded;
    }

    private static boolean isNotFinite(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return NOT_NUMBERS.contains(word.startsWith("+") || word.startsWith("-") ? word.substring(1) : word);
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && BLANKS.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && BLANKS.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }

    private static Row failed(Reason reason) {
        return RowFactory.create(null, reason.code());
    }
}
