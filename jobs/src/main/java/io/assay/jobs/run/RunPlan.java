package io.assay.jobs.run;

import io.assay.jobs.source.InputPin;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.text.Sentence;
import io.assay.table.ClusterProfileTable;
import io.assay.table.ColumnSpec;
import io.assay.table.RunAuditTable;
import io.assay.table.RunColumns;
import io.assay.table.SegmentTransitionTable;
import io.assay.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run would do: read, compute and write.
 *
 * @param status what is published already, and what that means for the run
 * @param generation number that the run would publish as
 * @param basis how much of the input would be read
 */
public record RunPlan(
        RunOrder order, RunStart start, Status status, long generation, Basis basis, Neighbours neighbours) {

    /** What there is for a run to do. */
    public enum Status {
        /** Nothing is published for the as-of date. */
        NEW,
        /** Something else is published for the as-of date. */
        REPLACES,
        /** The same is published, but a later publication was broken off, so that it is not whole. */
        REPAIRS,
        /** The same is published: nothing is left to do. */
        DONE
    }

    /** What is no longer as it was for the publication of the as-of date. */
    public enum Change {
        INPUT,
        CONFIGURATION,
        PROGRAM
    }

    /**
     * Other as-of dates that the run has to do with.
     *
     * @param before the one that customers' moves are counted from
     * @param renewed the one behind, whose moves would be counted anew
     */
    public record Neighbours(Optional<LocalDate> before, Optional<LocalDate> renewed) {}

    /** A table that would be written, and which part of it; no part where rows are added. */
    public record Target(TableSpec table, Map<String, String> partition) {}

    /** The plan of a run from where it starts; nothing is written. */
    public static RunPlan of(RunOrder order, RunStart start, Published published) {
        Status status = status(start, published);
        Optional<Publication> renewed = status == Status.DONE
                ? start.current()
                        .flatMap(now -> new NextMoves(published, order.caller().clock()).outdatedBehind(now))
                : published.manifest().after(order.asOf());
        Basis basis = status == Status.DONE
                ? Basis.reuse(start.current().orElseThrow())
                : new BasisChoice(order, start, published).basis();
        return new RunPlan(
                order,
                start,
                status,
                1 + published.lastGeneration(order.asOf()),
                basis,
                new Neighbours(
                        published.manifest().before(order.asOf()).map(Publication::asOf),
                        renewed.map(Publication::asOf)));
    }

    /** The plan as one document. */
    public Map<String, Object> json() {
        return new PlanDocument(this).json();
    }

    private static Status status(RunStart start, Published published) {
        if (start.done(published).isPresent()) {
            return Status.DONE;
        }
        return start.current()
                .map(now -> now.runId().equals(start.runId()) ? Status.REPAIRS : Status.REPLACES)
                .orElse(Status.NEW);
    }

    /** Why the publication of the as-of date is not what the run would make. */
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        start.current().ifPresent(now -> {
            if (!now.origin().inputs().equals(start.input().identity())) {
                changes.add(Change.INPUT);
            }
            if (!now.origin().configHash().equals(order.effective().hash())) {
                changes.add(Change.CONFIGURATION);
            }
            if (!now.origin().codeVersion().equals(order.caller().codeVersion())) {
                changes.add(Change.PROGRAM);
            }
        });
        return changes;
    }

    /** Files and tables that the run depends on. */
    public List<InputPin> inputs() {
        return start.input().pins();
    }

    /** The run whose judged rows would be used again, all or those that new ones come on top of. */
    public Optional<String> rowsJudgedBy() {
        return status == Status.DONE ? Optional.empty() : basis.earlier().map(Publication::runId);
    }

    /** Stages that would do something, in order. */
    public List<Stage> stages() {
        return status == Status.DONE
                ? List.of()
                : Arrays.stream(Stage.values()).filter(this::happens).toList();
    }

    private boolean happens(Stage stage) {
        return switch (stage) {
            case CLUSTER -> order.config().clusters().enabled();
            case STORE -> basis.mode() != Basis.Mode.REUSE;
            default -> true;
        };
    }

    /** What would be learned or applied beside the packs. */
    public List<Sentence> models() {
        return PlannedModels.of(order.config());
    }

    /** What would be written, in order. */
    public List<Target> targets() {
        return status == Status.DONE
                ? List.of()
                : Stream.concat(
                                Arrays.stream(Stage.values()).flatMap(stage -> stage.writes().stream()),
                                Stream.of(RunAuditTable.SPEC))
                        .filter(this::isWritten)
                        .map(table -> new Target(table, partition(table)))
                        .toList();
    }

    private boolean isWritten(TableSpec table) {
        if (JudgedRows.TABLES.contains(table)) {
            return basis.mode() != Basis.Mode.REUSE;
        }
        if (table.equals(SegmentTransitionTable.SPEC)) {
            return neighbours.before().isPresent();
        }
        return !table.equals(ClusterProfileTable.SPEC)
                || order.config().clusters().enabled();
    }

    private String owner(TableSpec table) {
        return basis.mode() == Basis.Mode.INCREMENTAL && JudgedRows.TABLES.contains(table)
                ? Slices.of(basis.earlier().orElseThrow(), order.config().ingest())
                        .own(start.runId())
                : start.runId();
    }

    private Map<String, String> partition(TableSpec table) {
        Map<String, String> partition = new LinkedHashMap<>();
        for (ColumnSpec column : table.partitions()) {
            boolean ofDay = column.equals(RunColumns.AS_OF_DATE);
            partition.put(column.name(), ofDay ? order.asOf().toString() : owner(table));
        }
        return partition;
    }
}
