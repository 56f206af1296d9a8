package io.assay.jobs.source;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Opens text files in tasks: decompresses by the name's ending, decodes with undecodable bytes shown as U+FFFD, and stops
 * at a size limit after decompression.
 */
record TextOpener(String encoding, long largestBytes, SerializableConfiguration hadoop) implements Serializable {
    private static final int GZIP = 0x1f8b;
    private static final String UTF_16 = "UTF-16";
    private static final int UTF_16_LITTLE = 0xfffe;
    private static final int UTF_16_BIG = 0xfeff;

    Reader open(InputPin pin) throws IOException {
        Path path = new Path(pin.location());
        Configuration conf = hadoop.value();
        InputStream bytes = new BufferedInputStream(path.getFileSystem(conf).open(path), 1 << 16);
        CompressionCodec codec = new CompressionCodecFactory(conf).getCodec(path);
        if (codec == null) {
            refuseOtherKinds(bytes, pin);
        }
        InputStream plain = codec == null ? bytes : codec.createInputStream(bytes);
        return new InputStreamReader(
                new Limited(plain, largestBytes, pin.name()),
                Charset.forName(encoding)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    /** The failure of a file that cannot be read to its end. */
    static Failure unreadable(InputPin pin, IOException cause) {
        return new Failure(
                ErrorCode.INPUT_UNREADABLE,
                "File " + pin.name() + " of source " + pin.source() + " cannot be read: " + cause.getMessage(),
                "Check that the file is whole and that its ending fits its content",
                cause);
    }

    private void refuseOtherKinds(InputStream bytes, InputPin pin) throws IOException {
        bytes.mark(2);
        int first = bytes.read() << 8 | bytes.read();
        bytes.reset();
        if (first == GZIP) {
            throw refused(pin, "is compressed with gzip but its name does not end in .gz", "Rename it");
        }
        boolean marked = first == UTF_16_LITTLE || first == UTF_16_BIG;
        if (marked && !encoding.equalsIgnoreCase(UTF_16)) {
            throw refused(pin, "is UTF-16", "Write encoding: UTF-16 for the source");
        }
    }

    private static Failure refused(InputPin pin, String what, String fix) {
        return new Failure(
                ErrorCode.INPUT_UNREADABLE, "File " + pin.name() + " of source " + pin.source() + " " + what, fix);
    }

    /** Stops a compressed bomb before it fills the machine. */
    private static final class Limited extends InputStream {
        private final InputStream bytes;
        private final long limit;
        private final String file;
        private long seen;

        Limited(InputStream bytes, long limit, String file) {
            this.bytes = bytes;
            this.limit = limit;
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            int one = bytes.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int many = bytes.read(into, from, length);
            count(Math.max(0, many));
            return many;
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }

        private void count(int more) {
            seen += more;
            if (seen > limit) {
                throw new Failure(
                        ErrorCode.INPUT_TOO_LARGE,
                        "File " + file + " is larger than " + (limit >> 20) + " MiB after decompression",
                        "Split it, or raise ingest.largest_file_mib when its size is right");
            }
        }
    }
}
