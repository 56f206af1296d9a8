package io.assay.jobs.lineage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A command as its lineage knows it.
 *
 * @param name the same each time that the command works on the same tables
 * @param asOf day that it is about
 * @param reads what it reads; none where it makes new versions of tables from themselves
 * @param version version of the program
 */
public record LineageJob(
        String namespace, String name, Optional<LocalDate> asOf, List<DatasetName> reads, String version) {
    /** Where jobs stand unless the variable of the specification names another place. */
    private static final String NAMESPACE = "assay";

    public LineageJob {
        reads = List.copyOf(reads);
    }

    /** A command on the tables of a warehouse. */
    public static LineageJob of(
            String command, DatasetName warehouse, Optional<LocalDate> asOf, List<DatasetName> reads, String version) {
        String namespace =
                Optional.ofNullable(System.getenv("OPENLINEAGE_NAMESPACE")).orElse(NAMESPACE);
        return new LineageJob(namespace, command + " " + warehouse.name(), asOf, reads, version);
    }
}
