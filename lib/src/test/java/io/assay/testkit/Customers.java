package io.assay.testkit;

import static io.assay.table.CustomerFeatureTable.AVG_AMOUNT;
import static io.assay.table.CustomerFeatureTable.FREQUENCY;
import static io.assay.table.CustomerFeatureTable.MONETARY;
import static io.assay.table.CustomerFeatureTable.PEER_GROUP;
import static io.assay.table.CustomerFeatureTable.RECENCY_DAYS;
import static io.assay.table.RunColumns.CUSTOMER_ID;

import io.assay.table.ColumnSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Measured customers for tests: recency, frequency, monetary and a peer group. */
public final class Customers {
    private static final List<ColumnSpec> COLUMNS =
            List.of(CUSTOMER_ID, PEER_GROUP, RECENCY_DAYS, FREQUENCY, MONETARY, AVG_AMOUNT);

    private final List<Row> rows = new ArrayList<>();

    private Customers() {}

    /** No customer yet. */
    public static Customers customers() {
        return new Customers();
    }

    /** One more customer; a null recency is an unknown one. */
    public Customers of(String id, Integer recencyDays, long frequency, String monetary) {
        return of(id, null, recencyDays, frequency, monetary);
    }

    /** One more customer of a peer group. */
    public Customers of(String id, String peerGroup, Integer recencyDays, long frequency, String monetary) {
        BigDecimal money = new BigDecimal(monetary).setScale(2, RoundingMode.UNNECESSARY);
        BigDecimal average =
                frequency == 0 ? null : money.divide(BigDecimal.valueOf(frequency), 6, RoundingMode.HALF_UP);
        rows.add(RowFactory.create(id, peerGroup, recencyDays, frequency, money, average));
        return this;
    }

    /** The customers as rows, in the order given. */
    public Dataset<Row> rows(SparkSession spark) {
        return spark.createDataFrame(
                rows, new StructType(COLUMNS.stream().map(ColumnSpec::field).toArray(StructField[]::new)));
    }
}
