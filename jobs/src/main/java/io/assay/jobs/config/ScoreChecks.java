package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Checks across the settings of scores. */
record ScoreChecks(ScoreConfig scores, Section at) {
    private static final double TOLERANCE = 1e-9;

    void run() {
        if (at.sound("levels", "method") && scores.method() == ScoreConfig.Method.FIXED) {
            thresholds("recency_thresholds", scores.recencyThresholds(), (a, b) -> a - b, "fall");
            thresholds("frequency_thresholds", scores.frequencyThresholds(), (a, b) -> b - a, "rise");
            thresholds("monetary_thresholds", scores.monetaryThresholds(), (a, b) -> b - a, "rise");
        }
        if (at.sound("weights")) {
            weights(scores.weights());
        }
        ConfigChecks.columns("normalise", scores.normalise(), at);
    }

    private void thresholds(String key, List<Double> limits, DoubleBinaryOperator step, String direction) {
        if (!at.sound(key)) {
            return;
        }
        int wanted = scores.levels() - 1;
        if (limits.size() != wanted) {
            at.reject(
                    key,
                    ErrorCode.CONFIG_CONFLICT,
                    "has " + limits.size() + " limits, but " + scores.levels() + " levels need " + wanted,
                    "Write " + wanted + " limits, worst first");
        }
        for (int i = 1; i < limits.size(); i++) {
            if (step.applyAsDouble(limits.get(i - 1), limits.get(i)) <= 0) {
                at.reject(
                        key,
                        ErrorCode.CONFIG_CONFLICT,
                        "does not " + direction + " from " + limits.get(i - 1) + " to " + limits.get(i),
                        "Write limits from worst to best, each once");
                return;
            }
        }
    }

    private void weights(List<Double> weights) {
        if (weights.size() != 3) {
            at.reject(
                    "weights",
                    ErrorCode.CONFIG_CONFLICT,
                    "holds " + weights.size() + " numbers",
                    "Write three: R, F, M");
            return;
        }
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        if (weights.stream().anyMatch(weight -> weight < 0)) {
            at.reject("weights", ErrorCode.CONFIG_OUT_OF_RANGE, "holds a negative weight", "Write weights from 0 to 1");
        } else if (Math.abs(sum - 1) > TOLERANCE) {
            at.reject("weights", ErrorCode.CONFIG_CONFLICT, "adds up to " + sum, "Write weights that add up to 1");
        }
    }
}
