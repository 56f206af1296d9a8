package io.assay.jobs;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.report.FiguresReader;
import io.assay.jobs.report.ReportFigures;
import io.assay.jobs.report.ReportOrder;
import io.assay.jobs.report.ReportPage;
import io.assay.jobs.store.Existing;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.TextFile;
import io.assay.jobs.store.Warehouse;
import io.assay.jobs.text.Language;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what is published for an as-of date as one page for people. */
public final class ReportJob {
    /** Where the report stands in the warehouse, unless told otherwise. */
    public static final String FILE = "report.html";

    /** Where the mark of a report stands, if the file is one. */
    private static final int BEGINNING = 500;

    private final Warehouse warehouse;

    /** Reports of a warehouse. */
    public ReportJob(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A report that was written.
     *
     * @param file where it is
     * @param headlines what it says first
     */
    public record Report(String file, Publication publication, Language language, List<String> headlines, long bytes) {
        /** The same as one document. */
        public Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("report", file);
            json.put("as_of_date", publication.asOf());
            json.put("run_id", publication.runId());
            json.put("content_hash", publication.contentHash());
            json.put("language", language.code());
            json.put("headlines", headlines);
            json.put("bytes", bytes);
            return json;
        }
    }

    /** Writes the report. */
    public Report run(ReportOrder request) {
        String path = request.file().orElse(warehouse.root() + "/" + FILE);
        TextFile file = TextFile.at(path, warehouse.spark().sparkContext().hadoopConfiguration());
        requireReplaceable(path, file, request.existing());
        Published published = new Published(warehouse);
        Publication publication = published.at(request.asOf()).orElseThrow(() -> nothingPublished(request.asOf()));
        ReportFigures figures = new FiguresReader(published).read(publication, request.customers());
        String page = ReportPage.html(figures, request.language());
        file.replace(page);
        return new Report(
                path,
                publication,
                request.language(),
                ReportPage.headlines(figures, request.language()),
                page.getBytes(StandardCharsets.UTF_8).length);
    }

    private static void requireReplaceable(String path, TextFile file, Existing existing) {
        boolean foreign = file.beginning(BEGINNING)
                .filter(text -> !ReportPage.isReport(text))
                .isPresent();
        if (foreign && existing == Existing.REFUSE) {
            throw new Failure(
                    ErrorCode.REPORT_FOREIGN_FILE,
                    "Cannot write the report to " + path + ": the file there is no report of Assay",
                    "Choose another --out, or add --force");
        }
    }

    private static Failure nothingPublished(Optional<LocalDate> asOf) {
        return new Failure(
                ErrorCode.REPORT_NOTHING_PUBLISHED,
                "Cannot report: nothing is published"
                        + asOf.map(day -> " for " + day).orElse(""),
                "Look at 'assay status'");
    }
}
