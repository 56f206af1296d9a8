package io.assay.ingest;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Lines of a text, one by one, in constant memory; empty lines are left out. */
public final class Lines {
    private final TextFeed feed;
    private final int longestRow;
    private final StringBuilder line = new StringBuilder();

    /** Reads from the current place of the reader, which stays the caller's to close. */
    public Lines(Reader reader, int longestRow) throws IOException {
        this.feed = new TextFeed(reader);
        this.longestRow = longestRow;
    }

    /** The next line as a record without fields; its problem says when it is too long or badly encoded. */
    public Optional<RawRecord> next() throws IOException {
        line.setLength(0);
        int character = feed.read();
        while (character != TextFeed.END) {
            if (DelimitedFormat.isLineEnd(character)) {
                if (!line.toString().isBlank()) {
                    break;
                }
                line.setLength(0);
            } else if (line.length() >= longestRow) {
                feed.skipLine();
                return Optional.of(RawRecord.broken(
                        line.substring(0, Math.min(line.length(), DelimitedRecords.KEPT_OF_LONG_ROW)),
                        Reason.ROW_TOO_LONG));
            } else {
                line.append((char) character);
            }
            character = feed.read();
        }
        String text = line.toString();
        return text.isBlank() ? Optional.empty() : Optional.of(RawRecord.of(text, java.util.List.of()));
    }
}
