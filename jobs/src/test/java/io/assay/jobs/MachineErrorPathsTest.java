package io.assay.jobs;

import static io.assay.jobs.OwnProcess.ended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.assay.jobs.OwnProcess.Ended;
import io.assay.testkit.Fault;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the machine may do to a command: one line with the fix, the right exit code, and nothing half published. */
class MachineErrorPathsTest {
    private static final List<String> PLAIN = List.of();
    /** Root may read and write everything, unless it gives that up. */
    private static final List<String> WITHOUT_POWER =
            List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all");

    /** What a shell starts in the background ignores Ctrl-C, unless told otherwise. */
    private static final List<String> INTERRUPTIBLE = List.of("env", "--default-signal=INT");

    @TempDir
    Path folder;

    @BeforeEach
    void openTheShop() {
        Shop.lean(folder, 20, 53).config();
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoFailure() throws Exception {
        Process process = OwnProcess.of(folder, PLAIN, "dictionary")
                .redirectError(file("err"))
                .start();
        try (BufferedReader head = process.inputReader()) {
            assertThat(head.readLine()).isNotEmpty();
        }

        assertThat(process.waitFor()).isZero();
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    @Test
    @Fault("S01")
    void aResultThatDoesNotFitOntoTheDiskIsAFailure() throws Exception {
        assumeThat(Path.of("/dev/full")).as("a disk that is always full").exists();

        Ended ended = ended(OwnProcess.of(folder, PLAIN, "dictionary").redirectOutput(new File("/dev/full")));

        requireOneLine(ended, 2, "file.unusable", "Free space there");
    }

    @Test
    @Fault("S01")
    void aFullDiskPublishesNothing() throws Exception {
        Path small = disk("small", "size=200k");
        try {
            Ended ended = ended(run(PLAIN, "small/warehouse"));

            requireOneLine(ended, 2, "storage.full", "Free space in the warehouse");
            assertThat(commits(small.resolve("warehouse/run_manifest"))).isLessThanOrEqualTo(1);
        } finally {
            unmount(small);
        }
    }

    @Test
    @Fault("S01")
    void aFullDiskKeepsNoHalfOfAFile() throws Exception {
        Path small = disk("small", "size=4k");
        try {
            Files.write(small.resolve("filler"), new byte[4096]);

            requireOneLine(ended(init(PLAIN, "small")), 2, "storage.full", "Free space");
            assertThat(small).isDirectoryContaining("glob:**filler").isDirectoryNotContaining("glob:**.part");
        } finally {
            unmount(small);
        }
    }

    @Test
    @Fault("S02")
    void aDiskThatIsReadOnlyIsNamed() throws Exception {
        Path fixed = disk("fixed", "ro,size=1m");
        try {
            requireOneLine(ended(init(PLAIN, "fixed")), 2, "file.unusable", "Check the path");
        } finally {
            unmount(fixed);
        }
    }

    @Test
    @Fault("S02")
    void missingRightsAreNamed() throws Exception {
        assumeRoot();
        assumeThat(Path.of("/usr/bin/setpriv")).as("setpriv").exists();
        assumeThat(new ProcessBuilder(Stream.concat(WITHOUT_POWER.stream(), Stream.of("true"))
                                .toList())
                        .start()
                        .waitFor())
                .as("setpriv that may give up rights")
                .isZero();
        rights(Files.createDirectory(folder.resolve("closed")), "r-x");
        Path input = folder.resolve("input/orders.csv");

        requireOneLine(ended(init(WITHOUT_POWER, "closed")), 2, "file.unusable", "access rights");
        rights(folder.resolve("assay.yaml"), "---");
        requireOneLine(ended(validate(WITHOUT_POWER)), 2, "config.unreadable", "Check its permissions");
        rights(folder.resolve("assay.yaml"), "rw-");
        rights(input, "---");
        requireOneLine(ended(validate(WITHOUT_POWER)), 3, "input.unreadable", "Check");
    }

    @Test
    @Fault("S02")
    void aFolderForTemporaryFilesThatCannotBeUsedIsNamed() throws Exception {
        ProcessBuilder status = OwnProcess.of(
                folder, PLAIN, "status", "--warehouse", "w", "--spark", "spark.local.dir=" + folder + "/assay.yaml");

        requireOneLine(ended(status), 2, "storage.denied", "--spark spark.local.dir=FOLDER");
    }

    @Test
    void aSparkMasterThatDoesNotAnswerIsNamed() throws Exception {
        String master;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            master = "spark://127.0.0.1:" + closed.getLocalPort();
        }
        ProcessBuilder status =
                OwnProcess.of(folder, PLAIN, "status", "--warehouse", "w", "--spark", "spark.master=" + master);

        requireOneLine(
                ended(status), 7, "spark.master-unreachable", "See that it is up and that spark.master names it");
    }

    @Test
    void aJavaThatKeepsItsPackagesClosedIsNamed() throws Exception {
        ProcessBuilder status = OwnProcess.of(folder, PLAIN, "status", "--warehouse", "w");
        status.command().remove("--add-opens=java.base/sun.util.calendar=ALL-UNNAMED");

        Ended ended = ended(status);

        requireOneLine(ended, 2, "usage.closed-packages", "into spark.driver.extraJavaOptions");
        assertThat(ended.err()).contains("without --add-opens for sun.util.calendar.");
    }

    @Test
    void anInterruptedRunPublishesNothing() throws Exception {
        assumeThat(Path.of("/bin/kill")).as("kill").exists();
        assumeThat(new ProcessBuilder("env", "--default-signal=INT", "true")
                        .start()
                        .waitFor())
                .as("env that knows signals")
                .isZero();
        Process process =
                run(INTERRUPTIBLE, "warehouse").redirectOutput(file("out")).start();
        StringBuilder said = new StringBuilder();
        try (BufferedReader err = process.errorReader()) {
            String line = err.readLine();
            boolean asked = false;
            while (line != null) {
                said.append(line).append('\n');
                if (!asked && line.startsWith("[3/")) {
                    asked = true;
                    new ProcessBuilder("/bin/kill", "-INT", Long.toString(process.pid()))
                            .start()
                            .waitFor();
                }
                line = err.readLine();
            }
        }

        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(said.toString())
                .contains("assay: interrupted: ", "nothing unfinished is published. Run the same command again.")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("out")).isEmptyFile();
        assertThat(commits(folder.resolve("warehouse/run_manifest"))).isLessThanOrEqualTo(1);
    }

