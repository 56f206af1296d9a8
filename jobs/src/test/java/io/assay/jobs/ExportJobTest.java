package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.assay.jobs.export.ExportReport;
import io.assay.jobs.export.ListFiles;
import io.assay.jobs.export.ListFormat;
import io.assay.jobs.export.ListOrder;
import io.assay.jobs.export.SegmentChoice;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.Existing;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import io.assay.table.DimSegmentTable;
import io.assay.table.SegmentTransitionTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists hold whom they should, in files that other programs can read, and never in part. */
class ExportJobTest {
    private static final String SCHEME = "segment8";
    private static final ListOrder EVERYBODY = order(Optional.empty());

    @TempDir
    static Path shared;

    private static Published published;
    private static Publication now;
    private static String segment;

    @TempDir
    Path folder;

    @BeforeAll
    static void publish() {
        Shop shop = Shop.lean(shared, 40, 3);
        List<String> rows = new ArrayList<>(Shop.purchases(40, 3));
        rows.addAll(
                List.of("s1,=1+1,2026-06-01,10.00", "s2,\"a\"\"b\",2026-06-01,10.00", "s3,\"x,y\",2026-06-01,10.00"));
        shop.deliver("orders.csv", rows);
        shop.run(Shop.AS_OF.minusMonths(1));
        now = shop.run(Shop.AS_OF).publication().orElseThrow();
        published = new Published(shop.open());
        segment = movingSegment();
    }

    /** The segment that most customers both came into and went out of. */
    private static String movingSegment() {
        Dataset<Row> moves = published
                .rows(now, SegmentTransitionTable.SPEC)
                .filter("scheme = '" + SCHEME + "' and from_segment <> to_segment");
        Dataset<Row> came =
                moves.groupBy("to_segment").agg(functions.sum("customers").as("came"));
        Dataset<Row> went =
                moves.groupBy("from_segment").agg(functions.sum("customers").as("went"));
        return came.join(went, came.col("to_segment").equalTo(went.col("from_segment")))
                .orderBy(functions.expr("least(came, went)").desc())
                .first()
                .getString(0);
    }

    @Test
    void membersAreThoseThatArePublished() throws IOException {
        ExportReport report = export(segmentOrder(Optional.empty()), files(ListFormat.CSV));

        List<String> lines = lines();
        assertThat(lines.get(0)).isEqualTo("as_of_date,customer_id," + SCHEME);
        assertThat(lines.subList(1, lines.size()))
                .isEqualTo(members(now).stream()
                        .map(customer -> Shop.AS_OF + "," + quoted(customer) + ",\"" + segment + "\"")
                        .toList())
                .isNotEmpty();
        assertThat(report.counts().rows()).isEqualTo(lines.size() - 1);
        assertThat(names()).containsExactly("_SUCCESS", "list-0001.csv");
        JsonNode receipt = JsonMapper.builder()
                .build()
                .readTree(folder.resolve("list/_SUCCESS").toFile());
        assertThat(receipt.path("rows").asLong()).isEqualTo(report.counts().rows());
        assertThat(receipt.path("run_id").asText()).isEqualTo(now.runId());
    }

    @Test
    @Fault("X07")
    void aSpreadsheetComputesNothing() throws IOException {
        ExportReport report = export(EVERYBODY, files(ListFormat.CSV));

        assertThat(lines().stream().map(line -> line.replaceAll("^[^,]*,|,[^,]*$", "")))
                .contains("\"'=1+1\"", "\"a\"\"b\"", "\"x,y\"");
        assertThat(report.counts().guarded()).isEqualTo(1);

        ExportReport exact = export(EVERYBODY, new ListFiles(target(), ListFormat.CSV_EXACT, Existing.REPLACE));

        assertThat(Files.readString(file())).contains(",\"=1+1\",").doesNotContain("'=");
        assertThat(exact.counts().guarded()).isZero();
    }

