package io.assay.jobs.launch;

import io.assay.generate.GeneratorParams;
import io.assay.jobs.config.EffectiveConfig;
import io.assay.jobs.demo.GeneratedFolder;
import io.assay.jobs.export.ListOrder;
import io.assay.jobs.export.ListTarget;
import io.assay.jobs.report.ReportOrder;
import io.assay.jobs.run.RollbackOrder;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/** The work behind the commands; arguments are parsed and configuration is read when these are called. */
public interface Operations {

    /** Publishes the segments of an as-of date. */
    Result run(RunRequest request, Tools tools);

    /** What a run would do; nothing is written. */
    Result plan(RunRequest request, Tools tools);

    /** Invents transactions and runs two month-ends over them. */
    Result demo(DemoRequest request, Tools tools);

    /** Invents transactions of any size. */
    Result generate(GenerateRequest request, Tools tools);

    /** What the input looks like; nothing is written. */
    Result profile(ProfileRequest request, Tools tools);

    /** Lists what is published. */
    Result status(StatusRequest request, Tools tools);

    /** Says why a customer has its labels. */
    Result explain(ExplainRequest request, Tools tools);

    /** Writes what is published as one page for people. */
    Result report(ReportRequest request, Tools tools);

    /** Writes customers of segments to files or to a database. */
    Result export(ExportRequest request, Tools tools);

    /** Recomputes counts and hashes of what is published. */
    Result verify(VerifyRequest request, Tools tools);

    /** Publishes an earlier run again. */
    Result rollback(RollbackRequest request, Tools tools);

    /** Removes what nothing published stands on, and puts small files together. */
    Result maintain(MaintainRequest request, Tools tools);

    /** Erases a customer. */
    Result forget(ForgetRequest request, Tools tools);

    /** Whether a command does its work or only says what that would be. */
    enum Intent {
        SHOW,
        DO
    }

    /**
     * One run.
     *
     * @param runId name for the run in the audit; absent means derived
     * @param metrics file for Prometheus
     */
    record RunRequest(EffectiveConfig config, LocalDate asOf, Optional<String> runId, Optional<String> metrics) {
        /** The same run, told to Prometheus. */
        RunRequest measured(Optional<String> file) {
            return new RunRequest(config, asOf, runId, file);
        }
    }

    /**
     * One look at the input.
     *
     * @param latest latest as-of date that a run accepts today
     */
    record ProfileRequest(EffectiveConfig config, LocalDate latest) {}

    /**
     * One demonstration.
     *
     * @param warehouse folder of the demo's data and tables
     */
    record DemoRequest(String warehouse, long customers, long seed) {}

    /**
     * One invention.
     *
     * @param files absent means one for each month
     */
    record GenerateRequest(
            GeneratedFolder folder, Invention invention, OptionalInt files, GeneratedFolder.Format format) {}

    /** What is invented; the same seed gives the same. */
    record Invention(long customers, int months, long seed, GeneratorParams.CustomerModel model) {}

    /**
     * One question about a customer.
     *
     * @param asOf absent means the newest
     */
    record ExplainRequest(String warehouse, String customer, Optional<LocalDate> asOf) {}

    /** One report. */
    record ReportRequest(String warehouse, ReportOrder order) {}

    /** One list. */
    record ExportRequest(String warehouse, ListOrder order, ListTarget target) {}

    /**
     * What to show of a warehouse.
     *
     * @param runId absent means the last runs
     */
    record StatusRequest(String warehouse, Optional<String> runId) {}

    /**
     * One verification.
     *
     * @param asOf absent means all
     */
    record VerifyRequest(String warehouse, Optional<LocalDate> asOf) {}

    /** One round of maintenance. */
    record MaintainRequest(String warehouse, int retentionDays, long fileBytes, Intent intent) {}

    /** One erasure. */
    record ForgetRequest(String warehouse, String customer, Intent intent) {}

    /** One return to an earlier publication. */
    record RollbackRequest(String warehouse, RollbackOrder order, Intent intent) {}
}
