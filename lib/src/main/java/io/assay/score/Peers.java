package io.assay.score;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.assay.cut.Cuts;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.ScoreColumns;
import io.assay.transform.Transformation;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Names the group that each customer is compared within.
 *
 * @param large peer groups that are scored alone; all others are scored together
 */
record Peers(Scope scope, List<String> large) implements Transformation {
    /** Peer groups that are too small to be scored alone. */
    static final String OTHER = "(other)";

    private static final String UNKNOWN = "(none)";
    private static final String LARGE = "large_group";
    private static final StructType SCHEMA = new StructType().add(LARGE, DataTypes.StringType, false);

    /** Whom a customer is compared with. */
    enum Scope {
        EVERYBODY,
        PEER_GROUP
    }

    Peers {
        large = List.copyOf(large);
    }

    /** Everybody is compared with everybody. */
    static Peers everybody() {
        return new Peers(Scope.EVERYBODY, List.of());
    }

    /** Groups of at least the given size are compared within themselves. */
    static Peers fit(Dataset<Row> rows, long smallest) {
        List<String> large = rows
                .groupBy(group().as(LARGE))
                .agg(count(lit(1)).as("customers"))
                .filter(col("customers").geq(lit(smallest)))
                .select(col(LARGE))
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
        return new Peers(Scope.PEER_GROUP, large);
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> rows) {
        if (scope == Scope.EVERYBODY) {
            return rows.withColumn(ScoreColumns.SCORE_GROUP.name(), lit(Cuts.EVERYBODY));
        }
        List<Row> table = large.stream().map(RowFactory::create).toList();
        Dataset<Row> known = broadcast(rows.sparkSession().createDataFrame(table, SCHEMA));
        return rows.join(known, group().equalTo(col(LARGE)), "left")
                .withColumn(
                        ScoreColumns.SCORE_GROUP.name(),
                        when(col(LARGE).isNull(), lit(OTHER)).otherwise(col(LARGE)))
                .drop(LARGE);
    }

    private static Column group() {
        return coalesce(CustomerFeatureTable.PEER_GROUP.col(), lit(UNKNOWN));
    }
}