    @Test
    void jsonHasOneObjectALineWithEveryColumn() throws IOException {
        ListOrder wide = new ListOrder(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Arrays.asList(published.customers(now).columns()));

        export(wide, new ListFiles(target(), ListFormat.JSON, Existing.REFUSE));

        List<String> lines = Files.readAllLines(folder.resolve("list/list-0001.json"));
        assertThat(lines).hasSize((int) now.customers());
        JsonNode first = JsonMapper.builder().build().readTree(lines.get(0));
        assertThat(first.path("customer_id").asText()).isEqualTo("=1+1");
        assertThat(first.path("monetary").isNumber()).isTrue();
        assertThat(first.size()).isEqualTo(published.customers(now).columns().length);
    }

    @Test
    void changesAreToldAgainstTheDateBefore() throws IOException {
        Set<String> then = members(published.manifest().before(Shop.AS_OF).orElseThrow());
        Set<String> current = members(now);
        List<String> expected = Stream.concat(
                        current.stream().filter(id -> !then.contains(id)).map(id -> id + " added"),
                        then.stream().filter(id -> !current.contains(id)).map(id -> id + " removed"))
                .sorted()
                .toList();

        assertThat(changes(ListOrder.Changes.ALL)).isEqualTo(expected);
        assertThat(changes(ListOrder.Changes.REMOVED)).isEqualTo(ending(expected, "removed"));
        assertThat(changes(ListOrder.Changes.ADDED)).isEqualTo(ending(expected, "added"));
    }

    private static List<String> ending(List<String> changes, String change) {
        List<String> found =
                changes.stream().filter(line -> line.endsWith(change)).toList();
        assertThat(found).isNotEmpty();
        return found;
    }

    @Test
    void aListOfNobodyHasAHeader() throws IOException {
        String empty = published.fewRows(now, DimSegmentTable.SPEC).stream()
                .map(row -> row.<String>getAs("segment"))
                .filter(code -> published
                        .customers(now)
                        .filter(SCHEME + " = '" + code + "'")
                        .isEmpty())
                .findFirst()
                .orElseThrow();

        export(
                new ListOrder(Optional.empty(), List.of(new SegmentChoice(SCHEME, empty)), Optional.empty(), List.of()),
                files(ListFormat.CSV));

        assertThat(Files.readString(file())).isEqualTo("as_of_date,customer_id," + SCHEME + "\r\n");
    }

    @Test
    void whatIsThereIsReplacedOnlyWhenAskedForAndOnlyWhenItIsAList() throws IOException {
        export(EVERYBODY, files(ListFormat.CSV));
        String before = Files.readString(file());
        assertRefused(() -> export(EVERYBODY, files(ListFormat.CSV)), "export.exists", "a list is there already");
        assertThat(Files.readString(file())).isEqualTo(before);

        export(segmentOrder(Optional.empty()), replacing());
        assertThat(Files.readString(file())).isNotEqualTo(before);

        Files.delete(folder.resolve("list/_SUCCESS"));
        assertRefused(() -> export(EVERYBODY, replacing()), "export.foreign", "no whole list of Assay");
        assertThat(folder.resolve("list")).isDirectoryContaining("glob:**list-0001.csv");
        assertThat(folder.toFile().list()).containsExactly("list");
    }

    @Test
    @Fault("P01")
    void whateverIsKilledNobodySeesAListInPart() throws IOException {
        LocalSpark.session()
                .sparkContext()
                .hadoopConfiguration()
                .set("fs." + KillableFileSystem.SCHEME + ".impl", KillableFileSystem.class.getName());
        ListFiles killable =
                new ListFiles(KillableFileSystem.SCHEME + "://" + target(), ListFormat.CSV, Existing.REFUSE);
        KillableFileSystem.live();
        export(EVERYBODY, killable);
        int operations = KillableFileSystem.operations().size();
        String whole = Files.readString(file());
        FileUtils.deleteDirectory(folder.resolve("list").toFile());

        for (int point = 1; point <= operations; point++) {
            KillableFileSystem.killAt(point);
            assertThatThrownBy(() -> export(EVERYBODY, killable)).hasStackTraceContaining("killed ");
            KillableFileSystem.live();
            if (Files.exists(folder.resolve("list"))) {
                assertThat(Files.readString(file())).isEqualTo(whole);
                FileUtils.deleteDirectory(folder.resolve("list").toFile());
            }
        }
        assertThat(operations).isGreaterThan(4);
    }

