package io.assay.jobs.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import io.assay.ingest.Accounting;
import io.assay.ingest.ColumnMapping;
import io.assay.ingest.ExpressionException;
import io.assay.ingest.Field;
import io.assay.ingest.MappedSource;
import io.assay.ingest.NumberFormat;
import io.assay.ingest.TimeFormat;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.ColumnConfig;
import io.assay.jobs.config.SourceConfig;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.transform.Kept;
import io.assay.transform.Lookup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.SerializableConfiguration;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** The configured sources: lists what there is, reads exactly that, and looks at the end whether it still is so. */
public final class Sources {
    private static final String ANSI = "spark.sql.ansi.enabled";
    /** A folder's name is text: what others are called must not decide whether 01 is a number. */
    private static final String FOLDER_TYPES = "spark.sql.sources.partitionColumnTypeInference.enabled";

    /** Judged rows may fill one in so many bytes of what Spark keeps data in; the others are for customers and for work. */
    private static final int SHARE_FOR_ROWS = 2;

    private final SparkSession spark;
    private final AssayConfig config;
    private final List<String> warnings = new ArrayList<>();

    public Sources(SparkSession spark, AssayConfig config) {
        this.spark = spark;
        this.config = config;
    }

    /** Lists the files and table versions of all sources, sorted. */
    public List<InputPin> pins() {
        List<InputPin> pins = new ArrayList<>();
        for (SourceConfig source : config.sources()) {
            List<InputPin> found = pins(source);
            if (found.isEmpty() && !config.gates().allowEmpty()) {
                throw new Failure(
                        ErrorCode.INPUT_NO_FILES,
                        "Source " + source.name() + " has no files at "
                                + source.path().orElse(""),
                        "Check the path, or set gates.allow_empty: true");
            }
            pins.addAll(found);
        }
        return InputPin.sorted(pins);
    }

    private List<InputPin> pins(SourceConfig source) {
        return switch (source.format()) {
            case CSV, JSON, PARQUET -> files().pins(source);
            case DELTA -> List.of(new DeltaSource(spark).pin(source));
            case JDBC -> List.of(new Database(spark).pin(source));
        };
    }

    /**
     * What was added to a table since an earlier version.
     *
     * @param identityBefore text of the earlier pin
     * @return the later rows alone; empty unless rows were only added
     */
    public Optional<InputPin> appended(InputPin now, String identityBefore) {
        return now.kind().equals("delta")
                ? new DeltaSource(spark).appended(now, InputPin.versionIn(identityBefore))
                : Optional.empty();
    }

    private FileListing files() {
        return new FileListing(spark.sparkContext().hadoopConfiguration());
    }

    /** Reads the pinned input as candidates, see {@link io.assay.table.CandidateTable}; files have their {@link FileCodes}. */
    Dataset<Row> read(List<InputPin> pins) {
        sizeExchanges(pins);
        return read(config.sources(), pins, List.of());
    }

    /**
     * The same of a part of the input.
     *
     * @param whole all of the input: columns of the part must have the types that they have elsewhere
     */
    Dataset<Row> readPart(List<InputPin> part, List<InputPin> whole) {
        return read(
                config.sources().stream()
                        .filter(source -> !of(source, part).isEmpty())
                        .toList(),
                part,
                whole);
    }

    private static List<InputPin> of(SourceConfig source, List<InputPin> pins) {
        return pins.stream().filter(pin -> pin.source().equals(source.name())).toList();
    }

    /** Lets Spark exchange rows in as many parts as the whole input needs, unless somebody gave a number. */
    public void sizeExchanges(List<InputPin> pins) {
        ShuffleParts.choose(pins, deltaTables(spark, pins), List.of(spark));
    }

    /** Keeps the judged rows of a part of the input: on disk when the executors' memory could not hold them. */
    Kept keep(Dataset<Row> judged, List<InputPin> part) {
        long memory = CollectionConverters.asJava(spark.sparkContext().getExecutorMemoryStatus()).values().stream()
                .mapToLong(ofOne -> (Long) ofOne._1())
                .sum();
        return ShuffleParts.bytes(part, deltaTables(spark, part)) > memory / SHARE_FOR_ROWS
                ? Kept.onDisk(judged)
                : Kept.of(judged);
    }