    private ProcessBuilder run(List<String> before, String warehouse) {
        return OwnProcess.of(folder, before, "run", "--as-of", Shop.AS_OF.toString(), "--warehouse", warehouse);
    }

    private ProcessBuilder init(List<String> before, String into) {
        return OwnProcess.of(folder, before, "init", "--from", "input", "--out", into + "/a.yaml");
    }

    private ProcessBuilder validate(List<String> before) {
        return OwnProcess.of(folder, before, "validate");
    }

    private static void requireOneLine(Ended ended, int code, String error, String fix) {
        List<String> lines = ended.err()
                .lines()
                .filter(line -> line.matches("assay: (?!warning)[a-z.-]+: .*"))
                .toList();
        assertThat(lines).as(ended.err()).hasSize(1);
        assertThat(lines.get(0)).startsWith("assay: " + error + ": ").contains(fix);
        assertThat(ended.err()).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(ended.code()).isEqualTo(code);
    }

    /** The first commit of a table makes it; every later one says something. */
    private static long commits(Path table) {
        if (!Files.exists(table.resolve("_delta_log"))) {
            return 0;
        }
        try (Stream<Path> files = Files.list(table.resolve("_delta_log"))) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9]{20}[.]json"))
                    .count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void rights(Path file, String ofOwner) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(ofOwner + "------"));
    }

    private static void assumeRoot() {
        assumeThat(System.getProperty("user.name"))
                .as("who may mount disks and give up rights")
                .isEqualTo("root");
    }

    /** A disk in memory, for as long as it is mounted. */
    private Path disk(String name, String options) throws IOException, InterruptedException {
        assumeRoot();
        Path place = Files.createDirectory(folder.resolve(name));
        assumeThat(new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "tmpfs", place.toString())
                        .start()
                        .waitFor())
                .as("mount")
                .isZero();
        return place;
    }

    private static void unmount(Path place) throws IOException, InterruptedException {
        new ProcessBuilder("umount", place.toString()).start().waitFor();
    }

    private File file(String name) {
        return folder.resolve(name).toFile();
    }
}
