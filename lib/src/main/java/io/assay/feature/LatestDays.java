package io.assay.feature;

import static io.assay.table.CustomerDayTable.DAY;
import static io.assay.table.CustomerDayTable.IS_RESTATED;
import static io.assay.table.DaySteps.LATEST_SLICE;
import static io.assay.table.RunColumns.CUSTOMER_ID;
import static io.assay.table.RunColumns.RUN_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.assay.transform.Lookup;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The customer-days that several runs left, one row per customer and day: of a day that a later run folded again, the
 * later row stays.
 *
 * @param runs the runs that wrote the rows, oldest first
 */
public record LatestDays(List<String> runs) {
    public LatestDays {
        runs = List.copyOf(runs);
    }

    /**
     * The latest rows of {@code customer_day}. Counts the restated ones first, since most deliveries restate nothing.
     *
     * @param customerDays rows of the runs, with the run
     */
    public Dataset<Row> of(Dataset<Row> customerDays) {
        if (runs.size() < 2) {
            return customerDays;
        }
        Dataset<Row> restated = customerDays.filter(IS_RESTATED.col());
        long number = restated.count();
        if (number == 0) {
            return customerDays;
        }
        Dataset<Row> latest = restated.groupBy(CUSTOMER_ID.col(), DAY.col()).agg(LATEST_SLICE.from(max(place())));
        return customerDays
                .join(Lookup.few(latest, number), new String[] {CUSTOMER_ID.name(), DAY.name()}, "left")
                .filter(place().geq(coalesce(LATEST_SLICE.col(), lit(0L))))
                .drop(LATEST_SLICE.name());
    }

    /** Place of the row's run among the runs, 1 is the oldest. */
    private Column place() {
        return array_position(array(runs.stream().map(functions::lit).toArray(Column[]::new)), RUN_ID.col());
    }
}
