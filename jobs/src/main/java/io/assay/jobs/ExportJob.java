package io.assay.jobs;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.export.CustomerList;
import io.assay.jobs.export.ExportReport;
import io.assay.jobs.export.ListOrder;
import io.assay.jobs.export.ListTarget;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import io.assay.transform.Kept;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes lists of customers from what is published, for those who write to them or call them. */
public record ExportJob(Warehouse warehouse) {

    /** Writes the list; readers of the target see all of it or none. */
    public ExportReport run(ListOrder order, ListTarget target) {
        target.requireFree(warehouse.spark());
        Published published = new Published(warehouse);
        Publication now = published.at(order.asOf()).orElseThrow(() -> nothingPublished(order));
        Optional<Publication> before = order.changes()
                .map(any -> published.manifest().before(now.asOf()).orElseThrow(() -> noEarlier(now)));
        CustomerList list = new CustomerList(published, order, now);
        try (Kept kept = Kept.of(before.map(list::changesSince).orElseGet(list::members))) {
            Dataset<Row> rows = kept.rows();
            ExportReport.Counts counts = counts(rows, target.isGuarded(rows.schema()), before.isPresent());
            ExportReport planned = new ExportReport(
                    target.place(),
                    order,
                    now,
                    before,
                    List.of(rows.columns()),
                    counts,
                    new ListTarget.Written(List.of(), 0));
            return planned.with(target.write(
                    rows, counts.rows(), written -> planned.with(written).json()));
        }
    }

    private static ExportReport.Counts counts(Dataset<Row> rows, Column guarded, boolean hasChanges) {
        Row counted = rows.agg(
                        count(lit(1)), count_if(hasChanges ? CustomerList.isAdded() : lit(false)), count_if(guarded))
                .first();
        long added = counted.getLong(1);
        return new ExportReport.Counts(
                counted.getLong(0), added, hasChanges ? counted.getLong(0) - added : 0, counted.getLong(2));
    }

    private static Failure nothingPublished(ListOrder order) {
        return new Failure(
                ErrorCode.EXPORT_NOTHING_PUBLISHED,
                "Cannot export: nothing is published"
                        + order.asOf().map(day -> " for " + day).orElse(""),
                "Look at 'assay status'");
    }

    private static Failure noEarlier(Publication now) {
        return new Failure(
                ErrorCode.EXPORT_NO_EARLIER,
                "Cannot tell who came and went: nothing is published for a date before " + now.asOf(),
                "Run an earlier as-of date, or leave --changes out");
    }
}
