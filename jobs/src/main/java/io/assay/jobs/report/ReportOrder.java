package io.assay.jobs.report;

import io.assay.jobs.store.Existing;
import io.assay.jobs.text.Language;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is asked of a report.
 *
 * @param asOf empty means the newest published one
 * @param file empty means the usual place in the warehouse
 * @param existing what becomes of a file there that is no report; a report is always replaced
 */
public record ReportOrder(
        Optional<LocalDate> asOf, Optional<String> file, Language language, Customers customers, Existing existing) {

    /** Whether single customers are named. */
    public enum Customers {
        NAMED,
        COUNTED
    }
}
