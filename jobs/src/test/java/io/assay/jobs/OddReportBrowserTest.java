package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.assay.jobs.report.ReportOrder;
import io.assay.jobs.store.Existing;
import io.assay.jobs.store.Warehouse;
import io.assay.jobs.text.Language;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports of data that charts are not made for: one customer; huge amounts without cents and very long names. */
class OddReportBrowserTest {
    private static final String LONG_NAME =
            "Customers of the northern and eastern districts who were won by the spring campaign of the year before last";
    private static final String LONG_WORD =
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

    @TempDir
    static Path folder;

    private static Browser browser;

    @BeforeAll
    static void publish() throws IOException {
        Optional<String> missing = Browser.missing();
        assumeTrue(missing.isEmpty(), () -> "the report is not looked at: " + missing.orElseThrow());
        Shop one = new Shop(Files.createDirectories(folder.resolve("one")));
        one.deliver("orders.csv", List.of("o1,only,2026-06-01,10.00"));
        one.run(Shop.AS_OF);
        report(one, "one");
        Shop huge = new Shop(Files.createDirectories(folder.resolve("huge")));
        huge.deliver("orders.csv", yen());
        huge.run(
                Shop.AS_OF,
                "currency=JPY",
                "ingest.largest_amount=1000000000000000",
                "packs=[" + packWithLongNames() + ", tier-abc-pareto]");
        report(huge, "huge");
        browser = Browser.open();
    }

    private static List<String> yen() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add("o%d,customer-%d,2026-0%d-11,%d".formatted(i, i % 25, 1 + i % 6, 7_000_000_000_000L * (i + 1)));
        }
        return rows;
    }

    private static Path packWithLongNames() throws IOException {
        String pack = Files.readString(
                Path.of(System.getProperty("assay.root", ".."), "conf", "models", "rfm-named-grid.yaml"));
        return Files.writeString(
                folder.resolve("long.yaml"),
                pack.replace("id: rfm-named-grid", "id: long-names")
                        .replace("{en: \"Need attention\"", "{en: \"" + LONG_NAME + "\"")
                        .replace("{en: \"Hibernating\"", "{en: \"" + LONG_WORD + "\""));
    }

    private static void report(Shop shop, String name) {
        new ReportJob(Warehouse.at(LocalSpark.session(), shop.warehouse().toString()))
                .run(new ReportOrder(
                        Optional.empty(),
                        Optional.of(file(name).toString()),
                        Language.EN,
                        ReportOrder.Customers.NAMED,
                        Existing.REFUSE));
    }

    private static Path file(String name) {
        return folder.resolve(name + ".html");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"one, 1280", "one, 390", "huge, 1280", "huge, 390"})
    void isWholeAndReadable(String name, int width) {
        browser.show(file(name), width, "light");

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.list(Looks.EMPTY)).isEmpty();
        assertThat(browser.list(Looks.CUT)).isEmpty();
        assertThat(browser.list(Looks.OVERLAPPING)).isEmpty();
    }
}
