package io.assay.jobs.launch;

import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.failure.Failures;
import io.assay.jobs.text.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Parses arguments, calls a command, prints its answer or its failure, and says what the process returns. */
public final class Launcher {
    private final Operations operations;
    private final Environment environment;
    private final LogFile log;

    /** A launcher for the given work in the given surroundings; stack traces go to the log. */
    public Launcher(Operations operations, Environment environment, LogFile log) {
        this.operations = operations;
        this.environment = environment;
        this.log = log;
    }

    /** Runs one command line and returns the exit code; nothing is thrown. */
    public int run(String... args) {
        ErrorReport errors = new ErrorReport(environment.err(), log);
        boolean json = asksForJson(args);
        try {
            return answer(call(args), json, errors);
        } catch (Throwable thrown) {
            Failure failure = Failures.of(thrown);
            if (Interruption.isStopping()) {
                return failure.exitCode();
            }
            Map<String, Object> report = errors.report(failure);
            if (json) {
                environment.out().println(Json.text(Map.of("error", report)));
            }
            return failure.exitCode();
        } finally {
            environment.out().flush();
            environment.err().flush();
        }
    }

    private int answer(Result result, boolean json, ErrorReport errors) {
        environment.out().println(json ? Json.text(result.json()) : result.text());
        if (environment.out() instanceof ResultStream out) {
            out.requireWritten();
        }
        result.failure().ifPresent(errors::report);
        return result.failure().map(Failure::exitCode).orElse(ExitCode.DONE.code());
    }

    private Result call(String[] args) {
        LogFormat.requireKnown();
        AssayCommand options = new AssayCommand();
        CommandLine program = new CommandLine(options)
                .setUsageHelpWidth(110)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAllowOptionsAsOptionParameters(false);
        CommandLine.ParseResult parsed;
        try {
            parsed = program.parseArgs(args);
        } catch (CommandLine.ParameterException e) {
            throw UsageFailures.of(e);
        }
        List<CommandLine> called = parsed.asCommandLineList();
        CommandLine last = called.get(called.size() - 1);
        if (called.stream().anyMatch(CommandLine::isUsageHelpRequested)) {
            String usage = SharedOptions.usage(last);
            return Result.of(Map.of("usage", usage), usage);
        }
        if (called.stream().anyMatch(CommandLine::isVersionHelpRequested)) {
            return new VersionCommand().call(new Invocation(options, environment, operations, log));
        }
        if (!(last.getCommand() instanceof Subcommand command)) {
            throw UsageFailures.missingCommand(program);
        }
        SharedOptions.requireRead(called);
        return command.call(new Invocation(options, environment, operations, log));
    }

    /** Read from the raw arguments, for errors of parsing too are answered in the format asked for. */
    private static boolean asksForJson(String[] args) {
        List<String> words = Arrays.asList(args);
        int option = words.lastIndexOf("--format");
        boolean apart = option >= 0
                && option + 1 < words.size()
                && words.get(option + 1).equalsIgnoreCase("json");
        return apart || words.stream().anyMatch("--format=json"::equalsIgnoreCase);
    }
}