    @Test
    void whatIsNotPublishedIsNamed() {
        assertRefused(
                () -> export(order(Optional.empty(), new SegmentChoice("segmnt8", segment)), files(ListFormat.CSV)),
                "export.unknown-segment",
                "segmnt8 is no scheme as published for 2026-07-01");
        assertRefused(
                () -> export(order(Optional.empty(), new SegmentChoice(SCHEME, "nobody")), files(ListFormat.CSV)),
                "export.unknown-segment",
                "nobody is no segment of segment8");
        assertRefused(
                () -> export(
                        new ListOrder(Optional.empty(), List.of(), Optional.empty(), List.of("montary")),
                        files(ListFormat.CSV)),
                "export.unknown-column",
                "montary is no column of customer_segment");
        assertRefused(
                () -> export(
                        new ListOrder(
                                Optional.of(Shop.AS_OF.minusMonths(1)),
                                List.of(),
                                Optional.of(ListOrder.Changes.ALL),
                                List.of()),
                        files(ListFormat.CSV)),
                "export.no-earlier",
                "nothing is published for a date before 2026-06-01");
        Warehouse empty =
                Warehouse.at(LocalSpark.session(), folder.resolve("empty").toString());
        assertRefused(
                () -> new ExportJob(empty).run(EVERYBODY, files(ListFormat.CSV)),
                "export.nothing-published",
                "nothing is published");
        assertThat(folder).isEmptyDirectory();
    }

    private static Set<String> members(Publication publication) {
        Dataset<Row> members = published.customers(publication).filter(SCHEME + " = '" + segment + "'");
        return members.select("customer_id").collectAsList().stream()
                .map(row -> row.getString(0))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String quoted(String id) {
        return "\"" + (id.startsWith("=") ? "'" : "") + id.replace("\"", "\"\"") + "\"";
    }

    private static ListOrder order(Optional<ListOrder.Changes> changes, SegmentChoice... segments) {
        return new ListOrder(Optional.empty(), List.of(segments), changes, List.of());
    }

    private static ListOrder segmentOrder(Optional<ListOrder.Changes> changes) {
        return order(changes, new SegmentChoice(SCHEME, segment));
    }

    private static ExportReport export(ListOrder order, ListFiles target) {
        return new ExportJob(published.warehouse()).run(order, target);
    }

    private ListFiles files(ListFormat format) {
        return new ListFiles(target(), format, Existing.REFUSE);
    }

    private ListFiles replacing() {
        return new ListFiles(target(), ListFormat.CSV, Existing.REPLACE);
    }

    private String target() {
        return folder.resolve("list").toString();
    }

    private Path file() {
        return folder.resolve("list/list-0001.csv");
    }

    private List<String> lines() throws IOException {
        return List.of(Files.readString(file()).split("\r\n"));
    }

    /** Customer and change of each line, in order. */
    private List<String> changes(ListOrder.Changes wanted) throws IOException {
        ListFiles json = new ListFiles(target(), ListFormat.JSON, Existing.REPLACE);
        ExportReport report = export(segmentOrder(Optional.of(wanted)), json);
        List<String> found = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("list/list-0001.json"))) {
            JsonNode row = JsonMapper.builder().build().readTree(line);
            found.add(
                    row.path("customer_id").asText() + " " + row.path("change").asText());
        }
        assertThat(report.counts().added() + report.counts().removed()).isEqualTo(found.size());
        return found.stream().sorted().toList();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("list"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void assertRefused(ThrowingCallable work, String code, String sentence) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code))
                .hasMessageContaining(sentence);
    }
}
