package io.assay.migration;

import static io.assay.table.SegmentSummaryTable.MONETARY;
import static io.assay.table.SegmentSummaryTable.SCHEME;
import static io.assay.table.SegmentSummaryTable.SEGMENT;
import static io.assay.table.SegmentTransitionTable.FROM_SEGMENT;
import static io.assay.table.SegmentTransitionTable.LOST;
import static io.assay.table.SegmentTransitionTable.MONETARY_BEFORE;
import static io.assay.table.SegmentTransitionTable.MONETARY_NOW;
import static io.assay.table.SegmentTransitionTable.NEW;
import static io.assay.table.SegmentTransitionTable.SHARE_OF_FROM;
import static io.assay.table.SegmentTransitionTable.TO_SEGMENT;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.table.ColumnSpec;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.RunColumns;
import io.assay.table.SegmentTransitionTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Sizes and moves of random customers in two schemes, against counting in plain Java. */
class MigrationLawsTest {
    private static final List<String> SCHEMES = List.of("tier", "life");
    private static final Map<String, List<String>> SEGMENTS =
            Map.of("tier", List.of("a", "b", "c", "nobody"), "life", List.of("x", "y", "nobody"));

    /** A customer; a null recency is an unknown one. */
    private record Member(String id, String tier, String life, Integer recency, long frequency, BigDecimal monetary) {
        String segment(String scheme) {
            return scheme.equals("tier") ? tier : life;
        }
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    @Fault({"C22", "R14"})
    void rowSumsAreTheSizesBeforeAndColumnSumsTheSizesNow(
            @ForAll("customers") List<Member> before, @ForAll("customers") List<Member> now) {
        List<Row> moves =
                new SegmentTransitions(SCHEMES).between(rows(before), rows(now)).collectAsList();

        for (String scheme : SCHEMES) {
            List<Row> ours = of(scheme, moves);
            Function<Member, String> segment = member -> member.segment(scheme);
            assertThat(sums(ours, FROM_SEGMENT, row -> !text(row, FROM_SEGMENT).equals(NEW)))
                    .isEqualTo(before.stream().collect(groupingBy(segment, counting())));
            assertThat(sums(ours, TO_SEGMENT, row -> !text(row, TO_SEGMENT).equals(LOST)))
                    .isEqualTo(now.stream().collect(groupingBy(segment, counting())));
            assertThat(total(ours, MONETARY_BEFORE)).isEqualByComparingTo(money(before));
            assertThat(total(ours, MONETARY_NOW)).isEqualByComparingTo(money(now));
            assertThat(counted(ours)).isEqualTo(expected(before, now, segment));
        }
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Fault("C22")
    void sharesOfASegmentAddUpToOneAndTheNewHaveNone(
            @ForAll("customers") List<Member> before, @ForAll("customers") List<Member> now) {
        List<Row> moves =
                new SegmentTransitions(SCHEMES).between(rows(before), rows(now)).collectAsList();

        Map<List<String>, List<Row>> bySegment =
                moves.stream().collect(groupingBy(row -> List.of(text(row, SCHEME), text(row, FROM_SEGMENT))));
        bySegment.forEach((segment, rows) -> {
            if (segment.get(1).equals(NEW)) {
                assertThat(rows).allMatch(row -> row.getAs(SHARE_OF_FROM.name()) == null);
            } else {
                double shares = rows.stream()
                        .mapToDouble(row -> row.<Double>getAs(SHARE_OF_FROM.name()))
                        .sum();
                assertThat(shares).isCloseTo(1, within(1e-9));
            }
        });
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    @Fault({"C2", "I18", "R13"})
    void sizesAndMoneyOfSegmentsAddUpToThoseOfAllCustomers(@ForAll("customers") List<Member> customers) {
        List<Row> summary =
                new SegmentSummary(SCHEMES).of(rows(customers), segments()).collectAsList();

        assertThat(summary).hasSize(7);
        for (String scheme : SCHEMES) {
            List<Row> ours = of(scheme, summary);
            assertThat(ours.stream().mapToLong(row -> count(row)).sum()).isEqualTo(customers.size());
            assertThat(total(ours, MONETARY)).isEqualByComparingTo(money(customers));
            for (Row row : ours) {
                assertSegment(row, customers, scheme);
            }
        }
    }

    private static void assertSegment(Row row, List<Member> customers, String scheme) {
        List<Member> members = customers.stream()
                .filter(member -> member.segment(scheme).equals(text(row, SEGMENT)))
                .toList();
        double size = members.size();
        double money = money(members).doubleValue();
        double all = money(customers).doubleValue();
        assertThat(count(row)).isEqualTo(members.size());
        assertThat(row.<BigDecimal>getAs(MONETARY.name())).isEqualByComparingTo(money(members));
        assertNumber(row, "customer_share", ratio(size, customers.size()));
        assertNumber(row, "monetary_share", ratio(money, all));
        assertNumber(row, "avg_monetary", ratio(money, size));
        assertNumber(row, "avg_frequency", ratio(sum(members, member -> (double) member.frequency()), size));
        List<Member> dated =
                members.stream().filter(member -> member.recency() != null).toList();
        assertNumber(row, "avg_recency_days", ratio(sum(dated, member -> (double) member.recency()), dated.size()));
        Double index = ratio(money, all) == null || size == 0 ? null : (money / all) / (size / customers.size());
        assertNumber(row, "per_head_index", index);
    }

    private static double sum(List<Member> members, java.util.function.ToDoubleFunction<Member> value) {
        return members.stream().mapToDouble(value).sum();
    }

    private static Double ratio(double part, double whole) {
        return whole == 0 ? null : part / whole;
    }

    private static void assertNumber(Row row, String column, Double expected) {
        Number found = row.getAs(column);
        if (expected == null) {
            assertThat(found).as(column).isNull();
        } else {
            assertThat(found.doubleValue()).as(column).isCloseTo(expected, within(1e-6 + 1e-9 * Math.abs(expected)));
        }
    }

    @Provide
    Arbitrary<List<Member>> customers() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 60).map(number -> "c" + number),
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.of("x", "y"),
                        Arbitraries.integers().between(1, 400).injectNull(0.1),
                        Arbitraries.longs().between(0, 9),
                        Arbitraries.integers().between(-5_000, 20_000).map(cents -> BigDecimal.valueOf(cents, 2)))
                .as(Member::new)
                .list()
                .ofMaxSize(60)
                .uniqueElements(Member::id);
    }

