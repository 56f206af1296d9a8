package io.assay.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where it was measured.
 *
 * @param load average number of runnable processes over the minute before the first run
 */
record Machine(
        @JsonProperty("cpu") String cpu,
        @JsonProperty("cores") int cores,
        @JsonProperty("memory_mib") long memoryMib,
        @JsonProperty("system") String system,
        @JsonProperty("load") double load) {
    private static final long KIB_A_MIB = 1024;

    static Machine here() throws IOException {
        String loads = Files.readString(Path.of("/proc/loadavg"));
        String memory = field(Path.of("/proc/meminfo"), "MemTotal");
        return new Machine(
                field(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(memory.replaceAll("\\D", "")) / KIB_A_MIB,
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Double.parseDouble(loads.substring(0, loads.indexOf(' '))));
    }

    private static String field(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("0");
    }
}
