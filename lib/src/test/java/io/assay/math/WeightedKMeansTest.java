package io.assay.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.testkit.Fault;
import io.assay.testkit.Method;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

@Method("cluster-rfm-kmeans")
class WeightedKMeansTest {
    private static final double[][] TOY = {{0, 0}, {0, 2}, {10, 0}, {10, 2}, {5, 10}, {7, 10}};

    @Test
    void theToyFallsIntoItsThreePairs() {
        Clustering found = new WeightedKMeans(5, 42).fit(WeightedPoints.ofUnweighted(TOY), 3);

        int[] labels = found.labels();
        assertThat(found.cost()).isCloseTo(6, within(1e-12));
        assertThat(labels[0]).isEqualTo(labels[1]).isNotEqualTo(labels[2]).isNotEqualTo(labels[4]);
        assertThat(labels[2]).isEqualTo(labels[3]).isNotEqualTo(labels[4]);
        assertThat(labels[4]).isEqualTo(labels[5]);
    }

    @Test
    void weightPullsTheCentre() {
        WeightedPoints points = WeightedPoints.of(
                List.of(new WeightedPoints.Point(List.of(1.0), 3, 1.5), new WeightedPoints.Point(List.of(5.0), 1, 0)));

        Clustering found = new WeightedKMeans(1, 1).fit(points, 1);

        assertThat(found.centres()[0][0]).isEqualTo((3 * 1.0 + 1 * 5.0) / 4);
        assertThat(found.cost()).isEqualTo(3 * 1 + 1 * 9 + 1.5);
    }

    /** Pairs at equal distances from each other: one random start often misses one, the costliest point never does. */
    @Property(tries = 100)
    void eachNumberAlsoGrowsFromTheOneBefore(@ForAll long seed) {
        int groups = 8;
        double[][] rows = new double[2 * groups][groups];
        for (int i = 0; i < rows.length; i++) {
            rows[i][i / 2] = 10;
            rows[i][(i / 2 + 1) % groups] = i % 2 * 2;
        }

        List<Clustering> sweep = new WeightedKMeans(1, seed).sweep(WeightedPoints.ofUnweighted(rows), 1, groups);

        assertThat(sweep.get(groups - 1).cost())
                .as("each pair is 2 apart: 1 + 1 for each")
                .isCloseTo(2 * groups, within(1e-9));
    }

    /** A square falls into two halves in two ways that cost the same. */
    @Property(tries = 50)
    void ofStartsThatEndEquallyWellTheFirstCounts(@ForAll long seed) {
        int starts = 10;
        WeightedPoints square = WeightedPoints.ofUnweighted(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});

        Clustering found = new WeightedKMeans(starts, seed).fit(square, 2);

        Clustering first = IntStream.range(0, starts)
                .mapToObj(start -> PlusPlusSeeding.centres(square, 2, SeededRandom.of(seed, 2L * starts + start)))
                .map(start -> Lloyd.run(square, start, WeightedKMeans.COARSE, WeightedKMeans.COARSE_ROUNDS))
                .filter(clustering -> clustering.cost() == found.cost())
                .findFirst()
                .orElseThrow();
        assertThat(found.labels()).isEqualTo(first.labels());
    }

    @Test
    @Fault("D04")
    void fewerPointsThanClustersLowerTheNumber() {
        WeightedPoints points = WeightedPoints.ofUnweighted(new double[][] {{0}, {5}});

        assertThat(new WeightedKMeans(3, 1).fit(points, 4).k()).isEqualTo(2);
        assertThat(new WeightedKMeans(3, 1).sweep(points, 2, 10)).hasSize(1);
        assertThat(new WeightedKMeans(3, 1).sweep(points, 3, 10)).isEmpty();
    }

    @Test
    void sensibleArgumentsAreAskedFor() {
        WeightedPoints points = WeightedPoints.ofUnweighted(new double[][] {{0}, {5}});

        assertThatThrownBy(() -> new WeightedKMeans(0, 1)).hasMessage("starts must be at least 1, got 0");
        assertThatThrownBy(() -> new WeightedKMeans(1, 1).sweep(points, 3, 2))
                .hasMessage("smallestK must be at least 1 and at most largestK, got 3 and 2");
        assertThatThrownBy(() -> WeightedPoints.of(List.of())).hasMessage("points must not be empty");
        assertThatThrownBy(() -> WeightedPoints.ofUnweighted(new double[][] {{1}, {1, 2}}))
                .hasMessage("points must have 1 coordinates each, got 2");
        assertThatThrownBy(() -> new WeightedPoints.Point(List.of(), 0, 0))
                .hasMessage("weight must be at least 1 and within at least 0, got 0 and 0.0");
    }

    @Property(tries = 100)
    @Fault("C19")
    void costNeverRisesWithKAndPointsLieAtTheirNearestCentre(
            @ForAll @Size(min = 12, max = 60) List<@IntRange(max = 30) Integer> values, @ForAll long seed) {
        WeightedPoints points = distinct(values);

        List<Clustering> sweep = new WeightedKMeans(2, seed).sweep(points, 2, 6);

        for (int i = 0; i < sweep.size(); i++) {
            Clustering found = sweep.get(i);
            assertThat(found.k()).isEqualTo(i + 2);
            if (i > 0) {
                assertThat(found.cost()).isLessThanOrEqualTo(sweep.get(i - 1).cost() + 1e-9);
            }
            assertNearest(points, found);
        }
    }

    @Property(tries = 50)
    @Fault("C19")
    void noSingleStartIsCheaperThanTheBestOfMany(
            @ForAll @Size(min = 12, max = 60) List<@IntRange(max = 30) Integer> values,
            @ForAll @IntRange(max = 999) int seed) {
        WeightedPoints points = distinct(values);
        int k = Math.min(4, points.size());

        double best = new WeightedKMeans(5, seed).fit(points, k).cost();

        double single = IntStream.range(0, 5)
                .mapToDouble(start -> Lloyd.run(
                                points,
                                PlusPlusSeeding.centres(points, k, SeededRandom.of(seed, (long) k * 5 + start)),
                                WeightedKMeans.COARSE,
                                WeightedKMeans.COARSE_ROUNDS)
                        .cost())
                .min()
                .orElseThrow();
        assertThat(best).isLessThanOrEqualTo(single + 1e-9);
    }

    private static void assertNearest(WeightedPoints points, Clustering found) {
        double[][] centres = found.centres();
        int[] labels = found.labels();
        for (int i = 0; i < points.size(); i++) {
            double own = points.squaredDistance(i, centres[labels[i]]);
            for (double[] centre : centres) {
                assertThat(own).isLessThanOrEqualTo(points.squaredDistance(i, centre) + 1e-9);
            }
        }
    }

    private static WeightedPoints distinct(List<Integer> values) {
        return WeightedPoints.ofUnweighted(IntStream.range(0, values.size() / 2)
                .mapToObj(i -> List.of(values.get(2 * i), values.get(2 * i + 1)))
                .distinct()
                .map(pair -> new double[] {pair.get(0), pair.get(1)})
                .toArray(double[][]::new));
    }
}