    private static Map<List<String>, Long> counted(List<Row> moves) {
        return moves.stream()
                .collect(Collectors.toMap(
                        row -> List.of(text(row, FROM_SEGMENT), text(row, TO_SEGMENT)), row -> count(row)));
    }

    private static Map<List<String>, Long> expected(
            List<Member> before, List<Member> now, Function<Member, String> segment) {
        return Stream.concat(before.stream(), now.stream())
                .map(Member::id)
                .distinct()
                .collect(groupingBy(
                        id -> List.of(
                                find(before, id).map(segment).orElse(NEW),
                                find(now, id).map(segment).orElse(LOST)),
                        counting()));
    }

    private static Optional<Member> find(List<Member> members, String id) {
        return members.stream().filter(member -> member.id().equals(id)).findFirst();
    }

    private static List<Row> of(String scheme, Collection<Row> rows) {
        return rows.stream().filter(row -> text(row, SCHEME).equals(scheme)).toList();
    }

    private static Map<String, Long> sums(List<Row> moves, ColumnSpec side, Predicate<Row> known) {
        return moves.stream()
                .filter(known)
                .collect(groupingBy(
                        row -> text(row, side), reducing(0L, MigrationLawsTest::count, (a, b) -> Long.sum(a, b))));
    }

    private static BigDecimal total(List<Row> rows, ColumnSpec column) {
        return rows.stream().map(row -> row.<BigDecimal>getAs(column.name())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal money(List<Member> members) {
        return members.stream().map(Member::monetary).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static long count(Row row) {
        return row.<Long>getAs(SegmentTransitionTable.CUSTOMERS.name());
    }

    private static String text(Row row, ColumnSpec column) {
        return row.getAs(column.name());
    }

    private static Dataset<Row> segments() {
        List<Row> rows = new ArrayList<>();
        SEGMENTS.forEach(
                (scheme, segments) -> segments.forEach(segment -> rows.add(RowFactory.create(scheme, segment))));
        return LocalSpark.session()
                .createDataFrame(
                        rows,
                        new StructType()
                                .add(SCHEME.name(), DataTypes.StringType)
                                .add(SEGMENT.name(), DataTypes.StringType));
    }

    private static Dataset<Row> rows(List<Member> members) {
        StructType schema = new StructType()
                .add(RunColumns.CUSTOMER_ID.field())
                .add("tier", DataTypes.StringType)
                .add("life", DataTypes.StringType)
                .add(CustomerFeatureTable.RECENCY_DAYS.field())
                .add(CustomerFeatureTable.FREQUENCY.field())
                .add(CustomerFeatureTable.MONETARY.field());
        return LocalSpark.session()
                .createDataFrame(
                        members.stream()
                                .map(one -> RowFactory.create(
                                        one.id(),
                                        one.tier(),
                                        one.life(),
                                        one.recency(),
                                        one.frequency(),
                                        one.monetary()))
                                .toList(),
                        schema);
    }
}
