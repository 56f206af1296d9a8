package io.assay.jobs.failure;

/**
 * Every way in which a command can fail, with the code that programs go by and the exit code that follows from it. What
 * a code means, why it comes up and what to do about it stands in {@link ErrorWords}.
 */
public enum ErrorCode {
    USAGE_MISSING_COMMAND("usage.missing-command", ExitCode.CONFIGURATION),
    USAGE_UNKNOWN_COMMAND("usage.unknown-command", ExitCode.CONFIGURATION),
    USAGE_UNKNOWN_OPTION("usage.unknown-option", ExitCode.CONFIGURATION),
    USAGE_UNEXPECTED_ARGUMENT("usage.unexpected-argument", ExitCode.CONFIGURATION),
    USAGE_OPTION_NOT_READ("usage.option-not-read", ExitCode.CONFIGURATION),
    USAGE_MISSING_VALUE("usage.missing-value", ExitCode.CONFIGURATION),
    USAGE_REPEATED_OPTION("usage.repeated-option", ExitCode.CONFIGURATION),
    USAGE_BAD_VALUE("usage.bad-value", ExitCode.CONFIGURATION),
    USAGE_BAD_DATE("usage.bad-date", ExitCode.CONFIGURATION),
    USAGE_BAD_RUN_ID("usage.bad-run-id", ExitCode.CONFIGURATION),
    USAGE_MISSING_AS_OF("usage.missing-as-of", ExitCode.CONFIGURATION),
    USAGE_FUTURE_AS_OF("usage.future-as-of", ExitCode.CONFIGURATION),
    USAGE_UNSUPPORTED_VERSION("usage.unsupported-version", ExitCode.CONFIGURATION),
    USAGE_CLOSED_PACKAGES("usage.closed-packages", ExitCode.CONFIGURATION),
    USAGE_NO_JAVA("usage.no-java", ExitCode.CONFIGURATION),
    USAGE_OLD_JAVA("usage.old-java", ExitCode.CONFIGURATION),
    USAGE_BAD_HEAP("usage.bad-heap", ExitCode.CONFIGURATION),
    USAGE_BUILD_FAILED("usage.build-failed", ExitCode.CONFIGURATION),

    CONFIG_MISSING_FILE("config.missing-file", ExitCode.CONFIGURATION),
    CONFIG_UNREADABLE("config.unreadable", ExitCode.CONFIGURATION),
    CONFIG_TOO_LARGE("config.too-large", ExitCode.CONFIGURATION),
    CONFIG_SYNTAX("config.syntax", ExitCode.CONFIGURATION),
    CONFIG_DUPLICATE_KEY("config.duplicate-key", ExitCode.CONFIGURATION),
    CONFIG_UNKNOWN_KEY("config.unknown-key", ExitCode.CONFIGURATION),
    CONFIG_MISSING_KEY("config.missing-key", ExitCode.CONFIGURATION),
    CONFIG_MISSING_VALUE("config.missing-value", ExitCode.CONFIGURATION),
    CONFIG_WRONG_TYPE("config.wrong-type", ExitCode.CONFIGURATION),
    CONFIG_OUT_OF_RANGE("config.out-of-range", ExitCode.CONFIGURATION),
    CONFIG_UNKNOWN_VALUE("config.unknown-value", ExitCode.CONFIGURATION),
    CONFIG_UNKNOWN_COLUMN("config.unknown-column", ExitCode.CONFIGURATION),
    CONFIG_COLUMN_TYPE("config.column-type", ExitCode.CONFIGURATION),
    CONFIG_CONFLICT("config.conflict", ExitCode.CONFIGURATION),
    CONFIG_EXPRESSION("config.expression", ExitCode.CONFIGURATION),
    CONFIG_SECRET("config.secret", ExitCode.CONFIGURATION),
    CONFIG_SCHEME("config.scheme", ExitCode.CONFIGURATION),
    CONFIG_SET("config.set", ExitCode.CONFIGURATION),
    CONFIG_SPARK_SETTING("config.spark-setting", ExitCode.CONFIGURATION),

