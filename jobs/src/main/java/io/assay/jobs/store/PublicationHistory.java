package io.assay.jobs.store;

import io.assay.table.RunColumns;
import io.assay.table.RunManifestTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * Everything that was published, as far as the log of the manifest still tells. A row that does not carry the chain hash it
 * was published with is no evidence and is left out.
 */
public record PublicationHistory(Warehouse warehouse) {

    /** The publications of the as-of date, latest first, that in force included. */
    public List<Publication> of(LocalDate asOf) {
        return sound(warehouse.everWritten(RunManifestTable.SPEC, RunColumns.AS_OF_DATE, asOf.toString()));
    }

    /** All publications that were in force at a time or later: those in force now, and those replaced since. */
    public List<Publication> inForceSince(Instant time) {
        Map<LocalDate, List<Publication>> byDate = sound(warehouse.everWritten(RunManifestTable.SPEC)).stream()
                .collect(Collectors.groupingBy(Publication::asOf));
        List<Publication> found = new ArrayList<>();
        for (List<Publication> latestFirst : byDate.values()) {
            Instant replaced = Instant.MAX;
            for (Publication publication : latestFirst) {
                if (!replaced.isBefore(time)) {
                    found.add(publication);
                }
                replaced = publication.edition().publishedAt();
            }
        }
        return found;
    }

    private static List<Publication> sound(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.<String>getAs(RunManifestTable.CHAIN_HASH.name())
                        .equals(Manifest.chainHash(Manifest.publication(row))))
                .map(Manifest::publication)
                .sorted(Comparator.comparingLong(Publication::generation).reversed())
                .toList();
    }
}