    private Dataset<Row> read(List<SourceConfig> sources, List<InputPin> pins, List<InputPin> whole) {
        warnings.clear();
        SparkSession own = ownSession();
        own.conf().set(ANSI, "false");
        own.conf().set(FOLDER_TYPES, "false");
        Option<SparkSession> active = SparkSession.getActiveSession();
        // the parser of expressions asks the active session of this thread
        SparkSession.setActiveSession(own);
        try {
            FileCodes codes = FileCodes.of(pins);
            return sources.stream()
                    .map(source -> candidates(own, source, new Read(of(source, pins), of(source, whole), codes)))
                    .reduce(Dataset::union)
                    .orElseThrow(
                            () -> new Failure(ErrorCode.CONFIG_MISSING_KEY, "There are no sources", "Set sources"));
        } finally {
            own.conf().set(ANSI, spark.conf().get(ANSI));
            SparkSession.setActiveSession(active.getOrElse(() -> spark));
        }
    }

    /**
     * The same for rows that come on top of others, in as many parts as they alone need, as long as they are few enough to be
     * looked up in the others without an exchange of these.
     */
    public void sizeExchangesOnTop(List<InputPin> added, List<InputPin> all) {
        boolean areFew = Lookup.areFew(ShuffleParts.rows(added, deltaTables(spark, added)));
        sizeExchanges(areFew ? added : all);
    }

    private static List<Dataset<Row>> deltaTables(SparkSession own, List<InputPin> pins) {
        DeltaSource delta = new DeltaSource(own);
        return pins.stream()
                .filter(pin -> pin.kind().equals("delta"))
                .map(delta::table)
                .toList();
    }

    /**
     * A session like the given one, in which others work meanwhile. An expression that fails on a row of a source gives
     * null, and the row goes to quarantine; everywhere else it stops the run.
     */
    private SparkSession ownSession() {
        SparkSession own = spark.newSession();
        CollectionConverters.asJava(spark.conf().getAll()).forEach((key, value) -> {
            if (own.conf().isModifiable(key)) {
                own.conf().set(key, value);
            }
        });
        return own;
    }

    /**
     * What is read of a source.
     *
     * @param whole all of the source where that is more
     */
    private record Read(List<InputPin> pins, List<InputPin> whole, FileCodes codes) {
        /** What is read, and one file that was read before. */
        List<InputPin> compared() {
            return Stream.concat(
                            pins.stream(),
                            whole.stream().filter(pin -> !pins.contains(pin)).limit(1))
                    .toList();
        }
    }

    private Dataset<Row> candidates(SparkSession own, SourceConfig source, Read read) {
        try {
            ColumnMapping mapping = mapping(source);
            SourceRows rows = rows(own, source, read, mapping);
            warnings.addAll(rows.warnings());
            return new MappedSource(mapping, rows.used()).apply(rows.rows());
        } catch (ExpressionException unusable) {
            throw new Failure(
                    ErrorCode.CONFIG_EXPRESSION,
                    String.valueOf(unusable.getMessage()),
                    "Correct the expression",
                    unusable);
        }
    }

    private SourceRows rows(SparkSession own, SourceConfig source, Read read, ColumnMapping mapping) {
        List<InputPin> pins = read.pins();
        return switch (source.format()) {
            case CSV, JSON ->
                new TextReader(own, TextSource.of(source, config.ingest(), hadoop()), pins, read.codes()).rows(mapping);
            case PARQUET -> parquet(own, source, read, mapping);
            case DELTA -> {
                InputPin pin = pins.get(0);
                Dataset<Row> table = new DeltaSource(own).table(pin);
                yield new TypedReader(table, lit(read.codes().code(pin)), lit(null))
                        .rows(mapping, "table " + pin.name());
            }
            case JDBC ->
                new TypedReader(
                                new Database(own).table(source),
                                lit(read.codes().code(pins.get(0))),
                                lit(null))
                        .rows(mapping, "table " + pins.get(0).name());
        };
    }

