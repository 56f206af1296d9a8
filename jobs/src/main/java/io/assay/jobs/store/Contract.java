package io.assay.jobs.store;

import io.assay.ingest.ColumnMapping;
import io.assay.jobs.config.Failure;
import io.assay.jobs.config.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** What a source must have before a row of it is read. */
final class Contract {
    /** A cell of data, not a name: a first line with such a cell is no header and is not shown. */
    private static final Pattern DATA = Pattern.compile("[-+0-9.,:/ TZ]*[0-9][-+0-9.,:/ TZ]*");

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
        boolean looksLikeData =
                present.stream().anyMatch(name -> DATA.matcher(name).matches());
        if (looksLikeData) {
            return Failure.input(
                    "input.missing-header",
                    "Column " + column + " is not in " + where + ", whose first line looks like data",
                    "Deliver a header line, or set header: false and names");
        }
        return Failure.input(
                "input.missing-column",
                "Column " + column + " is not in " + where + ", which has " + String.join(", ", present),
                NearestName.to(column, present)
                        .map(near -> "Did you mean " + near + "?")
                        .orElse("Correct columns in the configuration, or the input"));
    }
}
