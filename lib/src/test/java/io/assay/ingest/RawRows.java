package io.assay.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import io.assay.table.CandidateTable;
import io.assay.table.TransactionTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Rows of one text source with the columns id, time, amount, invoice and currency, and the rules to judge them by. */
final class RawRows {
    static final LocalDate AS_OF = LocalDate.of(2025, 7, 1);
    static final List<String> NULL_WORDS = List.of("", "null", "n/a", "nan", "-");

    private final List<Row> rows = new ArrayList<>();
    private final Map<Field, String> fields = new EnumMap<>(Map.of(
            Field.CUSTOMER, "id",
            Field.TIME, "time",
            Field.AMOUNT, "amount",
            Field.TRANSACTION, "invoice",
            Field.CURRENCY, "currency"));
    private NumberFormat numbers = NumberFormat.PLAIN;
    private TimeFormat times = new TimeFormat(TimeFormat.ISO, ZoneId.of("UTC"));
    private Surplus surplus = Surplus.REJECT;

    static RawRows raw() {
        return new RawRows();
    }

    RawRows row(String id, String time, String amount) {
        return row(id, time, amount, null, null);
    }

    RawRows row(String id, String time, String amount, String invoice, String currency) {
        return inFile("a.csv", id, time, amount, invoice, currency);
    }

    RawRows inFile(String file, String id, String time, String amount, String invoice, String currency) {
        long number = rows.stream().filter(row -> row.getString(0).equals(file)).count() + 1;
        rows.add(RowFactory.create(file, number, id, time, amount, invoice, currency));
        return this;
    }

    RawRows map(Field field, String expression) {
        fields.put(field, expression);
        return this;
    }

    RawRows numbers(NumberFormat format) {
        numbers = format;
        return this;
    }

    RawRows times(TimeFormat format) {
        times = format;
        return this;
    }

    RawRows halfUp() {
        surplus = Surplus.HALF_UP;
        return this;
    }

    /** The rows as the reader would give them, mapped. */
    Dataset<Row> candidates(SparkSession spark) {
        StructType schema = new StructType()
                .add("file", DataTypes.StringType)
                .add("number", DataTypes.LongType)
                .add("c0", DataTypes.StringType)
                .add("c1", DataTypes.StringType)
                .add("c2", DataTypes.StringType)
                .add("c3", DataTypes.StringType)
                .add("c4", DataTypes.StringType);
        Dataset<Row> read = spark.createDataFrame(rows, schema)
                .select(
                        TransactionTable.SOURCE.from(lit("shop")),
                        TransactionTable.SOURCE_FILE.from(col("file")),
                        TransactionTable.SOURCE_ROW.from(col("number")),
                        CandidateTable.RAW_ROW.from(
                                concat_ws(",", col("c0"), col("c1"), col("c2"), col("c3"), col("c4"))),
                        CandidateTable.RECORD_PROBLEM.none(),
                        CandidateTable.DIGEST_HIGH.from(
                                xxhash64(col("c0"), col("c1"), col("c2"), col("c3"), col("c4"))),
                        CandidateTable.DIGEST_LOW.from(
                                xxhash64(lit(1), col("c0"), col("c1"), col("c2"), col("c3"), col("c4"))),
                        col("c0"),
                        col("c1"),
                        col("c2"),
                        col("c3"),
                        col("c4"));
        return mapped(read, List.of("id", "time", "amount", "invoice", "currency"));
    }

    Dataset<Row> mapped(Dataset<Row> read, List<String> names) {
        SparkSession spark = read.sparkSession();
        ColumnMapping mapping = new ColumnMapping("shop", fields, numbers, times, surplus, NULL_WORDS);
        spark.conf().set("spark.sql.ansi.enabled", "false");
        try {
            return new MappedSource(mapping, names).apply(read);
        } finally {
            spark.conf().unset("spark.sql.ansi.enabled");
        }
    }

    Dataset<Row> judged(SparkSession spark) {
        return new Ingestion(rules()).judge(candidates(spark), Optional.empty());
    }

    Accounting accounting(SparkSession spark) {
        return Judged.accounting(judged(spark));
    }

    Dataset<Row> judged(SparkSession spark, IngestRules rules) {
        return new Ingestion(rules).judge(candidates(spark), Optional.empty());
    }

    IngestRules rules() {
        return rules(IngestRules.OrphanReturns.ACCEPT, List.of(), IngestRules.Conflicts.QUARANTINE);
    }

    IngestRules rules(
            IngestRules.OrphanReturns orphans, List<IngestRules.KeyField> key, IngestRules.Conflicts conflicts) {
        return new IngestRules(
                new IngestRules.Dates(AS_OF, ZoneId.of("UTC"), LocalDate.of(1990, 1, 1), 1),
                new IngestRules.CustomerNames(
                        new CustomerIds(CustomerIds.LetterCase.KEEP, CustomerIds.LeadingZeros.KEEP),
                        NULL_WORDS,
                        List.of("0", "anonymous")),
                new IngestRules.Amounts("EUR", surplus, new BigDecimal("1000000000")),
                new IngestRules.RowKey(key, conflicts),
                orphans);
    }
}
