package io.assay.jobs.profile;

import io.assay.ingest.Accounting;
import io.assay.ingest.GateResult;
import io.assay.math.Tally;
import io.assay.profile.DayGaps;
import io.assay.profile.StrayDays;
import io.assay.profile.UnitChanges;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the input looks like as of a day.
 *
 * @param gates what the gates of a first run would say
 */
public record Profile(
        AsOf asOf,
        Input input,
        Accounting accounting,
        List<GateResult> gates,
        Calendar calendar,
        Amounts amounts,
        Customers customers,
        Memory memory) {

    /** The day that the profile speaks of, and who chose it. */
    public record AsOf(LocalDate date, Chosen chosen) {
        /** Who chose the day. */
        public enum Chosen {
            GIVEN,
            DAY_AFTER_LAST_ROW,
            TOMORROW
        }
    }

    /** What was read. */
    public record Input(String currency, int files, long bytes, List<String> warnings) {
        public Input {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * When accepted rows happened before the as-of date.
     *
     * @param later accepted rows at the as-of date or after it
     */
    public record Calendar(DayGaps days, long later) {
        /** First and last day, if there is any. */
        Optional<Span> span() {
            return days.rows().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Span(days.rows().firstKey(), days.rows().lastKey()));
        }

        StrayDays strays() {
            return new StrayDays(days.rows());
        }

        /** The span without rows that are astray. */
        Optional<Span> bodySpan() {
            return strays().body().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Span(strays().body().firstKey(), strays().body().lastKey()));
        }
    }

    /** Days from the first to the last. */
    public record Span(LocalDate first, LocalDate last) {
        long days() {
            return ChronoUnit.DAYS.between(first, last) + 1;
        }
    }

    /**
     * Amounts of accepted rows before the as-of date, in the currency of the run.
     *
     * @param purchases purchases above zero by their first three digits, in minor units
     * @param missing rows without a value, for each mapped field that may lack one
     */
    public record Amounts(
            Tally purchases,
            BigDecimal largest,
            long zeros,
            Returns returns,
            Map<String, Long> missing,
            List<UnitChanges.Period> months,
            List<UnitChanges.Period> files) {
        public Amounts {
            months = List.copyOf(months);
            files = List.copyOf(files);
        }
    }

    /** Rows that are returns. */
    public record Returns(long rows, BigDecimal amount) {}

    /**
     * Customers before the as-of date.
     *
     * @param visits customers by visits in all history; 0 is a customer with returns alone
     * @param cycles customers with two visits or more, by the mean gap between them in days
     * @param inWindow customers that would be scored
     * @param ties of recency, frequency and monetary, in this order
     * @param usable largest number of levels, up to that configured, that all three scores use
     */
    public record Customers(
            Tally visits, Tally cycles, long inWindow, List<Ties> ties, int usable, Optional<PeerGroups> peerGroups) {
        public Customers {
            ties = List.copyOf(ties);
        }

        /** All customers. */
        long total() {
            return visits.total();
        }

        /** Customers with at least one visit, by visits. */
        Tally buyers() {
            return new Tally(visits.counts().tailMap(1L, true));
        }

        /** Share of buyers with a single visit. */
        double oneTimeShare() {
            long buyers = buyers().total();
            return buyers == 0 ? 0 : (double) visits.of(1) / buyers;
        }
    }

    /**
     * How well a measure can be divided into levels.
     *
     * @param values customers by value; money by its first three digits in minor units
     * @param distinct different values, exact
     * @param largest the value that most customers share; absent without customers
     * @param customersByLevel customers at each level that anybody reaches
     * @param used levels that tell customers apart, see {@link Evenness}; of given limits, all that anybody reaches
     */
    public record Ties(
            Measure measure,
            Tally values,
            long distinct,
            Optional<Tie> largest,
            int levels,
            Map<Integer, Long> customersByLevel,
            int used) {
        /** Levels that somebody reaches. */
        public int filled() {
            return customersByLevel.size();
        }
    }

    /** Customers with one value: days, visits, or minor units. */
    public record Tie(long value, long customers) {}

    /** What customers are scored by. */
    public enum Measure {
        RECENCY,
        FREQUENCY,
        MONETARY;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Groups that customers could be compared within.
     *
     * @param groups all groups, customers without one being one of them
     * @param large groups that are large enough to be compared within, the largest first, a few of them
     * @param largeGroups number of groups that are large enough
     * @param largeCustomers customers in them
     * @param unlikeness largest median of money over the smallest, of those groups; 1 when there is nothing to compare
     */
    public record PeerGroups(
            long groups, List<PeerGroup> large, long largeGroups, long largeCustomers, double unlikeness) {
        public PeerGroups {
            large = List.copyOf(large);
        }
    }

    /** One group; the median of money in minor units. */
    public record PeerGroup(String name, long customers, long median) {}

    /**
     * Memory that a run uses, in bytes.
     *
     * @param rows measured size of the judged rows in memory
     * @param customers estimated size of the customers in memory
     * @param least heap below which a run is not to be tried; rows that do not fit are kept on disk
     * @param comfortable heap with which nothing is kept on disk
     * @param available heap of this process; absent on a cluster
     */
    public record Memory(long rows, long customers, long least, long comfortable, Optional<Long> available) {}
}
