package io.assay.jobs.profile;

import static io.assay.table.ProfileSteps.GROUPS;
import static io.assay.table.ProfileSteps.HEADS;
import static io.assay.table.ProfileSteps.LARGE_CUSTOMERS;
import static io.assay.table.ProfileSteps.LARGE_GROUPS;
import static io.assay.table.ProfileSteps.LEAST_MEDIAN;
import static io.assay.table.ProfileSteps.MEDIAN;
import static io.assay.table.ProfileSteps.MOST_MEDIAN;
import static io.assay.table.ProfileSteps.VALUE;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.assay.profile.FirstDigits;
import io.assay.profile.Quartiles;
import io.assay.table.CustomerFeatureTable;
import io.assay.transform.Kept;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Sizes of peer groups, and how unlike their money is.
 *
 * @param smallest customers that a group needs to be compared within
 */
record PeerGroupReader(long smallest) {
    private static final int SHOWN = 10;
    private static final String NONE = "(none)";

    Profile.PeerGroups read(Dataset<Row> customers) {
        Column group = coalesce(CustomerFeatureTable.PEER_GROUP.col(), lit(NONE));
        Dataset<Row> counted = customers
                .groupBy(
                        CustomerFeatureTable.PEER_GROUP.from(group),
                        VALUE.from(FirstDigits.of(CustomerFeatureTable.MONETARY.col())))
                .agg(HEADS.from(count(lit(1))));
        try (Kept groups = Kept.of(new Quartiles(List.of(CustomerFeatureTable.PEER_GROUP)).apply(counted))) {
            return of(totals(groups.rows()), largest(groups.rows()));
        }
    }

    private Row totals(Dataset<Row> groups) {
        Column large = HEADS.col().geq(lit(smallest));
        return groups.agg(
                        GROUPS.from(count(lit(1))),
                        LARGE_GROUPS.from(count(when(large, lit(1)))),
                        LARGE_CUSTOMERS.from(coalesce(sum(when(large, HEADS.col())), lit(0L))),
                        LEAST_MEDIAN.from(coalesce(min(when(large, MEDIAN.col())), lit(0L))),
                        MOST_MEDIAN.from(coalesce(max(when(large, MEDIAN.col())), lit(0L))))
                .first();
    }

    private List<Profile.PeerGroup> largest(Dataset<Row> groups) {
        return groups
                .filter(HEADS.col().geq(lit(smallest)))
                .orderBy(HEADS.col().desc(), CustomerFeatureTable.PEER_GROUP.col())
                .limit(SHOWN)
                .collectAsList()
                .stream()
                .map(row -> new Profile.PeerGroup(
                        CustomerFeatureTable.PEER_GROUP.in(row, String.class),
                        HEADS.in(row, Long.class),
                        MEDIAN.in(row, Long.class)))
                .toList();
    }

    private static Profile.PeerGroups of(Row totals, List<Profile.PeerGroup> largest) {
        long least = LEAST_MEDIAN.in(totals, Long.class);
        long most = MOST_MEDIAN.in(totals, Long.class);
        return new Profile.PeerGroups(
                GROUPS.in(totals, Long.class),
                largest,
                LARGE_GROUPS.in(totals, Long.class),
                LARGE_CUSTOMERS.in(totals, Long.class),
                most <= 0 ? 1 : (double) most / Math.max(1, least));
    }
}
