package io.assay.cluster;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.struct;

import io.assay.table.ClusterColumns;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.mllib.clustering.KMeansModel;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The nearest of some centres and the Euclidean distance to it, as expressions of one row.
 *
 * @param space the space of the centres
 * @param centres coordinates, one list per centre; equal distances go to the first
 */
public record NearestCentre(ClusterSpace space, List<List<Double>> centres) {
    public NearestCentre {
        centres = centres.stream().map(List::copyOf).toList();
    }

    /**
     * The rows with their coordinates and their nearest centre in working columns, for {@link #place()} and
     * {@link #distance()}. Two steps, so that no coordinate is computed once per centre.
     */
    Dataset<Row> located(Dataset<Row> features) {
        return features.select(Stream.concat(Stream.of(col("*")), Stream.of(space.ticks()))
                        .toArray(Column[]::new))
                .select(col("*"), nearest().as(ClusterColumns.NEAREST.name()));
    }

    /** The centres as a model of MLlib, over the standardised columns. */
    KMeansModel mllib() {
        return new KMeansModel(centres.stream()
                .map(centre -> Vectors.dense(
                        centre.stream().mapToDouble(Double::doubleValue).toArray()))
                .toArray(Vector[]::new));
    }

    /** Place of the nearest centre, from 1. */
    static Column place() {
        return ClusterColumns.NEAREST.col().getField(ClusterColumns.CLUSTER_RANK.name());
    }

    /** Distance to the nearest centre. */
    static Column distance() {
        return ClusterColumns.NEAREST.col().getField(ClusterColumns.CLUSTER_DISTANCE.name());
    }

    /** Structs compare by their first field, then by the second. */
    private Column nearest() {
        return array_min(array(IntStream.range(0, centres.size())
                .mapToObj(place -> struct(
                        ClusterColumns.CLUSTER_DISTANCE.from(sqrt(squaredDistance(centres.get(place)))),
                        ClusterColumns.CLUSTER_RANK.from(lit(place + 1))))
                .toArray(Column[]::new)));
    }

    private static Column squaredDistance(List<Double> centre) {
        Column sum = lit(0.0);
        for (int j = 0; j < centre.size(); j++) {
            Column z = ClusterColumns.axis(j).col().cast("double").divide(lit(SpaceAxis.TICKS));
            Column difference = z.minus(lit(centre.get(j)));
            sum = sum.plus(difference.multiply(difference));
        }
        return sum;
    }
}
