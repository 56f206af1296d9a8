package io.assay.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.generate.GeneratorParams.CustomerModel;
import io.assay.generate.GeneratorParams.Period;
import io.assay.table.GeneratedTable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CustomerRowsTest {
    private static final Period PERIOD = new Period(LocalDate.of(2024, 7, 1), 24);
    private static final int CUSTOMERS = 3_000;
    private static final GeneratorParams USUAL = GeneratorParams.of(CUSTOMERS, PERIOD, 42, CustomerModel.USUAL);
    private static final List<GeneratedRow> ROWS = rows(USUAL);

    @Test
    void theSameCustomerHasTheSameRowsWhateverElseIsGenerated() {
        assertThat(new CustomerRows(USUAL).of(5))
                .isEqualTo(new CustomerRows(GeneratorParams.of(9, PERIOD, 42, CustomerModel.USUAL)).of(5));
    }

    @Test
    void anotherSeedGivesOtherRows() {
        assertThat(rows(GeneratorParams.of(20, PERIOD, 43, CustomerModel.USUAL)))
                .isNotEqualTo(rows(GeneratorParams.of(20, PERIOD, 42, CustomerModel.USUAL)));
    }

    /** The numbers are fixed for ever: whoever names a seed names the data. */
    @Test
    void theRowsOfASeedStayWhatTheyAre() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        rows(GeneratorParams.of(100, PERIOD, 42, CustomerModel.USUAL))
                .forEach(row -> digest.update(row.toString().getBytes(StandardCharsets.UTF_8)));

        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("ad0a8261ac5efeed65a236c554d5b43d727be50ec06b90b7a97f4d720c9de121");
    }

    @Test
    void onlyDuplicatesAreEqual() {
        Map<String, Long> copies =
                ROWS.stream().collect(Collectors.groupingBy(GeneratedRow::line, Collectors.counting()));
        long duplicates = count(RowKind.DUPLICATE);

        assertThat(copies.values().stream().mapToLong(n -> n - 1).sum()).isEqualTo(duplicates);
        assertThat(copies.values()).allMatch(n -> n <= 2);
        assertThat(duplicates).isPositive();
    }

    @Test
    void everyKindOfDirtComesAtItsRate() {
        double clean = ROWS.size() - count(RowKind.DUPLICATE);

        USUAL.rates().dirt().forEach((kind, rate) -> assertThat(count(kind) / clean)
                .as(kind.code())
                .isCloseTo(rate, within(5 * Math.sqrt(rate / clean))));
    }

    @Test
    void aboutTwoPercentOfLinesComeBack() {
        assertThat(count(RowKind.RETURN) / (double) count(RowKind.PURCHASE)).isBetween(0.015, 0.025);
    }

    @Test
    void dirtChangesNoCleanRow() {
        Set<String> clean = rows(new GeneratorParams(
                        CUSTOMERS,
                        PERIOD,
                        42,
                        CustomerModel.USUAL,
                        new Rates(USUAL.rates().returns(), Map.of())))
                .stream()
                .map(GeneratedRow::line)
                .collect(Collectors.toSet());

        assertThat(ROWS.stream().filter(row -> row.kind().isClean()).map(GeneratedRow::line))
                .allMatch(clean::contains);
    }

    @Test
    void amountsAreQuantityTimesPrice() {
        for (GeneratedRow row : ROWS) {
            if (row.kind().isClean()) {
                String[] cells = row.line().split(",", -1);
                long cents = Long.parseLong(cells[2])
                        * new BigDecimal(cells[3]).movePointRight(2).longValueExact();
                assertThat(row.amountMinor()).isEqualTo(cents);
                assertThat(row.kind() == RowKind.RETURN).isEqualTo(cents < 0);
                assertThat(cells).hasSize(GeneratedTable.SPEC.columns().size());
            }
        }
    }

    /** E[X(t)] of BG/NBD without dropout (b far above a): customers buy on, r/alpha times a week. */
    @Test
    void purchasesComeAtTheRateOfTheModel() {
        CustomerModel loyal = new CustomerModel(new Purchasing(2, 10, 1e-9, 1e9), new Spending(6.25, 3.74, 15.44));
        GeneratorParams params = new GeneratorParams(CUSTOMERS, PERIOD, 42, loyal, Rates.NONE);

        double repeats = rows(params).stream()
                        .map(row -> row.line().substring(0, row.line().indexOf(',')))
                        .distinct()
                        .count()
                - CUSTOMERS;

        double meanWeeks = 730 / 7.0 / 2;
        assertThat(repeats / CUSTOMERS).isCloseTo(0.2 * meanWeeks, within(0.5));
    }

    @Test
    void basketsHaveTheMeanValueOfTheModel() {
        long cents = ROWS.stream()
                .filter(row -> row.kind() == RowKind.PURCHASE)
                .mapToLong(GeneratedRow::amountMinor)
                .sum();
        long baskets = ROWS.stream()
                .filter(row -> row.kind() == RowKind.PURCHASE)
                .map(row -> row.line().substring(0, row.line().indexOf(',')))
                .distinct()
                .count();

        Spending spending = USUAL.model().spending();
        double expected = spending.p() * spending.gamma() / (spending.q() - 1);
        assertThat(cents / 100.0 / baskets).isCloseTo(expected, within(0.1 * expected));
    }

    private static long count(RowKind kind) {
        return ROWS.stream().filter(row -> row.kind() == kind).count();
    }

    private static List<GeneratedRow> rows(GeneratorParams params) {
        CustomerRows rows = new CustomerRows(params);
        return LongStream.range(0, params.customers())
                .boxed()
                .flatMap(customer -> rows.of(customer).stream())
                .toList();
    }
}
