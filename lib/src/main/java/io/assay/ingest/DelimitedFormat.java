package io.assay.ingest;

import java.io.Serializable;

/**
 * How fields are told apart in delimited text.
 *
 * @param longestRow longest record, in characters; nothing longer is ever held in memory
 */
public record DelimitedFormat(char delimiter, char quote, LineBreaks lineBreaks, int longestRow)
        implements Serializable {

    /** Whether a quoted field may hold line breaks. */
    public enum LineBreaks {
        ALLOWED_IN_QUOTES,
        END_THE_ROW
    }

    public DelimitedFormat {
        if (delimiter == quote || isLineEnd(delimiter) || isLineEnd(quote)) {
            throw new IllegalArgumentException(
                    "delimiter and quote must differ and be no line ends, got '" + delimiter + "' and '" + quote + "'");
        }
        if (longestRow < 1) {
            throw new IllegalArgumentException("longestRow must be at least 1, got " + longestRow);
        }
    }

    static boolean isLineEnd(int character) {
        return character == '\n' || character == '\r';
    }
}
