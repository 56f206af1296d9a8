package io.assay.jobs.guess;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands around the numbers of a column: a currency, brackets that mean less than zero, a minus sign at the end.
 *
 * @param currency as it stands there; empty when there is none
 */
record Dressing(String currency, boolean brackets, boolean minusAtEnd) {
    private static final String MONEY = "([\\p{L}]{0,2}\\p{Sc}|[A-Z]{3}|[元円圆]|kr|zł)?";
    private static final Pattern DRESSED = Pattern.compile("([(]?)[+-]?" + MONEY
            + "[\\s\u00A0\u202F]*[+-]?(?:[0-9][0-9.,'\u2019 \u00A0\u202F]*)" + MONEY + "([)]?)(-?)");

    private static final double NEARLY_ALL = 0.97;
    private static final int MOST_LOOKED_AT = 2000;

    /** How the values of a column are dressed; empty when they are no numbers even without. */
    static Optional<Dressing> of(List<String> values) {
        String currency = "";
        boolean brackets = false;
        boolean minusAtEnd = false;
        long numbers = 0;
        List<String> looked = values.stream().limit(MOST_LOOKED_AT).toList();
        for (String value : looked) {
            Matcher dressed = DRESSED.matcher(value);
            if (dressed.matches()
                    && dressed.group(1).isEmpty() == dressed.group(4).isEmpty()) {
                numbers++;
                currency = found(dressed.group(2), found(dressed.group(3), currency));
                brackets |= !dressed.group(1).isEmpty();
                minusAtEnd |= !dressed.group(5).isEmpty();
            }
        }
        boolean all = !looked.isEmpty() && numbers >= NEARLY_ALL * looked.size();
        return all && (brackets || minusAtEnd || !currency.isEmpty())
                ? Optional.of(new Dressing(currency, brackets, minusAtEnd))
                : Optional.empty();
    }

    private static String found(String here, String before) {
        return here == null ? before : here;
    }

    /** The number alone; the same as {@link #sql} gives. */
    String bare(String value) {
        String bare = value.replaceAll("[^0-9.,(+-]", "");
        String unbracketed = brackets ? bare.replaceAll("^[(]", "-") : bare;
        return minusAtEnd ? unbracketed.replaceAll("^(.*)-$", "-$1") : unbracketed;
    }

    /** The expression that gives the number alone, as text. */
    String sql(String column) {
        String bare = "regexp_replace(" + column + ", '[^0-9.,(+-]', '')";
        String unbracketed = brackets ? "regexp_replace(" + bare + ", '^[(]', '-')" : bare;
        return minusAtEnd ? "regexp_replace(" + unbracketed + ", '^(.*)-$', '-$1')" : unbracketed;
    }

    /** The expression that gives the number alone, as a number to calculate with. */
    String sql(String column, char decimal) {
        String digits = String.format(Locale.ROOT, "regexp_replace(%s, '[^0-9%s-]', '')", sql(column), decimal);
        return "CAST(" + (decimal == '.' ? digits : "replace(" + digits + ", '" + decimal + "', '.')")
                + " AS DECIMAL(18, 4))";
    }

    /** What is taken off, in words. */
    String words() {
        String off = currency.isEmpty() ? "" : "; " + currency + " is taken off";
        String turned = brackets || minusAtEnd ? "; " + (brackets ? "(1)" : "1-") + " is read as -1" : "";
        return off + turned;
    }
}