    PACK_UNKNOWN("pack.unknown", ExitCode.CONFIGURATION),
    PACK_UNKNOWN_KEY("pack.unknown-key", ExitCode.CONFIGURATION),
    PACK_MISSING_KEY("pack.missing-key", ExitCode.CONFIGURATION),
    PACK_WRONG_TYPE("pack.wrong-type", ExitCode.CONFIGURATION),
    PACK_INVALID("pack.invalid", ExitCode.CONFIGURATION),
    PACK_UNKNOWN_COLUMN("pack.unknown-column", ExitCode.CONFIGURATION),
    PACK_COLUMN_TYPE("pack.column-type", ExitCode.CONFIGURATION),
    PACK_CONFLICT("pack.conflict", ExitCode.CONFIGURATION),
    PACK_BUILT_IN("pack.built-in", ExitCode.INTERNAL),

    INPUT_MISSING("input.missing", ExitCode.INPUT),
    INPUT_NO_FILES("input.no-files", ExitCode.INPUT),
    INPUT_EMPTY("input.empty", ExitCode.INPUT),
    INPUT_NO_ROWS("input.no-rows", ExitCode.INPUT),
    INPUT_NO_CUSTOMERS("input.no-customers", ExitCode.INPUT),
    INPUT_UNREADABLE("input.unreadable", ExitCode.INPUT),
    INPUT_FORMAT("input.format", ExitCode.INPUT),
    INPUT_TOO_LARGE("input.too-large", ExitCode.INPUT),
    INPUT_MISSING_HEADER("input.missing-header", ExitCode.INPUT),
    INPUT_MISSING_COLUMN("input.missing-column", ExitCode.INPUT),
    INPUT_AMBIGUOUS_COLUMN("input.ambiguous-column", ExitCode.INPUT),
    INPUT_CHANGED_TYPE("input.changed-type", ExitCode.INPUT),
    INPUT_NOT_READY("input.not-ready", ExitCode.INPUT),
    INPUT_BROKEN_LINK("input.broken-link", ExitCode.INPUT),
    INPUT_CHANGED("input.changed", ExitCode.INPUT),
    INPUT_DATABASE("input.database", ExitCode.INPUT),
    INPUT_RATES("input.rates", ExitCode.INPUT),
    INPUT_DUPLICATE_RATE("input.duplicate-rate", ExitCode.INPUT),
    INPUT_MIXED_CURRENCIES("input.mixed-currencies", ExitCode.INPUT),

    QUALITY_GATE("quality.gate", ExitCode.QUALITY),

    MODEL_PACK("model.pack", ExitCode.MODEL),

    SCORES_CUTS_NOT_PUBLISHED("scores.cuts-not-published", ExitCode.INPUT),

    WAREHOUSE_UNREACHABLE("warehouse.unreachable", ExitCode.CONFIGURATION),
    WAREHOUSE_FOREIGN_FOLDER("warehouse.foreign-folder", ExitCode.CONFIGURATION),
    WAREHOUSE_FOREIGN_TABLE("warehouse.foreign-table", ExitCode.CONFIGURATION),
    WAREHOUSE_NEWER_FORMAT("warehouse.newer-format", ExitCode.CONFIGURATION),
    WAREHOUSE_SHARED_COMMITS("warehouse.shared-commits", ExitCode.CONFIGURATION),
    WAREHOUSE_NO_TABLE("warehouse.no-table", ExitCode.INPUT),

    WRITE_CONFLICT("write.conflict", ExitCode.CONFLICT),

    PUBLISH_CONFLICT("publish.conflict", ExitCode.CONFLICT),

    WRITE_MISMATCH("write.mismatch", ExitCode.MODEL),

    PUBLISH_STATE_UNKNOWN("publish.state-unknown", ExitCode.MODEL),

    MANIFEST_UNREADABLE("manifest.unreadable", ExitCode.MODEL),

    VERIFY_DAMAGE("verify.damage", ExitCode.MODEL),
    VERIFY_NOTHING_PUBLISHED("verify.nothing-published", ExitCode.INPUT),

    STATUS_UNKNOWN_RUN("status.unknown-run", ExitCode.INPUT),

