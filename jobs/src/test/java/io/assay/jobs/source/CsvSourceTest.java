package io.assay.jobs.source;

import static io.assay.jobs.source.InputFolder.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.ingest.Judged;
import io.assay.jobs.failure.Failure;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSourceTest {
    @TempDir
    private Path folder;

    private InputFolder input() {
        return new InputFolder(folder);
    }

    @Test
    void aSessionThatOthersShareStaysStrictWhileSourcesAreRead() {
        SparkSession shared = LocalSpark.session();
        shared.sparkContext()
                .hadoopConfiguration()
                .set("fs." + ObservedFileSystem.SCHEME + ".impl", ObservedFileSystem.class.getName());
        Set<String> seen = new TreeSet<>();
        ObservedFileSystem.beforeOpening(() -> seen.add(shared.conf().get("spark.sql.ansi.enabled")));
        InputFolder input = input().file("a.csv", "id,day,amount\nann,2025-06-01,5\nbob,2025-06-01,none\n")
                .path(ObservedFileSystem.SCHEME + "://" + folder.resolve("in"))
                .columns("{customer: id, time: day, amount: cast(amount as int) + 1}");

        Sources sources = input.sources();
        Dataset<Row> read = sources.read(sources.pins());

        assertThat(seen).containsExactly("true");
        assertThat(read.sparkSession().conf().get("spark.sql.ansi.enabled")).isEqualTo("true");
        assertThat(read.collectAsList()).hasSize(2);
        ObservedFileSystem.beforeOpening(() -> {});
    }

    @Test
    @Fault({"I01", "D13", "I24"})
    void brokenRowsAreKeptWholeAndTheOthersRead() {
        InputFolder.Result result = input().file("a.csv", """
                        id,day,amount
                        ann,2025-06-01,1.50
                        bob,2025-06-01
                        cat,2025-06-01,2,3
                        id,day,amount
                        "dan
                        ,2025-06-01,4
                        eve,2025-06-02,5
                        """).run();

        assertThat(result.accepted()).isEqualTo(Map.of("ann", "1.50", "eve", "5.00"));
        assertThat(result.quarantined())
                .containsExactly(
                        "COLUMN_COUNT bob,2025-06-01",
                        "COLUMN_COUNT cat,2025-06-01,2,3",
                        "HEADER_REPEATED id,day,amount",
                        "NO_CUSTOMER ,2025-06-01,4",
                        "UNCLOSED_QUOTE \"dan");
        assertThat(result.accounting().rowsIn()).isEqualTo(7);
    }

    @Test
    @Fault("D12")
    void columnsGoByNameWhateverTheirPlaceInEachFile() {
        InputFolder.Result result = input().file("a.csv", "id,day,amount\nann,2025-06-01,1\n")
                .file("b.csv", "amount,id,day\n2,bob,2025-06-02\n")
                .run();

        assertThat(result.accepted()).isEqualTo(Map.of("ann", "1.00", "bob", "2.00"));
    }

    @Test
    @Fault({"I10", "I12"})
    void aRowDeliveredAgainInAnotherFileWithOtherColumnOrderIsOneDuplicate() {
        InputFolder.Result result = input().file("a.csv", "id,day,amount\nann,2025-06-01,1\n")
                .file("b.csv", "amount,id,day\n1,ann,2025-06-01\n2,bob,2025-06-02\n")
                .run();

        assertThat(result.accepted()).isEqualTo(Map.of("ann", "1.00", "bob", "2.00"));
        assertThat(result.accounting().duplicates()).isEqualTo(1);
    }

    @Test
    @Fault("D09")
    void aColumnThatOnlySomeFilesHaveIsAWarning() {
        InputFolder.Result result = input().file("a.csv", "id,day,amount\nann,2025-06-01,1\n")
                .file("b.csv", "id,day,amount,channel\nbob,2025-06-02,2,web\n")
                .run();

        assertThat(result.accepted()).hasSize(2);
        assertThat(result.warnings()).containsExactly("Source shop: column channel is in 1 of 2 files, first in b.csv");
    }

    @Test
    @Fault("D10")
    void aMissingColumnNamesFileColumnAndTheLikelyName() {
        InputFolder input = input().file("a.csv", "id,day,amount\nann,2025-06-01,1\n")
                .file("b.csv", "id,day,amuont\nbob,2025-06-02,2\n");

        assertFails(
                input,
                "input.missing-column",
                "Column amount is not in file b.csv of source shop, which has id, day, amuont",
                "Did you mean amuont?");
    }

    @Test
    @Fault("D10")
    void aMisspeltMappingSaysWhichSettingNeedsIt() {
        InputFolder input = input().file("a.csv", "id,day,Quantity,UnitPrice\nann,2025-06-01,1,2\n")
                .columns("{customer: id, time: day, amount: 'Quantity * UnitPrize'}");

        assertFails(
                input,
                "input.missing-column",
                "Column UnitPrize is not in file a.csv of source shop (needed by columns.amount), "
                        + "which has id, day, Quantity, UnitPrice",
                "Did you mean UnitPrice?");
    }

    @Test
    @Fault("D13")
    void aHeaderThatIsOneFieldNeedsAnotherDelimiter() {
        InputFolder input = input().file("a.csv", "id;day;amount\nann;2025-06-01;1\n");

        assertFails(
                input,
                "input.missing-column",
                "Column id is not in file a.csv of source shop (needed by columns.customer), which has id;day;amount",
                "Set delimiter, or correct the input: the first line is a single field");
    }

    @Test
    @Fault("D13")
    void aFileWithoutHeaderIsRefusedWithoutShowingItsRow() {
        InputFolder input = input().file("a.csv", "ann,2025-06-01,1\nbob,2025-06-02,2\n");

        assertFails(
                input,
                "input.missing-header",
                "Column id is not in file a.csv of source shop (needed by columns.customer), whose first line looks like data",
                "Deliver a header line, or set header: false and names");
    }

    @Test
    void linesAboveTheTableArePassedOverInEachFile() {
        InputFolder.Result result = input().file("a.csv", "Sales, \"June\r\n\r\nid,day,amount\r\nann,2025-06-01,1\r\n")
                .file("b.csv", "Sales of July\n\nid,amount,day\nbob,2,2025-07-01\n")
                .source("skip_lines: 2")
                .run();

        assertThat(result.accepted()).isEqualTo(Map.of("ann", "1.00", "bob", "2.00"));
        assertThat(result.quarantined()).isEmpty();
    }

    @Test
    void aFileWithoutHeaderIsReadByConfiguredNames() {
        InputFolder.Result result = input().file("a.csv", "ann;2025-06-01;1,50\n")
                .source("header: false", "names: [id, day, amount]", "delimiter: ';'", "decimal: ','")
                .run();

        assertThat(result.accepted()).isEqualTo(Map.of("ann", "1.50"));
    }

    @Test
    @Fault("D01")
    void noFolderNoFilesAndNoRowsAreEachRefused() {
        assertFails(input().path("elsewhere"), "input.no-files", "Source shop has no files at", "Check the path");
        assertFails(input(), "input.no-files", "Source shop has no files at", "Check the path");
        assertFails(input().file("a.csv", "id,day,amount\n"), "input.no-rows", "The sources hold no rows", "Check");
        assertFails(input().file("a.csv", ""), "input.no-rows", "The sources hold no rows", "Check the paths");
    }

    @Test
    @Fault("D01")
    void emptyInputIsAllowedOnDemand() {
        InputFolder.Result result = input().file("a.csv", "id,day,amount\n")
                .config("gates: {allow_empty: true}")
                .run();

        assertThat(result.accounting().rowsIn()).isZero();
    }

    @Test
    @Fault({"I24", "I26"})
    void textInChinesePathsAndEncodingsIsRead() {
        byte[] text =
                "编号,day,amount\n王,2025-06-01,7\n=cmd|' /C calc'!A0,2025-06-01,8\n".getBytes(Charset.forName("GB18030"));

        InputFolder.Result result = input().file("订单 2025, 六月.csv", text)
                .columns("{customer: 编号, time: day, amount: amount}")
                .source("encoding: GB18030")
                .run();

        assertThat(result.accepted()).isEqualTo(Map.of("王", "7.00", "=cmd|' /C calc'!A0", "8.00"));
        assertThat(result.accounting().files().get(0).file()).isEqualTo("订单 2025, 六月.csv");
    }

    @ParameterizedTest
    @Fault("I24")
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16"})
    void textOfOtherEncodingsIsRead(String encoding) {
        byte[] text = "id,day,amount,what\nJosé,2025-06-01,7,£1 gift\n".getBytes(Charset.forName(encoding));

        InputFolder.Result result =
                input().file("a.csv", text).source("encoding: " + encoding).run();

        assertThat(result.accepted()).isEqualTo(Map.of("José", "7.00"));
    }

    @Test
    @Fault({"D10", "I10"})
    void headersMayDifferInLetterCase() {
        InputFolder.Result result = input().file("a.csv", "Customer ID,day,amount\nann,2025-06-01,1\n")
                .file("b.csv", "DAY,CUSTOMER ID,AMOUNT\n2025-06-01,ann,1\n2025-06-02,bob,2\n")
                .columns("{customer: customer id, time: Day, amount: 2 * Amount}")
                .run();

        assertThat(result.accepted()).isEqualTo(Map.of("ann", "2.00", "bob", "4.00"));
        assertThat(result.accounting().duplicates()).isEqualTo(1);
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    @Fault("D10")
    void aFileWithTwoSpellingsOfAColumnNeedsTheExactOne() {
        InputFolder input = input().file("a.csv", "id,ID,day,amount\nann,bob,2025-06-01,1\n");

        assertThat(input.columns("{customer: ID, time: day, amount: amount}")
                        .run()
                        .accepted())
                .isEqualTo(Map.of("bob", "1.00"));
        assertFails(
                input.columns("{customer: Id, time: day, amount: amount}"),
                "input.missing-column",
                "Column Id is not in file a.csv of source shop (needed by columns.customer), "
                        + "which has id, ID, day, amount",
                "Did you mean id?");
    }

    @Test
    @Fault("D10")
    void aColumnThatAFileNamesTwiceIsRefused() {
        assertFails(
                input().file("a.csv", "id,id,day,amount\nann,bob,2025-06-01,1\n"),
                "input.ambiguous-column",
                "File a.csv of source shop names column id twice",
                "Rename one of them");
    }

    @Test
    @Fault("I24")
    void aFileThatIsNoTextIsRefusedWithoutShowingItsBytes() {
        InputFolder input = input().file("a.csv", new byte[] {'P', 'A', 'R', '1', 0, 1, -2, ',', -1, '\n', 3});

        assertFails(
                input,
                "input.unreadable",
                "Column id is not in file a.csv of source shop (needed by columns.customer), "
                        + "whose first line is no text in the source's encoding",
                "Check format and encoding of the source, and the file");
    }

    @Test
    @Fault("I24")
    void bytesOfAnotherEncodingAreQuarantinedRowByRow() {
        byte[] text = "id,day,amount\nJosé,2025-06-01,7\nann,2025-06-01,8\n".getBytes(StandardCharsets.ISO_8859_1);

        InputFolder.Result result = input().file("a.csv", text).run();

        assertThat(result.quarantined()).containsExactly("BAD_ENCODING Jos\uFFFD,2025-06-01,7");
        assertThat(result.accepted()).isEqualTo(Map.of("ann", "8.00"));
    }

    @Test
    @Fault("D14")
    void inputThatIsNotReadyIsRefused() throws IOException {
        InputFolder input =
                input().file("a.csv", "id,day,amount\nann,2025-06-01,1\n").source("ready_file: _SUCCESS");
        assertFails(input, "input.not-ready", "Source shop is not complete", "Wait until the producer has finished");

        Files.createFile(folder.resolve("in/_SUCCESS"));
        assertThat(input.run().accepted()).hasSize(1);
    }

    @Test
    @Fault({"D15", "D16"})
    void inputThatChangesOrVanishesDuringTheRunIsFoundAtTheEnd() throws IOException {
        InputFolder input = input().file("a.csv", "id,day,amount\nann,2025-06-01,1\n");
        Sources sources = input.sources();
        var pins = sources.pins();
        var accounting = input.run().accounting();

        input.file("b.csv", "id,day,amount\n");
        sources.verifyUnchanged(pins, accounting);

        input.file("a.csv", "id,day,amount\nann,2025-06-01,1\nbob,2025-06-01,1\n");
        assertThatThrownBy(() -> sources.verifyUnchanged(pins, accounting))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("input.changed"))
                .hasMessageContaining("Input a.csv of source shop changed during the run: it was 31 bytes");

        Files.delete(folder.resolve("in/a.csv"));
        assertThatThrownBy(() -> sources.verifyUnchanged(pins, accounting))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("it is gone");
    }

    @Test
    @Fault("D17")
    void oneFileUnderTwoNamesIsNoticed() {
        String rows = "id,day,amount\nann,2025-06-01,1\nbob,2025-06-01,1\n";
        InputFolder.Result result =
                input().file("a.csv", rows).file("copy of a.csv", rows).run();

        assertThat(result.accounting().filesWithEqualContent()).containsExactly(List.of("a.csv", "copy of a.csv"));
        assertThat(result.accounting().duplicates()).isEqualTo(2);
    }

    @Test
    @Fault("C4")
    void theSameRowsInOneOrManyFilesAreTheSameTransactions() {
        StringBuilder whole = new StringBuilder("id,day,amount\n");
        InputFolder many = new InputFolder(folder.resolve("many"));
        for (int i = 0; i < 40; i++) {
            String row = "c" + i % 7 + ",2025-06-0" + (1 + i % 9) + "," + i + ".25\n";
            whole.append(row);
            many.file("f" + i + ".csv", "id,day,amount\n" + row);
        }
        InputFolder one = new InputFolder(folder.resolve("one")).file("all.csv", whole.toString());

        assertThat(transactions(many.run())).isEqualTo(transactions(one.run())).hasSize(40);
    }

    private static List<String> transactions(InputFolder.Result result) {
        return Judged.transactions(result.judged()).drop("source_file", "source_row").toJSON().collectAsList().stream()
                .sorted()
                .toList();
    }

    @Test
    @Fault("I13")
    void aRowThatArrivesLateEntersTheNextRun() {
        InputFolder input = input().file("a.csv", "id,day,amount\nann,2025-06-20,1\n");
        assertThat(input.run().accepted()).hasSize(1);

        input.file("late.csv", "id,day,amount\nbob,2025-06-01,2\n");

        assertThat(input.run().accepted()).isEqualTo(Map.of("ann", "1.00", "bob", "2.00"));
    }
}
