package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.integrity.Fingerprint;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.PublicationCheck;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.RunWriter;
import io.assay.jobs.store.Warehouse;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a run that replaces a publication at chosen operations on the disk, and runs it again. */
@Fault({"P01", "C28"})
class CrashTest {
    private static final int SPREAD_POINTS = 1;
    private static final String CHANGED = "scores.levels=4";
    private static final Pattern COMMIT = Pattern.compile("rename .*/(\\w+)/_delta_log/[0-9]+[.]json");

    @TempDir
    Path folder;

    @BeforeEach
    void mountTheKillableFileSystem() {
        SparkSession spark = LocalSpark.session();
        spark.sparkContext()
                .hadoopConfiguration()
                .set("fs." + KillableFileSystem.SCHEME + ".impl", KillableFileSystem.class.getName());
    }

    @Test
    void whateverIsKilledLeavesWhatWasPublishedAndConverges() throws IOException {
        Shop shop = Shop.lean(folder, 30, 11);
        KillableFileSystem.live();
        Publication old = shop.run(warehouse("base"), Shop.AS_OF).publication().orElseThrow();
        copy("base", "whole");
        KillableFileSystem.live();
        Publication replaced =
                shop.run(warehouse("whole"), Shop.AS_OF, CHANGED).publication().orElseThrow();
        List<String> operations = KillableFileSystem.operations();
        assertThat(committed(operations))
                .as("readers of the wide table see nothing before the rest is there")
                .endsWith("customer_segment", "run_manifest")
                .contains("segment_summary", "score_cut", "dim_segment", "model_version");

        for (int point : points(operations)) {
            String name = "killed-" + point;
            copy("base", name);
            KillableFileSystem.killAt(point);
            assertThatThrownBy(() -> shop.run(warehouse(name), Shop.AS_OF, CHANGED))
                    .as("killed at %s", operations.get(point - 1))
                    .hasStackTraceContaining("killed ");
            DeltaLog.clearCache();
            KillableFileSystem.live();

            assertPublished(name, old, operations.get(point - 1));
            Publication again =
                    shop.run(warehouse(name), Shop.AS_OF, CHANGED).publication().orElseThrow();
            assertThat(again.contentHash()).isEqualTo(replaced.contentHash());
            assertThat(findings(name)).isEmpty();
        }
    }

    /** The tables in the order of their last commits, without the audit. */
    private static List<String> committed(List<String> operations) {
        LinkedHashSet<String> tables = new LinkedHashSet<>();
        for (String operation : operations) {
            Matcher commit = COMMIT.matcher(operation);
            if (commit.matches() && !commit.group(1).equals("run_audit")) {
                tables.remove(commit.group(1));
                tables.add(commit.group(1));
            }
        }
        return List.copyOf(tables);
    }

    /** Every step of the two commits that decide, and some between the others. */
    private static List<Integer> points(List<String> operations) {
        TreeSet<Integer> points = new TreeSet<>();
        for (int i = 0; i < operations.size(); i++) {
            String operation = operations.get(i);
            boolean decides = operation.contains("/customer_segment/_delta_log/")
                    || operation.contains("/run_manifest/_delta_log/");
            if (decides && operation.startsWith("rename") && operation.endsWith(".json")) {
                points.add(i + 1);
                if (operation.contains("/customer_segment/")) {
                    // the wide table is written, the manifest is not
                    points.add(i + 2);
                }
            }
        }
        int first = points.first();
        for (int i = 1; i <= SPREAD_POINTS; i++) {
            points.add(first * i / (SPREAD_POINTS + 1));
        }
        return new ArrayList<>(points);
    }

    private void assertPublished(String name, Publication old, String where) {
        Published published = new Published(open(name));
        assertThat(published.all()).as("killed at %s", where).containsExactly(old);
        Fingerprint found = Fingerprint.of(published.customers(old), RunWriter.RUN_BOUND);
        assertThat(found.hash()).as("killed at %s", where).isEqualTo(old.contentHash());
    }

    private List<PublicationCheck.Finding> findings(String name) {
        return new VerifyJob(open(name)).run(Optional.empty()).findings();
    }

    private Warehouse open(String name) {
        return Warehouse.at(LocalSpark.session(), warehouse(name));
    }

    private String warehouse(String name) {
        return KillableFileSystem.SCHEME + "://" + folder.resolve(name);
    }

    private void copy(String from, String to) throws IOException {
        FileUtils.copyDirectory(
                folder.resolve(from).toFile(), folder.resolve(to).toFile());
    }
}
