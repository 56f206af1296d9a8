package io.assay.jobs.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of columns in a mapping, found without Spark: a name as it stands in the header, or the words of an expression
 * that are neither functions nor keywords. The run itself parses the expression and has the last word.
 */
final class ColumnNames {
    private static final Pattern NAME_WITH_BLANKS = Pattern.compile("[\\p{L}\\p{N}_.#%-]+( +[\\p{L}\\p{N}_.#%-]+)+");
    private static final Pattern TOKEN = Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|`([^`]+)`"
            + "|[0-9][\\p{L}0-9.]*|([\\p{L}_][\\p{L}\\p{N}_]*)(\\s*\\()?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Set<String> CONSTANTS = Set.of("null", "true", "false");
    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "not",
            "is",
            "null",
            "in",
            "like",
            "ilike",
            "rlike",
            "between",
            "case",
            "when",
            "then",
            "else",
            "end",
            "cast",
            "as",
            "true",
            "false",
            "date",
            "timestamp",
            "interval",
            "int",
            "integer",
            "bigint",
            "long",
            "double",
            "float",
            "decimal",
            "string",
            "boolean",
            "div",
            "distinct",
            "from",
            "day",
            "month",
            "year",
            "hour",
            "minute",
            "second",
            "escape",
            "for",
            "try_cast",
            "smallint",
            "tinyint",
            "numeric",
            "timestamp_ntz",
            "binary");

    private ColumnNames() {}

    static List<String> of(String text, List<String> columns) {
        if (columns.contains(text) || (NAME.matcher(text).matches() && !isConstant(text))) {
            return List.of(text);
        }
        List<String> names = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                names.add(matcher.group(1));
            } else if (matcher.group(2) != null && matcher.group(3) == null && !isWord(matcher.group(2))) {
                names.add(matcher.group(2));
            }
        }
        boolean keywords = TOKEN.matcher(text).results().anyMatch(found -> isWord(found.group()));
        return NAME_WITH_BLANKS.matcher(text).matches() && !keywords ? List.of(text) : names;
    }

    private static boolean isConstant(String word) {
        return CONSTANTS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean isWord(String token) {
        return WORDS.contains(token.toLowerCase(Locale.ROOT));
    }
}
