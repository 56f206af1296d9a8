package io.assay.jobs.launch;

import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.ConfigReader;
import io.assay.jobs.config.ConfigRequest;
import io.assay.jobs.config.EffectiveConfig;
import io.assay.jobs.config.Problems;
import io.assay.jobs.config.Section;
import io.assay.jobs.config.SparkSettings;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.lineage.LineageTarget;
import io.assay.jobs.text.Language;
import io.assay.jobs.text.Wording;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One call of the program: shared options, surroundings and the work to call. */
record Invocation(AssayCommand options, Environment environment, Operations operations, LogFile log) {
    private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_:+-]*(\\.[A-Za-z0-9_:+-]+)*");
    private static final int LONGEST_RUN_ID = 128;

    /** The configuration request of the shared options. */
    ConfigRequest configRequest() {
        return new ConfigRequest(
                options.files(), options.sets, options.asOf, options.warehouse, environment.workingFolder());
    }

    /** The configuration in force, or a failure with all problems, those of {@code --spark} included. */
    EffectiveConfig config() {
        return config((bound, section) -> {});
    }

    /** The same with further checks, see {@link ConfigReader}. */
    EffectiveConfig config(BiConsumer<Record, Section> further) {
        Problems problems = new Problems();
        SparkSettings.read(options.spark, problems);
        Optional<EffectiveConfig> config = ConfigReader.read(configRequest(), problems, further);
        problems.throwIfAny();
        return config.orElseThrow();
    }

    /** The warehouse: named, or by configuration. */
    String warehouse() {
        boolean needsConfig = options.warehouse.isEmpty() || options.hasFile(environment) || !options.sets.isEmpty();
        return needsConfig ? config().config().warehouse() : options.warehouse.get();
    }

    /** The value of {@code --as-of} for commands that need no configuration. */
    Optional<LocalDate> asOf() {
        return options.asOf.map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new Failure(
                        ErrorCode.USAGE_BAD_DATE,
                        "--as-of: " + text + " is no date",
                        "Write an existing day as YYYY-MM-DD",
                        e);
            }
        });
    }

    /** The same for commands that need one. */
    LocalDate requiredAsOf() {
        return asOf().orElseThrow(Invocation::missingAsOf);
    }

    /** What a command fails with that needs an as-of date and got none. */
    static Failure missingAsOf() {
        return new Failure(ErrorCode.USAGE_MISSING_AS_OF, "No as-of date is given", "Add --as-of YYYY-MM-DD");
    }

    /** The latest as-of date whose days are over when today is. */
    LocalDate latestAsOf(AssayConfig config) {
        return LocalDate.now(environment.clock().withZone(config.zone())).plusDays(1);
    }

    /** Refuses an as-of date whose days are not over. */
    void requireOver(LocalDate asOf, AssayConfig config) {
        LocalDate latest = latestAsOf(config);
        if (asOf.isAfter(latest)) {
            throw new Failure(
                    ErrorCode.USAGE_FUTURE_AS_OF,
                    "As-of date " + asOf + " lies in the future; the latest possible is " + latest,
                    "Give an as-of date whose days are over");
        }
    }

    /** The value of {@code --run-id}, fit for tables and paths. */
    Optional<String> runId() {
        options.runId
                .filter(id ->
                        id.length() > LONGEST_RUN_ID || !RUN_ID.matcher(id).matches())
                .ifPresent(id -> {
                    throw new Failure(
                            ErrorCode.USAGE_BAD_RUN_ID,
                            "--run-id: " + id + " cannot name a run",
                            "Use up to 128 letters, digits and _ : + - and single dots");
                });
        return options.runId;
    }

    /** The value of {@code --lang}. */
    Language language() {
        return Arguments.language(options.lang);
    }

    /** Calls work with tools that are closed afterwards. */
    Result with(Function<Tools, Result> work) {
        Problems problems = new Problems();
        Map<String, String> spark = SparkSettings.read(options.spark, problems);
        problems.throwIfAny();
        Optional<LineageTarget> lineage = lineage();
        Wording words = Wording.of(language());
        Progress progress = new Progress(environment.err(), style(), words, System::nanoTime);
        try (Tools tools = new Tools(spark, log, progress, words, environment.clock(), lineage)) {
            return work.apply(tools);
        }
    }

    private Optional<LineageTarget> lineage() {
        Optional<String> key = Optional.ofNullable(System.getenv("OPENLINEAGE_API_KEY"));
        return options.lineage.map(target -> LineageTarget.of(target, environment.workingFolder(), key));
    }

    private Progress.Style style() {
        if (options.quiet) {
            return Progress.Style.SILENT;
        }
        return environment.audience() == Environment.Audience.TERMINAL ? Progress.Style.REWRITE : Progress.Style.LINES;
    }
}
