package io.assay.jobs.run;

import io.assay.ingest.Accounting;
import io.assay.ingest.GateResult;
import io.assay.ingest.QualityGates;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.source.IngestSettings;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.RunWriter;
import io.assay.table.QualityResultTable;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Judges the input of an attempt as a whole, stores the verdicts, and stops the run on a bad one. */
record Gatekeeper(Attempt attempt, Published published, RunWriter writer, Steps steps) {

    /** Verdicts on rows that are judged for the first time. */
    List<GateResult> judge(Accounting accounting) {
        return told(gates().judge(accounting, previousRows()));
    }

    /** Verdicts on rows of which a part was judged before. */
    List<GateResult> judge(Accounting accounting, List<GateResult> earlier) {
        return told(gates().judge(accounting, earlier, previousRows()));
    }

    /** Verdicts on rows that were all judged before. */
    List<GateResult> again(StoredQuality stored) {
        return gates().again(stored.gates(), stored.accounting().accepted(), previousRows());
    }

    private List<GateResult> told(List<GateResult> gates) {
        gates.stream().filter(gate -> gate.status() == GateResult.Status.WARN).forEach(steps::doubt);
        return gates;
    }

    /** Stores accounts and verdicts. */
    RunWriter.Written write(Accounting accounting, List<GateResult> gates) {
        return writer.write(
                QualityResultTable.SPEC, new QualityRows(asOf(), attempt.start().runId(), accounting, gates).rows());
    }

    /** Whether a gate failed. */
    static boolean anyFailed(List<GateResult> gates) {
        return gates.stream().anyMatch(gate -> gate.status() == GateResult.Status.FAIL);
    }

    /** Throws when a gate failed. */
    void requirePassed(List<GateResult> gates) {
        if (anyFailed(gates)) {
            String found = gates.stream()
                    .filter(gate -> gate.status() == GateResult.Status.FAIL)
                    .map(GateResult::sentence)
                    .collect(Collectors.joining("; "));
            throw new Failure(
                    ErrorCode.QUALITY_GATE,
                    "Cannot publish " + asOf() + ": " + found,
                    "Look at quarantine and quality_result in "
                            + published.warehouse().root()
                            + ", correct the input, or move the limit under gates: nothing was published");
        }
    }

    /** Throws when more or fewer rows were written to a table than the accounts have for it. */
    static void requireRows(long counted, RunWriter.Written table) {
        if (counted != table.evidence().rows()) {
            throw new Failure(
                    ErrorCode.WRITE_MISMATCH,
                    "Cannot trust table " + table.evidence().name() + ": " + counted + " rows were judged, "
                            + table.evidence().rows() + " were written",
                    "Check the storage, then run again: nothing was published");
        }
    }

    /** Accepted rows of the as-of date before, whose volume is compared. */
    private OptionalLong previousRows() {
        return attempt.before(published)
                .map(found -> OptionalLong.of(found.rows().accepted()))
                .orElse(OptionalLong.empty());
    }

    private QualityGates gates() {
        return new QualityGates(IngestSettings.gates(attempt.order().config().gates()));
    }

    private LocalDate asOf() {
        return attempt.order().asOf();
    }
}
