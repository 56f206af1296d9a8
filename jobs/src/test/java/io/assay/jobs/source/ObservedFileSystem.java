package io.assay.jobs.source;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The local file system under the scheme {@code wasb}, one that sources may have, which calls somebody before a file is opened. */
public final class ObservedFileSystem extends RawLocalFileSystem {
    static final String SCHEME = "wasb";

    private static volatile Runnable observer = () -> {};

    static void beforeOpening(Runnable called) {
        observer = called;
    }

    @Override
    public URI getUri() {
        return URI.create(SCHEME + ":///");
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    /** Without looking for permissions, which are asked of local schemes alone. */
    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        FileStatus found = super.getFileStatus(path);
        return new FileStatus(
                found.getLen(),
                found.isDirectory(),
                1,
                found.getBlockSize(),
                found.getModificationTime(),
                found.getPath());
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        observer.run();
        return super.open(path, bufferSize);
    }
}
