package io.assay.jobs.notify;

import static io.assay.table.SegmentSummaryTable.SCHEME;
import static io.assay.table.SegmentTransitionTable.CUSTOMERS;
import static io.assay.table.SegmentTransitionTable.FROM_SEGMENT;
import static io.assay.table.SegmentTransitionTable.LOST;
import static io.assay.table.SegmentTransitionTable.NEW;
import static io.assay.table.SegmentTransitionTable.PREVIOUS_AS_OF_DATE;
import static io.assay.table.SegmentTransitionTable.TO_SEGMENT;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * How many customers of a scheme are in another segment than at the as-of date before, of those who are in one at both.
 *
 * @param customers customers at both dates
 * @param moved those in another segment
 */
record Movement(String scheme, String since, long customers, long moved) {

    /**
     * Of each scheme where enough customers moved, the largest share first.
     *
     * @param least the share that is enough
     */
    static List<Movement> atLeast(double least, List<Row> transitions) {
        Map<String, Movement> found = new TreeMap<>();
        for (Row row : transitions) {
            String from = row.getAs(FROM_SEGMENT.name());
            String to = row.getAs(TO_SEGMENT.name());
            if (!from.equals(NEW) && !to.equals(LOST)) {
                long customers = row.<Long>getAs(CUSTOMERS.name());
                String scheme = row.getAs(SCHEME.name());
                String since = String.valueOf(row.<Object>getAs(PREVIOUS_AS_OF_DATE.name()));
                found.merge(
                        scheme,
                        new Movement(scheme, since, customers, from.equals(to) ? 0 : customers),
                        Movement::plus);
            }
        }
        return found.values().stream()
                .filter(movement -> movement.share() >= least)
                .sorted(Comparator.comparingDouble(Movement::share).reversed())
                .toList();
    }

    private Movement plus(Movement other) {
        return new Movement(scheme, since, customers + other.customers, moved + other.moved);
    }

    /** Share of those who moved, 0 to 1. */
    double share() {
        return (double) moved / customers;
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scheme", scheme);
        json.put("customers", customers);
        json.put("moved", moved);
        json.put("share", share());
        return json;
    }
}
