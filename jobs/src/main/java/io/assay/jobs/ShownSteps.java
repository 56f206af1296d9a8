package io.assay.jobs;

import io.assay.ingest.GateResult;
import io.assay.jobs.launch.Progress;
import io.assay.jobs.launch.Tools;
import io.assay.jobs.report.Doubt;
import io.assay.jobs.run.Stage;
import io.assay.jobs.run.Steps;
import io.assay.jobs.text.Wording;
import java.util.List;

/** Shows the stages of a run as progress. */
record ShownSteps(Progress progress, Wording words) implements Steps {

    /** Steps of a run that begins now. */
    static ShownSteps of(Tools tools) {
        return of(tools, List.of(Stage.values()));
    }

    /** Steps of work that goes through some of the stages of a run. */
    static ShownSteps of(Tools tools, List<Stage> stages) {
        ShownSteps steps = new ShownSteps(tools.progress(), tools.words());
        steps.progress.plan(stages.stream()
                .map(stage -> new Progress.Step(stage.in(steps.words), stage.weight()))
                .toList());
        return steps;
    }

    @Override
    public void begin(Stage stage) {
        progress.next(stage.in(words));
    }

    @Override
    public void doubt(GateResult gate) {
        progress.warn(Doubt.in(words, gate));
    }

    @Override
    public void warn(String sentence) {
        progress.warn(sentence);
    }
}
