package io.assay.ingest;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes delimited text apart, record by record, in constant memory. A quote opens a field only at its start, a doubled
 * quote inside is one quote, lines end with LF, CR or CR LF, and empty lines are no records.
 *
 * <p>A quote that is not closed where it should be costs one line and no more: its first line is reported as
 * {@link Reason#UNCLOSED_QUOTE} and reading goes on with the next line.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180, section 2</a>
 */
public final class DelimitedRecords {
    /** How much of a record that is too long is kept as its raw text. */
    static final int KEPT_OF_LONG_ROW = 1000;

    private final TextFeed feed;
    private final DelimitedFormat format;

    private final StringBuilder raw = new StringBuilder();
    private final StringBuilder field = new StringBuilder();
    private List<String> fields = new ArrayList<>();
    private int firstLineEnd;

    /** Reads from the current place of the reader, which stays the caller's to close. */
    public DelimitedRecords(Reader reader, DelimitedFormat format) throws IOException {
        this.feed = new TextFeed(reader);
        this.format = format;
    }

    /** Passes over whole lines of the text, empty ones too, whatever they hold. */
    public void skipLines(int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            feed.skipLine();
        }
    }

    /** Where the machine stands inside a record. */
    private enum State {
        FIELD_START,
        PLAIN,
        QUOTED,
        QUOTE_SEEN
    }

    /** The next record; empty at the end of the text. */
    public Optional<RawRecord> next() throws IOException {
        Optional<RawRecord> record = Optional.empty();
        int first = feed.read();
        while (record.isEmpty() && first != TextFeed.END) {
            if (DelimitedFormat.isLineEnd(first)) {
                first = feed.read();
            } else {
                feed.stepBack();
                record = Optional.of(record());
            }
        }
        return record;
    }

    private RawRecord record() throws IOException {
        raw.setLength(0);
        field.setLength(0);
        fields = new ArrayList<>();
        firstLineEnd = -1;
        State state = State.FIELD_START;
        while (true) {
            int character = feed.read();
            boolean ends = character == TextFeed.END || (DelimitedFormat.isLineEnd(character) && endsRow(state));
            if (ends) {
                return ended(state, character);
            }
            if (raw.length() >= format.longestRow()) {
                return tooLong(state);
            }
            raw.append((char) character);
            if (DelimitedFormat.isLineEnd(character) && firstLineEnd < 0) {
                firstLineEnd = raw.length() - 1;
            }
            if (state == State.QUOTE_SEEN && character != format.quote() && character != format.delimiter()) {
                return textAfterQuote();
            }
            state = step(state, (char) character);
        }
    }

    private boolean endsRow(State state) {
        return state != State.QUOTED || format.lineBreaks() == DelimitedFormat.LineBreaks.END_THE_ROW;
    }

    private State step(State state, char character) {
        if (state == State.QUOTED) {
            if (character == format.quote()) {
                return State.QUOTE_SEEN;
            }
            field.append(character);
            return State.QUOTED;
        }
        if (character == format.delimiter()) {
            closeField();
            return State.FIELD_START;
        }
        if (character == format.quote() && state == State.FIELD_START) {
            return State.QUOTED;
        }
        field.append(character);
        return state == State.QUOTE_SEEN ? State.QUOTED : State.PLAIN;
    }

    private void closeField() {
        fields.add(field.toString());
        field.setLength(0);
    }

    private RawRecord ended(State state, int end) throws IOException {
        if (state == State.QUOTED) {
            return unclosed(end);
        }
        takeLineEnd(end);
        closeField();
        return RawRecord.of(raw.toString(), fields);
    }

    private void takeLineEnd(int end) throws IOException {
        if (end == '\r') {
            feed.skipLineFeed();
        }
    }

    private RawRecord unclosed(int end) throws IOException {
        if (firstLineEnd < 0) {
            takeLineEnd(end);
            return RawRecord.broken(raw.toString(), Reason.UNCLOSED_QUOTE);
        }
        if (end != TextFeed.END) {
            feed.stepBack();
        }
        return firstLineAlone();
    }

    private RawRecord textAfterQuote() throws IOException {
        if (firstLineEnd >= 0) {
            return firstLineAlone();
        }
        return restOfLine(Reason.MALFORMED);
    }

    private RawRecord tooLong(State state) throws IOException {
        feed.stepBack();
        if (state == State.QUOTED && firstLineEnd >= 0) {
            return firstLineAlone();
        }
        return cut();
    }

    /** Reports the beginning of a row that is too long and passes over the rest of its line. */
    private RawRecord cut() throws IOException {
        String kept = raw.substring(0, Math.min(raw.length(), KEPT_OF_LONG_ROW));
        feed.skipLine();
        return RawRecord.broken(kept, Reason.ROW_TOO_LONG);
    }

    /** Reports the first line and gives back what follows it. */
    private RawRecord firstLineAlone() throws IOException {
        String line = raw.substring(0, firstLineEnd);
        boolean pair = raw.charAt(firstLineEnd) == '\r'
                && firstLineEnd + 1 < raw.length()
                && raw.charAt(firstLineEnd + 1) == '\n';
        feed.unread(raw.substring(firstLineEnd + (pair ? 2 : 1)));
        return RawRecord.broken(line, Reason.UNCLOSED_QUOTE);
    }

    private RawRecord restOfLine(Reason reason) throws IOException {
        int character = feed.read();
        while (character != TextFeed.END && !DelimitedFormat.isLineEnd(character)) {
            if (raw.length() >= format.longestRow()) {
                return cut();
            }
            raw.append((char) character);
            character = feed.read();
        }
        takeLineEnd(character);
        return RawRecord.broken(raw.toString(), reason);
    }
}
