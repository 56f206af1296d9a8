package io.assay.jobs.export;

import static io.assay.table.ListColumns.CHANGE;
import static io.assay.table.RunColumns.AS_OF_DATE;
import static io.assay.table.RunColumns.CUSTOMER_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.text.NearestName;
import io.assay.table.DimSegmentTable;
import io.assay.table.SegmentSummaryTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The customers that an order asks for. A customer who went out of the segments stands in the list as of the date before,
 * for that is what is known of it.
 *
 * @param now the publication of the as-of date
 */
public record CustomerList(Published published, ListOrder order, Publication now) {
    private static final String ADDED = "added";
    private static final String REMOVED = "removed";

    /** The members, each once. */
    public Dataset<Row> members() {
        return listed(membersOf(now), columns());
    }

    /**
     * Who came and went since an earlier publication.
     *
     * @throws Failure when that knows the segments or the columns not
     */
    public Dataset<Row> changesSince(Publication before) {
        Dataset<Row> current = membersOf(now);
        Dataset<Row> earlier = membersOf(before);
        List<String> columns = columns();
        requireColumns(columns, earlier, before);
        Dataset<Row> added =
                listed(without(current, earlier), columns).withColumn(CHANGE.name(), CHANGE.from(lit(ADDED)));
        Dataset<Row> removed =
                listed(without(earlier, current), columns).withColumn(CHANGE.name(), CHANGE.from(lit(REMOVED)));
        return switch (order.changes().orElseThrow()) {
            case ADDED -> added;
            case REMOVED -> removed;
            case ALL -> added.unionByName(removed);
        };
    }

    /** Whether a row of changes is a customer who came. */
    public static Column isAdded() {
        return CHANGE.col().equalTo(lit(ADDED));
    }

    private static Dataset<Row> without(Dataset<Row> some, Dataset<Row> others) {
        return some.join(others.select(CUSTOMER_ID.col()), new String[] {CUSTOMER_ID.name()}, "left_anti");
    }

    private Dataset<Row> listed(Dataset<Row> customers, List<String> columns) {
        return customers.select(Stream.concat(Stream.of(AS_OF_DATE.name(), CUSTOMER_ID.name()), columns.stream())
                .map(name -> col("`" + name + "`"))
                .toArray(Column[]::new));
    }

    private Dataset<Row> membersOf(Publication publication) {
        requireSegments(publication);
        Map<String, Set<String>> wanted = order.segments().stream()
                .collect(Collectors.groupingBy(
                        SegmentChoice::scheme,
                        LinkedHashMap::new,
                        Collectors.mapping(SegmentChoice::segment, Collectors.toCollection(LinkedHashSet::new))));
        Dataset<Row> members = published.customers(publication);
        for (Map.Entry<String, Set<String>> scheme : wanted.entrySet()) {
            members = members.filter(
                    col("`" + scheme.getKey() + "`").isin(scheme.getValue().toArray()));
        }
        return members;
    }

    /** Columns beside date and customer: those that are asked for, or the schemes that are meant. */
    private List<String> columns() {
        Set<String> columns = new LinkedHashSet<>(order.columns());
        if (columns.isEmpty()) {
            order.segments().forEach(choice -> columns.add(choice.scheme()));
        }
        if (columns.isEmpty()) {
            columns.addAll(schemes(now).keySet());
        }
        columns.removeAll(List.of(AS_OF_DATE.name(), CUSTOMER_ID.name()));
        requireColumns(List.copyOf(columns), published.customers(now), now);
        return List.copyOf(columns);
    }

    /** Codes of segments by scheme, best first. */
    private Map<String, List<String>> schemes(Publication publication) {
        return published.fewRows(publication, DimSegmentTable.SPEC).stream()
                .sorted((a, b) -> Integer.compare(place(a), place(b)))
                .collect(Collectors.groupingBy(
                        row -> row.getAs(SegmentSummaryTable.SCHEME.name()),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                row -> row.<String>getAs(SegmentSummaryTable.SEGMENT.name()), Collectors.toList())));
    }

    private static int place(Row segment) {
        return segment.getAs(DimSegmentTable.SORT_ORDER.name());
    }

    private void requireSegments(Publication publication) {
        Map<String, List<String>> schemes = schemes(publication);
        for (SegmentChoice choice : order.segments()) {
            List<String> segments = schemes.get(choice.scheme());
            if (segments == null) {
                throw unknown(
                        ErrorCode.EXPORT_UNKNOWN_SEGMENT, choice.scheme(), "scheme", schemes.keySet(), publication);
            }
            if (!segments.contains(choice.segment())) {
                throw unknown(
                        ErrorCode.EXPORT_UNKNOWN_SEGMENT,
                        choice.segment(),
                        "segment of " + choice.scheme(),
                        new LinkedHashSet<>(segments),
                        publication);
            }
        }
    }

    private static void requireColumns(List<String> wanted, Dataset<Row> customers, Publication publication) {
        List<String> known = Arrays.asList(customers.columns());
        wanted.stream().filter(column -> !known.contains(column)).findFirst().ifPresent(column -> {
            throw unknown(
                    ErrorCode.EXPORT_UNKNOWN_COLUMN,
                    column,
                    "column of customer_segment",
                    new LinkedHashSet<>(known),
                    publication);
        });
    }

    private static Failure unknown(
            ErrorCode code, String word, String what, Set<String> known, Publication publication) {
        return new Failure(
                code,
                "Cannot export: " + word + " is no " + what + " as published for " + publication.asOf(),
                NearestName.fix(word, known));
    }
}
