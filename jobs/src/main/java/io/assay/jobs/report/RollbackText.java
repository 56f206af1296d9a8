package io.assay.jobs.report;

import io.assay.jobs.run.RollbackPlan;
import io.assay.jobs.run.RollbackReport;
import io.assay.jobs.store.Publication;
import io.assay.jobs.text.Columns;
import io.assay.jobs.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a rollback would do or did, in words. */
public final class RollbackText {
    private RollbackText() {}

    /** A plan, with everything that is known to have been published for the as-of date. */
    public static String of(RollbackPlan plan, Wording words) {
        List<String> lines = new ArrayList<>();
        lines.add(
                plan.status() == RollbackPlan.Status.DONE
                        ? already(plan.current(), words)
                        : places("rollback.would", plan, words));
        plan.renewed().ifPresent(day -> lines.add(words.say("plan.renewed", day)));
        lines.addAll(List.of("", words.say("rollback.known")));
        lines.add(line(Stream.of("generation", "customers", "monetary", "published_at", "run")
                .map(column -> words.say("status." + column))
                .toList()));
        plan.history().forEach(known -> lines.add(line(known, words)));
        lines.addAll(List.of("", words.say("plan.end")));
        return String.join("\n", lines);
    }

    /** What was done. */
    public static String of(RollbackReport report, Wording words) {
        List<String> lines = new ArrayList<>();
        if (report.isUnchanged()) {
            return already(report.publication(), words);
        }
        lines.add(places("rollback.done", report.plan(), words));
        report.renewed().ifPresent(day -> lines.add(words.say("plan.renewed", day)));
        lines.add(words.say("rollback.next"));
        return String.join("\n", lines);
    }

    private static String already(Publication current, Wording words) {
        return words.say("run.already", current.asOf(), current.runId(), current.generation());
    }

    private static String places(String key, RollbackPlan plan, Wording words) {
        return words.say(
                key,
                plan.again().asOf(),
                plan.again().generation(),
                plan.again().runId(),
                plan.generation(),
                plan.current().generation(),
                plan.current().runId());
    }

    private static String line(Publication known, Wording words) {
        return line(List.of(
                Long.toString(known.generation()),
                words.count(known.customers()),
                words.decimals(known.monetary(), 2),
                known.edition().publishedAt().toString(),
                known.runId()));
    }

    private static String line(List<String> cells) {
        return String.join(
                " ",
                Columns.right(cells.get(0), 4),
                Columns.right(cells.get(1), 12),
                Columns.right(cells.get(2), 16),
                " " + Columns.left(cells.get(3), 25),
                cells.get(4));
    }
}
