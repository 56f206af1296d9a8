package io.assay.testkit.oracle;

import io.assay.table.ColumnSpec;
import io.assay.table.RunColumns;
import io.assay.table.TransactionTable;
import io.assay.testkit.Cdnow;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The oracle's transactions as rows for the engines. */
public final class OracleRows {
    private static final List<ColumnSpec> COLUMNS = List.of(
            RunColumns.CUSTOMER_ID,
            TransactionTable.TXN_ID,
            TransactionTable.TXN_TS,
            TransactionTable.TXN_DATE,
            TransactionTable.AMOUNT,
            TransactionTable.IS_RETURN,
            TransactionTable.PRODUCT_ID,
            TransactionTable.PEER_GROUP);

    private OracleRows() {}

    /** The columns of {@code transactions} that features read; no peer groups. */
    public static Dataset<Row> of(SparkSession spark, List<OracleTransaction> transactions) {
        StructType schema =
                new StructType(COLUMNS.stream().map(ColumnSpec::field).toArray(StructField[]::new));
        return spark.createDataFrame(transactions.stream().map(OracleRows::row).toList(), schema);
    }

    private static Row row(OracleTransaction transaction) {
        return RowFactory.create(
                transaction.customer(),
                transaction.id(),
                Timestamp.from(transaction.day().atStartOfDay().toInstant(ZoneOffset.UTC)),
                Date.valueOf(transaction.day()),
                transaction.amount().setScale(2),
                transaction.isReturn(),
                transaction.product(),
                null);
    }

    /** The purchases of the CDNOW sample. */
    public static List<OracleTransaction> cdnow() {
        return Cdnow.purchases().stream()
                .map(bought -> OracleTransaction.purchase(
                        bought.customer(), null, bought.day(), bought.amount().toPlainString()))
                .toList();
    }
}
