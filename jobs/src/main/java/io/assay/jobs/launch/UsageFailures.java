package io.assay.jobs.launch;

import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.text.NearestName;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Puts mistakes in arguments into words, with the nearest name. */
final class UsageFailures {
    private UsageFailures() {}

    static Failure of(CommandLine.ParameterException e) {
        CommandLine command = e.getCommandLine();
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            return unknown(command, unmatched.getUnmatched().get(0));
        }
        String code = e instanceof CommandLine.MissingParameterException
                ? "usage.missing-value"
                : e instanceof CommandLine.OverwrittenOptionException ? "usage.repeated-option" : "usage.bad-value";
        return new Failure(ExitCode.CONFIGURATION, code, e.getMessage(), seeHelp(command), e);
    }

    static Failure missingCommand(CommandLine program) {
        return Failure.configuration(
                "usage.missing-command",
                "No command is given",
                "Use one of: " + String.join(", ", commands(program)) + "; or see assay --help");
    }

    private static Failure unknown(CommandLine command, String word) {
        if (word.startsWith("-")) {
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            return Failure.configuration(
                    "usage.unknown-option",
                    "Unknown option " + name + " of " + command.getCommandSpec().qualifiedName(),
                    nearest(name, SharedOptions.names(command)).orElseGet(() -> seeHelp(command)));
        }
        if (command.getParent() == null) {
            return Failure.configuration(
                    "usage.unknown-command", "Unknown command " + word, NearestName.fix(word, commands(command)));
        }
        return Failure.configuration(
                "usage.unexpected-argument",
                "Unexpected argument " + word + " of "
                        + command.getCommandSpec().qualifiedName(),
                nearest("--" + word, SharedOptions.names(command)).orElseGet(() -> seeHelp(command)));
    }

    private static Optional<String> nearest(String word, List<String> names) {
        return NearestName.to(word, names).map(name -> "Did you mean " + name + "?");
    }

    private static List<String> commands(CommandLine program) {
        return List.copyOf(program.getSubcommands().keySet());
    }

    private static String seeHelp(CommandLine command) {
        return "See " + command.getCommandSpec().qualifiedName() + " --help";
    }
}
