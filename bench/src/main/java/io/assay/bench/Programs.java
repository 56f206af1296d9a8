package io.assay.bench;

import io.assay.bench.program.ChooseK;
import io.assay.bench.program.DuckPipe;
import io.assay.bench.program.NaiveTutorial;
import io.assay.bench.program.SparkFloor;
import io.assay.bench.program.SplitLastDay;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Command lines of all that is measured, with the same heap and all cores.
 *
 * @param root folder of the project
 * @param heap such as 3g
 * @param opens options of the virtual machine that Spark needs
 */
record Programs(Path root, String heap, List<String> opens) {
    private static final String DUCK_MEMORY = "6GB";

    List<String> generate(Path folder, Size size, long seed) {
        return assay(List.of(
                "generate",
                folder.toString(),
                "--customers=" + size.customers(),
                "--months=" + Size.MONTHS,
                "--seed=" + seed,
                "--file-format=parquet",
                "--quiet"));
    }

    List<String> split(Path generated, LocalDate day, Path before, Path rest) {
        return spark(
                SplitLastDay.class,
                Map.of(),
                List.of(generated.toString(), day.toString(), before.toString(), rest.toString()));
    }

    List<String> floor(Path transactions, Path out, Map<String, String> settings) {
        return spark(SparkFloor.class, settings, List.of(transactions.toString(), out.toString()));
    }

    List<String> naive(Path transactions, Path out, Map<String, String> settings) {
        return spark(
                NaiveTutorial.class,
                settings,
                List.of(transactions.toString(), BenchData.AS_OF.toString(), out.toString()));
    }

    List<String> chooseK(Path customers, int times) {
        return spark(ChooseK.class, Map.of(), List.of(customers.toString(), Integer.toString(times)));
    }

    List<String> duck(Path transactions, Path out) {
        List<String> command = java(List.of("-Xmx512m"));
        command.addAll(List.of(
                DuckPipe.class.getName(),
                transactions.toString(),
                BenchData.AS_OF.toString(),
                out.toString(),
                Integer.toString(Runtime.getRuntime().availableProcessors()),
                DUCK_MEMORY,
                out + ".spill"));
        return command;
    }

    /** Publishes an as-of date from a configuration. */
    List<String> run(Path config, Path warehouse, LocalDate asOf, List<String> more, Map<String, String> settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "run", "--config", config.toString(), "--warehouse", warehouse.toString(), "--as-of", asOf.toString()));
        arguments.addAll(more);
        settings.forEach((key, value) -> arguments.addAll(List.of("--spark", key + "=" + value)));
        return assay(arguments);
    }

    private List<String> assay(List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of("env", "ASSAY_HEAP=" + heap, root.resolve("bin/assay").toString()));
        command.addAll(arguments);
        return command;
    }

    private List<String> spark(Class<?> program, Map<String, String> settings, List<String> arguments) {
        List<String> options = new ArrayList<>(List.of("-Xmx" + heap, "-Xss4m", "-XX:+UseParallelGC"));
        options.addAll(opens);
        settings.forEach((key, value) -> options.add("-D" + key + "=" + value));
        List<String> command = java(options);
        command.add(program.getName());
        command.addAll(arguments);
        return command;
    }

    private static List<String> java(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }
}
