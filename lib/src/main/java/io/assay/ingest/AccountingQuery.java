package io.assay.ingest;

import static io.assay.table.AccountingSteps.CURRENCY;
import static io.assay.table.AccountingSteps.FIRST_DAY;
import static io.assay.table.AccountingSteps.FIRST_PURCHASE;
import static io.assay.table.AccountingSteps.HAS_SPELLINGS;
import static io.assay.table.AccountingSteps.LAST_DAY;
import static io.assay.table.AccountingSteps.LAST_ROW;
import static io.assay.table.AccountingSteps.OTHER_AMOUNT;
import static io.assay.table.AccountingSteps.RESPELT;
import static io.assay.table.AccountingSteps.RETURNS;
import static io.assay.table.AccountingSteps.ROWS;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.assay.table.AccountingSteps;
import io.assay.table.AccountingSteps.Amounts;
import io.assay.table.CandidateTable;
import io.assay.table.ColumnSpec;
import io.assay.table.JudgedTable;
import io.assay.table.TransactionTable;
import io.assay.transform.Beside;
import io.assay.transform.ExactSum;
import io.assay.transform.Kept;
import io.assay.transform.Lookup;
import io.assay.transform.MinorUnits;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Computes {@link Accounting}: four queries whose results are bounded by files, reasons, currencies and days. */
final class AccountingQuery {
    /** Parts of a digest, see {@link ContentDigest}. */
    private static final List<Integer> QUARTERS = List.of(0, 1, 2, 3);

    private static final int MINOR_DIGITS = 2;

    private AccountingQuery() {}

    static Accounting account(Dataset<Row> judged) {
        List<Row> groups = groups(judged);
        try (Beside<Long> orphanReturns = Beside.begin(() -> orphanReturns(judged, rows(groups, RETURNS)));
                Beside<Long> idCollisions = Beside.begin(() -> rows(groups, RESPELT) > 0 ? idCollisions(judged) : 0)) {
            Accounting.Days days =
                    new Accounting.Days(days(judged.filter(Judged.has(Outcome.ACCEPTED))), horizon(groups));
            return new Accounting(
                    rowsOf(groups),
                    money(groups),
                    new Accounting.Doubts(orphanReturns.result(), idCollisions.result()),
                    files(groups),
                    days);
        }
    }

    private static long rows(List<Row> groups, ColumnSpec rows) {
        return groups.stream().mapToLong(group -> rows.in(group, Long.class)).sum();
    }

    /** One row for each file, outcome, reason and currency. */
    private static List<Row> groups(Dataset<Row> judged) {
        Column accepted = Judged.has(Outcome.ACCEPTED);
        Column returned = JudgedTable.IS_RETURN.col().and(accepted);
        Column respelt = JudgedTable.OTHER_SPELLING.col().isNotNull().and(accepted);
        Column other = JudgedTable.OTHER_SOURCE_AMOUNT.col();
        Column minor = MinorUnits.of(JudgedTable.AMOUNT.col());
        List<Column> sums = new ArrayList<>(List.of(
                coalesce(sum(other), lit(BigDecimal.ZERO)).as(OTHER_AMOUNT.name()),
                LAST_ROW.from(coalesce(max(TransactionTable.SOURCE_ROW.col()), lit(0L))),
                RETURNS.from(sum(when(returned, 1).otherwise(0))),
                RESPELT.from(sum(when(respelt, 1).otherwise(0))),
                FIRST_DAY.from(min(JudgedTable.TXN_DATE.col())),
                LAST_DAY.from(max(JudgedTable.TXN_DATE.col()))));
        sums.addAll(sumOf(Amounts.DELIVERED).of(when(other.isNull(), minor)));
        sums.addAll(sumOf(Amounts.STORED).of(minor));
        List<Column> digest = ContentDigest.sums(CandidateTable.DIGEST_HIGH.col(), CandidateTable.DIGEST_LOW.col());
        QUARTERS.forEach(quarter -> sums.add(AccountingSteps.digest(quarter).from(digest.get(quarter))));
        return judged.groupBy(
                        TransactionTable.SOURCE.col(),
                        TransactionTable.SOURCE_FILE.col(),
                        JudgedTable.OUTCOME.col(),
                        JudgedTable.REASON_CODE.col(),
                        CURRENCY.from(when(
                                other.isNotNull().or(JudgedTable.AMOUNT.col().isNotNull()),
                                JudgedTable.SOURCE_CURRENCY.col())))
                .agg(ROWS.from(count(lit(1))), sums.toArray(Column[]::new))
                .collectAsList();
    }

