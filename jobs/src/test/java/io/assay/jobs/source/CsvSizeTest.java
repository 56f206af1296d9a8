package io.assay.jobs.source;

import static io.assay.jobs.source.InputFolder.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failures;
import io.assay.testkit.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compressed, long and wide files: what is too large for the machine stops at a limit. */
class CsvSizeTest {
    @TempDir
    private Path folder;

    private InputFolder input() {
        return new InputFolder(folder);
    }

    @Test
    @Fault("I27")
    void compressedFilesAreReadUpToALimit() throws IOException {
        String rows = "ann,2025-06-01,1\n";
        InputFolder.Result result =
                input().file("a.csv.gz", gzip("id,day,amount\n" + rows)).run();
        assertThat(result.accepted()).isEqualTo(Map.of("ann", "1.00"));

        InputFolder bomb = input().file("a.csv.gz", gzip("id,day,amount\n" + rows.repeat(200_000)))
                .config("ingest: {largest_file_mib: 1}");
        assertThatThrownBy(bomb::run)
                .satisfies(thrown -> assertThat(Failures.of(thrown).code()).isEqualTo("input.too-large"))
                .hasMessageContaining("is larger than 1 MiB after decompression");
    }

    /** A gibibyte in about a mebibyte: sixty-four members of sixteen mebibytes. */
    @Test
    @Fault("I27")
    void aGibibyteOfZerosStopsAtTheLimit() throws IOException {
        byte[] member = gzip("\0".repeat(16 << 20));
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(gzip("id,day,amount\nann,2025-06-01,1\n"));
        for (int i = 0; i < 64; i++) {
            bomb.write(member);
        }
        InputFolder input = input().file("a.csv.gz", bomb.toByteArray()).config("ingest: {largest_file_mib: 32}");

        assertThat(bomb.size()).isLessThan(2 << 20);
        assertThatThrownBy(input::run)
                .satisfies(thrown -> assertThat(Failures.of(thrown).code()).isEqualTo("input.too-large"))
                .hasMessageContaining("is larger than 32 MiB after decompression");
    }

    @Test
    @Fault({"I27", "D01"})
    void emptyCompressedFilesHoldNoRows() throws IOException {
        InputFolder empty = input().file("a.csv.gz", gzip("")).file("b.csv.gz", new byte[0]);
        assertFails(empty, "input.no-rows", "The sources hold no rows", "gates.allow_empty");

        empty.file("c.csv.gz", gzip("id,day,amount\nann,2025-06-01,1\n"));
        assertThat(empty.run().accepted()).isEqualTo(Map.of("ann", "1.00"));
    }

    @Test
    @Fault("I27")
    void aWrongEndingIsNamed() throws IOException {
        assertFails(
                input().file("a.csv", gzip("id,day,amount\nann,2025-06-01,1\n")),
                "input.unreadable",
                "File a.csv of source shop is compressed with gzip but its name does not end in .gz",
                "Rename it");
    }

    @Test
    @Fault("I27")
    void textNamedGzIsNamed() {
        assertFails(
                input().file("a.csv.gz", "id,day,amount\nann,2025-06-01,1\n"),
                "input.unreadable",
                "File a.csv.gz of source shop cannot be read: not a gzip file",
                "Check that the file is whole and that its ending fits its content");
    }

    @Test
    @Fault("I25")
    void aHundredThousandColumnsAreRead() {
        String names = IntStream.range(0, 100_000).mapToObj(i -> ",x" + i).collect(Collectors.joining());
        InputFolder.Result result = input().file(
                        "a.csv",
                        "id,day,amount" + names + "\nann,2025-06-01,1" + names + "\nbob,2025-06-01,1,"
                                + "y".repeat(1_500_000) + "\n")
                .run();

        assertThat(result.accepted()).isEqualTo(Map.of("ann", "1.00"));
        assertThat(result.accounting().rowsByReason()).isEqualTo(Map.of("ROW_TOO_LONG", 1L));
    }

    @Test
    @Fault("I25")
    void aCellOfFiftyMebibytesCostsItsRowAlone() {
        String rows = "id,day,amount\nann,2025-06-01,1\nbob,2025-06-01,";
        byte[] cell = new byte[50 << 20];
        Arrays.fill(cell, (byte) 'y');
        ByteArrayOutputStream file = new ByteArrayOutputStream(cell.length + 200);
        file.writeBytes(rows.getBytes(StandardCharsets.UTF_8));
        file.writeBytes(cell);
        file.writeBytes("\ncat,2025-06-01,3\n".getBytes(StandardCharsets.UTF_8));

        InputFolder.Result result = input().file("a.csv", file.toByteArray()).run();

        assertThat(result.accepted()).isEqualTo(Map.of("ann", "1.00", "cat", "3.00"));
        assertThat(result.quarantined())
                .singleElement()
                .asString()
                .startsWith("ROW_TOO_LONG bob,2025-06-01,yyy")
                .hasSizeLessThan(1100);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
