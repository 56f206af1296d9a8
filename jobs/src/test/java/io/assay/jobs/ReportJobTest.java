package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failure;
import io.assay.jobs.report.ReportOrder;
import io.assay.jobs.store.Existing;
import io.assay.jobs.store.Warehouse;
import io.assay.jobs.text.Language;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report contains and what it does not, and where it may be written. */
class ReportJobTest {
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final int LARGEST = 3_000_000;
    private static final String CONFIGURATION = """
            currency: EUR
            sources:
              - name: shop
                format: csv
                path: input/*.csv
                columns:
                  customer: customer
                  transaction: order
                  time: day
                  amount: amount
                  product: "'<script>alert(2)</script>'"
                  peer_group: "'<script>alert(3)</script>'"
            """;

    @TempDir
    static Path folder;

    private static Shop shop;

    @BeforeAll
    static void publish() {
        shop = new Shop(folder, CONFIGURATION);
        List<String> rows = Shop.purchases(30, 8).stream()
                .map(row -> row.replace(",c007,", "," + SCRIPT + ","))
                .toList();
        shop.deliver("orders.csv", rows);
        shop.run(Shop.AS_OF, "scores.within_peer_groups=true");
    }

    @Test
    void customersAreNamedOnlyWhenAskedFor() throws IOException {
        assertThat(page(shop, ReportOrder.Customers.COUNTED)).doesNotContain("c001", "alert(1)");
        assertThat(new PageTables(page(shop, ReportOrder.Customers.NAMED)).rows("best-customers", 1))
                .hasSize(20)
                .contains(List.of(best()));
    }

    private static String best() {
        return LocalSpark.session()
                .read()
                .format("delta")
                .load(shop.warehouse().resolve("customer_segment").toString())
                .orderBy(org.apache.spark.sql.functions.desc("monetary"))
                .first()
                .getAs("customer_id");
    }

    @Test
    void namesFromDataAreText() throws IOException {
        String page = page(shop, ReportOrder.Customers.NAMED);

        assertThat(page).doesNotContain(SCRIPT, "<script>alert(2)", "<script>alert(3)");
        assertThat(page).contains("&lt;script&gt;alert(3)");
        assertThat(Pattern.compile("<script").matcher(page).results()).hasSize(3);
    }

    @Test
    void schemesAreCalledWhatTheirPacksCallThem() throws IOException {
        assertThat(page(shop, ReportOrder.Customers.COUNTED))
                .contains(">Customer pyramid<", ">Eight value classes<")
                .doesNotContain(">vip_tier<", ">segment8<");
    }

    @Test
    void nothingIsLoadedFromAnywhere() throws IOException {
        String page = page(shop, ReportOrder.Customers.COUNTED);

        assertThat(Pattern.compile("https?://[\\w./-]+").matcher(page).results().map(MatchResult::group))
                .allMatch(address -> address.startsWith("http://www.w3.org/")
                        || address.startsWith("http://www.apache.org/licenses/LICENSE")
                        || address.startsWith("https://github.com/ecomfe/zrender/blob/master/LICENSE"));
        assertThat(page).contains("content=\"default-src 'none';", "Licensed to the Apache Software Foundation");
        assertThat(withoutLibrary(page))
                .doesNotContainPattern("<(link|iframe|object|embed|img)\\b")
                .doesNotContainPattern("\\bsrc=\"|@import|url\\(");
        assertThat(page.length()).isLessThan(LARGEST);
    }

    /** The library writes addresses into texts that it never shows. */
    private static String withoutLibrary(String page) {
        int licence = page.indexOf("* Licensed to the Apache Software Foundation");
        return page.substring(0, licence) + page.substring(page.indexOf("</script>", licence));
    }

    @Test
    void aFileThatIsNoReportIsKept() throws IOException {
        Path file = Files.writeString(folder.resolve("letter.html"), "<p>dear customer</p>");

        assertThatThrownBy(() -> write(shop, file, ReportOrder.Customers.COUNTED, Existing.REFUSE))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("the file there is no report of Assay");
        assertThat(file).hasContent("<p>dear customer</p>");

        write(shop, file, ReportOrder.Customers.COUNTED, Existing.REPLACE);
        write(shop, file, ReportOrder.Customers.COUNTED, Existing.REFUSE);

        assertThat(Files.readString(file)).contains("Customer value report");
    }

    @Test
    void withoutAPublicationThereIsNothingToReport() {
        ReportJob job = new ReportJob(
                Warehouse.at(LocalSpark.session(), folder.resolve("empty").toString()));

        assertThatThrownBy(() -> job.run(request(folder.resolve("none.html"), Existing.REFUSE)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Cannot report: nothing is published");
    }

    @Test
    void oneCustomerOneSchemeAndNoClustersAreEnough() throws IOException {
        Shop small = new Shop(folder.resolve("small"));
        Files.createDirectories(folder.resolve("small"));
        small.deliver("orders.csv", List.of("o1,only,2026-06-01,10.00"));
        small.run(Shop.AS_OF, "clusters.enabled=false", "packs=[tier-abc-pareto]");

        PageTables page = new PageTables(page(small, ReportOrder.Customers.COUNTED));

        assertThat(page.rows("segments-abc", 4)).startsWith(List.of("A customers", "1", "100.0", "10.00"));
        assertThat(page.has("movement-flow")).isFalse();
        assertThat(page.has("cluster-profile")).isFalse();
        assertThat(page.page()).contains("This is the first as-of date");
    }

    private static String page(Shop of, ReportOrder.Customers customers) throws IOException {
        Path file = Files.createTempFile(folder, "report", ".html");
        write(of, file, customers, Existing.REPLACE);
        return Files.readString(file);
    }

    private static void write(Shop of, Path file, ReportOrder.Customers customers, Existing existing) {
        ReportOrder request = request(file, existing);
        new ReportJob(Warehouse.at(LocalSpark.session(), of.warehouse().toString()))
                .run(new ReportOrder(
                        request.asOf(), request.file(), request.language(), customers, request.existing()));
    }

    private static ReportOrder request(Path file, Existing existing) {
        return new ReportOrder(
                Optional.empty(), Optional.of(file.toString()), Language.EN, ReportOrder.Customers.COUNTED, existing);
    }
}
