package io.assay.ingest;

import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.text.Normalizer;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * The one spelling of a customer id: Unicode form NFKC (full-width digits become plain ones), blanks at the ends cut,
 * then letter case and leading zeros as configured. Normalising twice is the same as once.
 */
public record CustomerIds(LetterCase letterCase, LeadingZeros leadingZeros) implements Serializable {
    private static final int MOST_ROUNDS = 1000;

    /** Letter case of ids. */
    public enum LetterCase {
        KEEP("keep"),
        UPPER("upper"),
        LOWER("lower");

        private final String code;

        LetterCase(String code) {
            this.code = code;
        }

        /** The word that files hold. */
        public String code() {
            return code;
        }
    }

    /** Whether {@code 00042} and {@code 42} are two customers. */
    public enum LeadingZeros {
        KEEP("keep"),
        DROP("drop");

        private final String code;

        LeadingZeros(String code) {
            this.code = code;
        }

        /** The word that files hold. */
        public String code() {
            return code;
        }
    }

    /** The normalised id as a column. */
    public Column normalised(Column id) {
        return udf((UDF1<String, String>) this::normalise, DataTypes.StringType).apply(id);
    }

    /** The normalised id; null stays null. */
    public String normalise(String id) {
        if (id == null) {
            return null;
        }
        if (letterCase == LetterCase.KEEP && leadingZeros == LeadingZeros.KEEP && isVisibleAscii(id)) {
            return id;
        }
        String before = id;
        String text = once(id);
        // zeros can stand before blanks, and a letter's other case can have a composed form: go on until nothing moves
        for (int round = 0; round < MOST_ROUNDS && !text.equals(before); round++) {
            before = text;
            text = once(text);
        }
        return text;
    }

    /** Whether there is nothing to normalise: most ids look like this, and Unicode's rules take their time. */
    private static boolean isVisibleAscii(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) <= ' ' || id.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private String once(String id) {
        String text = stripped(compatible(id));
        text = switch (letterCase) {
            case KEEP -> text;
            case UPPER -> text.toUpperCase(Locale.ROOT);
            case LOWER -> text.toLowerCase(Locale.ROOT);
        };
        return leadingZeros == LeadingZeros.DROP ? withoutZeros(text) : text;
    }

    private static String compatible(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && blank(text.charAt(from))) {
            from++;
        }
        while (to > from && blank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean blank(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == '\u200B'
                || character == '\uFEFF';
    }

    private static String withoutZeros(String text) {
        int first = 0;
        while (first < text.length() - 1 && text.charAt(first) == '0') {
            first++;
        }
        return text.substring(first);
    }
}
