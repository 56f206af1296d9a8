package io.assay.jobs;

import static io.assay.jobs.RetailDeliveries.Dirt;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.ingest.Accounting;
import io.assay.jobs.RetailDeliveries.Line;
import io.assay.jobs.run.RunReport;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import io.assay.table.QualityResultTable;
import io.assay.table.TransactionTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run over foreign files, against a bookkeeping of the same lines in plain Java. */
class RetailRunTest {
    private static final LocalDate AS_OF = LocalDate.of(2011, 12, 10);
    private static final String CONFIGURATION = """
            currency: GBP
            zone: Europe/London
            ingest: {rounding: half_up}
            clusters: {enabled: false}
            sources:
              - name: older
                format: csv
                path: older/*.csv
                encoding: ISO-8859-1
                time_format: M/d/yyyy H:mm
                columns: {customer: CustomerID, transaction: InvoiceNo, time: InvoiceDate, product: StockCode,
                  amount: Quantity * UnitPrice, is_return: "startswith(InvoiceNo, 'C')"}
              - name: later
                format: csv
                path: later/*.csv
                columns: {customer: "regexp_replace(`Customer ID`, '[.]0 *$', '')", transaction: Invoice,
                  time: InvoiceDate, product: StockCode, amount: Quantity * Price, is_return: "startswith(Invoice, 'C')"}
            """;

    /** Why a line with such dirt is not accepted. */
    private static final Map<Dirt, String> REASONS = Map.of(
            Dirt.NO_CUSTOMER, "NO_CUSTOMER",
            Dirt.BAD_DEBT, "NO_CUSTOMER",
            Dirt.BAD_DATE, "BAD_TIME",
            Dirt.BAD_QUANTITY, "BAD_AMOUNT",
            Dirt.CUT_SHORT, "COLUMN_COUNT");

    /** Dirt that leaves no amount to read. */
    private static final Set<Dirt> WITHOUT_MONEY = Set.of(Dirt.BAD_QUANTITY, Dirt.CUT_SHORT);

    @TempDir
    Path folder;

    @Test
    @Fault({"C1", "I01", "I03", "I10", "I12", "I24"})
    void rowsAndMoneyOfForeignFilesAreAccountedForToTheCent() {
        Books books = new Books(new RetailDeliveries(folder, 20_101_201).write());

        Shop shop = new Shop(folder, CONFIGURATION);
        RunReport report = shop.run(AS_OF);

        Publication published = report.publication().orElseThrow();
        assertThat(books.reasons)
                .containsOnlyKeys("NO_CUSTOMER", "BAD_TIME", "BAD_AMOUNT", "COLUMN_COUNT", "DUP_EXACT");
        assertThat(published.rows().in()).isEqualTo(books.rowsIn);
        assertThat(published.rows().accepted()).isEqualTo(books.accepted);
        assertThat(published.rows().duplicate()).isEqualTo(books.reasons.get("DUP_EXACT"));
        assertThat(report.found().money()).singleElement().satisfies(books::check);
        assertThat(published.monetary()).isEqualByComparingTo(sum(books.byCustomer));
        Warehouse warehouse =
                Warehouse.at(LocalSpark.session(), shop.warehouse().toString());
        assertThat(reasons(warehouse.read(QualityResultTable.SPEC))).isEqualTo(books.reasons);
        books.check(warehouse.read(QualityResultTable.SPEC));
        assertThat(money(warehouse.read(TransactionTable.SPEC), "sum(amount)")).isEqualTo(books.byCustomer);
        assertThat(money(new Published(warehouse).customers(published), "sum(monetary)"))
                .isEqualTo(books.byCustomer);
    }

    private static Map<String, Long> reasons(Dataset<Row> quality) {
        return quality.filter("measure = 'rows_by_reason'").collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("subject"), row -> row.<BigDecimal>getAs("measured")
                        .longValueExact()));
    }

    private static Map<String, BigDecimal> money(Dataset<Row> rows, String sum) {
        Map<String, BigDecimal> money = new TreeMap<>();
        rows.groupBy("customer_id")
                .agg(org.apache.spark.sql.functions.expr(sum))
                .collectAsList()
                .forEach(row -> money.put(row.getString(0), row.getDecimal(1)));
        return money;
    }

    private static BigDecimal sum(Map<String, BigDecimal> money) {
        return money.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The bookkeeping: each line in, and where it and its money went. */
    private static final class Books {
        final long rowsIn;
        final Map<String, Long> reasons = new TreeMap<>();
        final Map<String, BigDecimal> byCustomer = new TreeMap<>();
        long accepted;
        private BigDecimal acceptedMoney = BigDecimal.ZERO;
        private BigDecimal quarantinedMoney = BigDecimal.ZERO;
        private BigDecimal duplicateMoney = BigDecimal.ZERO;

        Books(List<Line> lines) {
            rowsIn = lines.size();
            Set<Line> seen = new HashSet<>();
            for (Line line : lines) {
                book(line, seen);
            }
        }

        private void book(Line line, Set<Line> seen) {
            if (REASONS.containsKey(line.dirt())) {
                reasons.merge(REASONS.get(line.dirt()), 1L, Long::sum);
                if (!WITHOUT_MONEY.contains(line.dirt())) {
                    quarantinedMoney = quarantinedMoney.add(line.money());
                }
            } else if (!seen.add(line)) {
                reasons.merge("DUP_EXACT", 1L, Long::sum);
                duplicateMoney = duplicateMoney.add(line.money());
            } else {
                accepted++;
                acceptedMoney = acceptedMoney.add(line.money());
                byCustomer.merge(
                        String.valueOf(line.customer()),
                        line.money().setScale(2, RoundingMode.HALF_UP),
                        BigDecimal::add);
            }
        }

        /** What is stored of money, by measure: no two are equal, so that none can stand for another. */
        void check(Dataset<Row> quality) {
            Map<String, BigDecimal> stored = new TreeMap<>();
            quality.filter("measure like 'money%'")
                    .collectAsList()
                    .forEach(row -> stored.put(
                            row.getAs("measure"),
                            row.<BigDecimal>getAs("measured").stripTrailingZeros()));
            assertThat(stored)
                    .containsEntry("money_accepted", acceptedMoney.stripTrailingZeros())
                    .containsEntry("money_quarantined", quarantinedMoney.stripTrailingZeros())
                    .containsEntry("money_duplicate", duplicateMoney.stripTrailingZeros());
            assertThat(quarantinedMoney).isNotEqualByComparingTo(duplicateMoney);
        }

        void check(Accounting.Money money) {
            assertThat(money.currency()).isEqualTo("GBP");
            assertThat(money.accepted()).isEqualByComparingTo(acceptedMoney);
            assertThat(money.quarantined()).isEqualByComparingTo(quarantinedMoney);
            assertThat(money.duplicates()).isEqualByComparingTo(duplicateMoney);
            assertThat(money.stored())
                    .isEqualByComparingTo(byCustomer.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            assertThat(money.in())
                    .isEqualByComparingTo(acceptedMoney.add(quarantinedMoney).add(duplicateMoney));
        }
    }
}
