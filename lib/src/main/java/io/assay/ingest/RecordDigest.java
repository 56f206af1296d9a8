package io.assay.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The content of a record in 128 bits: the first half of a SHA-256 over names and values. Every text is preceded by its
 * length, so that no two contents look alike.
 */
public final class RecordDigest {
    private static final int NULL = -1;

    private final MessageDigest digest;

    public RecordDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Cannot digest records: this Java has no SHA-256", absent);
        }
    }

    /** Adds a text, or null, to the record. */
    public RecordDigest add(String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(text == null ? NULL : bytes.length)
                .flip());
        digest.update(bytes);
        return this;
    }

    /** Ends the record: two longs, high and low; the next record begins anew. */
    public long[] end() {
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new long[] {bytes.getLong(), bytes.getLong()};
    }
}
