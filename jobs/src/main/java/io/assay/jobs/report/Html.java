package io.assay.jobs.report;

/** Text as HTML. */
final class Html {
    private Html() {}

    /** The text with no character left that HTML could take for its own. */
    static String escaped(Object text) {
        return String.valueOf(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
