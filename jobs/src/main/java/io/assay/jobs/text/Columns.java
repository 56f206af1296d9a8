package io.assay.jobs.text;

/** Text side by side on a terminal, where a Chinese character takes two places. */
public final class Columns {
    private static final int FIRST_WIDE = 0x2E80;
    private static final int LAST_WIDE = 0xFFE6;
    private static final int FIRST_HALF_WIDE = 0xFF61;
    private static final int LAST_HALF_WIDE = 0xFFDC;

    private Columns() {}

    /** The text at the left of a column. */
    public static String left(String text, int width) {
        return text + blanks(text, width);
    }

    /** The text at the right of a column. */
    public static String right(String text, int width) {
        return blanks(text, width) + text;
    }

    private static String blanks(String text, int width) {
        return " ".repeat(Math.max(0, width - places(text)));
    }

    /** Places that a text takes. */
    public static int places(String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    private static boolean isWide(int c) {
        boolean halfWide = c >= FIRST_HALF_WIDE && c <= LAST_HALF_WIDE;
        return c >= FIRST_WIDE && c <= LAST_WIDE && !halfWide;
    }
}
