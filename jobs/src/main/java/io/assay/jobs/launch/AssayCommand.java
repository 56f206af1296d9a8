package io.assay.jobs.launch;

import io.assay.jobs.text.Language;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program with the options that commands share; {@link Subcommand#reads} says which command reads which. */
@Command(
        name = "assay",
        description = "Customer-value segments from raw transactions, published and explained.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            InitCommand.class,
            GenerateCommand.class,
            ValidateCommand.class,
            ProfileCommand.class,
            PlanCommand.class,
            RunCommand.class,
            StatusCommand.class,
            ExplainCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            VerifyCommand.class,
            RollbackCommand.class,
            MaintainCommand.class,
            ForgetCommand.class,
            ConfigCommand.class,
            DictionaryCommand.class,
            ErrorsCommand.class,
            CompletionCommand.class,
            VersionCommand.class
        })
final class AssayCommand {
    /** How the result is written. */
    enum OutputFormat {
        text,
        json
    }

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Configuration file, repeatable, later ones win; default assay.yaml")
    List<String> configs = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "One setting, repeatable, wins over files; for example scores.levels=4")
    List<String> sets = new ArrayList<>();

    @Option(
            names = "--as-of",
            paramLabel = "YYYY-MM-DD",
            scope = ScopeType.INHERIT,
            description = "Day the results speak of; events on or after it do not exist")
    Optional<String> asOf = Optional.empty();

    @Option(
            names = "--warehouse",
            paramLabel = "PATH",
            scope = ScopeType.INHERIT,
            description = "Folder of the published tables, any Hadoop path")
    Optional<String> warehouse = Optional.empty();

    @Option(
            names = "--spark",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "Setting of Spark, repeatable")
    List<String> spark = new ArrayList<>();

    @Option(
            names = "--run-id",
            paramLabel = "ID",
            scope = ScopeType.INHERIT,
            description = "Name of the run in the audit, for example the scheduler's; of status the run to show")
    Optional<String> runId = Optional.empty();

    @Option(
            names = "--lineage",
            paramLabel = "FILE|URL",
            scope = ScopeType.INHERIT,
            description =
                    "Tell what is read and written, as events of OpenLineage: to a server, or at the end of a file")
    Optional<String> lineage = Optional.empty();

    @Option(
            names = "--dry-run",
            scope = ScopeType.INHERIT,
            description = "Write nothing, and say what would be done; of run the same as plan")
    boolean dryRun;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            scope = ScopeType.INHERIT,
            description = "How the result is written to standard output; default text")
    OutputFormat format = OutputFormat.text;

    @Option(
            names = "--lang",
            paramLabel = "en|zh",
            scope = ScopeType.INHERIT,
            completionCandidates = Choices.Languages.class,
            description = "Language of progress, result and report; default en; errors are in English")
    String lang = Language.EN.code();

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "No progress on standard error")
    boolean quiet;

    @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help")
    boolean help;

    @Option(names = "--version", versionHelp = true, scope = ScopeType.INHERIT, description = "Show versions")
    boolean version;

    /** What {@code --dry-run} asks for. */
    Operations.Intent intent() {
        return dryRun ? Operations.Intent.SHOW : Operations.Intent.DO;
    }

    /** The configuration files to read: those named, or the default. */
    List<String> files() {
        return configs.isEmpty() ? List.of("assay.yaml") : configs;
    }

    /** Whether there is any configuration file to read. */
    boolean hasFile(Environment environment) {
        return !configs.isEmpty() || Files.exists(environment.workingFolder().resolve("assay.yaml"));
    }
}
