package io.assay.jobs.launch;

import java.util.Map;
import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code completion}: what a shell needs to complete commands, options and choices. */
@Command(name = "completion", description = "Print a script that makes a shell complete commands, options and choices.")
final class CompletionCommand implements Subcommand {
    /** Shells that load the script; zsh does so with its emulation of bash, which the script itself turns on. */
    enum Shell {
        bash,
        zsh
    }

    /** Options that take paths hold text, since a path may be an address; without this line shells propose files. */
    private static final String NO_FILES = "  type compopt &>/dev/null && compopt +o default\n\n";

    @Parameters(paramLabel = "bash|zsh", description = "The shell")
    Shell shell;

    @Spec
    CommandSpec spec;

    @Override
    public Set<String> reads() {
        return Set.of();
    }

    @Override
    public Result call(Invocation invocation) {
        CommandLine program = spec.root().commandLine();
        program.getSubcommands().values().forEach(SharedOptions::keepRead);
        String script =
                AutoComplete.bash("assay", program).replace(NO_FILES, "").stripTrailing();
        return Result.of(Map.of("shell", shell.name(), "script", script), script);
    }
}
