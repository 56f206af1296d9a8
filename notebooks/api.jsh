// The Java API on published tables: other scores than those of the run, and who would score otherwise.
// notebooks/api starts this file; the system property warehouse names the folder of the tables.
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.assay.cut.Ranks;
import io.assay.score.Compared;
import io.assay.score.RfmScores;
import io.assay.score.RfmScoresModel;
import io.assay.score.ScoreRules;
import io.assay.score.Weights;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.ScoreColumns;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

// a line that ends in a dot goes on, for JShell
SparkSession spark = SparkSession.builder().
        master("local[2]").
        config("spark.ui.enabled", "false").
        config("spark.sql.shuffle.partitions", "2").
        config("spark.databricks.delta.snapshotPartitions", "2").
        config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension").
        config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog").
        getOrCreate();
String warehouse = System.getProperty("warehouse");

// the customers of the newest published run
Dataset<Row> manifest = spark.read().format("delta").load(warehouse + "/run_manifest");
Row newest = manifest.select("as_of_date", "run_id").orderBy(col("as_of_date").desc()).first();
Dataset<Row> published = spark.read().format("delta").load(warehouse + "/customer_segment").
        filter(col("as_of_date").equalTo(lit(newest.get(0))).and(col("run_id").equalTo(lit(newest.get(1)))));
Dataset<Row> measures = published.select(
        col("customer_id"),
        CustomerFeatureTable.RECENCY_DAYS.col(),
        CustomerFeatureTable.FREQUENCY.col(),
        CustomerFeatureTable.MONETARY.col(),
        ScoreColumns.M_SCORE.col().as("m_score_published"));

// an estimator learns from rows and gives a model; a model turns rows into rows
RfmScores estimator = new RfmScores(
        ScoreRules.quantile(5, Ranks.DENSE), RfmScores.Nesting.INDEPENDENT, Compared.WITH_EVERYBODY, new Weights(0.2, 0.3, 0.5));
RfmScoresModel model = estimator.fit(measures);
Dataset<Row> scored = model.apply(measures);

scored.groupBy("m_score_published").pivot("m_score").count().orderBy("m_score_published").show();
long changed = scored.filter(ScoreColumns.M_SCORE.col().notEqual(col("m_score_published"))).count();
System.out.println("customers whose monetary score changes: " + changed + " of " + scored.count());
spark.stop();
/exit
