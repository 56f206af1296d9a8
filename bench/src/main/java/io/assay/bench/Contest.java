package io.assay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Programs that run in turn, in each round once, in the other order in every second round.
 *
 * @param entries the programs, in order
 * @param scratch folder for what they write
 */
record Contest(List<Entry> entries, Path scratch) {

    /** Makes the command of a program, given an empty folder to write to and settings of Spark to add. */
    interface Command {
        List<String> of(Path out, Map<String, String> settings) throws IOException;
    }

    /**
     * A program.
     *
     * @param spark whether Spark keeps a log of what it does
     */
    record Entry(String name, boolean spark, Command command) {}

    /**
     * Each program once, which nobody measures: files come into memory, and Spark counts what it does.
     *
     * @return counters of the programs that use Spark
     */
    Map<String, SparkCounters> warmUp() throws IOException {
        Map<String, SparkCounters> counters = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Path log = fresh("events");
            run(
                    entry,
                    0,
                    entry.spark()
                            ? Map.of(
                                    "spark.eventLog.enabled", "true",
                                    "spark.eventLog.dir", log.toUri().toString(),
                                    "spark.eventLog.compress", "false",
                                    "spark.eventLog.rolling.enabled", "false")
                            : Map.of());
            if (entry.spark()) {
                counters.put(entry.name(), SparkCounters.of(log));
            }
        }
        return counters;
    }

    /**
     * Every program once.
     *
     * @param round number of the round, from 1
     */
    List<Measurement> measure(int round) throws IOException {
        List<Entry> order = new ArrayList<>(entries);
        if (round % 2 == 0) {
            Collections.reverse(order);
        }
        List<Measurement> all = new ArrayList<>();
        for (Entry entry : order) {
            all.add(run(entry, round, Map.of()));
        }
        return all;
    }

    /** Where a program wrote to when it ran last. */
    Path out(String program) {
        return scratch.resolve("out-" + program);
    }

    private Measurement run(Entry entry, int round, Map<String, String> settings) throws IOException {
        Path out = fresh("out-" + entry.name());
        List<String> command = entry.command().of(out, settings);
        Measurement taken = ProcessClock.measure(entry.name(), round, command, scratch.resolve(entry.name() + ".log"));
        System.err.printf(
                "bench: %s %-12s %8.1f s wall %8.1f s CPU %6d MiB%n",
                round == 0 ? "warm-up " : "round " + round + " ",
                entry.name(),
                taken.wallSeconds(),
                taken.cpuSeconds(),
                taken.peakMib());
        return taken;
    }

    private Path fresh(String name) throws IOException {
        Path folder = scratch.resolve(name);
        Folders.remove(folder);
        return Files.createDirectories(folder);
    }

    static Map<String, List<Measurement>> byProgram(List<Measurement> all) {
        return all.stream()
                .collect(Collectors.groupingBy(Measurement::program, LinkedHashMap::new, Collectors.toList()));
    }
}
