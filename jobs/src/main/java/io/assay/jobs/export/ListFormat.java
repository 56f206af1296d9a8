package io.assay.jobs.export;

/** How a list is written to files. */
public enum ListFormat {
    /** Comma-separated, for people: texts that a spreadsheet would take for a formula get an apostrophe in front. */
    CSV("csv"),
    /** The same for programs: every text as it is stored. */
    CSV_EXACT("csv"),
    /** One JSON object a line. */
    JSON("json");

    private final String ending;

    ListFormat(String ending) {
        this.ending = ending;
    }

    /** What names of files end with. */
    String ending() {
        return ending;
    }
}
