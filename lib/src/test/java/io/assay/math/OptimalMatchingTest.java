package io.assay.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OptimalMatchingTest {
    @Test
    void theLeastTotalWinsOverTheNearestPair() {
        int[] matched = OptimalMatching.match(new double[][] {{1, 2}, {2, 9}}, 100);

        assertThat(matched).containsExactly(1, 0);
    }

    @Test
    void pairsAtTheLimitStayApart() {
        assertThat(OptimalMatching.match(new double[][] {{3, 1}}, 3)).containsExactly(1);
        assertThat(OptimalMatching.match(new double[][] {{3, 4}}, 3)).containsExactly(OptimalMatching.UNMATCHED);
        assertThat(OptimalMatching.match(new double[0][], 3)).isEmpty();
        assertThat(OptimalMatching.match(new double[][] {{}, {}}, 3))
                .containsExactly(OptimalMatching.UNMATCHED, OptimalMatching.UNMATCHED);
    }

    @Property
    void noOtherMatchingIsCheaper(
            @ForAll @Size(12) List<@IntRange(max = 20) Integer> cells, @ForAll @IntRange(min = 1, max = 20) int limit) {
        double[][] costs = new double[3][4];
        for (int i = 0; i < cells.size(); i++) {
            costs[i / 4][i % 4] = cells.get(i);
        }

        int[] matched = OptimalMatching.match(costs, limit);

        assertThat(total(costs, matched, limit)).isEqualTo(cheapest(costs, limit, 0, 0));
    }

    private static double total(double[][] costs, int[] matched, double limit) {
        double sum = 0;
        long used = 0;
        for (int i = 0; i < matched.length; i++) {
            if (matched[i] == OptimalMatching.UNMATCHED) {
                sum += limit;
            } else {
                assertThat(used & (1L << matched[i])).isZero();
                used |= 1L << matched[i];
                sum += costs[i][matched[i]];
            }
        }
        return sum;
    }

    private static double cheapest(double[][] costs, double limit, int row, int used) {
        if (row == costs.length) {
            return 0;
        }
        double best = limit + cheapest(costs, limit, row + 1, used);
        for (int j = 0; j < costs[row].length; j++) {
            if ((used & (1 << j)) == 0) {
                best = Math.min(best, costs[row][j] + cheapest(costs, limit, row + 1, used | (1 << j)));
            }
        }
        return best;
    }
}
