package io.assay.jobs.launch;

import io.assay.jobs.config.ConfigReader;
import io.assay.jobs.config.ConfigRequest;
import io.assay.jobs.config.Locations;
import io.assay.jobs.config.Problem;
import io.assay.jobs.config.Problems;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.guess.Discovery;
import io.assay.jobs.guess.GuessedConfig;
import io.assay.jobs.store.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code init}: looks at files and writes the configuration that reads them. */
@Command(
        name = "init",
        description = "Look at files of transactions, guess what they hold, and write a commented configuration.")
final class InitCommand implements Subcommand {
    @Option(
            names = "--from",
            paramLabel = "FILES",
            required = true,
            arity = "1..*",
            description = "Files, a folder, or a pattern in quotes; any Hadoop path")
    List<String> from;

    @Option(names = "--out", paramLabel = "FILE", description = "File to write; default assay.yaml")
    String out = "assay.yaml";

    @Option(names = "--force", description = "Replace the file when it is there")
    boolean force;

    @Override
    public Set<String> reads() {
        return Set.of();
    }

    @Override
    public Result call(Invocation invocation) {
        Path working = invocation.environment().workingFolder();
        Path file = working.resolve(out);
        if (Files.isDirectory(file)) {
            throw new Failure(
                    ErrorCode.FILE_UNUSABLE,
                    "Cannot write " + out + ": it is a folder",
                    "Name a file such as assay.yaml");
        }
        if (Files.exists(file) && !force) {
            throw new Failure(
                    ErrorCode.INIT_EXISTS,
                    "Cannot write " + out + ": it is there already",
                    "Add --force, or name another --out");
        }
        List<String> sources = from.stream()
                .map(name -> Locations.scheme(name).isPresent()
                        ? name
                        : working.resolve(name).normalize().toString())
                .toList();
        GuessedConfig guessed = new Discovery(sources, file.normalize().getParent()).run();
        TextFile.at(file.toString(), new Configuration()).replace(guessed.yaml());
        List<Problem> wrong = wrong(file, working);
        return Result.of(json(guessed, wrong), text(guessed, wrong));
    }

    private static List<Problem> wrong(Path file, Path working) {
        Problems problems = new Problems();
        ConfigReader.read(
                new ConfigRequest(List.of(file.toString()), List.of(), Optional.empty(), Optional.empty(), working),
                problems,
                ValidateCommand::further);
        return problems.all();
    }

    private Map<String, Object> json(GuessedConfig guessed, List<Problem> wrong) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", out);
        json.putAll(guessed.json());
        json.put("problems", wrong.stream().map(ValidateCommand::json).toList());
        return json;
    }

    private String text(GuessedConfig guessed, List<Problem> wrong) {
        List<String> lines = new ArrayList<>(List.of("Looked at " + guessed.seen(), ""));
        guessed.lines()
                .forEach(line -> lines.add(String.format(
                        Locale.ROOT,
                        "  %-7s %-13s %-32s %s",
                        line.guess().sureness().word(),
                        line.key(),
                        line.guess().value().replace("\t", "\\t"),
                        line.guess().why())));
        lines.add("");
        lines.add("Wrote " + out + ". Look at " + unsure(guessed) + ", then:");
        wrong.forEach(problem -> lines.add("  to be corrected: " + problem.text()));
        String config = out.equals("assay.yaml") ? "" : " --config " + out;
        lines.add("  bin/assay validate" + config);
        guessed.asOf().ifPresent(day -> lines.add("  bin/assay run" + config + " --as-of " + day));
        lines.add("For editors that check while you type, beside the file:");
        lines.add("  bin/assay config --schema > " + Path.of(out).resolveSibling(GuessedConfig.SCHEMA));
        return String.join("\n", lines);
    }

    private static String unsure(GuessedConfig guessed) {
        List<String> keys =
                guessed.unsure().stream().map(GuessedConfig.Line::key).toList();
        return keys.isEmpty() ? "it" : "what is unsure: " + String.join(", ", keys);
    }
}
