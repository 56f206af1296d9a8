package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDiskTest {
    @TempDir
    Path folder;

    private final Configuration hadoop = new Configuration(false);

    @BeforeEach
    void chooseTheDisk() {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        LocalDisk.settings().forEach(hadoop::set);
    }

    @Test
    void permissionsAreSetAsAsked() throws IOException {
        Path file = Files.writeString(folder.resolve("a b.txt"), "x");
        FileSystem disk = FileSystem.newInstance(folder.toUri(), hadoop);

        disk.setPermission(path(file), new FsPermission("640"));

        assertThat(disk).isInstanceOf(LocalDisk.class);
        assertThat(permissions(file)).isEqualTo("rw-r-----");
    }

    @Test
    void aStickyBitIsSetToo() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        FileSystem disk = FileSystem.newInstance(folder.toUri(), hadoop);

        disk.setPermission(path(shared), new FsPermission("1777"));

        assertThat((int) Files.getAttribute(shared, "unix:mode") & 07777).isEqualTo(01777);
    }

    @Test
    void aContextRenamesOnlyToNamesThatAreFree() throws Exception {
        FileContext context = FileContext.getFileContext(folder.toUri(), hadoop);
        Path first = Files.writeString(folder.resolve("first"), "1");
        Path second = Files.writeString(folder.resolve("second"), "2");

        context.rename(path(first), path(folder.resolve("free")));

        assertThat(folder.resolve("free")).hasContent("1");
        assertThatThrownBy(() -> context.rename(path(second), path(folder.resolve("free"))))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("already exists");
        assertThatThrownBy(() -> context.rename(path(first), path(folder.resolve("other"))))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("first");
    }

    private static org.apache.hadoop.fs.Path path(Path file) {
        return new org.apache.hadoop.fs.Path(file.toUri());
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
