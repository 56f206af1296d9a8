package io.assay.jobs.source;

import io.assay.ingest.ColumnMapping;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.text.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a source must have before a row of it is read. */
final class Contract {
    /** A cell of data, not a name: a first line with such a cell is no header and is not shown. */
    private static final Pattern DATA = Pattern.compile("[-+0-9.,:/ TZ]*[0-9][-+0-9.,:/ TZ]*");

    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}\uFFFD]");
    private static final int NAMES_SHOWN = 30;

    private Contract() {}

    static void requireColumns(ColumnMapping mapping, Collection<String> present, String where) {
        List<ColumnMapping.Unknown> unknown = mapping.unknown(present);
        if (!unknown.isEmpty()) {
            ColumnMapping.Unknown first = unknown.get(0);
            throw missing(
                    first.column(),
                    where + " of source " + mapping.source() + " (needed by columns."
                            + first.field().key() + ")",
                    present);
        }
    }

    static Failure missing(String column, String where, Collection<String> present) {
        if (present.stream().anyMatch(name -> NO_TEXT.matcher(name).find())) {
            return new Failure(
                    ErrorCode.INPUT_UNREADABLE,
                    "Column " + column + " is not in " + where
                            + ", whose first line is no text in the source's encoding",
                    "Check format and encoding of the source, and the file");
        }
        boolean looksLikeData =
                present.stream().anyMatch(name -> DATA.matcher(name).matches());
        if (looksLikeData) {
            return new Failure(
                    ErrorCode.INPUT_MISSING_HEADER,
                    "Column " + column + " is not in " + where + ", whose first line looks like data",
                    "Deliver a header line, or set header: false and names");
        }
        return new Failure(
                ErrorCode.INPUT_MISSING_COLUMN,
                "Column " + column + " is not in " + where + ", which has " + shown(present),
                isOneField(column, present)
                        ? "Set delimiter, or correct the input: the first line is a single field"
                        : fix(column, present));
    }

    /** Whether the first line was not divided, though it holds the column. */
    private static boolean isOneField(String column, Collection<String> present) {
        return present.size() == 1
                && present.stream().allMatch(name -> name.length() > column.length() && name.contains(column));
    }

    private static String fix(String column, Collection<String> present) {
        return NearestName.to(column, present)
                .map(near -> "Did you mean " + near + "?")
                .orElse("Correct columns in the configuration, or the input");
    }

    private static String shown(Collection<String> names) {
        String first = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        return names.size() > NAMES_SHOWN ? first + ", ..." : first;
    }
}
