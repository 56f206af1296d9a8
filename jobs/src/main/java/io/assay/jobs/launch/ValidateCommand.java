package io.assay.jobs.launch;

import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.ConfigReader;
import io.assay.jobs.config.EffectiveConfig;
import io.assay.jobs.config.Problem;
import io.assay.jobs.config.Problems;
import io.assay.jobs.config.Section;
import io.assay.jobs.config.SourceConfig;
import io.assay.jobs.config.SparkSettings;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code validate}: everything that can be found wrong without Spark. */
@Command(name = "validate", description = "Find everything wrong in configuration and packs, without Spark.")
final class ValidateCommand implements Subcommand {
    @ParentCommand
    AssayCommand assay;

    @Override
    public Set<String> reads() {
        return SharedOptions.SETTINGS_AT_A_DAY;
    }

    @Override
    public Result call(Invocation invocation) {
        Problems problems = new Problems();
        SparkSettings.read(assay.spark, problems);
        Optional<EffectiveConfig> config =
                ConfigReader.read(invocation.configRequest(), problems, ValidateCommand::further);
        String files = String.join(", ", assay.files());
        if (problems.isEmpty()) {
            String hash = config.map(EffectiveConfig::hash).orElseThrow();
            return Result.of(json(Optional.of(hash), List.of()), files + ": no problems, config_hash " + hash);
        }
        List<Problem> found = problems.all();
        String text = found.stream().map(Problem::text).collect(Collectors.joining("\n"));
        return Result.failed(json(Optional.empty(), found), text, failure(found));
    }

    /** Checks that need files, packs and columns. */
    static void further(Record bound, Section at) {
        if (bound instanceof AssayConfig config) {
            new ColumnChecks(config, at).check();
            rates(config, at);
        } else if (bound instanceof SourceConfig source) {
            SourceHeaders.check(source, at);
        }
    }

    private static void rates(AssayConfig config, Section at) {
        if (at.sound("rates") && config.rates().filter(Files::isRegularFile).isEmpty()) {
            config.rates().ifPresent(file -> at.problems()
                    .add(ErrorCode.INPUT_MISSING, at.place("rates"), "names no file: " + file, "Correct the path"));
        }
    }

    private static Failure failure(List<Problem> found) {
        Problem gravest = Problem.gravest(found);
        String count = found.size() == 1 ? "" : found.size() + " problems, the first: ";
        return new Failure(gravest.error(), count + gravest.sentence(), gravest.fix());
    }

    private static Map<String, Object> json(Optional<String> hash, List<Problem> problems) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("valid", problems.isEmpty());
        json.put("config_hash", hash.orElse(null));
        json.put("problems", problems.stream().map(ValidateCommand::json).toList());
        return json;
    }

    /** A problem for programs. */
    static Map<String, Object> json(Problem problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", problem.code());
        json.put("file", problem.place().file());
        json.put("line", problem.place().line() == 0 ? null : problem.place().line());
        json.put("key", problem.place().key());
        json.put("value", problem.value().orElse(null));
        json.put("wrong", problem.wrong());
        json.put("fix", problem.fix());
        return json;
    }
}
