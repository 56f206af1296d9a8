package io.assay.jobs.store;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** One text file at any Hadoop path, which readers see as a whole: the old one, the new one, or for a moment none. */
public final class TextFile {
    private final FileSystem files;
    private final Path path;

    private TextFile(FileSystem files, Path path) {
        this.files = files;
        this.path = path;
    }

    /** The file at a path, there or not. */
    public static TextFile at(String path, Configuration hadoop) {
        try {
            Path wanted = new Path(path);
            FileSystem files = wanted.getFileSystem(hadoop);
            // checksums beside a file that people open would only puzzle them
            return new TextFile(files instanceof LocalFileSystem local ? local.getRaw() : files, wanted);
        } catch (IOException | IllegalArgumentException unreachable) {
            throw failure("reach", path, unreachable);
        }
    }

    /** The first bytes of the file as text; empty when there is no such file. */
    public Optional<String> beginning(int bytes) {
        try {
            if (!files.exists(path)) {
                return Optional.empty();
            }
            try (FSDataInputStream in = files.open(path)) {
                return Optional.of(new String(in.readNBytes(bytes), StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            throw failure("read", path.toString(), unreadable);
        }
    }

    /** Writes the text beside the file and puts it in the file's place. */
    public void replace(String text) {
        Path beside = path.suffix(".part");
        try {
            write(beside, text);
            // a local file takes the place of the old one in one step; other stores want the place to be free
            boolean moved = moved(beside) || (files.delete(path, false) && moved(beside));
            if (!moved) {
                throw new IOException("the written file cannot be renamed");
            }
        } catch (IOException unwritable) {
            throw failure("write", path.toString(), unwritable);
        }
    }

    /** Whether the file took its place; some storage says by an exception that there is another one. */
    private boolean moved(Path beside) throws IOException {
        try {
            return files.rename(beside, path);
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    /** Writes all of the text, or leaves nothing. */
    private void write(Path file, String text) throws IOException {
        try (OutputStream out = files.create(file, true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | FSError half) {
            try {
                files.delete(file, false);
            } catch (IOException kept) {
                half.addSuppressed(kept);
            }
            throw half;
        }
    }

    private static Failure failure(String verb, String path, Exception cause) {
        return new Failure(
                ErrorCode.FILE_UNUSABLE,
                "Cannot " + verb + " " + path + ": " + cause.getMessage(),
                "Check the path, the access rights and the free space",
                cause);
    }
}
