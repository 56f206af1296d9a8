package io.assay.jobs;

import io.assay.generate.FilePlan;
import io.assay.generate.GeneratorParams;
import io.assay.generate.GeneratorParams.CustomerModel;
import io.assay.generate.TrueCounts;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.ConfigReader;
import io.assay.jobs.config.ConfigRequest;
import io.assay.jobs.config.CustomerColumns;
import io.assay.jobs.config.EffectiveConfig;
import io.assay.jobs.config.Packs;
import io.assay.jobs.config.Problems;
import io.assay.jobs.demo.DemoEnd;
import io.assay.jobs.demo.DemoFiles;
import io.assay.jobs.demo.GeneratedFolder;
import io.assay.jobs.export.ExportReport;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.failure.Failures;
import io.assay.jobs.launch.Operations;
import io.assay.jobs.launch.Result;
import io.assay.jobs.launch.Tools;
import io.assay.jobs.lineage.DatasetName;
import io.assay.jobs.lineage.WrittenDataset;
import io.assay.jobs.notify.RunMetrics;
import io.assay.jobs.profile.Profile;
import io.assay.jobs.profile.ProfileReport;
import io.assay.jobs.report.CustomerText;
import io.assay.jobs.report.ExportText;
import io.assay.jobs.report.ForgetText;
import io.assay.jobs.report.MaintainText;
import io.assay.jobs.report.PlanText;
import io.assay.jobs.report.ReportOrder;
import io.assay.jobs.report.RollbackText;
import io.assay.jobs.report.RunSummary;
import io.assay.jobs.report.Texts;
import io.assay.jobs.run.ForgetPlan;
import io.assay.jobs.run.ForgetReport;
import io.assay.jobs.run.RollbackPlan;
import io.assay.jobs.run.RollbackReport;
import io.assay.jobs.run.RunOrder;
import io.assay.jobs.run.RunPlan;
import io.assay.jobs.run.RunReport;
import io.assay.jobs.store.Existing;
import io.assay.jobs.store.Maintenance;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Verification;
import io.assay.jobs.store.Warehouse;
import io.assay.jobs.text.Wording;
import io.assay.rule.Pack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;

