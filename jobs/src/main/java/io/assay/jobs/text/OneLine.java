package io.assay.jobs.text;

/** Text made fit for one line of a message: no line breaks, no control characters, bounded length. */
public final class OneLine {
    private static final int LONGEST = 400;

    private OneLine() {}

    /** The text with control characters written as escapes, cut when very long. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> append(line, c));
        return text.codePointCount(0, text.length()) > LONGEST
                ? line.append("...").toString()
                : line.toString();
    }

    private static void append(StringBuilder line, int c) {
        int type = Character.getType(c);
        switch (type) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.FORMAT ->
                line.append(escape(c));
            default -> line.appendCodePoint(c);
        }
    }

    private static String escape(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", c);
        };
    }
}
