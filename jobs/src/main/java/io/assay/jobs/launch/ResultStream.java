package io.assay.jobs.launch;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Standard output that remembers why a write failed, which a print stream keeps to itself. */
final class ResultStream extends PrintStream {
    private static final String NOBODY_READS = "Broken pipe";

    private final Remembering target;

    ResultStream(OutputStream target) {
        this(new Remembering(target));
    }

    private ResultStream(Remembering target) {
        super(target, true, StandardCharsets.UTF_8);
        this.target = target;
    }

    /** Fails when what was printed did not arrive, unless the reader has seen enough, as {@code head} has. */
    void requireWritten() {
        flush();
        target.failure
                .filter(failure -> !NOBODY_READS.equals(failure.getMessage()))
                .ifPresent(failure -> {
                    throw new Failure(
                            ErrorCode.FILE_UNUSABLE,
                            "Cannot write the result to standard output: " + failure.getMessage(),
                            "Free space there, or write to another place; what was published stays so",
                            failure);
                });
    }

    private static final class Remembering extends FilterOutputStream {
        private Optional<IOException> failure = Optional.empty();

        Remembering(OutputStream target) {
            super(target);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException failed) {
                failure = Optional.of(failed);
                throw failed;
            }
        }
    }
}
