package io.assay.jobs.export;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.Existing;
import io.assay.jobs.store.TextFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder in which a list appears as a whole: it is written beside, renamed, and marked by a receipt, last. Where a store
 * renames file by file, the list is whole when the receipt is there.
 */
final class ListFolder {
    /** The receipt; programs know the name as that of the mark of a whole folder. */
    static final String RECEIPT = "_SUCCESS";

    private static final String MARK = "{\"exit_code\":0,\"outcome\":\"exported\"";

    private final Configuration hadoop;
    private final FileSystem files;
    private final Path folder;
    private final Path beside;

    private ListFolder(Configuration hadoop, FileSystem files, Path folder) {
        this.hadoop = hadoop;
        this.files = files;
        this.folder = folder;
        this.beside = folder.suffix("." + UUID.randomUUID() + ".part");
    }

    /** The folder at any Hadoop path, there or not. */
    static ListFolder at(String path, Configuration hadoop) {
        try {
            Path folder = new Path(path);
            FileSystem files = folder.getFileSystem(hadoop);
            FileSystem plain = files instanceof LocalFileSystem local ? local.getRaw() : files;
            return new ListFolder(hadoop, plain, plain.makeQualified(folder));
        } catch (IOException | IllegalArgumentException unreachable) {
            throw failure("reach", path, unreachable);
        }
    }

    /** Where files are written before the list is whole. */
    String beside() {
        return beside.toString();
    }

    /** Refuses a place that is taken; {@code REPLACE} gives up an earlier list there, and nothing else. */
    void requireFree(Existing existing) {
        try {
            if (!files.exists(folder)) {
                return;
            }
            boolean isFolder = files.getFileStatus(folder).isDirectory();
            if (isFolder && files.listStatus(folder).length == 0) {
                return;
            }
            boolean isList = isFolder && isList();
            if (!isList) {
                throw new Failure(
                        ErrorCode.EXPORT_FOREIGN,
                        "Cannot export to " + folder + ": what is there is no whole list of Assay",
                        "Choose another --out, or remove it yourself");
            }
            if (existing == Existing.REFUSE) {
                throw new Failure(
                        ErrorCode.EXPORT_EXISTS,
                        "Cannot export to " + folder + ": a list is there already",
                        "Add --force, or choose another --out");
            }
        } catch (IOException unreadable) {
            throw failure("read", folder.toString(), unreadable);
        }
    }

    private boolean isList() {
        return TextFile.at(receipt().toString(), hadoop)
                .beginning(MARK.length())
                .filter(MARK::equals)
                .isPresent();
    }

    /**
     * Puts what was written beside in the folder's place, and marks it as whole.
     *
     * @param mark what the receipt says of what was written
     */
    ListTarget.Written complete(Function<ListTarget.Written, String> mark) {
        Path old = folder.suffix("." + UUID.randomUUID() + ".old");
        try {
            boolean isTaken = files.exists(folder);
            if (isTaken) {
                rename(folder, old);
            }
            try {
                rename(beside, folder);
            } catch (IOException unwritable) {
                if (isTaken) {
                    rename(old, folder);
                }
                throw unwritable;
            }
            ListTarget.Written written = written();
            TextFile.at(receipt().toString(), hadoop).replace(mark.apply(written));
            if (isTaken) {
                files.delete(old, true);
            }
            return written;
        } catch (IOException unwritable) {
            throw failure("write", folder.toString(), unwritable);
        }
    }

    /** Removes what was written beside; why it was given up matters more than that it could not be removed. */
    void abandon(Exception cause) {
        try {
            files.delete(beside, true);
        } catch (IOException kept) {
            cause.addSuppressed(kept);
        }
    }

    private ListTarget.Written written() throws IOException {
        FileStatus[] found = files.listStatus(folder);
        return new ListTarget.Written(
                Arrays.stream(found)
                        .map(file -> file.getPath().toString())
                        .sorted()
                        .toList(),
                Arrays.stream(found).mapToLong(FileStatus::getLen).sum());
    }

    private Path receipt() {
        return new Path(folder, RECEIPT);
    }

    private void rename(Path from, Path to) throws IOException {
        if (!files.rename(from, to)) {
            throw new IOException(from + " cannot be renamed to " + to);
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
