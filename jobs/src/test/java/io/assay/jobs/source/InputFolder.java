package io.assay.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.ingest.Accounting;
import io.assay.ingest.Ingestion;
import io.assay.ingest.Judged;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.ConfigReader;
import io.assay.jobs.config.ConfigRequest;
import io.assay.jobs.failure.Failure;
import io.assay.table.QuarantineTable;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A folder of input files and the configuration that reads them. */
public final class InputFolder {
    static final LocalDate AS_OF = LocalDate.of(2025, 7, 1);

    private final Path root;
    private String format = "csv";
    private String path = "in";
    private String columns = "{customer: id, time: day, amount: amount}";
    private String source = "";
    private String rest = "";

    public InputFolder(Path root) {
        this.root = root;
        createFolder(root.resolve("in"));
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputFolder file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    InputFolder file(String name, byte[] content) {
        try {
            Path file = root.resolve("in").resolve(name);
            createFolder(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputFolder format(String name) {
        format = name;
        return this;
    }

    public InputFolder path(String below) {
        path = below;
        return this;
    }

    InputFolder columns(String yaml) {
        columns = yaml;
        return this;
    }

    /** Further settings of the source, one line of YAML each. */
    InputFolder source(String... lines) {
        source = List.of(lines).stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
        return this;
    }

    /** Further settings of the configuration, one line of YAML each. */
    public InputFolder config(String... lines) {
        rest = String.join("\n", lines) + "\n";
        return this;
    }

    Path root() {
        return root;
    }

    public AssayConfig config() {
        String place = format.equals("jdbc") ? "" : "    path: '" + path + "'\n";
        String yaml = "currency: EUR\n" + rest + "sources:\n  - name: shop\n    format: " + format + "\n" + place
                + source + "    columns: " + columns + "\n";
        try {
            Path file = Files.writeString(root.resolve("assay.yaml"), yaml);
            return ConfigReader.read(new ConfigRequest(
                            List.of(file.toString()),
                            List.of(),
                            Optional.of(AS_OF.toString()),
                            Optional.of(root.resolve("warehouse").toString()),
                            root))
                    .config();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Sources sources() {
        return new Sources(LocalSpark.session(), config());
    }

    /** All of reading and judging, as a run does it. */
    Result run() {
        return run(config());
    }

    /** The same for a configuration from elsewhere. */
    static Result run(AssayConfig config) {
        SparkSession spark = LocalSpark.session();
        Sources sources = new Sources(spark, config);
        List<InputPin> pins = sources.pins();
        Optional<Dataset<Row>> rates = config.rates().map(file -> RateFile.read(spark, file.toString()));
        Dataset<Row> judged = new Ingestion(IngestSettings.rules(config, AS_OF)).judge(sources.read(pins), rates);
        Accounting accounting = FileCodes.of(pins).named(Judged.accounting(judged));
        InputChecks.require(config, accounting);
        sources.verifyUnchanged(pins, accounting);
        return new Result(judged, accounting, sources.warnings());
    }

    /** Expects that the run stops for its input, with the code, and with these words in its sentence and fix. */
    static void assertFails(InputFolder input, String code, String sentence, String fix) {
        assertThatThrownBy(input::run).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure).hasMessageContaining(sentence);
            assertThat(failure.fix()).contains(fix);
            assertThat(failure.exitCode()).isEqualTo(3);
        });
    }

    /** What came of a run. */
    public record Result(Dataset<Row> judged, Accounting accounting, List<String> warnings) {
        public TreeMap<String, String> accepted() {
            TreeMap<String, String> amounts = new TreeMap<>();
            Judged.transactions(judged)
                    .collectAsList()
                    .forEach(row -> amounts.merge(
                            row.getAs("customer_id"),
                            row.<BigDecimal>getAs("amount").toPlainString(),
                            (a, b) -> a + " " + b));
            return amounts;
        }

        public List<String> quarantined() {
            return Judged.quarantine(judged).collectAsList().stream()
                    .map(row -> row.getAs(QuarantineTable.REASON_CODE.name()) + " "
                            + row.getAs(QuarantineTable.RAW_ROW.name()))
                    .sorted()
                    .toList();
        }
    }
}
