package io.assay.jobs.launch;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.text.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Puts mistakes in arguments into words, with the nearest name. */
final class UsageFailures {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private UsageFailures() {}

    static Failure of(CommandLine.ParameterException e) {
        CommandLine command = e.getCommandLine();
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            return unknown(command, unmatched.getUnmatched().get(0));
        }
        ErrorCode code = e instanceof CommandLine.MissingParameterException
                ? ErrorCode.USAGE_MISSING_VALUE
                : e instanceof CommandLine.OverwrittenOptionException
                        ? ErrorCode.USAGE_REPEATED_OPTION
                        : ErrorCode.USAGE_BAD_VALUE;
        return new Failure(code, e.getMessage(), seeHelp(command), e);
    }

    static Failure missingCommand(CommandLine program) {
        return new Failure(
                ErrorCode.USAGE_MISSING_COMMAND,
                "No command is given",
                "Use one of: " + String.join(", ", commands(program)) + "; or see assay --help");
    }

    private static Failure unknown(CommandLine command, String word) {
        if (word.startsWith("-")) {
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            return new Failure(
                    ErrorCode.USAGE_UNKNOWN_OPTION,
                    "Unknown option " + name + " of " + command.getCommandSpec().qualifiedName(),
                    nearest(name, SharedOptions.names(command)).orElseGet(() -> seeHelp(command)));
        }
        if (command.getParent() == null) {
            return new Failure(
                    ErrorCode.USAGE_UNKNOWN_COMMAND,
                    "Unknown command " + word,
                    NearestName.fix(word, commands(command)));
        }
        return new Failure(
                ErrorCode.USAGE_UNEXPECTED_ARGUMENT,
                "Unexpected argument " + word + " of "
                        + command.getCommandSpec().qualifiedName(),
                DAY.matcher(word).matches()
                        ? "Write --as-of " + word
                        : nearest("--" + word, SharedOptions.names(command)).orElseGet(() -> seeHelp(command)));
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
