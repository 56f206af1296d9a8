package io.assay.jobs;

import io.assay.ingest.ExpressionException;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.failure.Failures;
import io.assay.jobs.notify.Notices;
import io.assay.jobs.run.Attempt;
import io.assay.jobs.run.NextMoves;
import io.assay.jobs.run.RunAudit;
import io.assay.jobs.run.RunOrder;
import io.assay.jobs.run.RunPlan;
import io.assay.jobs.run.RunReport;
import io.assay.jobs.run.RunStart;
import io.assay.jobs.run.Spill;
import io.assay.jobs.run.Steps;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import io.assay.jobs.text.Sentence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Sources to published segments, for one as-of date. Running again what is already published changes nothing; a run that
 * fails leaves what was published before untouched.
 */
public record RunJob(Warehouse warehouse, RunOrder order, Steps steps) {

    /** What a run would do; nothing is written. */
    public RunPlan plan() {
        Published published = new Published(warehouse);
        return RunPlan.of(order, RunStart.of(order, published, steps), published);
    }

    /** Runs, or finds that the work is done. */
    public RunReport run() {
        Clock clock = order.caller().clock();
        Instant started = clock.instant();
        try (Spill spill = Spill.watch(warehouse.spark().sparkContext())) {
            RunReport report = reported(clock, started);
            return report.after(new RunReport.Effort(Duration.between(started, clock.instant()), spill.bytes()));
        }
    }

    private RunReport reported(Clock clock, Instant started) {
        Published published = new Published(warehouse);
        Notices notices = Notices.of(order, steps);
        String attemptId = UUID.randomUUID().toString();
        RunStart start = start(published, RunAudit.ofUnnamed(warehouse, order, attemptId, started));
        RunReport report = start.done(published)
                .map(RunReport::alreadyPublished)
                .orElseGet(() -> told(new Attempt(order, start, attemptId, started), published, notices));
        return report.publication()
                .filter(now -> report.outcome() != RunReport.Outcome.EMPTY_INPUT)
                .flatMap(now -> new NextMoves(published, clock).renewBehind(now))
                .map(next -> report.noting(Sentence.of("note.renewed", next, report.asOf())))
                .orElse(report);
    }

    private RunStart start(Published published, RunAudit audit) {
        try {
            return RunStart.of(order, published, steps);
        } catch (Exception failed) {
            audit.failedBeforeWriting(Failures.of(failed));
            throw failed;
        }
    }

    private RunReport told(Attempt attempt, Published published, Notices notices) {
        RunReport report = tried(attempt, published, notices);
        report.publication()
                .filter(now -> report.outcome() == RunReport.Outcome.PUBLISHED)
                .ifPresent(now -> notices.published(attempt, published, now));
        return report;
    }

    private RunReport tried(Attempt attempt, Published published, Notices notices) {
        warehouse.requireExclusiveCommits();
        RunAudit audit = RunAudit.of(warehouse, attempt);
        try {
            Optional<RunReport> report = attempt.run(published, steps);
            report.ifPresentOrElse(audit::published, audit::empty);
            return report.orElseGet(
                    () -> RunReport.emptyInput(order.asOf(), attempt.start().current()));
        } catch (ExpressionException unusable) {
            Failure failure = new Failure(ErrorCode.CONFIG_EXPRESSION, unusable.getMessage(), "Correct the expression");
            audit.failed(failure);
            throw failure;
        } catch (Exception failed) {
            // also the checked exceptions that Spark throws without declaring them
            Failure failure = Failures.of(failed);
            audit.failed(failure);
            notices.failed(attempt, published, failure);
            throw failed;
        }
    }
}
