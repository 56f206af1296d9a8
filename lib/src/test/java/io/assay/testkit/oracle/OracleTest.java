package io.assay.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.testkit.oracle.ScoreOracle.Better;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The oracle against the catalogue's own numbers: an oracle that errs would prove nothing. */
class OracleTest {
    private static final LocalDate DAY_0 = LocalDate.of(2025, 1, 1);

    @Test
    void transactionIndicesAreThoseOfTheCatalogue() {
        OracleCustomer.Indices indices = new FeatureOracle(DAY_0.plusDays(150), null)
                .customers(List.of(
                        OracleTransaction.purchase("ann", "1", DAY_0, "10"),
                        OracleTransaction.purchase("ann", "2", DAY_0.plusDays(30), "20"),
                        OracleTransaction.purchase("ann", "3", DAY_0.plusDays(60), "30"),
                        OracleTransaction.purchase("ann", "4", DAY_0.plusDays(120), "40"),
                        OracleTransaction.giveBack("ann", "5", DAY_0.plusDays(70), "5")))
                .get("ann")
                .indices();

        assertThat(indices.txnCount()).isEqualTo(4);
        assertThat(indices.cycleDays()).isEqualTo(40);
        assertThat(indices.tenureDays()).isEqualTo(150);
        assertThat(indices.avgTicket()).isEqualByComparingTo("25");
        assertThat(indices.maxTicket()).isEqualByComparingTo("40");
        assertThat(indices.returnAmount()).isEqualByComparingTo("5");
        assertThat(indices.returnCount()).isEqualTo(1);
        assertThat(indices.returnRate()).isEqualTo(0.05);
        assertThat(indices.txnFrequency()).isEqualTo(0.8);
    }

    @Test
    void trendsAreThoseOfTheCatalogue() {
        assertThat(trend(100, 100, 100, 100, 100, 100).risk()).isZero();
        OracleTrend falling = trend(150, 130, 110, 90, 70, 50);
        assertThat(falling.tStat()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(falling.risk()).isCloseTo(0.7, within(1e-9));
        OracleTrend volatileOne = trend(160, 40, 170, 30, 150, 50);
        assertThat(volatileOne.slope()).isCloseTo(-10.285714, within(1e-6));
        assertThat(volatileOne.cvResid()).isCloseTo(0.709728, within(1e-6));
        assertThat(volatileOne.tStat()).isCloseTo(-0.606263, within(1e-6));
        assertThat(volatileOne.drop()).isCloseTo(0.545455, within(1e-6));
        OracleTrend stopped = trend(120, 120, 120, 120, 120, 0);
        assertThat(stopped.tStat()).isCloseTo(-1.732051, within(1e-6));
        assertThat(stopped.forecast()).isCloseTo(40, within(1e-6));
        assertThat(stopped.risk()).isCloseTo(0.948424, within(1e-6));
    }

    @Test
    void scoresAreThoseOfTheCatalogue() {
        assertThat(scores(Better.HIGHER, 1, 1, 1, 1, 1, 1, 2, 2, 3, 9)).containsExactly(2, 2, 2, 2, 2, 2, 4, 4, 5, 5);
        assertThat(scores(Better.LOWER, 3, 10, 30, 30, 200)).containsExactly(5, 4, 3, 3, 1);
        assertThat(ScoreOracle.abc(numbers(50, 30, 10, 5, 5))).containsExactly("A", "A", "B", "B", "B");
    }

    @Test
    void realCustomersCountAsPublished() {
        List<OracleCustomer> customers = List.copyOf(new FeatureOracle(LocalDate.of(1998, 7, 1), null)
                .customers(OracleRows.cdnow())
                .values());

        assertThat(customers).hasSize(2357);
        assertThat(customers.stream().mapToLong(OracleCustomer::frequency).sum())
                .isEqualTo(6696);
        assertThat(levels(ScoreOracle.quantileScores(
                        customers.stream().map(OracleCustomer::monetary).toList(), 5, Better.HIGHER)))
                .containsExactly(481L, 462L, 472L, 471L, 471L);
        assertThat(counts(ScoreOracle.eightSegments(customers)))
                .containsEntry("R+F+M+", 464L)
                .containsEntry("R-F-M-", 1368L)
                .containsEntry("R-F+M-", 47L);
        assertThat(counts(ScoreOracle.marcus(customers)))
                .containsEntry("F+A+", 311L)
                .containsEntry("F-A-", 1126L);
    }

    private static OracleTrend trend(int... months) {
        return TrendOracle.measure(
                IntStream.of(months).mapToObj(y -> BigInteger.valueOf(100L * y)).toList());
    }

    private static List<Integer> scores(Better better, int... values) {
        return ScoreOracle.quantileScores(numbers(values), 5, better);
    }

    private static List<BigDecimal> numbers(int... values) {
        return IntStream.of(values).mapToObj(BigDecimal::valueOf).toList();
    }

    private static List<Long> levels(List<Integer> scores) {
        Map<Integer, Long> counts = counts(scores);
        return IntStream.rangeClosed(1, 5)
                .mapToObj(level -> counts.getOrDefault(level, 0L))
                .toList();
    }

    private static <T> Map<T, Long> counts(List<T> values) {
        return values.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
