package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, which a test may stop, starve or leave alone with a full disk. */
final class OwnProcess {
    private OwnProcess() {}

    /** The exit code of a process, and what it wrote. */
    record Ended(int code, String out, String err) {}

    /** A process that would run the command line in the folder, where its log goes too. */
    static ProcessBuilder of(Path folder, List<String> before, String... args) {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx1g",
                "-Xss4m",
                "-Dassay.terminal=false",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=240m"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("ASSAY_LOG_DIR", folder.toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder;
    }

    /** Runs the shop's day into the warehouse {@code w} of its folder, with further arguments. */
    static Ended run(Path folder, String... further) throws IOException, InterruptedException {
        List<String> args = new ArrayList<>(List.of("run", "--as-of", Shop.AS_OF.toString(), "--warehouse", "w"));
        args.addAll(List.of(further));
        return ended(of(folder, List.of(), args.toArray(String[]::new)));
    }

    /** Runs the process to its end; what it writes is kept in its folder, and is not told where it went elsewhere. */
    static Ended ended(ProcessBuilder builder) throws IOException, InterruptedException {
        Path folder = builder.directory().toPath();
        boolean elsewhere = builder.redirectOutput().file() != null;
        if (!elsewhere) {
            builder.redirectOutput(folder.resolve("out").toFile());
        }
        Process process = builder.redirectError(folder.resolve("err").toFile()).start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(
                process.exitValue(),
                elsewhere ? "" : Files.readString(folder.resolve("out")),
                Files.readString(folder.resolve("err")));
    }
}
