package io.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.testkit.Fault;
import io.assay.testkit.Method;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

@Method("cluster-naming")
class ClusterIdentityTest {
    private static final ClusterName NAME = new ClusterName("R↑F↑M↑", "important value", "重要价值客户");

    private static Map<String, Double> at(double frequency, double monetary) {
        return Map.of("frequency", frequency, "monetary", monetary);
    }

    /** Previous clusters 1, 2, …, with standard deviations of 2. */
    @SafeVarargs
    private static PreviousClusters before(int highestId, Map<String, Double>... centres) {
        return new PreviousClusters(
                IntStream.range(0, centres.length)
                        .mapToObj(i -> new PreviousClusters.Cluster(i + 1, NAME, centres[i]))
                        .toList(),
                at(2, 2),
                highestId);
    }

    @Property(tries = 50)
    @Fault({"C20", "R14"})
    void unchangedCentresKeepTheirNumbersInAnyOrder(
            @ForAll @Size(min = 1, max = 8) List<@DoubleRange(min = -9, max = 9) Double> places) {
        List<Map<String, Double>> centres =
                places.stream().distinct().map(place -> at(place, -place)).toList();
        List<Map<String, Double>> reversed = IntStream.range(0, centres.size())
                .mapToObj(i -> centres.get(centres.size() - 1 - i))
                .toList();
        @SuppressWarnings("unchecked")
        PreviousClusters previous = before(centres.size(), centres.toArray(Map[]::new));

        List<Continuity> matched = ClusterIdentity.match(reversed, previous);

        assertThat(matched).allMatch(continuity -> continuity.status() == Continuity.Status.KEPT);
        assertThat(matched).extracting(Continuity::id).isSortedAccordingTo((a, b) -> b - a);
        assertThat(ClusterIdentity.dissolved(previous, matched)).isEmpty();
    }

    @Test
    @Fault("R14")
    void aSplitClusterKeepsItsNumberOnceAndTheOtherPartIsNew() {
        PreviousClusters previous = before(7, at(0, 0), at(8, 8));

        List<Continuity> matched = ClusterIdentity.match(List.of(at(8, 8), at(0.2, 0), at(0, 3)), previous);

        assertThat(matched).extracting(Continuity::id).containsExactly(2, 1, 8);
        assertThat(matched.get(2).status()).isEqualTo(Continuity.Status.NEW);
        assertThat(matched.get(1).shift()).hasValueCloseTo(0.1, within(1e-12));
    }

    @Test
    @Fault("R14")
    void mergedClustersKeepOneNumberAndTheOtherIsDissolved() {
        PreviousClusters previous = before(2, at(0, 0), at(1, 0));

        List<Continuity> matched = ClusterIdentity.match(List.of(at(0.7, 0)), previous);

        assertThat(matched).extracting(Continuity::id).containsExactly(2);
        assertThat(ClusterIdentity.dissolved(previous, matched))
                .extracting(PreviousClusters.Cluster::id)
                .containsExactly(1);
    }

    @Test
    @Fault("R15")
    void centresFartherThanHalfADeviationPerColumnAreNotTheSameCluster() {
        double limit = 0.5 * Math.sqrt(2) * 2;
        PreviousClusters previous = before(1, at(0, 0));

        List<Continuity> near = ClusterIdentity.match(List.of(at(limit - 1e-6, 0)), previous);
        List<Continuity> far = ClusterIdentity.match(List.of(at(limit + 1e-6, 0)), previous);

        assertThat(near.get(0).status()).isEqualTo(Continuity.Status.KEPT);
        assertThat(far.get(0)).isEqualTo(new Continuity(2, Continuity.Status.NEW, OptionalDouble.empty()));
    }

    @Test
    void withoutACommonColumnAllClustersAreNew() {
        List<Continuity> matched = ClusterIdentity.match(List.of(Map.of("recency_days", 1.0)), before(3, at(0, 0)));

        assertThat(matched).extracting(Continuity::id).containsExactly(4);
    }

    @Test
    void theFirstDateNumbersByValue() {
        List<Continuity> matched = ClusterIdentity.match(List.of(at(3, 3), at(0, 0)), PreviousClusters.none());

        assertThat(matched).extracting(Continuity::id).containsExactly(1, 2);
    }
}
