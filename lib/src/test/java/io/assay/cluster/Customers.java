package io.assay.cluster;

import io.assay.table.CustomerFeatureTable;
import io.assay.table.RunColumns;
import io.assay.testkit.Cdnow;
import io.assay.testkit.LocalSpark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Rows of features with recency, frequency and monetary, one after the other or as real data. */
final class Customers {
    static final List<String> RFM = List.of(
            CustomerFeatureTable.RECENCY_DAYS.name(),
            CustomerFeatureTable.FREQUENCY.name(),
            CustomerFeatureTable.MONETARY.name());
    private static final StructType SCHEMA = new StructType(new StructField[] {
        RunColumns.CUSTOMER_ID.field(),
        CustomerFeatureTable.RECENCY_DAYS.field(),
        CustomerFeatureTable.FREQUENCY.field(),
        CustomerFeatureTable.MONETARY.field()
    });

    private final List<Row> rows = new ArrayList<>();

    static Customers customers() {
        return new Customers();
    }

    Customers of(String id, Integer recency, long frequency, String monetary) {
        rows.add(RowFactory.create(id, recency, frequency, new BigDecimal(monetary)));
        return this;
    }

    /** Customers spread evenly about some typical ones, in as many copies as asked for. */
    Customers about(int recency, long frequency, int monetary, int copies) {
        for (int i = 0; i < copies; i++) {
            of("c" + rows.size(), recency + i % 3, frequency + i % 2, monetary + i % 5 + ".50");
        }
        return this;
    }

    /** Skewed customers as in a shop: many small and gone, few large and present. */
    Customers skewed(int count, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            double worth = Math.exp(random.nextGaussian());
            int recency = 1 + (int) (300 * Math.pow(random.nextDouble(), worth));
            of(
                    "c" + i,
                    recency,
                    1 + (long) (3 * worth),
                    BigDecimal.valueOf((long) (5000 * worth), 2).toString());
        }
        return this;
    }

    Dataset<Row> rows() {
        return LocalSpark.session().createDataFrame(rows, SCHEMA);
    }

    /** The same rows in another order, in the given number of partitions. */
    Dataset<Row> shuffled(long seed, int partitions) {
        List<Row> other = new ArrayList<>(rows);
        Collections.shuffle(other, new Random(seed));
        return LocalSpark.session().createDataFrame(other, SCHEMA).repartition(partitions);
    }

    /** The 2,357 customers of the CDNOW sample at 1998-07-01, all history, a visit being a customer and a day. */
    static Customers cdnow() {
        Customers found = customers();
        Cdnow.measure(found::of);
        return found;
    }
}
