package io.assay.jobs.launch;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that commands share: each reads some, refuses the others, and shows only what it reads. */
final class SharedOptions {
    /** Where settings come from, and how Spark runs. */
    static final Set<String> SETTINGS = Set.of("--config", "--set", "--warehouse", "--spark");

    /** The same, and the day that the results speak of. */
    static final Set<String> SETTINGS_AT_A_DAY = Set.of("--config", "--set", "--warehouse", "--spark", "--as-of");

    /** All that only some commands read. */
    static final Set<String> ALL = Set.of(
            "--config", "--set", "--warehouse", "--spark", "--as-of", "--run-id", "--lineage", "--dry-run", "--lang");

    private SharedOptions() {}

    /** The options of a command that speaks more than one language. */
    static Set<String> spoken(Set<String> others) {
        Set<String> options = new LinkedHashSet<>(others);
        options.add("--lang");
        return options;
    }

    /** Refuses options that the called command would pass over, wherever in the line they stand. */
    static void requireRead(List<CommandLine> called) {
        CommandLine command = called.get(called.size() - 1);
        for (CommandLine each : called) {
            for (OptionSpec option : each.getParseResult().matchedOptions()) {
                if (!isRead(command, option)) {
                    throw new Failure(
                            ErrorCode.USAGE_OPTION_NOT_READ,
                            command.getCommandSpec().qualifiedName() + " does not read " + option.longestName(),
                            "Leave it out; read by: " + String.join(", ", readers(command.getParent(), option)));
                }
            }
        }
    }

    /** The usage of a command, without the options that it refuses. */
    static String usage(CommandLine command) {
        keepRead(command);
        return command.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing();
    }

    /** Takes the options from a command that it refuses, so that help and completion do not propose them. */
    static void keepRead(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        List.copyOf(spec.options()).stream()
                .filter(option -> !isRead(command, option))
                .forEach(spec::remove);
    }

    /** Names of the options that a command accepts. */
    static List<String> names(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(option -> isRead(command, option))
                .map(OptionSpec::longestName)
                .toList();
    }

    private static boolean isRead(CommandLine command, OptionSpec option) {
        return !ALL.contains(option.longestName())
                || !(command.getCommand() instanceof Subcommand called)
                || called.reads().contains(option.longestName());
    }

    private static Set<String> readers(CommandLine program, OptionSpec option) {
        return program.getSubcommands().entrySet().stream()
                .filter(command -> isRead(command.getValue(), option))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
