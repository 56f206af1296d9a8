package io.assay.jobs.source;

import io.assay.jobs.config.SourceConfig;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.AppendedFiles;
import io.assay.jobs.store.TableVersion;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads a Delta table at one version. */
record DeltaSource(SparkSession spark) {

    InputPin pin(SourceConfig source) {
        String location = source.path()
                .orElseThrow(() -> new Failure(
                        ErrorCode.CONFIG_MISSING_KEY, "Source " + source.name() + " has no path", "Set path"));
        long version = source.version().orElseGet(() -> newest(source.name(), location));
        return new InputPin(source.name(), "delta", new Path(location).getName(), location, Long.toString(version), 0)
                .of(readable(source.name(), location, () -> TableVersion.id(spark, location)));
    }

    Dataset<Row> table(InputPin pin) {
        return readable(
                pin.source(),
                pin.location(),
                () -> pin.after().isEmpty()
                        ? spark.read()
                                .format("delta")
                                .option("versionAsOf", pin.version())
                                .load(pin.location())
                        : AppendedFiles.between(spark, pin.location(), pin.after(), pin.version())
                                .orElseThrow()
                                .rows());
    }

    /** The rows that came after an earlier version; empty unless rows were only added since. */
    Optional<InputPin> appended(InputPin pin, String earlier) {
        return readable(
                        pin.source(),
                        pin.location(),
                        () -> AppendedFiles.between(spark, pin.location(), earlier, pin.version()))
                .map(found -> pin.since(earlier));
    }

    void requireReadable(InputPin pin) {
        if (newest(pin.source(), pin.location()) < Long.parseLong(pin.version())) {
            throw PinCheck.changed(pin, "was replaced by an older table");
        }
    }

    private long newest(String source, String location) {
        return readable(source, location, () -> TableVersion.newest(spark, location));
    }

    private static <T> T readable(String source, String location, Supplier<T> work) {
        try {
            return work.get();
        } catch (Exception unreadable) {
            throw new Failure(
                    ErrorCode.INPUT_UNREADABLE,
                    "Source " + source + " cannot be read as a Delta table at " + location + ": "
                            + Database.firstLine(unreadable),
                    "Check path and version",
                    unreadable);
        }
    }
}
