package io.assay.cut;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * The rows that a cut is learned from.
 *
 * @param known columns that must not be null
 * @param flag boolean column that must be true, if any
 */
public record Population(List<String> known, Optional<String> flag) {
    /** All rows. */
    public static final Population ALL = new Population(List.of(), Optional.empty());

    public Population {
        known = List.copyOf(known);
    }

    /** Whether a row belongs; never null. */
    public Column contains() {
        Column within = lit(true);
        for (String column : known) {
            within = within.and(col(column).isNotNull());
        }
        if (flag.isPresent()) {
            within = within.and(col(flag.get()).eqNullSafe(lit(true)));
        }
        return within;
    }
}
