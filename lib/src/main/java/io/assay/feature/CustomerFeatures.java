package io.assay.feature;

import static io.assay.table.CustomerDayTable.DAY;
import static io.assay.table.CustomerFeatureTable.ACTIVE_QUARTER_SHARE;
import static io.assay.table.CustomerFeatureTable.DORMANT_DAYS;
import static io.assay.table.CustomerFeatureTable.FIRST_DATE;
import static io.assay.table.CustomerFeatureTable.PEER_GROUP;
import static io.assay.table.CustomerFeatureTable.TENURE_DAYS;
import static io.assay.table.RunColumns.CUSTOMER_ID;
import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.date_diff;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.assay.table.ColumnSpec;
import io.assay.table.CustomerDayTable;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.WindowSteps;
import io.assay.transform.Transformation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Measures every customer at the as-of date, in one grouping by customer.
 *
 * <p>In: {@code customer_day}; days at or after the as-of date are not read. Out: one row per customer with
 * {@link #columns()}. A customer with returns alone is kept, with frequency 0. A window counts days; a quarter goes back
 * three months of the calendar, in a month that is too short to its last day: a year before 29 February begins on the 28th.
 *
 * @param windows the first gives the columns without a suffix, the others the same columns with theirs
 * @param trendMonths full calendar months in the monthly trend, 4 to 12
 */
public record CustomerFeatures(
        LocalDate asOf, List<Window> windows, Visit visit, Returns returns, Inactive inactive, int trendMonths)
        implements Transformation {
    private static final int QUARTERS = 4;
    private static final int MONTHS_A_QUARTER = 3;

    /** What counts as one visit. */
    public enum Visit {
        /** A day with at least one purchase, however many. */
        DAY("day"),
        /** A purchase transaction. */
        TRANSACTION("transaction");

        private final String code;

        Visit(String code) {
            this.code = code;
        }

        /** The word that files hold. */
        public String code() {
            return code;
        }
    }

    /** How returns enter monetary. */
    public enum Returns {
        /** Purchases less returns. */
        NET("net"),
        /** Purchases alone. */
        GROSS("gross");

        private final String code;

        Returns(String code) {
            this.code = code;
        }

        /** The word that files hold. */
        public String code() {
            return code;
        }
    }

    /** What becomes of customers without a row in the first window. */
    public enum Inactive {
        KEEP("keep"),
        DROP("drop");

        private final String code;

        Inactive(String code) {
            this.code = code;
        }

        /** The word that files hold. */
        public String code() {
            return code;
        }
    }

    public CustomerFeatures {
        requireNonNull(asOf, "asOf");
        windows = List.copyOf(windows);
        if (windows.isEmpty() || windows.stream().distinct().count() < windows.size()) {
            throw new IllegalArgumentException("windows must be given, each once, got " + windows);
        }
        MonthlyTrend.requireMonths(trendMonths);
    }

    /** The columns of the result after customer and peer group, in order. */
    public List<ColumnSpec> columns() {
        return columns(windows);
    }

    /** The columns that windows give, after customer and peer group, in order. */
    public static List<ColumnSpec> columns(List<Window> windows) {
        List<ColumnSpec> columns = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            columns.addAll(WindowFeatures.columns(windows.get(i), suffixOf(windows.get(i), i)));
        }
        columns.addAll(CustomerFeatureTable.LASTING);
        columns.remove(CustomerFeatureTable.IS_ACTIVE);
        columns.addAll(CustomerFeatureTable.MONTHLY);
        return List.copyOf(columns);
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> customerDays) {
        MonthlyTrend trend = new MonthlyTrend(asOf, trendMonths, returns);
        List<WindowFeatures> spans = IntStream.range(0, windows.size())
                .mapToObj(i -> new WindowFeatures(windows.get(i), namedAs(i), this))
                .toList();
        List<Column> totals = new ArrayList<>(Lasting.totals(asOf));
        spans.forEach(span -> totals.addAll(span.totals()));
        totals.addAll(trend.totals());
        Dataset<Row> totalled = customerDays
                .filter(DAY.col().lt(lit(asOf)))
                .withColumn(
                        WindowSteps.CUSTOMER_HASH.name(), WindowSteps.CUSTOMER_HASH.from(xxhash64(CUSTOMER_ID.col())))
                // a customer's days lie scattered: adding up what is near before they are exchanged would save nothing
                .repartition(CUSTOMER_ID.col())
                // in order, so that totals of one customer at a time are held, not of all; by hash first, for ids begin
                // alike, and Spark sorts by the first eight bytes of the first column
                .sortWithinPartitions(WindowSteps.CUSTOMER_HASH.col(), CUSTOMER_ID.col())
                .groupBy(WindowSteps.CUSTOMER_HASH.col(), CUSTOMER_ID.col())
                .agg(totals.get(0), totals.subList(1, totals.size()).toArray(Column[]::new));
        Dataset<Row> kept = inactive == Inactive.KEEP
                ? totalled
                : totalled.filter(spans.get(0).hasRows());
        List<Column> measures = new ArrayList<>(List.of(CUSTOMER_ID.col()));
        measures.addAll(Lasting.measures(asOf));
        spans.forEach(span -> measures.addAll(span.measures()));
        Dataset<Row> measured =
                trend.apply(kept.select(concat(measures, trend.carried()).toArray(Column[]::new)));
        return measured.select(concat(
                        List.of(CUSTOMER_ID.col(), PEER_GROUP.col()),
                        columns().stream().map(ColumnSpec::col).toList())
                .toArray(Column[]::new));
    }

    private static String suffixOf(Window window, int place) {
        return place == 0 ? "" : window.suffix();
    }

    private String namedAs(int place) {
        return suffixOf(windows.get(place), place);
    }

    private static List<Column> concat(List<Column> first, List<Column> second) {
        List<Column> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    /** Days from a row to the as-of date; 1 is the day before. */
    static Column age(LocalDate asOf) {
        return date_diff(lit(asOf), DAY.col());
    }

    /** Whether the row is a visit. */
    static Column isVisit() {
        return CustomerDayTable.PURCHASE_ROWS.col().gt(lit(0));
    }

    /** What looks at all history. */
    private static final class Lasting {
        private static final ColumnSpec FIRST_AGE = CustomerDayTable.FIRST_AGE;
        private static final ColumnSpec LAST_AGE = CustomerDayTable.LAST_AGE;

        static List<Column> totals(LocalDate asOf) {
            Column age = age(asOf);
            List<Column> totals = new ArrayList<>(Arrays.asList(
                    FIRST_AGE.from(max(when(isVisit(), age))),
                    LAST_AGE.from(min(when(isVisit(), age))),
                    PEER_GROUP.from(max(struct(DAY.col(), CustomerDayTable.PEER_GROUP.col()))
                            .getField(CustomerDayTable.PEER_GROUP.name()))));
            for (int quarter = 0; quarter < QUARTERS; quarter++) {
                Column inQuarter = DAY.col()
                        .lt(lit(asOf.minusMonths((long) MONTHS_A_QUARTER * quarter)))
                        .and(DAY.col().geq(lit(asOf.minusMonths((long) MONTHS_A_QUARTER * (quarter + 1)))));
                totals.add(coalesce(max(when(isVisit().and(inQuarter), lit(1))), lit(0))
                        .as(WindowSteps.visitedQuarter(quarter).name()));
            }
            return totals;
        }

        static List<Column> measures(LocalDate asOf) {
            Column quarters = IntStream.range(0, QUARTERS)
                    .mapToObj(quarter -> WindowSteps.visitedQuarter(quarter).col())
                    .reduce(Column::plus)
                    .orElseThrow();
            return List.of(
                    PEER_GROUP.col(),
                    FIRST_AGE.col(),
                    LAST_AGE.col(),
                    FIRST_DATE.from(date_sub(lit(asOf), FIRST_AGE.col())),
                    TENURE_DAYS.from(FIRST_AGE.col()),
                    DORMANT_DAYS.from(LAST_AGE.col()),
                    ACTIVE_QUARTER_SHARE.from(quarters.divide(lit((double) QUARTERS))));
        }
    }
}
