package io.assay.ingest;

import java.io.IOException;
import java.io.Reader;

/** Characters of a text one by one, with a way back: what was read can be given back and is read again. */
final class TextFeed {
    static final int END = -1;

    private static final int BLOCK = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader reader;
    private final char[] block = new char[BLOCK];
    private int length;
    private int next;
    private CharSequence again = "";
    private int nextAgain;
    private boolean fromAgain;

    TextFeed(Reader reader) throws IOException {
        this.reader = reader;
        int first = read();
        if (first != BYTE_ORDER_MARK && first != END) {
            stepBack();
        }
    }

    int read() throws IOException {
        fromAgain = nextAgain < again.length();
        if (fromAgain) {
            return again.charAt(nextAgain++);
        }
        if (next == length && !filled()) {
            return END;
        }
        return block[next++];
    }

    /** Takes a line feed that stands next, so that CR LF is one line end. */
    void skipLineFeed() throws IOException {
        int character = read();
        if (character != '\n' && character != END) {
            stepBack();
        }
    }

    /** Skips to the start of the next line. */
    void skipLine() throws IOException {
        int character = read();
        while (character != END && character != '\n' && character != '\r') {
            character = read();
        }
        if (character == '\r') {
            skipLineFeed();
        }
    }

    /** Gives back the one character that was just read. */
    void stepBack() {
        if (fromAgain) {
            nextAgain--;
        } else {
            next--;
        }
    }

    /** Gives back text that is then read again, before anything else. */
    void unread(CharSequence text) {
        again = nextAgain == again.length() ? text : new StringBuilder(text).append(again, nextAgain, again.length());
        nextAgain = 0;
    }

    private boolean filled() throws IOException {
        length = Math.max(0, reader.read(block, 0, BLOCK));
        next = 0;
        return length > 0;
    }
}
