package io.assay.jobs.run;

import io.assay.cluster.PreviousClusters;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.RunWriter;
import io.assay.table.ClusterProfileTable;
import io.assay.table.ScoreCutTable;
import io.assay.transform.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One try at a run: from its input to its publication.
 *
 * @param id tells this try from others at the same run
 * @param started when it began
 */
public record Attempt(RunOrder order, RunStart start, String id, Instant started) {

    /** Does the work; empty when no row was accepted and the configuration allows that. */
    public Optional<RunReport> run(Published published, Steps steps) {
        try (RunWriter writer = new RunWriter(published.warehouse(), order.asOf(), start.runId(), id)) {
            writer.prepare(Stage.runTables());
            return new IngestStep(this, published, writer, steps)
                    .run()
                    .map(rows -> segmented(rows, new PublishStep(this, published, writer, steps)));
        }
    }

    private RunReport segmented(Intake rows, PublishStep publishing) {
        Published published = publishing.published();
        start.input().sizeExchanges();
        int parts = CustomerParts.of(rows.days(), published.warehouse().spark().sparkContext());
        Segmentation segmentation = new Segmentation(order, frozenCuts(published), previousClusters(published), parts);
        try (Kept measured = segmentation.measured(rows.customerDays())) {
            requireCustomers(measured.rows());
            try (Segmentation.Result result = segmentation.of(measured.rows(), publishing.steps())) {
                return publishing.publish(result, rows);
            }
        }
    }

    private Optional<List<Row>> frozenCuts(Published published) {
        return start.input()
                .cutsFrom()
                .map(from -> published.rows(from, ScoreCutTable.SPEC).collectAsList());
    }

    private PreviousClusters previousClusters(Published published) {
        return before(published)
                .filter(found -> found.evidence(ClusterProfileTable.SPEC.name()).isPresent())
                .map(found -> PreviousClusters.of(
                        published.rows(found, ClusterProfileTable.SPEC).collectAsList()))
                .orElse(PreviousClusters.none());
    }

    /** The publication of the as-of date before. */
    Optional<Publication> before(Published published) {
        return published.manifest().before(order.asOf());
    }

    private void requireCustomers(Dataset<Row> measured) {
        // counting fills the cache in all partitions at once; a look at the first row would fill one
        if (measured.count() == 0) {
            throw new Failure(
                    ErrorCode.INPUT_NO_CUSTOMERS,
                    "Cannot segment customers at " + order.asOf() + ": no accepted row lies in the window before it",
                    "Check as_of and features.windows");
        }
    }
}
