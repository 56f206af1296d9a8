package io.assay.jobs.launch;

import io.assay.jobs.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Operations that remember what they were asked and answer as told. */
final class RecordedOperations implements Operations {
    /** A run that was asked to stop before anything is written. */
    record Planned(RunRequest request) {}

    final List<Object> requests = new ArrayList<>();
    final List<Language> languages = new ArrayList<>();
    private final Supplier<Result> answer;

    RecordedOperations() {
        this(() -> Result.of(Map.of("done", true), "done"));
    }

    RecordedOperations(Supplier<Result> answer) {
        this.answer = answer;
    }

    @Override
    public Result run(RunRequest request, Tools tools) {
        return record(request, tools);
    }

    @Override
    public Result plan(RunRequest request, Tools tools) {
        return record(new Planned(request), tools);
    }

    @Override
    public Result demo(DemoRequest request, Tools tools) {
        return record(request, tools);
    }

    @Override
    public Result generate(GenerateRequest request, Tools tools) {
        return record(request, tools);
    }

    @Override
    public Result profile(ProfileRequest request, Tools tools) {
        return record(request, tools);
    }

    @Override
    public Result status(StatusRequest request, Tools tools) {
        return record(request, tools);
    }

    @Override
    public Result explain(ExplainRequest request, Tools tools) {
        return record(request, tools);
    }

    @Override
    public Result report(ReportRequest request, Tools tools) {
        return record(request, tools);
    }

    @Override
    public Result verify(VerifyRequest request, Tools tools) {
        return record(request, tools);
    }

    @Override
    public Result export(ExportRequest request, Tools tools) {
        return record(request, tools);
    }

    @Override
    public Result maintain(MaintainRequest request, Tools tools) {
        return record(request, tools);
    }

    @Override
    public Result forget(ForgetRequest request, Tools tools) {
        return record(request, tools);
    }

    @Override
    public Result rollback(RollbackRequest request, Tools tools) {
        return record(request, tools);
    }

    private Result record(Object request, Tools tools) {
        requests.add(request);
        languages.add(tools.words().language());
        return answer.get();
    }
}
