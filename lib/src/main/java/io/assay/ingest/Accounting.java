package io.assay.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where every row and every cent of the sources went: rows in = accepted + quarantined + duplicates, and the same for
 * the money of each source currency.
 *
 * @param money amounts that could be read, by source currency
 * @param files rows and content of each file or table
 */
public record Accounting(Rows rows, List<Money> money, Doubts doubts, List<FileTally> files, Days calendar) {

    /**
     * Numbers of rows.
     *
     * @param byReason quarantined rows and duplicates, by reason code
     */
    public record Rows(long in, long accepted, long quarantined, long duplicates, Map<String, Long> byReason) {
        public Rows {
            byReason = Collections.unmodifiableMap(new TreeMap<>(byReason));
        }

        Rows plus(Rows later) {
            Map<String, Long> reasons = new TreeMap<>(byReason);
            later.byReason.forEach((reason, number) -> reasons.merge(reason, number, Long::sum));
            return new Rows(
                    in + later.in,
                    accepted + later.accepted,
                    quarantined + later.quarantined,
                    duplicates + later.duplicates,
                    reasons);
        }
    }

    /** Amounts of one source currency as delivered, exact, by what became of their rows. */
    public record Delivered(BigDecimal in, BigDecimal accepted, BigDecimal quarantined, BigDecimal duplicates) {
        Delivered plus(Delivered later) {
            return new Delivered(
                    in.add(later.in),
                    accepted.add(later.accepted),
                    quarantined.add(later.quarantined),
                    duplicates.add(later.duplicates));
        }
    }

    /**
     * Amounts of one source currency.
     *
     * @param stored what the accepted amounts became in {@code transactions}: converted to the run's currency and rounded
     */
    public record Money(String currency, Delivered delivered, BigDecimal stored) {
        private static List<Money> sum(List<Money> earlier, List<Money> later) {
            Map<String, Money> byCurrency = new TreeMap<>();
            Stream.concat(earlier.stream(), later.stream())
                    .forEach(money -> byCurrency.merge(money.currency, money, Money::plus));
            return List.copyOf(byCurrency.values());
        }

        private Money plus(Money later) {
            return new Money(currency, delivered.plus(later.delivered), stored.add(later.stored));
        }

        /** All that was delivered. */
        public BigDecimal in() {
            return delivered.in();
        }

        /** The part that was accepted. */
        public BigDecimal accepted() {
            return delivered.accepted();
        }

        /** The part that was quarantined. */
        public BigDecimal quarantined() {
            return delivered.quarantined();
        }

        /** The part of duplicates. */
        public BigDecimal duplicates() {
            return delivered.duplicates();
        }
    }

    /**
     * What was accepted and may yet be wrong.
     *
     * @param orphanReturns returns of customers without an earlier purchase
     * @param idCollisions normalised customer ids that were delivered in more than one spelling
     */
    public record Doubts(long orphanReturns, long idCollisions) {
        /** Nothing is in doubt. */
        public static final Doubts NONE = new Doubts(0, 0);

        Doubts plus(Doubts later) {
            return new Doubts(orphanReturns + later.orphanReturns, idCollisions + later.idCollisions);
        }
    }

    /**
     * When the rows happened.
     *
     * @param accepted accepted rows by business day
     * @param horizon how far the dates of the input reach
     */
    public record Days(List<DayTally> accepted, Horizon horizon) {
        /** No row has a day. */
        public static final Days NONE = new Days(List.of(), Horizon.NONE);

        public Days {
            accepted = List.copyOf(accepted);
        }

        Days plus(Days later) {
            Map<LocalDate, DayTally> byDay = new TreeMap<>();
            Stream.concat(accepted.stream(), later.accepted.stream())
                    .forEach(day -> byDay.merge(day.date, day, DayTally::plus));
            return new Days(List.copyOf(byDay.values()), horizon.plus(later.horizon));
        }
    }

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
    public record DayTally(LocalDate date, long rows, BigDecimal turnover) {
        private DayTally plus(DayTally later) {
            return new DayTally(date, rows + later.rows, turnover.add(later.turnover));
        }
    }

    /**
     * The days that decide for which as-of dates the rows would be judged alike: the last day of the rows that were found
     * not to be {@link Reason#FUTURE}, and the first day of those that are.
     */
    public record Horizon(Optional<LocalDate> last, Optional<LocalDate> firstFuture) {
        /** No row has a day. */
        public static final Horizon NONE = new Horizon(Optional.empty(), Optional.empty());

