package io.assay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs processes one after the other and reads from Linux what each of them took. */
final class ProcessClock {
    private static final double NANOS = 1e9;
    /** Linux tells times of processes in hundredths of a second, on every machine Spark runs on. */
    private static final double TICKS_A_SECOND = 100;

    private static final int CHILD_USER_TICKS = 13;
    private static final int CHILD_SYSTEM_TICKS = 14;
    private static final int POLL_MILLIS = 50;
    private static final long KIB_A_MIB = 1024;

    private ProcessClock() {}

    /**
     * Runs a command to its end.
     *
     * @param log file for all that it prints
     * @throws IllegalStateException when it fails
     */
    static Measurement measure(String program, int round, List<String> command, Path log) throws IOException {
        double cpuBefore = childSeconds();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long peak = 0;
        try {
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, peakMib(process));
            }
        } catch (InterruptedException stopped) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + program + " ran", stopped);
        }
        double wall = (System.nanoTime() - start) / NANOS;
        if (process.exitValue() != 0) {
            throw new IllegalStateException(program + " ended with " + process.exitValue() + ", see " + log);
        }
        return new Measurement(program, round, wall, childSeconds() - cpuBefore, peak);
    }

    /** Time of all processes that this one has waited for. */
    private static double childSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        // the name of the process, in parentheses, may hold blanks
        List<String> fields =
                Arrays.asList(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        return (Long.parseLong(fields.get(CHILD_USER_TICKS)) + Long.parseLong(fields.get(CHILD_SYSTEM_TICKS)))
                / TICKS_A_SECOND;
    }

    private static long peakMib(Process process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_A_MIB)
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }
}
