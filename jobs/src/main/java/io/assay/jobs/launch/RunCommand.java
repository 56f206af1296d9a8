package io.assay.jobs.launch;

import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.EffectiveConfig;
import io.assay.jobs.config.Section;
import io.assay.jobs.failure.Failure;
import java.time.LocalDate;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code run}: publishes the segments of an as-of date. */
@Command(name = "run", description = "Read, judge, measure, score, segment and publish one as-of date.")
final class RunCommand implements Subcommand {
    @ParentCommand
    AssayCommand assay;

    @Override
    public Set<String> reads() {
        return SharedOptions.ALL;
    }

    @Override
    public Result call(Invocation invocation) {
        var runId = invocation.runId();
        EffectiveConfig config = invocation.config(RunCommand::columns);
        LocalDate asOf = config.config()
                .asOf()
                .orElseThrow(() -> Failure.configuration(
                        "usage.missing-as-of", "No as-of date is given", "Add --as-of YYYY-MM-DD"));
        LocalDate tomorrow = LocalDate.now(invocation
                        .environment()
                        .clock()
                        .withZone(config.config().zone()))
                .plusDays(1);
        if (asOf.isAfter(tomorrow)) {
            throw Failure.configuration(
                    "usage.future-as-of",
                    "As-of date " + asOf + " lies in the future; the latest possible is " + tomorrow,
                    "Give an as-of date whose days are over");
        }
        Operations.RunRequest request = new Operations.RunRequest(config, asOf, runId);
        return invocation.with(tools -> assay.dryRun
                ? invocation.operations().plan(request, tools)
                : invocation.operations().run(request, tools));
    }

    private static void columns(Record bound, Section at) {
        if (bound instanceof AssayConfig config) {
            new ColumnChecks(config, at).check();
        }
    }
}
