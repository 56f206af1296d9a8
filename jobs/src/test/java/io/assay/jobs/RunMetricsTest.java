package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.notify.RunMetrics;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMetricsTest {
    /** A line of the text format, version 0.0.4: a comment, or a name with labels and a number. */
    private static final Pattern LINE =
            Pattern.compile("# (HELP|TYPE) [a-z_]+ .+|[a-z_]+\\{[a-z]+=\"[^\"\\n]*\"(,[a-z]+=\"[a-z]+\")?} -?[0-9.]+");

    @TempDir
    Path folder;

    @Test
    void theFileSaysHowTheRunEndedAndWhatIsPublished() throws IOException {
        Warehouse warehouse = Shop.published().open();
        Publication newest = new Published(warehouse).at(Optional.empty()).orElseThrow();
        Path file = folder.resolve("assay.prom");
        Files.writeString(file, "of an earlier run");

        assertThat(RunMetrics.at(file.toString(), warehouse, new Ticking()).ended(ExitCode.QUALITY))
                .isEmpty();

        List<String> lines = Files.readAllLines(file);
        String labels = "{warehouse=\"" + warehouse.root() + "\"";
        assertThat(lines).allMatch(line -> LINE.matcher(line).matches());
        assertThat(lines)
                .contains(
                        "# TYPE assay_run_exit_code gauge",
                        "assay_run_exit_code" + labels + "} 4",
                        "assay_run_duration_seconds" + labels + "} 1.5",
                        "assay_run_end_timestamp_seconds" + labels + "} 1782864003",
                        "assay_published_as_of_timestamp_seconds" + labels + "} 1782864000",
                        "assay_published_generation" + labels + "} " + newest.generation(),
                        "assay_published_customers" + labels + "} " + newest.customers(),
                        "assay_published_monetary" + labels + "} " + newest.monetary(),
                        "assay_published_rows" + labels + ",outcome=\"accepted\"} "
                                + newest.rows().accepted());
        assertThat(folder).isDirectoryNotContaining(found -> !found.equals(file));
    }

    @Test
    void whereTheFileCannotBeWrittenTheRunGoesOn() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");
        Warehouse warehouse =
                Warehouse.at(LocalSpark.session(), folder.resolve("nothing").toString());

        assertThat(RunMetrics.at(file + "/assay.prom", warehouse, Clock.systemUTC())
                        .ended(ExitCode.DONE))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("The metrics were not written: Cannot write " + file + "/assay.prom"));
    }

    @Test
    void aRunThatFailsIsMeasuredToo() throws Exception {
        new Shop(folder).deliver("orders.csv", List.of());
        new Shop(folder).config();

        OwnProcess.Ended ended =
                OwnProcess.run(folder, "--metrics", folder.resolve("m.prom").toString());

        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(Files.readString(folder.resolve("m.prom")))
                .contains("assay_run_exit_code{warehouse=\"file:" + folder + "/w\"} 3")
                .doesNotContain("assay_published");
    }

    /** It is midnight in UTC of the shop's as-of date and one and a half seconds more each time somebody asks. */
    private static final class Ticking extends Clock {
        private Instant now = Shop.AS_OF.atStartOfDay(ZoneOffset.UTC).toInstant();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            now = now.plus(Duration.ofMillis(1500));
            return now;
        }
    }
}
