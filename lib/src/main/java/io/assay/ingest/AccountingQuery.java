package io.assay.ingest;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.assay.table.CandidateTable;
import io.assay.table.JudgedTable;
import io.assay.table.TransactionTable;
import io.assay.transform.Beside;
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
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Computes {@link Accounting}: four queries whose results are bounded by files, reasons, currencies and days. */
final class AccountingQuery {
    private AccountingQuery() {}

    static Accounting account(Dataset<Row> judged) {
        List<Group> groups = groups(judged);
        boolean anyReturns = groups.stream().anyMatch(group -> group.returns() > 0);
        try (Beside<Long> orphanReturns = Beside.begin(() -> anyReturns ? orphanReturns(judged) : 0);
                Beside<Long> idCollisions = Beside.begin(() -> idCollisions(judged))) {
            List<Accounting.DayTally> days = days(judged);
            return new Accounting(
                    rows(groups),
                    rows(of(groups, Outcome.ACCEPTED)),
                    rows(of(groups, Outcome.QUARANTINED)),
                    rows(of(groups, Outcome.DUPLICATE)),
                    groups.stream()
                            .filter(group -> group.reason() != null)
                            .collect(Collectors.groupingBy(Group::reason, Collectors.summingLong(Group::rows))),
                    money(groups),
                    orphanReturns.result(),
                    idCollisions.result(),
                    files(groups),
                    days,
                    horizon(groups));
        }
    }

    /** One file, outcome, reason and currency. */
    private record Group(
            String source,
            String file,
            String outcome,
            String reason,
            String currency,
            long rows,
            BigDecimal amount,
            long lastRow,
            long returns,
            List<Long> digest,
            Optional<LocalDate> firstDay,
            Optional<LocalDate> lastDay,
            BigDecimal stored) {}

    private static List<Group> groups(Dataset<Row> judged) {
        Column returned = when(JudgedTable.IS_RETURN.col().and(Judged.has(Outcome.ACCEPTED)), 1)
                .otherwise(0);
        List<Column> sums = new ArrayList<>(List.of(
                coalesce(sum(JudgedTable.SOURCE_AMOUNT.col()), lit(BigDecimal.ZERO)),
                coalesce(max(TransactionTable.SOURCE_ROW.col()), lit(0L)),
                sum(returned),
                min(JudgedTable.TXN_DATE.col()),
                max(JudgedTable.TXN_DATE.col())));
        sums.addAll(ContentDigest.sums(CandidateTable.DIGEST_HIGH.col(), CandidateTable.DIGEST_LOW.col()));
        sums.add(coalesce(sum(when(Judged.has(Outcome.ACCEPTED), JudgedTable.AMOUNT.col())), lit(BigDecimal.ZERO)));
        return judged
                .groupBy(
                        TransactionTable.SOURCE.col(),
                        TransactionTable.SOURCE_FILE.col(),
                        JudgedTable.OUTCOME.col(),
                        JudgedTable.REASON_CODE.col(),
                        when(JudgedTable.SOURCE_AMOUNT.col().isNotNull(), JudgedTable.SOURCE_CURRENCY.col()))
                .agg(count(lit(1)), sums.toArray(Column[]::new))
                .collectAsList()
                .stream()
                .map(AccountingQuery::group)
                .toList();
    }

    private static Group group(Row row) {
        return new Group(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getDecimal(6),
                row.getLong(7),
                row.getLong(8),
                List.of(row.getLong(11), row.getLong(12), row.getLong(13), row.getLong(14)),
                Optional.ofNullable(row.get(9)).map(AccountingQuery::day),
                Optional.ofNullable(row.get(10)).map(AccountingQuery::day),
                row.getDecimal(15));
    }

    private static List<Group> of(List<Group> groups, Outcome outcome) {
        return groups.stream()
                .filter(group -> group.outcome().equals(outcome.code()))
                .toList();
    }

    private static long rows(List<Group> groups) {
        return groups.stream().mapToLong(Group::rows).sum();
    }

    private static List<Accounting.Money> money(List<Group> groups) {
        Map<String, List<Group>> byCurrency = groups.stream()
                .filter(group -> group.currency() != null)
                .collect(Collectors.groupingBy(Group::currency, TreeMap::new, Collectors.toList()));
        return byCurrency.entrySet().stream()
                .map(entry -> new Accounting.Money(
                        entry.getKey(),
                        amount(entry.getValue()),
                        amount(of(entry.getValue(), Outcome.ACCEPTED)),
                        amount(of(entry.getValue(), Outcome.QUARANTINED)),
                        amount(of(entry.getValue(), Outcome.DUPLICATE)),
                        total(entry.getValue(), Group::stored)))
                .toList();
    }