    private static ExactSum sumOf(Amounts amounts) {
        return new ExactSum(part -> amounts.part(part).name());
    }

    /** Sum of amounts in one row of sums. */
    private static BigDecimal amount(Row sums, Amounts amounts) {
        return new BigDecimal(sumOf(amounts).total(sums::<Long>getAs), MINOR_DIGITS);
    }

    private static List<Row> of(List<Row> groups, Outcome outcome) {
        return groups.stream()
                .filter(group -> JudgedTable.OUTCOME.in(group, String.class).equals(outcome.code()))
                .toList();
    }

    private static Accounting.Rows rowsOf(List<Row> groups) {
        return new Accounting.Rows(
                rows(groups),
                rows(of(groups, Outcome.ACCEPTED)),
                rows(of(groups, Outcome.QUARANTINED)),
                rows(of(groups, Outcome.DUPLICATE)),
                groups.stream()
                        .filter(group -> reason(group).isPresent())
                        .collect(Collectors.groupingBy(
                                group -> reason(group).get(),
                                Collectors.summingLong(group -> ROWS.in(group, Long.class)))));
    }

    private static long rows(List<Row> groups) {
        return groups.stream().mapToLong(group -> ROWS.in(group, Long.class)).sum();
    }

    private static Optional<String> reason(Row group) {
        return Optional.ofNullable(JudgedTable.REASON_CODE.in(group, String.class));
    }

    private static List<Accounting.Money> money(List<Row> groups) {
        Map<String, List<Row>> byCurrency = groups.stream()
                .filter(group -> CURRENCY.in(group, String.class) != null)
                .collect(Collectors.groupingBy(
                        group -> CURRENCY.in(group, String.class), TreeMap::new, Collectors.toList()));
        return byCurrency.entrySet().stream()
                .map(entry -> new Accounting.Money(
                        entry.getKey(),
                        delivered(entry.getValue()),
                        total(of(entry.getValue(), Outcome.ACCEPTED), group -> amount(group, Amounts.STORED))))
                .toList();
    }

    private static Accounting.Delivered delivered(List<Row> groups) {
        return new Accounting.Delivered(
                total(groups, AccountingQuery::delivered),
                total(of(groups, Outcome.ACCEPTED), AccountingQuery::delivered),
                total(of(groups, Outcome.QUARANTINED), AccountingQuery::delivered),
                total(of(groups, Outcome.DUPLICATE), AccountingQuery::delivered));
    }

    private static BigDecimal delivered(Row group) {
        return OTHER_AMOUNT.in(group, BigDecimal.class).add(amount(group, Amounts.DELIVERED));
    }

    private static BigDecimal total(List<Row> groups, Function<Row, BigDecimal> amount) {
        BigDecimal total = groups.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return total.stripTrailingZeros().scale() < MINOR_DIGITS
                ? total.setScale(MINOR_DIGITS)
                : total.stripTrailingZeros();
    }

    private static List<Accounting.FileTally> files(List<Row> groups) {
        Map<List<String>, List<Row>> byFile = groups.stream()
                .collect(Collectors.groupingBy(group -> List.of(
                        TransactionTable.SOURCE.in(group, String.class),
                        TransactionTable.SOURCE_FILE.in(group, String.class))));
        return byFile.entrySet().stream()
                .map(entry -> file(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Accounting.FileTally::source).thenComparing(Accounting.FileTally::file))
                .toList();
    }

    private static Accounting.FileTally file(List<String> names, List<Row> groups) {
        long lastRow = groups.stream()
                .mapToLong(group -> LAST_ROW.in(group, Long.class))
                .max()
                .orElse(0);
        return new Accounting.FileTally(names.get(0), names.get(1), rows(groups), lastRow, digest(groups));
    }

