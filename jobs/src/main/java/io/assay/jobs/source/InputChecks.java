package io.assay.jobs.source;

import io.assay.ingest.Accounting;
import io.assay.ingest.Reason;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.util.List;

/** What must hold of the input as a whole before anything is computed from it. */
public final class InputChecks {
    private InputChecks() {}

    /** Requires rows, balanced accounts, and a rate table when there is more than the currency of the results. */
    public static void require(AssayConfig config, Accounting accounting) {
        accounting.check();
        requireRows(config, accounting);
        requirePast(config, accounting);
        requireCurrency(config, accounting);
    }

    /** Requires a rate table when there is more than the currency of the results. */
    public static void requireCurrency(AssayConfig config, Accounting accounting) {
        List<String> foreign = accounting.currenciesOtherThan(config.currency());
        if (config.rates().isEmpty() && !foreign.isEmpty()) {
            throw new Failure(
                    ErrorCode.INPUT_MIXED_CURRENCIES,
                    "The sources hold amounts in " + String.join(", ", foreign) + " beside " + config.currency()
                            + ", and there is no rate table",
                    "Set rates to a CSV file with the columns currency,date,rate");
        }
    }

    /** Requires rows, unless there may be none. */
    public static void requireRows(AssayConfig config, Accounting accounting) {
        if (accounting.rowsIn() == 0 && !config.gates().allowEmpty()) {
            throw new Failure(
                    ErrorCode.INPUT_NO_ROWS,
                    "The sources hold no rows: " + String.join(", ", paths(config)),
                    "Check the paths, or set gates.allow_empty: true");
        }
    }

    /** Rows that all lie in the future say that the as-of date is wrong, not the rows. */
    private static void requirePast(AssayConfig config, Accounting accounting) {
        long future = accounting.rowsByReason().getOrDefault(Reason.FUTURE.code(), 0L);
        if (future > 0 && future == accounting.rowsIn() && !config.gates().allowEmpty()) {
            throw new Failure(
                    ErrorCode.INPUT_NO_CUSTOMERS,
                    "All " + future + " rows of the sources lie after the as-of date",
                    "Give a later --as-of, or correct time_format");
        }
    }

    private static List<String> paths(AssayConfig config) {
        return config.sources().stream()
                .map(source -> source.path().orElse(source.name()))
                .toList();
    }
}
