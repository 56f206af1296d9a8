package io.assay.jobs.report;

import io.assay.jobs.export.ExportReport;
import io.assay.jobs.export.SegmentChoice;
import io.assay.jobs.text.Columns;
import io.assay.jobs.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A list that was written, in words. */
public record ExportText(ExportReport report, Wording words) {
    private static final int LABEL = 11;

    /** The report, line by line. */
    public String text() {
        ExportReport.Counts counts = report.counts();
        List<String> lines = new ArrayList<>();
        lines.add(words.say(
                "export.done",
                words.count(counts.rows()),
                report.publication().asOf(),
                report.publication().runId(),
                report.place()));
        if (!report.order().segments().isEmpty()) {
            lines.add(label(
                    "segments",
                    report.order().segments().stream()
                            .map(SegmentChoice::toString)
                            .collect(Collectors.joining(", "))));
        }
        report.before()
                .ifPresent(before -> lines.add(label(
                        "changes",
                        words.say(
                                "export.changes",
                                words.count(counts.added()),
                                words.count(counts.removed()),
                                before.asOf()))));
        lines.add(label("columns", String.join(", ", report.columns())));
        if (!report.written().files().isEmpty()) {
            lines.add(label(
                    "files",
                    words.say(
                            "export.files",
                            words.count(report.written().files().size()),
                            words.bytes(report.written().bytes()))));
        }
        if (counts.guarded() > 0) {
            lines.add(label("note", words.say("export.guarded", words.count(counts.guarded()))));
        }
        lines.add(words.say("export.personal"));
        return String.join("\n", lines);
    }

    private String label(String label, String text) {
        return Columns.left(words.say("label." + label), LABEL) + text;
    }
}
