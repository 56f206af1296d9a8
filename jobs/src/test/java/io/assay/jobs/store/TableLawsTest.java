package io.assay.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.integrity.Fingerprint;
import io.assay.table.ColumnSpec;
import io.assay.table.CustomerDayTable;
import io.assay.table.RunColumns;
import io.assay.table.TableSpec;
import io.assay.table.TransactionTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;

/** What is read from a table is what was written to it: every type, its limits, nulls and any text. */
class TableLawsTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 7, 1);

    @Property(tries = 2, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Fault({"C24", "I26"})
    void rowsAreReadBackAsTheyWereWritten(@ForAll("tables") TableSpec table, @ForAll("texts") List<String> texts)
            throws IOException {
        Path folder = Files.createTempDirectory("table-laws");
        Random random = new Random(texts.hashCode());
        List<ColumnSpec> columns = table.columns().stream()
                .filter(column -> !column.equals(RunColumns.RUN_ID))
                .toList();
        List<Row> rows = IntStream.range(0, 40)
                .mapToObj(i -> RowFactory.create(columns.stream()
                        .map(column -> value(column, random, texts))
                        .toArray()))
                .toList();
        try (RunWriter writer =
                new RunWriter(Warehouse.at(LocalSpark.session(), folder.toString()), AS_OF, "run", "try")) {
            RunWriter.Written written = writer.write(
                    table,
                    LocalSpark.session()
                            .createDataFrame(
                                    rows,
                                    new StructType(columns.stream()
                                            .map(ColumnSpec::field)
                                            .toArray(StructField[]::new))));

            List<Row> found = Warehouse.at(LocalSpark.session(), folder.toString())
                    .read(table)
                    .drop(RunColumns.RUN_ID.name())
                    .collectAsList();
            assertThat(found).containsExactlyInAnyOrderElementsOf(rows);
            assertThat(Fingerprint.of(written.rows(), Set.of()))
                    .isEqualTo(written.evidence().fingerprint());
        } finally {
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    @Provide
    Arbitrary<TableSpec> tables() {
        return Arbitraries.of(TransactionTable.SPEC, CustomerDayTable.SPEC);
    }

    /** Texts of any characters that have a code point, so no halves of a pair. */
    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(12).filter(text -> text.codePoints()
                .noneMatch(point -> point >= 0xD800 && point <= 0xDFFF));
        Arbitrary<String> awkward =
                Arbitraries.of("", " ", "null", "顾客", "e\u0301", "\u202Eabc", "😀", "a\nb\"c,", "=1+1", "${user.home}");
        return Arbitraries.oneOf(any, awkward).list().ofMinSize(5).ofMaxSize(20);
    }

    private static Object value(ColumnSpec column, Random random, List<String> texts) {
        return column.nullable() && random.nextInt(4) == 0 ? null : value(column.type(), random, texts);
    }

    private static Object value(DataType type, Random random, List<String> texts) {
        boolean extreme = random.nextInt(5) == 0;
        if (type instanceof StringType) {
            return texts.get(random.nextInt(texts.size()));
        }
        if (type instanceof DecimalType decimal) {
            BigInteger largest = BigInteger.TEN.pow(decimal.precision()).subtract(BigInteger.ONE);
            BigInteger units = extreme ? largest : new BigInteger(largest.bitLength() - 1, random);
            return new BigDecimal(random.nextBoolean() ? units : units.negate(), decimal.scale());
        }
        if (type instanceof TimestampType) {
            Instant instant = extreme
                    ? Instant.parse("9999-12-30T23:59:59.999999Z")
                    : Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1000L);
            return Timestamp.from(instant);
        }
        if (type instanceof DateType) {
            return Date.valueOf(extreme ? LocalDate.of(9999, 12, 31) : LocalDate.ofEpochDay(random.nextInt(40_000)));
        }
        if (type instanceof BooleanType) {
            return random.nextBoolean();
        }
        if (type instanceof LongType) {
            return extreme ? Long.MAX_VALUE : random.nextLong();
        }
        if (type instanceof IntegerType) {
            return random.nextInt();
        }
        if (type instanceof ArrayType array) {
            return scala.jdk.javaapi.CollectionConverters.asScala(List.of(
                            value(array.elementType(), random, texts), value(array.elementType(), random, texts)))
                    .toSeq();
        }
        throw new IllegalArgumentException("no values of type " + type);
    }
}