    /** Sums of the four quarters of the rows' digests: the same for any order of the rows. */
    private static String digest(List<Row> groups) {
        return ContentDigest.text(QUARTERS.stream()
                .map(AccountingSteps::digest)
                .map(part -> groups.stream()
                        .mapToLong(group -> part.in(group, Long.class))
                        .sum())
                .toList());
    }

    /** Tallies of accepted rows with calendar day and amount. */
    static List<Accounting.DayTally> days(Dataset<Row> accepted) {
        List<Column> turnover = sumOf(Amounts.TURNOVER).of(abs(MinorUnits.of(JudgedTable.AMOUNT.col())));
        return accepted
                .groupBy(JudgedTable.TXN_DATE.col())
                .agg(ROWS.from(count(lit(1))), turnover.toArray(Column[]::new))
                .collectAsList()
                .stream()
                .map(row -> new Accounting.DayTally(
                        day(JudgedTable.TXN_DATE.in(row, Object.class)),
                        ROWS.in(row, Long.class),
                        amount(row, Amounts.TURNOVER)))
                .sorted(Comparator.comparing(Accounting.DayTally::date))
                .toList();
    }

    private static Accounting.Horizon horizon(List<Row> groups) {
        return new Accounting.Horizon(
                groups.stream()
                        .filter(group -> reason(group)
                                .map(Reason::valueOf)
                                .filter(reason -> reason.compareTo(Reason.FUTURE) <= 0)
                                .isEmpty())
                        .flatMap(group -> day(group, LAST_DAY).stream())
                        .max(Comparator.naturalOrder()),
                groups.stream()
                        .filter(group -> reason(group).equals(Optional.of(Reason.FUTURE.code())))
                        .flatMap(group -> day(group, FIRST_DAY).stream())
                        .min(Comparator.naturalOrder()));
    }

    static Optional<LocalDate> day(Row group, ColumnSpec column) {
        return Optional.ofNullable(column.in(group, Object.class)).map(AccountingQuery::day);
    }

    private static LocalDate day(Object value) {
        return value instanceof LocalDate date ? date : ((Date) value).toLocalDate();
    }

    private static long idCollisions(Dataset<Row> judged) {
        // the smallest and largest of numbers need no sorting of rows by customer
        Column spelling = xxhash64(coalesce(JudgedTable.OTHER_SPELLING.col(), JudgedTable.CUSTOMER_ID.col()));
        return judged.filter(Judged.has(Outcome.ACCEPTED))
                .groupBy(JudgedTable.CUSTOMER_ID.col())
                .agg(HAS_SPELLINGS.from(min(spelling).notEqual(max(spelling))))
                .filter(HAS_SPELLINGS.col())
                .count();
    }

    private static long orphanReturns(Dataset<Row> judged, long returns) {
        if (returns == 0) {
            return 0;
        }
        Dataset<Row> accepted = judged.filter(Judged.has(Outcome.ACCEPTED));
        try (Kept returned = Kept.of(accepted.filter(JudgedTable.IS_RETURN.col())
                .select(JudgedTable.CUSTOMER_ID.col(), JudgedTable.TXN_TS.col()))) {
            return orphans(returned.rows(), accepted.filter(not(JudgedTable.IS_RETURN.col())), Lookup.areFew(returns));
        }
    }

    /**
     * Returns without an earlier purchase of their customer.
     *
     * @param areFew whether the returns can be sent to every task, so that only purchases of their customers are exchanged;
     *     where they are many, most customers have some, and to look for them costs more than it saves
     */
    static long orphans(Dataset<Row> returned, Dataset<Row> purchases, boolean areFew) {
        String[] customer = {JudgedTable.CUSTOMER_ID.name()};
        Dataset<Row> asked = areFew
                ? purchases.join(broadcast(returned.select(JudgedTable.CUSTOMER_ID.col())), customer, "left_semi")
                : purchases;
        Dataset<Row> firstPurchases =
                asked.groupBy(JudgedTable.CUSTOMER_ID.col()).agg(FIRST_PURCHASE.from(min(JudgedTable.TXN_TS.col())));
        return returned.join(firstPurchases, customer, "left")
                .filter(Orphans.hasNoPurchaseBefore(JudgedTable.TXN_TS.col(), FIRST_PURCHASE.col()))
                .count();
    }
}
