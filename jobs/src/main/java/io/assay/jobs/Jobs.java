package io.assay.jobs;

import io.assay.generate.GeneratorParams;
import io.assay.generate.Rates;
import io.assay.generate.TrueCounts;
import io.assay.jobs.config.ExitCode;
import io.assay.jobs.config.Failure;
import io.assay.jobs.launch.Operations;
import io.assay.jobs.launch.Result;
import io.assay.jobs.launch.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Connects the commands to the jobs that do their work. */
final class Jobs implements Operations {
    private static final LocalDate GENERATED_UNTIL = LocalDate.of(2026, 7, 1);

    @Override
    public Result generate(GenerateRequest request, Tools tools) {
        GeneratorParams params = new GeneratorParams(
                request.customers(),
                new GeneratorParams.Period(GENERATED_UNTIL.minusMonths(request.months()), request.months()),
                request.seed(),
                GeneratorParams.CustomerModel.USUAL,
                Rates.USUAL);
        GenerateJob.Format format = GenerateJob.Format.valueOf(request.format().name());
        GenerateJob.Existing existing = request.force() ? GenerateJob.Existing.REPLACE : GenerateJob.Existing.REFUSE;
        GenerateJob job = new GenerateJob(params, request.folder(), request.files(), format, existing);
        TrueCounts counts = tools.progress().step("generate transactions", () -> {
            try {
                return job.run(tools.session());
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write to " + request.folder(), e);
            }
        });
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("folder", request.folder());
        json.put("data", request.folder() + "/" + GenerateJob.DATA);
        json.put("truth", request.folder() + "/" + GenerateJob.TRUTH);
        json.put("rows", counts.rows());
        json.put("clean_rows", counts.cleanRows());
        return Result.of(
                json,
                String.format(
                        "%d rows, %d of them clean, in %s; the truth about them in %s",
                        counts.rows(), counts.cleanRows(), json.get("data"), json.get("truth")));
    }

    @Override
    public Result run(RunRequest request, Tools tools) {
        throw notThere("run");
    }

    @Override
    public Result demo(DemoRequest request, Tools tools) {
        throw notThere("demo");
    }

    @Override
    public Result status(String warehouse, Tools tools) {
        throw notThere("status");
    }

    @Override
    public Result explain(ExplainRequest request, Tools tools) {
        throw notThere("explain");
    }

    @Override
    public Result verify(VerifyRequest request, Tools tools) {
        throw notThere("verify");
    }

    private static Failure notThere(String command) {
        return new Failure(
                ExitCode.INTERNAL, "internal.not-there", "This build holds no " + command, "Use a later build");
    }
}
