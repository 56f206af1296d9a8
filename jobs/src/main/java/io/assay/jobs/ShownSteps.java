package io.assay.jobs;

import io.assay.jobs.launch.Progress;
import io.assay.jobs.run.Stage;
import io.assay.jobs.run.Steps;
import java.util.Arrays;

/** Shows the stages of a run as progress. */
record ShownSteps(Progress progress) implements Steps {

    /** Steps of a run that begins now. */
    static ShownSteps of(Progress progress) {
        progress.plan(Arrays.stream(Stage.values())
                .map(stage -> new Progress.Step(stage.title(), stage.weight()))
                .toList());
        return new ShownSteps(progress);
    }

    @Override
    public void begin(Stage stage) {
        progress.next(stage.title());
    }

    @Override
    public void warn(String sentence) {
        progress.warn(sentence);
    }
}