/** Connects the commands to the jobs that do their work. */
final class Jobs implements Operations {
    @Override
    public Result generate(GenerateRequest request, Tools tools) {
        GeneratorParams params = params(request.invention());
        FilePlan files = new FilePlan(params.period(), request.files());
        GenerateJob job = new GenerateJob(params, request.folder(), files, request.format());
        TrueCounts counts = tools.progress().step(tools.words().say("stage.generate"), () -> {
            try {
                return job.run(tools.session());
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "Cannot write to " + request.folder().path(), e);
            }
        });
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("folder", request.folder().path());
        json.put("data", request.folder().data());
        json.put("truth", request.folder().truth().toString());
        json.put("rows", counts.rows());
        json.put("clean_rows", counts.cleanRows());
        return Result.of(json, Texts.generated(json, tools.words()));
    }

    private static GeneratorParams params(Invention invention) {
        LocalDate start = DemoFiles.UNTIL.minusMonths(invention.months());
        return GeneratorParams.of(
                invention.customers(),
                new GeneratorParams.Period(start, invention.months()),
                invention.seed(),
                invention.model());
    }

    @Override
    public Result run(RunRequest request, Tools tools) {
        AssayConfig config = request.config().config();
        RunJob job = job(request, tools);
        RunReport report = new TracedWork("run", job.warehouse(), Optional.of(request.asOf()), tools)
                .reading(hadoop -> DatasetName.of(config, hadoop), () -> measured(job, request, tools));
        tools.progress().done();
        Wording words = Wording.of(tools.words().language(), config.currency());
        return Result.of(report.json(), new RunSummary(report, config.warehouse(), words).text());
    }

    private static RunReport measured(RunJob job, RunRequest request, Tools tools) {
        Optional<RunMetrics> metrics =
                request.metrics().map(file -> RunMetrics.at(file, job.warehouse(), tools.clock()));
        RunReport report;
        try {
            report = job.run();
        } catch (Exception failed) {
            // also the checked exceptions that Spark throws without declaring them
            metrics.flatMap(file -> file.ended(Failures.of(failed).exit())).ifPresent(tools.progress()::warn);
            throw failed;
        }
        metrics.flatMap(file -> file.ended(ExitCode.DONE)).ifPresent(tools.progress()::warn);
        return report;
    }

    @Override
    public Result plan(RunRequest request, Tools tools) {
        RunPlan plan = job(request, tools).plan();
        tools.progress().done();
        return Result.of(plan.json(), new PlanText(plan, tools.words()).text());
    }

    private static RunJob job(RunRequest request, Tools tools) {
        AssayConfig config = request.config().config();
        ShownSteps steps = ShownSteps.of(tools);
        return new RunJob(
                Warehouse.at(tools.session(), config.warehouse()),
                new RunOrder(request.asOf(), request.config(), packs(config), caller(request.runId(), tools)),
                steps);
    }

    private static RunOrder.Caller caller(Optional<String> runId, Tools tools) {
        return new RunOrder.Caller(runId, tools.version(), tools.versions(), tools.clock());
    }

    private static List<Pack> packs(AssayConfig config) {
        Problems problems = new Problems();
        List<Pack> packs = Packs.read(config.packs(), CustomerColumns.of(config).scored(), problems);
        problems.throwIfAny();
        return packs;
    }

    @Override
    public Result demo(DemoRequest request, Tools tools) {
        DemoFiles files = new DemoFiles(Path.of(request.warehouse()));
        inventOnce(request, files, tools);
        EffectiveConfig config = ConfigReader.read(new ConfigRequest(
                List.of(files.configuration().toString()),
                List.of(),
                Optional.empty(),
                Optional.of(request.warehouse()),
                Path.of("")));
        Result last = null;
        for (LocalDate asOf : DemoFiles.AS_OF_DATES) {
            last = run(new RunRequest(config, asOf, Optional.empty(), Optional.empty()), tools);
        }
        ReportOrder wanted = new ReportOrder(
                Optional.empty(),
                Optional.of(files.report().toString()),
                tools.words().language(),
                ReportOrder.Customers.COUNTED,
                Existing.REFUSE);
        ReportJob.Report report = report(request.warehouse(), wanted, tools);
        String customer = firstCustomer(request.warehouse(), tools);
        DemoEnd end = new DemoEnd(files, report.headlines(), tools.words());
        return Result.of(Map.of("run", last.json(), "report", report.json()), end.text(last.text(), customer));
    }

    private static String firstCustomer(String warehouse, Tools tools) {
        Published published = new Published(Warehouse.at(tools.session(), warehouse));
        return published.firstCustomer(published.at(Optional.empty()).orElseThrow());
    }

    private void inventOnce(DemoRequest request, DemoFiles files, Tools tools) {
        generate(
                new GenerateRequest(
                        new GeneratedFolder(files.input().toString(), Existing.REPLACE),
                        new Invention(request.customers(), DemoFiles.MONTHS, request.seed(), CustomerModel.OCCASIONAL),
                        OptionalInt.empty(),
                        GeneratedFolder.Format.CSV),
                tools);
    }

    @Override
    public Result report(ReportRequest request, Tools tools) {
        ReportJob.Report report = report(request.warehouse(), request.order(), tools);
        return Result.of(report.json(), String.join("\n", report.headlines()) + "\n\n" + report.file());
    }

    private static ReportJob.Report report(String warehouse, ReportOrder wanted, Tools tools) {
        ReportJob job = new ReportJob(Warehouse.at(tools.session(), warehouse));
        return tools.progress().step(tools.words().say("stage.report"), () -> job.run(wanted));
    }

    @Override
    public Result profile(ProfileRequest request, Tools tools) {
        AssayConfig config = request.config().config();
        ShownSteps steps = ShownSteps.of(tools, ProfileJob.STAGES);
        Profile profile = new ProfileJob(tools.session(), config, request.latest(), steps).run();
        tools.progress().done();
        ProfileReport report = new ProfileReport(profile, config, tools.words().language());
        return Result.of(report.json(), report.text());
    }

    @Override
    public Result status(StatusRequest request, Tools tools) {
        StatusJob job = new StatusJob(Warehouse.at(tools.session(), request.warehouse()));
        Map<String, Object> status = request.runId().map(job::run).orElseGet(job::run);
        return Result.of(status, Texts.status(status, tools.words()));
    }

    @Override
    public Result explain(ExplainRequest request, Tools tools) {
        ExplainJob.Explanation customer = new ExplainJob(Warehouse.at(tools.session(), request.warehouse()))
                .run(request.customer(), request.asOf());
        return Result.of(
                customer.values(), new CustomerText(customer.values(), customer.segments(), tools.words()).text());
    }

    @Override
    public Result verify(VerifyRequest request, Tools tools) {
        Warehouse warehouse = Warehouse.at(tools.session(), request.warehouse());
        Verification found = new VerifyJob(warehouse).run(request.asOf());
        if (found.findings().isEmpty() && found.publications() == 0) {
            throw new Failure(
                    ErrorCode.VERIFY_NOTHING_PUBLISHED,
                    "Cannot verify " + request.warehouse() + ": nothing is published"
                            + request.asOf().map(day -> " for " + day).orElse(""),
                    "Look at 'assay status'");
        }
        return found.damage()
                .map(damage -> Result.failed(found.json(), Texts.verified(found, tools.words()), damage))
                .orElseGet(() -> Result.of(found.json(), Texts.verified(found, tools.words())));
    }

    @Override
    public Result export(ExportRequest request, Tools tools) {
        Warehouse warehouse = Warehouse.at(tools.session(), request.warehouse());
        ExportReport report =
                tools.progress().step(tools.words().say("stage.export"), () -> exported(request, warehouse, tools));
        return Result.of(report.json(), new ExportText(report, tools.words()).text());
    }

    private static ExportReport exported(ExportRequest request, Warehouse warehouse, Tools tools) {
        Configuration hadoop = tools.session().sparkContext().hadoopConfiguration();
        return new TracedWork("export", warehouse, request.order().asOf(), tools)
                .writing(
                        of -> List.of(DatasetName.ofPath(warehouse.path(Published.WIDE), of)),
                        () -> new ExportJob(warehouse).run(request.order(), request.target()),
                        report -> report.stream()
                                .map(list -> WrittenDataset.of(DatasetName.of(request.target(), hadoop), list))
                                .toList());
    }

    @Override
    public Result rollback(RollbackRequest request, Tools tools) {
        Wording words = tools.words();
        RollbackJob job =
                new RollbackJob(Warehouse.at(tools.session(), request.warehouse()), caller(Optional.empty(), tools));
        RollbackPlan plan = tools.progress().step(words.say("stage.check"), () -> job.plan(request.order()));
        if (request.intent() == Intent.SHOW) {
            return Result.of(plan.json(), RollbackText.of(plan, words));
        }
        String step = words.say("stage.rollback", plan.again().generation(), plan.generation());
        TracedWork traced = new TracedWork(
                "rollback", job.warehouse(), Optional.of(request.order().asOf()), tools);
        RollbackReport report = tools.progress().step(step, () -> traced.of(() -> job.run(plan)));
        return Result.of(report.json(), RollbackText.of(report, words));
    }

    @Override
    public Result forget(ForgetRequest request, Tools tools) {
        Wording words = tools.words();
        ForgetJob job =
                new ForgetJob(Warehouse.at(tools.session(), request.warehouse()), caller(Optional.empty(), tools));
        ForgetPlan plan = tools.progress().step(words.say("stage.find"), () -> job.plan(request.customer()));
        if (request.intent() == Intent.SHOW) {
            tools.progress().done();
            return Result.of(plan.json(), ForgetText.of(plan, words));
        }
        ForgetReport report = new TracedWork("forget", job.warehouse(), Optional.empty(), tools)
                .of(() -> job.run(plan, asOf -> tools.progress().next(words.say("stage.forget", asOf))));
        tools.progress().done();
        return Result.of(report.json(), ForgetText.of(report, words));
    }

    @Override
    public Result maintain(MaintainRequest request, Tools tools) {
        Wording words = tools.words();
        MaintainJob job = new MaintainJob(
                Warehouse.at(tools.session(), request.warehouse()),
                request.retentionDays(),
                request.fileBytes(),
                tools.clock());
        Maintenance done = request.intent() == Intent.SHOW
                ? tools.progress().step(words.say("stage.check"), job::plan)
                : new TracedWork("maintain", job.warehouse(), Optional.empty(), tools)
                        .of(() -> job.run(table -> tools.progress().next(words.say("stage.maintain", table.name()))));
        tools.progress().done();
        return Result.of(done.json(), new MaintainText(done, words).text());
    }
}
