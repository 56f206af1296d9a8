package io.assay.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The same rows in another order and in other partitions, which must not change what is learned from them. */
public final class Rearranged {
    private static final long SEED = 20111210;
    private static final int PARTITIONS = 5;

    private Rearranged() {}

    /** The rows, shuffled and spread anew. */
    public static Dataset<Row> of(Dataset<Row> rows) {
        List<Row> shuffled = new ArrayList<>(rows.collectAsList());
        Collections.shuffle(shuffled, new Random(SEED));
        return LocalSpark.session().createDataFrame(shuffled, rows.schema()).repartition(PARTITIONS);
    }
}
