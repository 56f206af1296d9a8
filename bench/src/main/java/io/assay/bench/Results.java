package io.assay.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** All that one benchmark found, as JSON and as a page. */
record Results(
        @JsonProperty("size") Size size,
        @JsonProperty("date") String date,
        @JsonProperty("machine") Machine machine,
        @JsonProperty("versions") Map<String, String> versions,
        @JsonProperty("data") Map<String, Long> data,
        @JsonProperty("heap") String heap,
        @JsonProperty("measurements") List<Measurement> measurements,
        @JsonProperty("counters") Map<String, SparkCounters> counters,
        @JsonProperty("spreads") Map<String, Spread> spreads) {
    private static final double MIB = 1 << 20;

    /** What the ratios should be at size M. */
    private static final Map<String, String> GOALS = Map.of(
            "features_vs_floor_cpu", "≤ 1.2",
            "run_vs_floor_cpu", "≤ 1.5",
            "run_vs_duckdb_wall", "≤ 2.5",
            "choose_k_vs_fit", "≤ 0.2",
            "daily_vs_full_cpu", "≤ 0.125",
            "l_vs_m_per_row", "≤ 1.1");

    /**
     * The same with what one more round took, and the ratios of all rounds.
     *
     * @param growth rows over those of the smaller size; 1 where none is measured
     */
    Results with(List<Measurement> round, double growth) {
        List<Measurement> all =
                Stream.concat(measurements.stream(), round.stream()).toList();
        return new Results(size, date, machine, versions, data, heap, all, counters, Ratios.of(all, growth));
    }

    /** The same with one more ratio. */
    Results with(String ratio, Spread spread) {
        Map<String, Spread> all = new LinkedHashMap<>(spreads);
        all.put(ratio, spread);
        return new Results(size, date, machine, versions, data, heap, measurements, counters, all);
    }

    /** Median of each ratio. */
    @JsonProperty("ratios")
    Map<String, Double> ratios() {
        Map<String, Double> medians = new LinkedHashMap<>();
        spreads.forEach((key, spread) -> medians.put(key, spread.median()));
        return medians;
    }

    /** Writes {@code <size>-<date>.json} and {@code .md}. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        String name = size + "-" + date;
        Files.writeString(
                folder.resolve(name + ".json"),
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this) + "\n");
        Files.writeString(folder.resolve(name + ".md"), page());
    }

    String page() {
        StringBuilder page = new StringBuilder("# Benchmark " + size + ", " + date + "\n\n");
        page.append(String.format(
                Locale.ROOT,
                "%,d transactions of %,d customers, %d files, %.0f MiB of Parquet. %s, %d cores, %d MiB, %s. Heap %s. %s.%n%n",
                data.get("transactions"),
                data.get("customers"),
                data.get("files"),
                data.get("bytes") / MIB,
                machine.cpu(),
                machine.cores(),
                machine.memoryMib(),
                machine.system(),
                heap,
                String.join(
                        ", ",
                        versions.entrySet().stream()
                                .map(version -> version.getKey() + " " + version.getValue())
                                .toList())));
        page.append("| ratio | goal at M | median | least | largest |\n|---|---|---|---|---|\n");
        spreads.forEach((key, spread) -> page.append(String.format(
                Locale.ROOT,
                "| `%s` | %s | %.2f | %.2f | %.2f |%n",
                key,
                GOALS.getOrDefault(key, ""),
                spread.median(),
                spread.min(),
                spread.max())));
        page.append("\nWhole processes, median [least to largest].\n\n");
        page.append("| program | rounds | wall, s | CPU, s | peak memory, MiB |\n|---|---|---|---|---|\n");
        Contest.byProgram(measurements)
                .forEach((program, all) -> page.append(String.format(
                        Locale.ROOT,
                        "| %s | %d | %s | %s | %s |%n",
                        program,
                        all.size(),
                        figures(all, Measurement::wallSeconds),
                        figures(all, Measurement::cpuSeconds),
                        figures(all, Measurement::peakMib))));
        page.append("\nWhat Spark did, once.\n\n| program | jobs | stages | tasks | read, MiB | written, MiB "
                + "| shuffled, MiB | spilled, MiB |\n|---|---|---|---|---|---|---|---|\n");
        counters.forEach((program, did) -> page.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.0f | %.0f | %.0f | %.0f |%n",
                program,
                did.jobs(),
                did.stages(),
                did.tasks(),
                did.readBytes() / MIB,
                did.writtenBytes() / MIB,
                did.shuffledBytes() / MIB,
                did.spilledBytes() / MIB)));
        return page.toString();
    }

    private static String figures(List<Measurement> all, ToDoubleFunction<Measurement> figure) {
        Spread spread = Spread.of(all.stream().map(figure::applyAsDouble).toList());
        return String.format(Locale.ROOT, "%.1f [%.1f to %.1f]", spread.median(), spread.min(), spread.max());
    }
}
