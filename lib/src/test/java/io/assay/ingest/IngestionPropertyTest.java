package io.assay.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.integrity.Fingerprint;
import io.assay.table.CandidateTable;
import io.assay.table.TransactionTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.oracle.AccountingOracle;
import io.assay.testkit.oracle.AccountingOracle.Delivered;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Random deliveries, clean and dirty, once and again, against the oracle of what counts. */
class IngestionPropertyTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 7, 1);
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int TOLERANCE = 10;
    private static final List<String> NULL_WORDS = List.of("", "null", "n/a");
    private static final AccountingOracle ORACLE =
            new AccountingOracle(EARLIEST, AS_OF.plusDays(TOLERANCE), Set.of("", "null", "n/a", "0"));
    private static final Set<String> PLACES =
            Set.of(TransactionTable.SOURCE_FILE.name(), TransactionTable.SOURCE_ROW.name());

    @Property(tries = 5, shrinking = ShrinkingMode.BOUNDED)
    @Fault({"C1", "I03", "I04", "I05", "I06", "I07", "I10", "I14", "I15"})
    void everyRowAndCentIsAccountedFor(@ForAll("deliveries") List<Delivered> rows) {
        Set<Delivered> kept = ORACLE.accepted(rows);

        Accounting accounting = Judged.accounting(judged(rows, 2)).check();

        assertThat(accounting.rowsIn()).isEqualTo(rows.size());
        assertThat(accounting.accepted()).isEqualTo(kept.size());
        assertThat(accounting.quarantined() + accounting.duplicates()).isEqualTo(rows.size() - kept.size());
        assertThat(accounting.quarantined()).isGreaterThanOrEqualTo(ORACLE.distinctBad(rows));
        assertThat(total(accounting, Accounting.Money::in)).isEqualByComparingTo(AccountingOracle.money(rows));
        assertThat(total(accounting, Accounting.Money::accepted)).isEqualByComparingTo(AccountingOracle.money(kept));
    }

    @Property(tries = 2, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Fault({"C4", "C5", "C12", "I10"})
    void orderCopiesAndBadRowsChangeNoTransaction(@ForAll("deliveries") List<Delivered> rows, @ForAll Random random) {
        List<Delivered> more = new ArrayList<>(rows);
        more.addAll(rows.subList(0, rows.size() / 2));
        more.add(new Delivered("ann", "2025-06-31", "1.00", "a bad row"));
        Collections.shuffle(more, random);

        Dataset<Row> once = Judged.transactions(judged(rows, 1));
        Dataset<Row> again = Judged.transactions(judged(more, 7));

        assertThat(Fingerprint.of(again, PLACES)).isEqualTo(Fingerprint.of(once, PLACES));
    }

    @Provide
    Arbitrary<List<Delivered>> deliveries() {
        return Combinators.combine(customers(), days(), amounts(), Arbitraries.of("i1", "i2", "i3", ""))
                .as(Delivered::new)
                .list()
                .ofMaxSize(1_500)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<String> customers() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.integers().between(1, 60).map(number -> "c" + number)),
                Tuple.of(1, Arbitraries.of("", "NULL", " n/a ", "0", "   ")));
    }

    private static Arbitrary<String> days() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.integers().between(0, 20).map(ago -> AS_OF.minusDays(ago)
                        .toString())),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                EARLIEST.toString(),
                                EARLIEST.minusDays(1).toString(),
                                AS_OF.plusDays(TOLERANCE - 1).toString(),
                                AS_OF.plusDays(TOLERANCE).toString(),
                                "2025-02-29",
                                "2024-02-29",
                                "2025-13-01",
                                "01.06.2025",
                                "soon",
                                "")));
    }

    private static Arbitrary<String> amounts() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.integers().between(-2_000, 10_000).map(cents -> BigDecimal.valueOf(cents, 2)
                        .toPlainString())),
                Tuple.of(
                        2,
                        Arbitraries.of(
                                "0",
                                "7",
                                "1.5",
                                "1.500",
                                "1.005",
                                "-0.001",
                                "1000000000",
                                "1000000000.01",
                                "99999999999999.99",
                                "abc",
                                "",
                                "NaN",
                                "Infinity",
                                "1,5",
                                "12.5O",
                                "--1",
                                "$3")));
    }

    private static BigDecimal total(Accounting accounting, Function<Accounting.Money, BigDecimal> part) {
        return accounting.money().stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Dataset<Row> judged(Collection<Delivered> rows, int files) {
        SparkSession spark = LocalSpark.session();
        List<Row> numbered = new ArrayList<>();
        for (Delivered row : rows) {
            int place = numbered.size();
            numbered.add(RowFactory.create(
                    "f" + place % files, place / files + 1L, row.customer(), row.day(), row.amount(), row.invoice()));
        }
        StructType schema = new StructType().add("file", DataTypes.StringType).add("number", DataTypes.LongType);
        for (int place = 0; place < 4; place++) {
            schema = schema.add(MappedSource.column(place), DataTypes.StringType);
        }
        Dataset<Row> delivered = spark.createDataFrame(numbered, schema).repartition(files, col("file"));
        return new Ingestion(rules()).judge(mapped(spark, delivered), Optional.empty());
    }

    private static Dataset<Row> mapped(SparkSession spark, Dataset<Row> delivered) {
        Column[] cells = Stream.of(0, 1, 2, 3)
                .map(place -> col(MappedSource.column(place)))
                .toArray(Column[]::new);
        Column[] record = {
            TransactionTable.SOURCE.from(lit("shop")),
            TransactionTable.SOURCE_FILE.from(col("file")),
            TransactionTable.SOURCE_ROW.from(col("number")),
            CandidateTable.RAW_ROW.from(concat_ws(",", cells)),
            CandidateTable.RECORD_PROBLEM.none(),
            CandidateTable.DIGEST_HIGH.from(xxhash64(cells)),
            CandidateTable.DIGEST_LOW.from(lit(0L))
        };
        ColumnMapping mapping = new ColumnMapping(
                "shop",
                Map.of(
                        Field.CUSTOMER, "customer",
                        Field.TIME, "day",
                        Field.AMOUNT, "amount",
                        Field.TRANSACTION, "invoice"),
                NumberFormat.PLAIN,
                new TimeFormat(TimeFormat.ISO, ZoneId.of("UTC")),
                Surplus.REJECT,
                NULL_WORDS);
        spark.conf().set("spark.sql.ansi.enabled", "false");
        try {
            return new MappedSource(mapping, List.of("customer", "day", "amount", "invoice"))
                    .apply(delivered.select(
                            Stream.of(record, cells).flatMap(Stream::of).toArray(Column[]::new)));
        } finally {
            spark.conf().unset("spark.sql.ansi.enabled");
        }
    }

    private static IngestRules rules() {
        return new IngestRules(
                new IngestRules.Dates(AS_OF, ZoneId.of("UTC"), EARLIEST, TOLERANCE),
                new IngestRules.CustomerNames(
                        new CustomerIds(CustomerIds.LetterCase.KEEP, CustomerIds.LeadingZeros.KEEP),
                        NULL_WORDS,
                        List.of("0")),
                new IngestRules.Amounts("EUR", Surplus.REJECT, new BigDecimal("1000000000")),
                new IngestRules.RowKey(List.of(), IngestRules.Conflicts.QUARANTINE),
                IngestRules.OrphanReturns.ACCEPT);
    }
}
