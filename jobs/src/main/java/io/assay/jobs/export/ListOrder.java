package io.assay.jobs.export;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which customers a list names, and what it says of them.
 *
 * @param asOf the as-of date; empty means the newest published one
 * @param segments segments that the customers are in: one of each scheme that is named; none means all customers
 * @param changes which of the customers are meant by what they were at the as-of date before; empty means the members
 * @param columns columns beside date and customer; none means those that hold segments
 */
public record ListOrder(
        Optional<LocalDate> asOf, List<SegmentChoice> segments, Optional<Changes> changes, List<String> columns) {

    /** Customers who came into the segments since the published as-of date before, or went out of them. */
    public enum Changes {
        ADDED,
        REMOVED,
        ALL
    }

    public ListOrder {
        segments = List.copyOf(segments);
        columns = List.copyOf(columns);
    }
}
