package io.assay.jobs.guess;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Beginning and end of one file. */
final class SampledFile {
    private static final int TAIL_PART = 4;

    private final Path path;
    private final byte[] head;
    private final byte[] tail;
    private final long size;

    private SampledFile(Path path, byte[] head, byte[] tail, long size) {
        this.path = path;
        this.head = head;
        this.tail = tail;
        this.size = size;
    }

    /** Where the file is. */
    Path path() {
        return path;
    }

    /** The beginning, unpacked. */
    byte[] head() {
        return head;
    }

    /** The end; empty when the beginning is all, or the file is packed. */
    byte[] tail() {
        return tail;
    }

    /** Reads at most the given number of bytes. */
    static SampledFile read(FileSystem system, FileStatus file, int most) throws IOException {
        boolean packed = file.getPath().getName().toLowerCase(Locale.ROOT).endsWith(".gz");
        if (packed) {
            try (InputStream in = new GZIPInputStream(system.open(file.getPath()))) {
                return new SampledFile(file.getPath(), in.readNBytes(most), new byte[0], file.getLen());
            }
        }
        try (FSDataInputStream in = system.open(file.getPath())) {
            byte[] head = in.readNBytes(most);
            int rest = (int) Math.min(most / TAIL_PART, file.getLen() - head.length) & ~1;
            byte[] tail = new byte[Math.max(0, rest)];
            if (rest > 0) {
                // an even place: a character of UTF-16 is two bytes
                in.readFully((file.getLen() - rest) & ~1L, tail);
            }
            return new SampledFile(file.getPath(), head, tail, file.getLen());
        }
    }

    boolean isEmpty() {
        return head.length == 0;
    }

    boolean isWhole() {
        return tail.length == 0 && head.length >= size;
    }

    boolean beginsWith(int... bytes) {
        return head.length >= bytes.length && Arrays.equals(unsigned(bytes.length), bytes);
    }

    private int[] unsigned(int count) {
        int[] first = new int[count];
        for (int i = 0; i < count; i++) {
            first[i] = head[i] & 0xff;
        }
        return first;
    }
}
