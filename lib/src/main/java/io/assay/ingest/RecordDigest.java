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
    private static final int USUAL_BYTES = 512;

    private final MessageDigest digest;
    private ByteBuffer record = ByteBuffer.allocate(USUAL_BYTES);

    public RecordDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Cannot digest records: this Java has no SHA-256", absent);
        }
    }

    /** Adds a text, or null, to the record. */
    public RecordDigest add(String text) {
        if (text == null) {
            withRoomFor(Integer.BYTES).putInt(NULL);
            return this;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        withRoomFor(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
        return this;
    }

    /** The record so far; a long one is digested piece by piece. */
    private ByteBuffer withRoomFor(int bytes) {
        if (record.remaining() < bytes) {
            digest.update(record.flip());
            record = record.capacity() < bytes ? ByteBuffer.allocate(bytes) : record.clear();
        }
        return record;
    }

    /** Ends the record: two longs, high and low; the next record begins anew. */
    public long[] end() {
        digest.update(record.flip());
        record.clear();
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new long[] {bytes.getLong(), bytes.getLong()};
    }
}
