package io.assay.score;

import static io.assay.table.ScoreSteps.GROUP_SIZE;
import static io.assay.table.ScoreSteps.LARGE_GROUP;
import static io.assay.table.ScoreSteps.LARGE_GROUPS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.assay.cut.Cuts;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.ScoreColumns;
import io.assay.transform.Lookup;
import io.assay.transform.Transformation;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Names the group that each customer is compared within.
 *
 * @param large peer groups that are scored alone; all others are scored together
 */
public record Peers(Scope scope, List<String> large) implements Transformation {
    /** Peer groups that are too small to be scored alone. */
    static final String OTHER = "(other)";

    private static final String UNKNOWN = "(none)";

    /** Whom a customer is compared with. */
    public enum Scope {
        EVERYBODY,
        PEER_GROUP
    }

    public Peers {
        large = List.copyOf(large);
    }

    /** Everybody is compared with everybody. */
    static Peers everybody() {
        return new Peers(Scope.EVERYBODY, List.of());
    }

    /** Groups of at least the given size are compared within themselves. */
    static Peers fit(Dataset<Row> rows, long smallest) {
        List<String> large = rows
                .groupBy(LARGE_GROUP.from(group()))
                .agg(GROUP_SIZE.from(count(lit(1))))
                .filter(GROUP_SIZE.col().geq(lit(smallest)))
                .select(LARGE_GROUP.col())
                .collectAsList()
                .stream()
                .map(row -> LARGE_GROUP.in(row, String.class))
                .sorted()
                .toList();
        return new Peers(Scope.PEER_GROUP, large);
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> rows) {
        if (scope == Scope.EVERYBODY) {
            return rows.withColumn(ScoreColumns.SCORE_GROUP.name(), lit(Cuts.EVERYBODY));
        }
        List<Row> table = large.stream()
                .map(group -> LARGE_GROUPS.values().with(LARGE_GROUP, group).row())
                .toList();
        Dataset<Row> known = Lookup.beside(rows, table, LARGE_GROUPS.schema());
        return rows.join(known, group().equalTo(LARGE_GROUP.col()), "left")
                .withColumn(ScoreColumns.SCORE_GROUP.name(), coalesce(LARGE_GROUP.col(), lit(OTHER)))
                .drop(LARGE_GROUP.name());
    }

    private static Column group() {
        return coalesce(CustomerFeatureTable.PEER_GROUP.col(), lit(UNKNOWN));
    }
}
