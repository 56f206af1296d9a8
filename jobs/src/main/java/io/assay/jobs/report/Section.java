package io.assay.jobs.report;

import java.util.List;

/**
 * A part of the report.
 *
 * @param id names it within the page
 * @param lead what it answers, in a sentence
 */
record Section(String id, String title, String lead, List<Figure> figures) {
    Section {
        figures = List.copyOf(figures);
    }
}