        private Horizon plus(Horizon other) {
            return new Horizon(
                    Stream.of(last, other.last).flatMap(Optional::stream).max(Comparator.naturalOrder()),
                    Stream.of(firstFuture, other.firstFuture)
                            .flatMap(Optional::stream)
                            .min(Comparator.naturalOrder()));
        }
    }

    public Accounting {
        money = List.copyOf(money);
        files = List.copyOf(files);
    }

    /**
     * The accounts of this input and of a later delivery beside it. Returns and spellings in doubt stay as they were
     * counted when their rows arrived.
     */
    public Accounting plus(Accounting later) {
        List<FileTally> all = new ArrayList<>(files);
        all.addAll(later.files);
        return new Accounting(
                rows.plus(later.rows),
                Money.sum(money, later.money),
                doubts.plus(later.doubts),
                all,
                calendar.plus(later.calendar));
    }

    /** The same accounts with the calendar days of their rows. */
    public Accounting with(Days days) {
        return new Accounting(rows, money, doubts, files, days);
    }

    /**
     * The same accounts with other names of files.
     *
     * @param name of a file by its name here; keeps their order
     */
    public Accounting renamed(UnaryOperator<String> name) {
        List<FileTally> renamed = files.stream()
                .map(tally ->
                        new FileTally(tally.source, name.apply(tally.file), tally.rows, tally.lastRow, tally.digest))
                .toList();
        return new Accounting(rows, money, doubts, renamed, calendar);
    }

    /** Rows delivered. */
    public long rowsIn() {
        return rows.in();
    }

    /** Rows accepted. */
    public long accepted() {
        return rows.accepted();
    }

    /** Rows quarantined. */
    public long quarantined() {
        return rows.quarantined();
    }

    /** Rows that are duplicates. */
    public long duplicates() {
        return rows.duplicates();
    }

    /** Rows that were not accepted, by reason code. */
    public Map<String, Long> rowsByReason() {
        return rows.byReason();
    }

    /** Accepted returns of customers without an earlier purchase. */
    public long orphanReturns() {
        return doubts.orphanReturns();
    }

    /** Normalised customer ids that were delivered in more than one spelling. */
    public long idCollisions() {
        return doubts.idCollisions();
    }

    /** Accepted rows by business day. */
    public List<DayTally> days() {
        return calendar.accepted();
    }

    /** How far the dates of the input reach. */
    public Horizon horizon() {
        return calendar.horizon();
    }

    /** Throws when a row or a cent was lost or made up. */
    public Accounting check() {
        List<String> faults = new ArrayList<>(faultsOfRows());
        faults.addAll(faultsOfMoney());
        faults.addAll(faultsOfFiles());
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Cannot balance the input: " + String.join("; ", faults));
        }
        return this;
    }

    private List<String> faultsOfRows() {
        List<String> faults = new ArrayList<>();
        if (rowsIn() != accepted() + quarantined() + duplicates()) {
            faults.add("rows in " + rowsIn() + " are not accepted " + accepted() + " + quarantined " + quarantined()
                    + " + duplicates " + duplicates());
        }
        long explained =
                rowsByReason().values().stream().mapToLong(Long::longValue).sum();
        if (explained != quarantined() + duplicates()) {
            faults.add("rows with a reason " + explained + " are not quarantined " + quarantined() + " + duplicates "
                    + duplicates());
        }
        return faults;
    }

    private List<String> faultsOfMoney() {
        List<String> faults = new ArrayList<>();
        for (Money sum : money) {
            BigDecimal parts = sum.accepted().add(sum.quarantined()).add(sum.duplicates());
            if (sum.in().compareTo(parts) != 0) {
                faults.add(sum.currency() + " in " + sum.in() + " is not the sum of its parts " + parts);
            }
        }
        return faults;
    }

    private List<String> faultsOfFiles() {
        return files.stream()
                .filter(file -> file.lastRow() > 0 && file.lastRow() != file.rows())
                .map(file -> "file " + file.file() + " has " + file.lastRow() + " rows, " + file.rows() + " arrived")
                .toList();
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
        for (int i = 1; i < days().size(); i++) {
            LocalDate before = days().get(i - 1).date();
            long gap = ChronoUnit.DAYS.between(before, days().get(i).date());
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
