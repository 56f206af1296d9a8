package io.assay.jobs;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/**
 * The local file system under the scheme {@code kill}, which counts every operation that changes something. From the
 * fatal one on, all of them fail, clean-up included: the disk is left as {@code kill -9} leaves it.
 */
public final class KillableFileSystem extends RawLocalFileSystem {
    static final String SCHEME = "kill";

    private static final AtomicInteger OPERATIONS = new AtomicInteger();
    private static final List<String> DONE = Collections.synchronizedList(new ArrayList<>());
    private static volatile int fatal = Integer.MAX_VALUE;

    /** Counts anew and kills at the given operation, the first being 1. */
    static void killAt(int operation) {
        OPERATIONS.set(0);
        DONE.clear();
        fatal = operation;
    }

    /** Counts anew and kills nothing. */
    static void live() {
        killAt(Integer.MAX_VALUE);
    }

    /** Operations since counting began, as {@code rename customer_segment/_delta_log/0.json}. */
    static List<String> operations() {
        return List.copyOf(DONE);
    }

    private static void operate(String name, Path path) throws IOException {
        int number = OPERATIONS.incrementAndGet();
        if (number >= fatal) {
            throw new IOException("killed at operation " + number + ": " + name + " " + path);
        }
        DONE.add(name + " " + path.toUri().getPath());
    }

    @Override
    public URI getUri() {
        return URI.create(SCHEME + ":///");
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    protected void checkPath(Path path) {
        // every path of this scheme is a local one
    }

    @Override
    public FSDataOutputStream create(
            Path file, boolean overwrite, int buffer, short copies, long block, Progressable progress)
            throws IOException {
        operate("create", file);
        return new FSDataOutputStream(
                new Killable(super.create(file, overwrite, buffer, copies, block, progress), file), null);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        operate("rename", to);
        return super.rename(from, to);
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        operate("delete", path);
        return super.delete(path, recursive);
    }

    private static final class Killable extends FilterOutputStream {
        private final Path file;
        private boolean closed;

        Killable(OutputStream out, Path file) {
            super(out);
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (OPERATIONS.get() >= fatal) {
                throw new IOException("killed while writing " + file);
            }
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            try {
                operate("close", file);
            } finally {
                out.close();
            }
        }
    }
}