    private static BigDecimal amount(List<Group> groups) {
        return total(groups, Group::amount);
    }

    private static BigDecimal total(List<Group> groups, Function<Group, BigDecimal> amount) {
        BigDecimal total = groups.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return total.stripTrailingZeros().scale() < 2 ? total.setScale(2) : total.stripTrailingZeros();
    }

    private static List<Accounting.FileTally> files(List<Group> groups) {
        Map<List<String>, List<Group>> byFile =
                groups.stream().collect(Collectors.groupingBy(group -> List.of(group.source(), group.file())));
        return byFile.entrySet().stream()
                .map(entry -> new Accounting.FileTally(
                        entry.getKey().get(0),
                        entry.getKey().get(1),
                        rows(entry.getValue()),
                        entry.getValue().stream()
                                .mapToLong(Group::lastRow)
                                .max()
                                .orElse(0),
                        digest(entry.getValue())))
                .sorted(Comparator.comparing(Accounting.FileTally::source).thenComparing(Accounting.FileTally::file))
                .toList();
    }

    /** Sums of the four quarters of the rows' digests: the same for any order of the rows. */
    private static String digest(List<Group> groups) {
        return ContentDigest.text(IntStream.range(0, 4)
                .mapToObj(part -> groups.stream()
                        .mapToLong(group -> group.digest().get(part))
                        .sum())
                .toList());
    }

    private static List<Accounting.DayTally> days(Dataset<Row> judged) {
        return judged
                .filter(Judged.has(Outcome.ACCEPTED))
                .groupBy(JudgedTable.TXN_DATE.col())
                .agg(count(lit(1)), sum(abs(JudgedTable.AMOUNT.col())))
                .collectAsList()
                .stream()
                .map(row -> new Accounting.DayTally(day(row.get(0)), row.getLong(1), row.getDecimal(2)))
                .sorted(Comparator.comparing(Accounting.DayTally::date))
                .toList();
    }

    private static Accounting.Horizon horizon(List<Group> groups) {
        return new Accounting.Horizon(
                groups.stream()
                        .filter(group -> group.reason() == null
                                || Reason.valueOf(group.reason()).compareTo(Reason.FUTURE) > 0)
                        .flatMap(group -> group.lastDay().stream())
                        .max(Comparator.naturalOrder()),
                groups.stream()
                        .filter(group -> Reason.FUTURE.code().equals(group.reason()))
                        .flatMap(group -> group.firstDay().stream())
                        .min(Comparator.naturalOrder()));
    }

    private static LocalDate day(Object value) {
        return value instanceof LocalDate date ? date : ((Date) value).toLocalDate();
    }

    private static long idCollisions(Dataset<Row> judged) {
        // the smallest and largest of numbers need no sorting of rows by customer
        Column spelling = xxhash64(CandidateTable.RAW_CUSTOMER.col());
        return judged.filter(Judged.has(Outcome.ACCEPTED))
                .groupBy(JudgedTable.CUSTOMER_ID.col())
                .agg(min(spelling).notEqual(max(spelling)).as(CandidateTable.RAW_CUSTOMER.name()))
                .filter(CandidateTable.RAW_CUSTOMER.col())
                .count();
    }

    private static long orphanReturns(Dataset<Row> judged) {
        Dataset<Row> accepted = judged.filter(Judged.has(Outcome.ACCEPTED));
        Dataset<Row> purchases = accepted.filter(JudgedTable.IS_RETURN.col().equalTo(lit(false)))
                .groupBy(JudgedTable.CUSTOMER_ID.col())
                .agg(min(JudgedTable.TXN_TS.col()).as(TransactionTable.SOURCE_ROW.name()));
        Dataset<Row> returns = accepted.filter(JudgedTable.IS_RETURN.col())
                .select(JudgedTable.CUSTOMER_ID.col(), JudgedTable.TXN_TS.col(), JudgedTable.IS_RETURN.col());
        Column first = purchases.col(TransactionTable.SOURCE_ROW.name());
        return returns.join(
                        purchases,
                        returns.col(JudgedTable.CUSTOMER_ID.name())
                                .equalTo(purchases.col(JudgedTable.CUSTOMER_ID.name())),
                        "left")
                .filter(first.isNull().or(first.gt(returns.col(JudgedTable.TXN_TS.name()))))
                .count();
    }
}
