package io.assay.cluster;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.struct;

import io.assay.table.ClusterColumns;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;

/**
 * Place of the nearest of some centres, counted from 1, and the Euclidean distance to it, as expressions of one row.
 *
 * @param space the space of the centres
 * @param centres coordinates, one list per centre; equal distances go to the first
 */
record NearestCentre(ClusterSpace space, List<List<Double>> centres) {
    NearestCentre {
        centres = centres.stream().map(List::copyOf).toList();
    }

    /** Place of the nearest centre. */
    Column place() {
        return nearest().getField(ClusterColumns.CLUSTER_RANK.name());
    }

    /** Distance to the nearest centre. */
    Column distance() {
        return nearest().getField(ClusterColumns.CLUSTER_DISTANCE.name());
    }

    /** Structs compare by their first field, then by the second. */
    private Column nearest() {
        return array_min(array(IntStream.range(0, centres.size())
                .mapToObj(place -> struct(
                        ClusterColumns.CLUSTER_DISTANCE.from(sqrt(squaredDistance(centres.get(place)))),
                        ClusterColumns.CLUSTER_RANK.from(lit(place + 1))))
                .toArray(Column[]::new)));
    }

    private Column squaredDistance(List<Double> centre) {
        Column[] z = space.z();
        Column sum = lit(0.0);
        for (int j = 0; j < z.length; j++) {
            Column difference = z[j].minus(lit(centre.get(j)));
            sum = sum.plus(difference.multiply(difference));
        }
        return sum;
    }
}
