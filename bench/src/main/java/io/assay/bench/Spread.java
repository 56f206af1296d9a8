package io.assay.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Least, middle and largest of several figures. */
record Spread(
        @JsonProperty("min") double min,
        @JsonProperty("median") double median,
        @JsonProperty("max") double max) {

    /** The same figures, each so many times as large. */
    Spread times(double factor) {
        return new Spread(min * factor, median * factor, max * factor);
    }

    static Spread of(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("figures must not be empty");
        }
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
    }
}
