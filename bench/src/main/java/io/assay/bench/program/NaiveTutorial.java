package io.assay.bench.program;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.ntile;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.evaluation.ClusteringEvaluator;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;

/**
 * Segmentation as tutorials teach it: one grouping, a window with ntile for each score, a window for the Pareto share,
 * one fit of k-means and one silhouette for each number of clusters from 2 to 10.
 */
public final class NaiveTutorial {
    private static final int LEVELS = 5;
    private static final int LARGEST_K = 10;

    private NaiveTutorial() {}

    /**
     * Runs.
     *
     * @param arguments folder of transactions, as-of date, folder to write to
     */
    public static void main(String[] arguments) throws IOException {
        try (SparkSession spark = BenchSession.open("naive")) {
            Column asOf = lit(arguments[1]).cast("date");
            Dataset<Row> rows = spark.read()
                    .parquet(arguments[0])
                    .dropDuplicates()
                    .filter(col("customer_id").isNotNull().and(col("ordered_at").lt(asOf.cast("timestamp_ntz"))));
            Dataset<Row> measured = rows.groupBy(col("customer_id"))
                    .agg(
                            datediff(asOf, max(col("ordered_at"))),
                            countDistinct(col("order_id")),
                            sum(col("quantity").multiply(col("unit_price"))).cast("double"))
                    .toDF("customer_id", "recency_days", "frequency", "monetary")
                    .na()
                    .drop();
            Dataset<Row> scored = measured.withColumn(
                            "r_score", score(col("recency_days").desc()))
                    .withColumn("f_score", score(col("frequency").asc()))
                    .withColumn("m_score", score(col("monetary").asc()))
                    .withColumn("abc", abc());
            scored.write().format("delta").mode("overwrite").save(arguments[2]);
            cluster(spark.read().format("delta").load(arguments[2]), arguments[2] + "-clusters");
        }
    }

    private static Column score(Column order) {
        return ntile(LEVELS).over(Window.orderBy(order));
    }

    private static Column abc() {
        Column before = sum(col("monetary"))
                .over(Window.orderBy(col("monetary").desc()).rowsBetween(Window.unboundedPreceding(), -1));
        Column share = before.divide(sum(col("monetary")).over(Window.partitionBy()));
        return when(share.isNull().or(share.lt(lit(0.8))), lit("A"))
                .when(share.lt(lit(0.95)), lit("B"))
                .otherwise(lit("C"));
    }

    private static void cluster(Dataset<Row> customers, String folder) {
        Dataset<Row> raw = new VectorAssembler()
                .setInputCols(new String[] {"recency_days", "frequency", "monetary"})
                .setOutputCol("raw")
                .transform(customers);
        Dataset<Row> points = new StandardScaler()
                .setInputCol("raw")
                .setOutputCol("features")
                .setWithMean(true)
                .fit(raw)
                .transform(raw)
                .cache();
        KMeansModel best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 2; k <= LARGEST_K; k++) {
            KMeansModel model = new KMeans().setK(k).setSeed(1).fit(points);
            double silhouette = new ClusteringEvaluator().evaluate(model.transform(points));
            if (silhouette > highest) {
                highest = silhouette;
                best = model;
            }
        }
        best.transform(points)
                .select("customer_id", "prediction")
                .write()
                .format("delta")
                .mode("overwrite")
                .save(folder);
    }
}
