package io.assay.ingest;

import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * Letters in one case by Unicode's rules without those of a language, as the configuration is read, whatever the locale
 * of an executor. Spark's own functions build tables of all characters before the first row.
 */
final class LetterCase {
    private static final UserDefinedFunction LOWER = udf(
            (UDF1<String, String>) text -> text == null ? null : text.toLowerCase(Locale.ROOT), DataTypes.StringType);
    private static final UserDefinedFunction UPPER = udf(
            (UDF1<String, String>) text -> text == null ? null : text.toUpperCase(Locale.ROOT), DataTypes.StringType);

    private LetterCase() {}

    static Column lower(Column text) {
        return LOWER.apply(text);
    }

    static Column upper(Column text) {
        return UPPER.apply(text);
    }

    /** Whether the text, in small letters, is one of the words. A longer text than the longest word is not looked at. */
    static Column isOneOf(Column text, List<String> words) {
        int longest = words.stream()
                .mapToInt(word -> word.codePointCount(0, word.length()))
                .max()
                .orElse(0);
        return length(text).leq(lit(longest)).and(lower(text).isin(words.toArray()));
    }
}