    EXPLAIN_NOTHING_PUBLISHED("explain.nothing-published", ExitCode.INPUT),
    EXPLAIN_UNKNOWN_CUSTOMER("explain.unknown-customer", ExitCode.INPUT),

    REPORT_NOTHING_PUBLISHED("report.nothing-published", ExitCode.INPUT),
    REPORT_FOREIGN_FILE("report.foreign-file", ExitCode.CONFIGURATION),

    EXPORT_NOTHING_PUBLISHED("export.nothing-published", ExitCode.INPUT),
    EXPORT_NO_EARLIER("export.no-earlier", ExitCode.INPUT),
    EXPORT_UNKNOWN_SEGMENT("export.unknown-segment", ExitCode.CONFIGURATION),
    EXPORT_UNKNOWN_COLUMN("export.unknown-column", ExitCode.CONFIGURATION),
    EXPORT_EXISTS("export.exists", ExitCode.CONFIGURATION),
    EXPORT_FOREIGN("export.foreign", ExitCode.CONFIGURATION),
    EXPORT_DATABASE("export.database", ExitCode.CONFIGURATION),

    ROLLBACK_NOTHING_PUBLISHED("rollback.nothing-published", ExitCode.INPUT),
    ROLLBACK_NO_EARLIER("rollback.no-earlier", ExitCode.INPUT),
    ROLLBACK_UNKNOWN_PUBLICATION("rollback.unknown-publication", ExitCode.INPUT),
    ROLLBACK_ROWS_LOST("rollback.rows-lost", ExitCode.INPUT),

    MAINTAIN_BROKEN_OFF("maintain.broken-off", ExitCode.MODEL),

    FORGET_BROKEN_OFF("forget.broken-off", ExitCode.MODEL),
    FORGET_NOT_GONE("forget.not-gone", ExitCode.CONFLICT),

    INIT_EXISTS("init.exists", ExitCode.CONFIGURATION),

    GENERATE_FOLDER_NOT_EMPTY("generate.folder-not-empty", ExitCode.CONFIGURATION),
    GENERATE_FOLDER_NOT_OURS("generate.folder-not-ours", ExitCode.CONFIGURATION),

    DEMO_UNWRITABLE("demo.unwritable", ExitCode.CONFIGURATION),

    FILE_UNUSABLE("file.unusable", ExitCode.CONFIGURATION),

    LOG_UNWRITABLE("log.unwritable", ExitCode.CONFIGURATION),

    STORAGE_NO_FOLDER("storage.no-folder", ExitCode.CONFIGURATION),
    STORAGE_DENIED("storage.denied", ExitCode.CONFIGURATION),
    STORAGE_FULL("storage.full", ExitCode.CONFIGURATION),
    STORAGE_NEWER_DELTA("storage.newer-delta", ExitCode.CONFIGURATION),
    STORAGE_NO_CONNECTOR("storage.no-connector", ExitCode.CONFIGURATION),
    STORAGE_CREDENTIALS("storage.credentials", ExitCode.CONFIGURATION),
    STORAGE_NO_BUCKET("storage.no-bucket", ExitCode.CONFIGURATION),
    STORAGE_UNREACHABLE("storage.unreachable", ExitCode.UNREACHABLE),

    MEMORY_EXHAUSTED("memory.exhausted", ExitCode.CONFIGURATION),

    SPARK_MASTER_UNREACHABLE("spark.master-unreachable", ExitCode.UNREACHABLE),
    SPARK_STOPPED("spark.stopped", ExitCode.UNREACHABLE),

    INTERNAL("internal", ExitCode.INTERNAL),

    INTERRUPTED("interrupted", ExitCode.STOPPED);

    private final String code;
    private final ExitCode exit;

    ErrorCode(String code, ExitCode exit) {
        this.code = code;
        this.exit = exit;
    }

    /** The code as it stands in messages, reports and the audit; it never changes. */
    public String code() {
        return code;
    }

    /** What the process returns. */
    public ExitCode exit() {
        return exit;
    }

    /** What the failure is about: the code up to its dot, or all of it. */
    public String subject() {
        return code.split("\\.", 2)[0];
    }
}
