package io.assay.jobs.notify;

import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.TextFile;
import io.assay.jobs.store.Warehouse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Prometheus is told: how the last run ended, and what is published for the newest as-of date. One file in its text
 * format, as the textfile collector of its node exporter reads it.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus, exposition formats</a>
 */
public final class RunMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(RunMetrics.class);
    private static final double MILLIS = 1000.0;

    private final TextFile file;
    private final Warehouse warehouse;
    private final Clock clock;
    private final Instant started;

    private RunMetrics(TextFile file, Warehouse warehouse, Clock clock) {
        this.file = file;
        this.warehouse = warehouse;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** Measures of a run that begins now. */
    public static RunMetrics at(String file, Warehouse warehouse, Clock clock) {
        return new RunMetrics(
                TextFile.at(file, warehouse.spark().sparkContext().hadoopConfiguration()), warehouse, clock);
    }

    /** Writes the file when the run is decided; a sentence when that fails, which changes nothing of the run. */
    public Optional<String> ended(ExitCode exit) {
        try {
            file.replace(text(exit));
            return Optional.empty();
        } catch (Exception unwritable) {
            LOG.warn("Cannot write metrics", unwritable);
            return Optional.of("The metrics were not written: " + unwritable.getMessage());
        }
    }

    private String text(ExitCode exit) {
        Instant now = clock.instant();
        Text text = new Text(warehouse.root());
        text.gauge("run_exit_code", "Exit code of the last run", exit.code());
        text.gauge("run_end_timestamp_seconds", "When the last run ended", seconds(now));
        text.gauge(
                "run_duration_seconds",
                "How long the last run took",
                Duration.between(started, now).toMillis() / MILLIS);
        newest().ifPresent(publication -> published(text, publication));
        return text.lines.toString();
    }

    private static void published(Text text, Publication newest) {
        text.gauge(
                "published_as_of_timestamp_seconds",
                "Midnight in UTC of the newest published as-of date",
                seconds(newest.asOf()));
        text.gauge(
                "published_timestamp_seconds",
                "When the newest as-of date was published",
                seconds(newest.edition().publishedAt()));
        text.gauge("published_generation", "Number of that publication", newest.generation());
        text.gauge("published_customers", "Customers in it", newest.customers());
        text.gauge("published_monetary", "Their money, in the currency of results", newest.monetary());
        text.head("published_rows", "Rows of the input it stands on, by outcome");
        text.line("published_rows", ",outcome=\"accepted\"", newest.rows().accepted());
        text.line("published_rows", ",outcome=\"quarantined\"", newest.rows().quarantined());
        text.line("published_rows", ",outcome=\"duplicate\"", newest.rows().duplicate());
    }

    /** Empty too where storage cannot be read, which the exit code tells. */
    private Optional<Publication> newest() {
        try {
            return new Published(warehouse).at(Optional.empty());
        } catch (Exception unreadable) {
            LOG.warn("Cannot read what is published", unreadable);
            return Optional.empty();
        }
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / MILLIS;
    }

    private static double seconds(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    /** Lines of the format; every measure carries the warehouse. */
    private static final class Text {
        private final StringBuilder lines = new StringBuilder();
        private final String warehouse;

        Text(String warehouse) {
            this.warehouse =
                    warehouse.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        }

        void gauge(String name, String help, Number value) {
            head(name, help);
            line(name, "", value);
        }

        void head(String name, String help) {
            lines.append("# HELP assay_").append(name).append(' ').append(help).append('\n');
            lines.append("# TYPE assay_").append(name).append(" gauge\n");
        }

        void line(String name, String labels, Number value) {
            String number = value instanceof Double real
                    ? BigDecimal.valueOf(real).stripTrailingZeros().toPlainString()
                    : value.toString();
            lines.append("assay_")
                    .append(name)
                    .append("{warehouse=\"")
                    .append(warehouse)
                    .append('"');
            lines.append(labels).append("} ").append(number).append('\n');
        }
    }
}
