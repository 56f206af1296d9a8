package io.assay.jobs;

import static io.assay.table.RunColumns.CUSTOMER_ID;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.report.SegmentLabels;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import io.assay.table.DimSegmentTable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Tells everything that is published of one customer: values, scores, segments and the reason of each. */
public final class ExplainJob {
    private final Published published;

    /** Explains customers of a warehouse. */
    public ExplainJob(Warehouse warehouse) {
        this.published = new Published(warehouse);
    }

    /**
     * A customer as published.
     *
     * @param values all columns, in the order of the table
     * @param segments what its segments are called, by the column that holds them
     */
    public record Explanation(Map<String, Object> values, Map<String, SegmentLabels> segments) {}

    /**
     * All columns of the customer, and what its segments are called.
     *
     * @param asOf the as-of date; empty means the newest published one
     */
    public Explanation run(String customer, Optional<LocalDate> asOf) {
        Publication publication = published
                .at(asOf)
                .orElseThrow(() -> new Failure(
                        ErrorCode.EXPLAIN_NOTHING_PUBLISHED,
                        "Cannot explain customer " + customer + ": nothing is published"
                                + asOf.map(day -> " for " + day).orElse(""),
                        "Look at 'assay status'"));
        List<Row> rows = published
                .customers(publication)
                .filter(CUSTOMER_ID.col().equalTo(lit(customer)))
                .collectAsList();
        if (rows.isEmpty()) {
            throw new Failure(
                    ErrorCode.EXPLAIN_UNKNOWN_CUSTOMER,
                    "Cannot explain customer " + customer + ": not among the " + publication.customers()
                            + " customers published for " + publication.asOf(),
                    "Check the id; case and leading zeros matter",
                    null);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        Row row = rows.get(0);
        for (String name : row.schema().fieldNames()) {
            values.put(name, row.getAs(name));
        }
        return new Explanation(values, SegmentLabels.of(published.fewRows(publication, DimSegmentTable.SPEC), values));
    }
}
