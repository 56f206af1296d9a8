package io.assay.cut;

import io.assay.table.Better;
import java.util.List;

/** The quantile score in plain Java, straight from its definition; the measure for the distributed one. */
final class AverageRanks {
    private AverageRanks() {}

    /** Score of each value: {@code clip(ceil(k (r - 0.5) / n), 1, k)}, turned round where lower is better. */
    static List<Integer> scores(List<Long> values, int k, Better better) {
        return values.stream().map(value -> score(value, values, k, better)).toList();
    }

    private static int score(long value, List<Long> values, int k, Better better) {
        long below = values.stream().filter(other -> other < value).count();
        long equal = values.stream().filter(other -> other == value).count();
        long n = values.size();
        // k (r - 0.5) / n with the average rank r = below + (equal + 1) / 2
        long level = -Math.floorDiv(-k * (2 * below + equal), 2 * n);
        long clipped = Math.max(1, Math.min(k, level));
        return (int) (better == Better.HIGHER ? clipped : k + 1 - clipped);
    }
}