    private SerializableConfiguration hadoop() {
        return new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    }

    private SourceRows parquet(SparkSession own, SourceConfig source, Read read, ColumnMapping mapping) {
        List<InputPin> pins = read.pins();
        if (pins.isEmpty()) {
            List<String> wanted = mapping.used(List.of());
            Dataset<Row> none = own.createDataFrame(List.of(), RecordShape.text(wanted.size()));
            return new SourceRows(none, wanted, List.of());
        }
        UDF1<String, String> name = new FileNames(pins, read.codes());
        ParquetFooters footers = ParquetFooters.of(own, read.compared()).requireOneType();
        Dataset<Row> table = parquetTable(own, source, pins);
        SourceRows rows = new TypedReader(
                        table,
                        udf(name, DataTypes.StringType).apply(col("_metadata.file_path")),
                        col("_metadata.row_index").plus(lit(1)))
                .rows(mapping, pins.size() + " files");
        footers.requireEach(rows.used().stream()
                .map(used -> used.contains(".") ? used.substring(0, used.indexOf('.')) : used)
                .filter(used -> !partitions(pins).contains(used))
                .toList());
        return rows;
    }

    private static List<String> partitions(List<InputPin> pins) {
        return pins.get(0)
                .name()
                .lines()
                .flatMap(name -> Arrays.stream(name.split("/")))
                .filter(part -> part.contains("="))
                .map(part -> part.substring(0, part.indexOf('=')))
                .toList();
    }

    private Dataset<Row> parquetTable(SparkSession own, SourceConfig source, List<InputPin> pins) {
        try {
            return own.read()
                    .option("basePath", files().root(source).toString())
                    .option("mergeSchema", "true")
                    .option("__globPaths__", "false")
                    .parquet(pins.stream().map(InputPin::location).toArray(String[]::new));
        } catch (Exception unreadable) {
            throw new Failure(
                    ErrorCode.INPUT_UNREADABLE,
                    "Source " + source.name() + " cannot be read as parquet: " + Database.firstLine(unreadable),
                    "Check that all files are whole and have the same columns and types",
                    unreadable);
        }
    }

    private ColumnMapping mapping(SourceConfig source) {
        return new ColumnMapping(
                source.name(),
                fields(source.columns()),
                new NumberFormat(source.decimal(), source.thousands()),
                new TimeFormat(
                        source.timeFormat().orElse(TimeFormat.ISO),
                        source.timeZone().orElse(config.zone())),
                config.ingest().rounding(),
                IngestSettings.words(config.ingest().nullWords()));
    }

    private static Map<Field, String> fields(ColumnConfig columns) {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        fields.put(Field.CUSTOMER, columns.customer());
        fields.put(Field.TIME, columns.time());
        fields.put(Field.AMOUNT, columns.amount());
        put(fields, Field.TRANSACTION, columns.transaction());
        put(fields, Field.PRODUCT, columns.product());
        put(fields, Field.QUANTITY, columns.quantity());
        put(fields, Field.CURRENCY, columns.currency());
        put(fields, Field.IS_RETURN, columns.isReturn());
        put(fields, Field.PEER_GROUP, columns.peerGroup());
        return fields;
    }

    private static void put(Map<Field, String> fields, Field field, Optional<String> expression) {
        expression.ifPresent(text -> fields.put(field, text));
    }

    /** What is odd and does not stop the run; known after {@link #read}. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Throws when a pinned file or table is gone or is not what it was, or when other rows were read than pinned. */
    public void verifyUnchanged(List<InputPin> pins, Accounting accounting) {
        for (SourceConfig source : config.sources()) {
            List<InputPin> pinned = pins.stream()
                    .filter(pin -> pin.source().equals(source.name()))
                    .toList();
            switch (source.format()) {
                case CSV, JSON, PARQUET -> pinned.forEach(new PinCheck(files().pins(source))::require);
                case DELTA -> pinned.forEach(new DeltaSource(spark)::requireReadable);
                case JDBC -> pinned.forEach(pin -> PinCheck.requireDigest(pin, accounting));
            }
        }
    }
}
