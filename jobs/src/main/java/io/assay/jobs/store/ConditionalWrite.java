package io.assay.jobs.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/** One write of an object that must not be there yet. It may be tried again: its id tells it from any other. */
final class ConditionalWrite {
    /** What a file system must be capable of. */
    static final String CAPABILITY = "fs.option.create.conditional.overwrite";

    private static final String WRITE_ID = "assay-write-id";
    private static final String HEADER = "fs.s3a.create.header." + WRITE_ID;
    private static final String ATTRIBUTE = "header." + WRITE_ID;

    /** What S3 answers while it works on another write of the object: whoever gets it should try again. */
    private static final String BUSY = "ConditionalRequestConflict";

    private static final int TRIES = 6;
    private static final long FIRST_PAUSE_MILLIS = 50;

    private final FileSystem files;
    private final Path path;
    private final byte[] content;
    private final String id = UUID.randomUUID().toString();

    ConditionalWrite(FileSystem files, Path path, byte[] content) {
        this.files = files;
        this.path = path;
        this.content = content;
    }

    /**
     * Writes the object.
     *
     * @throws FileAlreadyExistsException when another write was first
     * @throws IOException when nothing was written as far as storage can tell
     */
    void perform() throws IOException {
        long pause = FIRST_PAUSE_MILLIS;
        for (int left = TRIES - 1; !isWritten(left); left--) {
            sleep(pause);
            pause *= 2;
        }
    }

    /** Tries once; false means to try again, of which so many times are left. */
    private boolean isWritten(int left) throws IOException {
        FSDataOutputStreamBuilder<?, ?> file =
                files.createFile(path).recursive().overwrite(true);
        file.must(CAPABILITY, true);
        file.must(HEADER, id);
        try {
            put(file.build(), content);
            return true;
        } catch (IOException failed) {
            if (isThere(failed)) {
                return true;
            }
            if (left > 0 && String.valueOf(failed.getMessage()).contains(BUSY)) {
                return false;
            }
            throw failed;
        }
    }

    /** What became of a write that failed: it landed all the same, it did not, or another one was first. */
    private boolean isThere(IOException failed) throws IOException {
        byte[] found;
        try {
            found = files.getXAttr(path, ATTRIBUTE);
        } catch (FileNotFoundException absent) {
            return false;
        } catch (IOException unreadable) {
            failed.addSuppressed(unreadable);
            throw failed;
        }
        if (found != null && id.equals(new String(found, StandardCharsets.UTF_8))) {
            return true;
        }
        FileAlreadyExistsException lost = new FileAlreadyExistsException(path.toString());
        lost.initCause(failed);
        throw lost;
    }

    /** Writes all of the content, or publishes nothing. */
    static void put(FSDataOutputStream file, byte[] content) throws IOException {
        try {
            file.write(content);
        } catch (IOException | RuntimeException half) {
            if (file.hasCapability(StreamCapabilities.ABORTABLE_STREAM)) {
                file.abort();
            }
            throw half;
        }
        file.close();
    }

    private static void sleep(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Stopped while waiting to write again");
        }
    }
}
