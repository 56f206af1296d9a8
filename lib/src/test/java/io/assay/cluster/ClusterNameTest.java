package io.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.testkit.Method;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Method("cluster-naming")
class ClusterNameTest {
    private static ClusterMembers members(long size, long recency, long frequency, long monetary) {
        return new ClusterMembers(
                1,
                size,
                Map.of(
                        "recency_days", BigDecimal.valueOf(size * recency),
                        "frequency", BigDecimal.valueOf(size * frequency),
                        "monetary", BigDecimal.valueOf(size * monetary)),
                List.of(),
                0,
                0);
    }

    /** Means of CDNOW with four clusters, from the catalogue of methods. */
    @Test
    void clustersOfTheSameClassAreNumberedByValue() {
        List<ClusterName> names = ClusterName.ofAll(List.of(
                members(243, 39, 10, 417),
                members(465, 194, 5, 168),
                members(730, 435, 2, 66),
                members(919, 502, 1, 18)));

        assertThat(names)
                .containsExactly(
                        new ClusterName("R↑F↑M↑", "important value", "重要价值客户"),
                        new ClusterName("R↑F↑M↑", "important value #2", "重要价值客户 #2"),
                        new ClusterName("R↓F↓M↓", "general to win back", "一般挽留客户"),
                        new ClusterName("R↓F↓M↓", "general to win back #2", "一般挽留客户 #2"));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 9, 9, R↑F↑M↑, important value, 重要价值客户",
        "10, 1, 9, R↑F↓M↑, important to develop, 重要发展客户",
        "90, 9, 9, R↓F↑M↑, important to keep, 重要保持客户",
        "90, 1, 9, R↓F↓M↑, important to win back, 重要挽留客户",
        "10, 9, 1, R↑F↑M↓, general value, 一般价值客户",
        "10, 1, 1, R↑F↓M↓, general to develop, 一般发展客户",
        "90, 9, 1, R↓F↑M↓, general to keep, 一般保持客户",
        "90, 1, 1, R↓F↓M↓, general to win back, 一般挽留客户",
        "50, 5, 5, R=F=M=, general to develop, 一般发展客户"
    })
    void theArrowsNameTheEightClasses(
            long recency, long frequency, long monetary, String pattern, String english, String chinese) {
        ClusterMembers cluster = members(3, recency, frequency, monetary);
        ClusterMembers others = members(3, 100 - recency, 10 - frequency, 10 - monetary);

        assertThat(ClusterName.ofAll(List.of(cluster, others)).get(0))
                .isEqualTo(new ClusterName(pattern, english, chinese));
    }

    @Test
    void aSingleClusterIsEveryone() {
        assertThat(ClusterName.ofAll(List.of(members(3, 1, 1, 1))).get(0).english())
                .isEqualTo("all customers");
    }

    @Test
    void otherSignsAreRefused() {
        assertThatThrownBy(() -> EightSegment.of("+0-")).hasMessage("signs must be three of + and -, got +0-");
    }
}
