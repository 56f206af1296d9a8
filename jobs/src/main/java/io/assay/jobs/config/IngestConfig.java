package io.assay.jobs.config;

import io.assay.feature.CustomerDays;
import io.assay.ingest.CustomerIds;
import io.assay.ingest.IngestRules;
import io.assay.ingest.Surplus;
import java.time.LocalDate;
import java.util.List;

/** How rows are judged. */
public record IngestConfig(
        @Setting(
                value = "Words that mean no value, compared without case and blanks at the ends",
                fallback = "['', 'null', 'n/a', 'na', 'none', 'nan', '-']")
        List<String> nullWords,

        @Setting(value = "Further words that mean no customer", fallback = "['0', 'unknown', 'anonymous']")
        List<String> noCustomerWords,

        @Setting(value = "Letter case of customer ids: keep, upper or lower", fallback = "keep")
        CustomerIds.LetterCase customerCase,

        @Setting(value = "Whether leading zeros of customer ids are dropped", fallback = "false")
        boolean customerDropZeros,

        @Setting(value = "Oldest day accepted", fallback = "1990-01-01")
        LocalDate earliest,

        @Setting(
                value =
                        "Days after the as-of date up to which rows are kept, though not used; later rows are quarantined",
                fallback = "366",
                min = 0,
                max = 36500)
        int futureToleranceDays,

        @Setting(
                value =
                        "Amounts with more decimals than the currency has: reject (quarantine), or half_up (round each row, halves away from zero)",
                fallback = "reject")
        Surplus rounding,

        @Setting(value = "Largest absolute amount accepted", fallback = "1000000000", min = 0, max = 1e15)
        double largestAmount,

        @Setting(
                value = "Net returns against money, leave money gross, or ignore returns: net, gross or ignore",
                fallback = "net")
        Returns returns,

        @Setting(value = "Returns of customers with no earlier purchase: accept or quarantine", fallback = "accept")
        IngestRules.OrphanReturns orphanReturns,

        @Setting(value = "Whether a zero amount counts as a visit: visit or ignore", fallback = "visit")
        CustomerDays.ZeroAmounts zeroAmounts,

        @Setting(
                "Fields that name a row, of transaction, customer, time, product, amount; equal keys with other content are a conflict")
        List<String> uniqueKey,

        @Setting(
                value = "Rows with one key and different content: quarantine all, or keep the latest",
                fallback = "quarantine")
        IngestRules.Conflicts conflicts,

        @Setting(value = "Longest row accepted, in characters", fallback = "1000000", min = 100, max = 1e8)
        int longestRow,

        @Setting(
                value = "Largest text file accepted after decompression, in MiB",
                fallback = "65536",
                min = 1,
                max = 1e7)
        long largestFileMib,

        @Setting(
                value =
                        "Whether a run stands on rows that an earlier one judged, where that gives the same customers; false reads the whole input",
                fallback = "true",
                changesResult = false)
        boolean incremental,

        @Setting(
                value =
                        "So many small slices of rows, each of one run, are written again as one: a small number keeps files few, a large one writes each row less often",
                fallback = "7",
                min = 3,
                max = 1000,
                changesResult = false)
        int mergedSlices) {

    /** How returns enter money. */
    public enum Returns {
        NET,
        GROSS,
        IGNORE
    }

    public IngestConfig {
        nullWords = List.copyOf(nullWords);
        noCustomerWords = List.copyOf(noCustomerWords);
        uniqueKey = List.copyOf(uniqueKey);
    }
}
