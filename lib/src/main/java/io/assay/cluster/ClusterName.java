package io.assay.cluster;

import io.assay.table.Better;
import io.assay.table.ColumnSpec;
import io.assay.table.CustomerFeatureTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a cluster is called, from its means against those of all customers.
 *
 * <p>Each of recency, frequency and monetary gets ↑ when the mean of the cluster is better than that of all customers
 * (for recency: smaller), ↓ when it is worse, = when they are equal. The arrows name one of the eight classes, equal
 * counting as good for recency and as not good for the others; further clusters of a class are numbered by value.
 *
 * @param pattern for example R↑F↑M↓
 * @param english name
 * @param chinese name in Chinese
 */
public record ClusterName(String pattern, String english, String chinese) {
    private static final ClusterName EVERYONE = new ClusterName("R=F=M=", "all customers", "全部客户");

    /** Names of clusters in order of value. */
    static List<ClusterName> ofAll(List<ClusterMembers> byValue) {
        if (byValue.size() == 1) {
            return List.of(EVERYONE);
        }
        Map<EightSegment, Integer> used = new EnumMap<>(EightSegment.class);
        List<ClusterName> names = new ArrayList<>();
        for (ClusterMembers cluster : byValue) {
            int r = compared(cluster, byValue, CustomerFeatureTable.RECENCY_DAYS);
            int f = compared(cluster, byValue, CustomerFeatureTable.FREQUENCY);
            int m = compared(cluster, byValue, CustomerFeatureTable.MONETARY);
            String signs = (r >= 0 ? "+" : "-") + (f > 0 ? "+" : "-") + (m > 0 ? "+" : "-");
            EightSegment segment = EightSegment.of(signs);
            int count = used.merge(segment, 1, Integer::sum);
            String suffix = count > 1 ? " #" + count : "";
            String pattern = "R" + arrow(r) + "F" + arrow(f) + "M" + arrow(m);
            names.add(new ClusterName(pattern, segment.english() + suffix, segment.chinese() + suffix));
        }
        return List.copyOf(names);
    }

    /** Whether the mean of the cluster is better than the mean of all clusters, exactly: 1, 0 or -1. */
    private static int compared(ClusterMembers cluster, List<ClusterMembers> all, ColumnSpec column) {
        BigDecimal total = BigDecimal.ZERO;
        long customers = 0;
        for (ClusterMembers each : all) {
            total = total.add(each.sums().get(column.name()));
            customers += each.size();
        }
        BigDecimal here = cluster.sums().get(column.name()).multiply(BigDecimal.valueOf(customers));
        int above = here.compareTo(total.multiply(BigDecimal.valueOf(cluster.size())));
        return column.better() == Better.HIGHER ? above : -above;
    }

    private static String arrow(int sign) {
        if (sign == 0) {
            return "=";
        }
        return sign > 0 ? "↑" : "↓";
    }
}
