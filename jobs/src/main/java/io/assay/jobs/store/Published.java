package io.assay.jobs.store;

import static io.assay.table.RunColumns.AS_OF_DATE;
import static io.assay.table.RunColumns.RUN_ID;
import static org.apache.spark.sql.functions.lit;

import io.assay.table.CustomerSegmentTable;
import io.assay.table.RunColumns;
import io.assay.table.TableSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Reads what is published through the manifest, so that a half-written run is never seen. */
public final class Published {
    /** Enough of the wide table to find it; its other columns are whatever was published. */
    public static final TableSpec WIDE = new TableSpec(
            CustomerSegmentTable.NAME,
            "one customer at one as-of date, as published",
            List.of(AS_OF_DATE, RunColumns.CUSTOMER_ID),
            List.of(AS_OF_DATE),
            List.of(AS_OF_DATE, RunColumns.CUSTOMER_ID, RUN_ID));

    private final Warehouse warehouse;
    private final Manifest manifest;

    /** What is published in a warehouse. */
    public Published(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.manifest = new Manifest(warehouse);
    }

    /** Where the tables are. */
    public Warehouse warehouse() {
        return warehouse;
    }

    /**
     * A publication whose judged rows are the same at another as-of date.
     *
     * @param ingestHash of pinned input, rules of judgement and program
     */
    public Optional<Publication> judgedAlike(String ingestHash, LocalDate asOf) {
        return all().stream()
                .filter(found -> found.ingested().hash().equals(ingestHash)
                        && found.ingested().holdsAt(asOf))
                .findFirst();
    }

    /** The manifest that names the publications. */
    public Manifest manifest() {
        return manifest;
    }

    /** The highest generation that the manifest or the wide table has seen for the as-of date; 0 when there is none. */
    public long lastGeneration(LocalDate asOf) {
        long written = warehouse.has(WIDE)
                ? warehouse.lastNumber(WIDE, Manifest.application(asOf)).orElse(0)
                : 0;
        return Math.max(manifest.lastGeneration(asOf), written);
    }

    /** All publications, newest as-of date first. */
    public List<Publication> all() {
        return manifest.published();
    }

    /** The publication of an as-of date, or the newest. */
    public Optional<Publication> at(Optional<LocalDate> asOf) {
        return asOf.isPresent()
                ? manifest.published(asOf.get())
                : all().stream().findFirst();
    }

    /**
     * The customers of a publication. While a later run of the same day is being published, or was broken off, the rows
     * come from the version that the manifest names.
     */
    public Dataset<Row> customers(Publication publication) {
        TableEvidence evidence = publication.evidence(WIDE.name()).orElseThrow();
        Dataset<Row> newest = ofRun(publication, day(publication));
        boolean isIn =
                warehouse.version(WIDE) == evidence.version() || publication.customers() == 0 || !newest.isEmpty();
        return isIn
                ? newest
                : ofRun(
                        publication,
                        warehouse
                                .readAt(WIDE, evidence.version())
                                .filter(AS_OF_DATE.col().equalTo(lit(publication.asOf()))));
    }

    /** The first of the customers by id, to be shown as an example. */
    public String firstCustomer(Publication publication) {
        return customers(publication)
                .agg(functions.min(RunColumns.CUSTOMER_ID.col()))
                .first()
                .getString(0);
    }

    /** Whether the newest version of the wide table still holds the run that the manifest names. */
    public boolean isInPlace(Publication publication) {
        List<String> runs = day(publication).select(RUN_ID.col()).distinct().limit(2).collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
        return runs.isEmpty() ? publication.customers() == 0 : runs.equals(List.of(publication.runId()));
    }

    /** A publication whose customers lie in an older version of their table: one for its as-of date was broken off. */
    public Optional<Publication> brokenOff() {
        return all().stream().filter(publication -> !isInPlace(publication)).findFirst();
    }

    /** The rows of a publication in one of its tables; none when it has none there. */
    public Dataset<Row> rows(Publication publication, TableSpec table) {
        return rows(publication.slices(table.name()), table);
    }

    /** The rows of some slices of a table. */
    public Dataset<Row> rows(List<TableEvidence> slices, TableSpec table) {
        return warehouse.read(
                table, RUN_ID, slices.stream().map(TableEvidence::runId).toList());
    }

    /** The same, on the driver, of a table that is small by its nature. */
    public List<Row> fewRows(Publication publication, TableSpec table) {
        return publication
                .evidence(table.name())
                .map(evidence ->
                        warehouse.readFew(table, RUN_ID, evidence.runId()).collectAsList())
                .orElse(List.of());
    }

    private Dataset<Row> day(Publication publication) {
        return warehouse.read(WIDE, AS_OF_DATE, List.of(publication.asOf().toString()));
    }

    private static Dataset<Row> ofRun(Publication publication, Dataset<Row> day) {
        return day.filter(RUN_ID.col().equalTo(lit(publication.runId())));
    }
}
