package io.assay.jobs.profile;

import static org.apache.spark.sql.functions.ceil;

import io.assay.feature.CustomerFeatures;
import io.assay.feature.Window;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.run.LibraryParameters;
import io.assay.jobs.run.Stage;
import io.assay.jobs.run.Steps;
import io.assay.math.Tally;
import io.assay.profile.CustomerCounts;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.ProfileSteps;
import io.assay.table.RunColumns;
import io.assay.transform.Kept;
import io.assay.transform.Transformation;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Takes the figures of customers from customer-days, by the same steps that a run measures and scores with. */
record CustomerReader(AssayConfig config, LocalDate asOf, Steps steps) {
    private static final String VISITS = "visits";
    private static final String CYCLE = "cycle";

    Profile.Customers read(Dataset<Row> customerDays) {
        try (Kept days = Kept.of(customerDays)) {
            Map<String, Tally> lifetime = counts(
                    lifetime().apply(days.rows()),
                    Map.of(
                            VISITS, CustomerFeatureTable.FREQUENCY.col(),
                            CYCLE, ceil(CustomerFeatureTable.CYCLE_DAYS.col()).cast(DataTypes.LongType)));
            try (Kept scored = Kept.of(inWindow().apply(days.rows()))) {
                return read(lifetime, scored.rows());
            }
        }
    }

    private Profile.Customers read(Map<String, Tally> lifetime, Dataset<Row> scored) {
        steps.begin(Stage.SCORE);
        TieReader ties = new TieReader(config);
        List<Profile.Ties> found = ties.read(scored);
        return new Profile.Customers(
                lifetime.get(VISITS),
                lifetime.get(CYCLE),
                inWindow(found),
                found,
                ties.usable(found),
                hasPeerGroups()
                        ? Optional.of(new PeerGroupReader(config.scores().smallestPeerGroup()).read(scored))
                        : Optional.empty());
    }

    /** Everybody has a frequency. */
    private static long inWindow(List<Profile.Ties> ties) {
        return ties.stream()
                .filter(each -> each.measure() == Profile.Measure.FREQUENCY)
                .mapToLong(each -> each.values().total())
                .sum();
    }

    private boolean hasPeerGroups() {
        return config.sources().stream()
                .anyMatch(source -> source.columns().peerGroup().isPresent());
    }

    private Transformation lifetime() {
        CustomerFeatures configured = LibraryParameters.features(config, asOf);
        return new CustomerFeatures(
                asOf,
                List.of(Window.all()),
                configured.visit(),
                configured.returns(),
                CustomerFeatures.Inactive.KEEP,
                configured.trendMonths());
    }

    /** The customers that a run would score, with what they are scored by. */
    private Transformation inWindow() {
        CustomerFeatures configured = LibraryParameters.features(config, asOf);
        Transformation features = new CustomerFeatures(
                asOf,
                configured.windows().subList(0, 1),
                configured.visit(),
                configured.returns(),
                configured.inactive(),
                configured.trendMonths());
        return features.then(rows -> rows.select(
                RunColumns.CUSTOMER_ID.col(),
                CustomerFeatureTable.PEER_GROUP.col(),
                CustomerFeatureTable.RECENCY_DAYS.col(),
                CustomerFeatureTable.FREQUENCY.col(),
                CustomerFeatureTable.MONETARY.col()));
    }

    /** Customers by value of each measure; those without a value are left out. */
    static Map<String, Tally> counts(Dataset<Row> customers, Map<String, Column> measures) {
        Map<String, TreeMap<Long, Long>> counts = new HashMap<>();
        measures.keySet().forEach(measure -> counts.put(measure, new TreeMap<>()));
        new CustomerCounts(measures)
                .apply(customers)
                .filter(ProfileSteps.VALUE.col().isNotNull())
                .collectAsList()
                .forEach(row -> counts.get(ProfileSteps.MEASURE.in(row, String.class))
                        .put(ProfileSteps.VALUE.in(row, Long.class), ProfileSteps.HEADS.in(row, Long.class)));
        Map<String, Tally> tallies = new HashMap<>();
        counts.forEach((measure, values) -> tallies.put(measure, new Tally(values)));
        return tallies;
    }
}
