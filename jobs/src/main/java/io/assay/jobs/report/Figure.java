package io.assay.jobs.report;

import java.util.Locale;
import java.util.Map;

/**
 * One finding with the numbers that show it.
 *
 * @param id names the figure within the page
 * @param chart how it is drawn
 * @param finding its title: what there is to see
 * @param reading how to read it; empty when the title says it
 * @param drawing what the chart needs beside the table: titles of axes, marks, colours
 */
record Figure(String id, Chart chart, String finding, String reading, Table table, Map<String, Object> drawing) {
    /** The shapes of charts. */
    enum Chart {
        BARS,
        HEAT,
        CURVE,
        PROFILE,
        SWEEP,
        FLOW,
        HISTOGRAM,
        /** No chart: the table itself is shown. */
        TABLE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
