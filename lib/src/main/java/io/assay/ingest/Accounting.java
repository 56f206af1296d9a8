package io.assay.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where every row and every cent of the sources went: rows in = accepted + quarantined + duplicates, and the same for
 * the money of each source currency.
 *
 * @param rowsByReason rows that were not accepted, by reason code
 * @param money amounts that could be read, by source currency
 * @param orphanReturns accepted returns of customers without an earlier purchase
 * @param idCollisions normalised customer ids that were delivered in more than one spelling
 * @param files rows and content of each file or table
 * @param days accepted rows by business day
 * @param horizon how far the dates of the input reach
 */
public record Accounting(
        long rowsIn,
        long accepted,
        long quarantined,
        long duplicates,
        Map<String, Long> rowsByReason,
        List<Money> money,
        long orphanReturns,
        long idCollisions,
        List<FileTally> files,
        List<DayTally> days,
        Horizon horizon) {

    /**
     * Amounts of one source currency, exact.
     *
     * @param stored what the accepted amounts became in {@code transactions}: converted to the run's currency and rounded
     */
    public record Money(
            String currency,
            BigDecimal in,
            BigDecimal accepted,
            BigDecimal quarantined,
            BigDecimal duplicates,
            BigDecimal stored) {}

    /**
     * Rows of one file or table.
     *
     * @param lastRow number of its last row as counted by the reader; 0 when rows have no numbers
     * @param digest of the content, whatever the order of the rows
     */
    public record FileTally(String source, String file, long rows, long lastRow, String digest) {}

    /**
     * Accepted rows of one business day.
     *
     * @param turnover sum of absolute amounts, in the currency of the run
     */
    public record DayTally(LocalDate date, long rows, BigDecimal turnover) {}

    /**
     * The days that decide for which as-of dates the rows would be judged alike: the last day of the rows that were found
     * not to be {@link Reason#FUTURE}, and the first day of those that are.
     */
    public record Horizon(Optional<LocalDate> last, Optional<LocalDate> firstFuture) {
        /** No row has a day. */
        public static final Horizon NONE = new Horizon(Optional.empty(), Optional.empty());
    }

    public Accounting {
        rowsByReason = Collections.unmodifiableMap(new TreeMap<>(rowsByReason));
        money = List.copyOf(money);
        files = List.copyOf(files);
        days = List.copyOf(days);
    }

    /** Throws when a row or a cent was lost or made up. */
    public Accounting check() {
        List<String> faults = new ArrayList<>();
        if (rowsIn != accepted + quarantined + duplicates) {
            faults.add("rows in " + rowsIn + " are not accepted " + accepted + " + quarantined " + quarantined
                    + " + duplicates " + duplicates);
        }
        long explained =
                rowsByReason.values().stream().mapToLong(Long::longValue).sum();
        if (explained != quarantined + duplicates) {
            faults.add("rows with a reason " + explained + " are not quarantined " + quarantined + " + duplicates "
                    + duplicates);
        }
        for (Money sum : money) {
            BigDecimal parts = sum.accepted().add(sum.quarantined()).add(sum.duplicates());
            if (sum.in().compareTo(parts) != 0) {
                faults.add(sum.currency() + " in " + sum.in() + " is not the sum of its parts " + parts);
            }
        }
        for (FileTally file : files) {
            if (file.lastRow() > 0 && file.lastRow() != file.rows()) {
                faults.add("file " + file.file() + " has " + file.lastRow() + " rows, " + file.rows() + " arrived");
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Cannot balance the input: " + String.join("; ", faults));
        }
        return this;
    }

    /** Groups of files with the same content, each delivered once under each name. */
    public List<List<String>> filesWithEqualContent() {
        Map<String, List<String>> byContent = files.stream()
                .filter(file -> file.rows() > 0)
                .collect(Collectors.groupingBy(
                        file -> file.rows() + " " + file.digest(),
                        TreeMap::new,
                        Collectors.mapping(FileTally::file, Collectors.toList())));
        return byContent.values().stream().filter(names -> names.size() > 1).toList();
    }

    /** Business days without an accepted row between the first and the last day that have one. */
    public List<LocalDate> missingDays() {
        List<LocalDate> missing = new ArrayList<>();
        for (int i = 1; i < days.size(); i++) {
            LocalDate before = days.get(i - 1).date();
            long gap = ChronoUnit.DAYS.between(before, days.get(i).date());
            for (long day = 1; day < gap; day++) {
                missing.add(before.plusDays(day));
            }
        }
        return missing;
    }

    /** Source currencies of rows that could be read, apart from the one given. */
    public List<String> currenciesOtherThan(String currency) {
        return money.stream()
                .map(Money::currency)
                .filter(Objects::nonNull)
                .filter(found -> found.matches("[A-Z]{3}") && !found.equals(currency))
                .toList();
    }
}
