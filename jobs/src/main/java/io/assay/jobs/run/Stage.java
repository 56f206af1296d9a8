package io.assay.jobs.run;

import io.assay.jobs.store.Published;
import io.assay.jobs.text.Language;
import io.assay.jobs.text.Wording;
import io.assay.table.ClusterProfileTable;
import io.assay.table.CustomerDayTable;
import io.assay.table.DimSegmentTable;
import io.assay.table.ModelVersionTable;
import io.assay.table.QualityResultTable;
import io.assay.table.QuarantineTable;
import io.assay.table.RunColumns;
import io.assay.table.RunManifestTable;
import io.assay.table.ScoreCutTable;
import io.assay.table.SegmentSummaryTable;
import io.assay.table.SegmentTransitionTable;
import io.assay.table.TableSpec;
import io.assay.table.TransactionTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The stages of a run, in order, with the tables that each leaves; progress, plan and schedule derive from here. */
public enum Stage {
    LIST(2),
    INGEST(25),
    STORE(10),
    MEASURE(12),
    SCORE(12),
    CLUSTER(15),
    SUMMARISE(12),
    SEGMENT(8),
    PUBLISH(4);

    private final int weight;

    Stage(int weight) {
        this.weight = weight;
    }

    /** What the stage does, in words. */
    public String in(Wording words) {
        return words.say("stage." + name().toLowerCase(Locale.ROOT));
    }

    /** What the stage does, in English. */
    public String title() {
        return in(Wording.of(Language.EN));
    }

    /** Its usual share of the time of a run, in percent. */
    public int weight() {
        return weight;
    }

    /** Tables that the stage writes. */
    public List<TableSpec> writes() {
        return switch (this) {
            case LIST, INGEST, SCORE, CLUSTER -> List.of();
            case STORE -> List.of(TransactionTable.SPEC, QualityResultTable.SPEC, QuarantineTable.SPEC);
            case MEASURE -> List.of(CustomerDayTable.SPEC);
            case SUMMARISE ->
                List.of(
                        ScoreCutTable.SPEC,
                        DimSegmentTable.SPEC,
                        ModelVersionTable.SPEC,
                        ClusterProfileTable.SPEC,
                        SegmentSummaryTable.SPEC,
                        SegmentTransitionTable.SPEC);
            case SEGMENT -> List.of(Published.WIDE);
            case PUBLISH -> List.of(RunManifestTable.SPEC);
        };
    }

    /** Tables that are partitioned by run. */
    public static List<TableSpec> runTables() {
        return Arrays.stream(values())
                .flatMap(stage -> stage.writes().stream())
                .filter(table -> table.partitions().contains(RunColumns.RUN_ID))
                .toList();
    }
}
