package io.assay.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Figures of one program over those of another in the same round. */
final class Ratios {
    static final String FEATURES = "features";
    /** The same as features, on less data. */
    static final String SMALLER = "smaller";

    static final String RUN = "run";
    static final String DAILY = "daily";
    static final String FLOOR = "floor";
    static final String DUCK = "duckdb";
    static final String NAIVE = "naive";
    static final String CHOOSE_K = "choose-k";
    private static final String PER_ROW = "l_vs_m_per_row";

    private Ratios() {}

    /**
     * All ratios that the measurements allow.
     *
     * @param growth rows over those of the smaller size; 1 where none is measured
     */
    static Map<String, Spread> of(List<Measurement> all, double growth) {
        Map<String, Spread> ratios = new LinkedHashMap<>();
        put(ratios, "features_vs_floor_cpu", all, FEATURES, FLOOR, Measurement::cpuSeconds);
        put(ratios, "run_vs_floor_cpu", all, RUN, FLOOR, Measurement::cpuSeconds);
        put(ratios, "run_vs_duckdb_wall", all, RUN, DUCK, Measurement::wallSeconds);
        put(ratios, "run_vs_naive_cpu", all, RUN, NAIVE, Measurement::cpuSeconds);
        put(ratios, "daily_vs_full_cpu", all, DAILY, RUN, Measurement::cpuSeconds);
        put(ratios, PER_ROW, all, FEATURES, SMALLER, Measurement::wallSeconds);
        ratios.computeIfPresent(PER_ROW, (key, time) -> time.times(1 / growth));
        return ratios;
    }

    private static void put(
            Map<String, Spread> ratios,
            String key,
            List<Measurement> all,
            String one,
            String other,
            ToDoubleFunction<Measurement> figure) {
        List<Double> found = new ArrayList<>();
        Map<String, List<Measurement>> programs = Contest.byProgram(all);
        for (Measurement of : programs.getOrDefault(one, List.of())) {
            programs.getOrDefault(other, List.of()).stream()
                    .filter(by -> by.round() == of.round())
                    .forEach(by -> found.add(figure.applyAsDouble(of) / figure.applyAsDouble(by)));
        }
        if (!found.isEmpty()) {
            ratios.put(key, Spread.of(found));
        }
    }
}
