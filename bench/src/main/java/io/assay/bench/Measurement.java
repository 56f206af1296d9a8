package io.assay.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One process, from its start to its end.
 *
 * @param round which time the program ran, from 1
 * @param wallSeconds by the clock
 * @param cpuSeconds user and system time of all its threads
 * @param peakMib most memory that it held, resident
 */
record Measurement(
        @JsonProperty("program") String program,
        @JsonProperty("round") int round,
        @JsonProperty("wall_s") double wallSeconds,
        @JsonProperty("cpu_s") double cpuSeconds,
        @JsonProperty("peak_mib") long peakMib) {}
