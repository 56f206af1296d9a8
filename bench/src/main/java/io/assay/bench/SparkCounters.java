package io.assay.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a Spark program did, by its event log.
 *
 * @param spilledBytes written to disk because memory did not suffice
 */
record SparkCounters(
        @JsonProperty("jobs") long jobs,
        @JsonProperty("stages") long stages,
        @JsonProperty("tasks") long tasks,
        @JsonProperty("read_bytes") long readBytes,
        @JsonProperty("written_bytes") long writtenBytes,
        @JsonProperty("shuffled_bytes") long shuffledBytes,
        @JsonProperty("spilled_bytes") long spilledBytes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Adds up the only log of a folder. */
    static SparkCounters of(Path folder) throws IOException {
        long jobs = 0;
        long stages = 0;
        long tasks = 0;
        long read = 0;
        long written = 0;
        long shuffled = 0;
        long spilled = 0;
        try (BufferedReader lines = Files.newBufferedReader(onlyFile(folder))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{\"Event\":\"SparkListenerJobStart\"")) {
                    jobs++;
                } else if (line.startsWith("{\"Event\":\"SparkListenerStageCompleted\"")) {
                    stages++;
                } else if (line.startsWith("{\"Event\":\"SparkListenerTaskEnd\"")) {
                    JsonNode metrics = JSON.readTree(line).path("Task Metrics");
                    tasks++;
                    read += metrics.at("/Input Metrics/Bytes Read").asLong();
                    written += metrics.at("/Output Metrics/Bytes Written").asLong();
                    shuffled += metrics.at("/Shuffle Write Metrics/Shuffle Bytes Written")
                            .asLong();
                    spilled += metrics.at("/Disk Bytes Spilled").asLong();
                }
            }
        }
        return new SparkCounters(jobs, stages, tasks, read, written, shuffled, spilled);
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no event log in " + folder));
        }
    }
}
