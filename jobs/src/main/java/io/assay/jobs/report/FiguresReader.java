package io.assay.jobs.report;

import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.report.MeasureFigures.BestCustomer;
import io.assay.jobs.store.Ending;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import io.assay.table.ClusterProfileTable;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.CustomerSegmentTable;
import io.assay.table.DimSegmentTable;
import io.assay.table.ModelVersionTable;
import io.assay.table.QualityResultTable;
import io.assay.table.RunAuditTable;
import io.assay.table.RunColumns;
import io.assay.table.ScoreCutTable;
import io.assay.table.SegmentSummaryTable;
import io.assay.table.SegmentTransitionTable;
import io.assay.transform.Together;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Reads the figures of a publication: its small tables as they are, and its customers in counts. */
public final class FiguresReader {
    private static final int BEST_SHOWN = 20;

    private final Published published;

    /** Figures of what is published in a warehouse. */
    public FiguresReader(Published published) {
        this.published = published;
    }

    /** The figures of one publication. */
    public ReportFigures read(Publication publication, ReportOrder.Customers shown) {
        Dataset<Row> customers = published.customers(publication);
        List<Callable<List<Row>>> work = List.of(
                () -> new MeasureCounts().apply(customers).collectAsList(),
                () -> shown == ReportOrder.Customers.NAMED ? best(customers).collectAsList() : List.of(),
                () -> tries(publication),
                () -> published.fewRows(publication, SegmentSummaryTable.SPEC),
                () -> published.fewRows(publication, DimSegmentTable.SPEC),
                () -> published.fewRows(publication, SegmentTransitionTable.SPEC),
                () -> published.fewRows(publication, ClusterProfileTable.SPEC),
                () -> published.fewRows(publication, ModelVersionTable.SPEC),
                () -> published.fewRows(publication, ScoreCutTable.SPEC),
                () -> published.fewRows(publication, QualityResultTable.SPEC));
        return figures(publication, Together.all(work));
    }

    private static ReportFigures figures(Publication publication, List<List<Row>> read) {
        int next = 0;
        List<Row> counts = read.get(next++);
        List<BestCustomer> best =
                read.get(next++).stream().map(FiguresReader::bestCustomer).toList();
        return new ReportFigures(
                Provenance.of(publication, read.get(next++)),
                SegmentFigures.of(read.get(next++), read.get(next++), read.get(next++)),
                MeasureFigures.of(counts, best),
                ClusterFigures.of(read.get(next++), read.get(next++)),
                EvidenceFigures.of(read.get(next++), read.get(next)));
    }

    private List<Row> tries(Publication publication) {
        Warehouse warehouse = published.warehouse();
        if (!warehouse.has(RunAuditTable.SPEC)) {
            return List.of();
        }
        return warehouse
                .readFew(RunAuditTable.SPEC)
                .filter(RunColumns.RUN_ID.col().equalTo(lit(publication.runId())))
                .filter(RunAuditTable.OUTCOME.col().equalTo(lit(Ending.PUBLISHED.code())))
                .orderBy(desc(RunAuditTable.STARTED_AT.name()))
                .limit(1)
                .collectAsList();
    }

    private static Dataset<Row> best(Dataset<Row> customers) {
        boolean named = Arrays.asList(customers.columns()).contains(CustomerSegmentTable.RFM_SEGMENT);
        Column segment = named ? functions.col(CustomerSegmentTable.RFM_SEGMENT) : lit("");
        return customers
                .select(
                        RunColumns.CUSTOMER_ID.col(),
                        CustomerFeatureTable.MONETARY.col(),
                        CustomerFeatureTable.RECENCY_DAYS.col(),
                        CustomerFeatureTable.FREQUENCY.col(),
                        SegmentSummaryTable.SEGMENT.from(segment))
                .orderBy(CustomerFeatureTable.MONETARY.col().desc(), RunColumns.CUSTOMER_ID.col())
                .limit(BEST_SHOWN);
    }

    private static BestCustomer bestCustomer(Row row) {
        Cells cells = new Cells(row);
        return new BestCustomer(
                cells.text(RunColumns.CUSTOMER_ID),
                cells.money(CustomerFeatureTable.MONETARY),
                cells.anyCount(CustomerFeatureTable.RECENCY_DAYS),
                cells.count(CustomerFeatureTable.FREQUENCY),
                cells.anyText(SegmentSummaryTable.SEGMENT).orElse(""));
    }
}
