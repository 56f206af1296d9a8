package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.assay.jobs.report.ReportOrder;
import io.assay.jobs.store.Existing;
import io.assay.jobs.store.Warehouse;
import io.assay.jobs.text.Language;
import io.assay.testkit.LocalSpark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report as people see it. */
class ReportBrowserTest {
    /** Texts of charts that reach beyond their chart, and texts of the page that do not fit into their place. */
    private static final String CUT = """
            const cut = [];
            for (const chart of document.querySelectorAll('.chart')) {
              const room = chart.getBoundingClientRect();
              for (const text of chart.querySelectorAll('svg text')) {
                const at = text.getBoundingClientRect();
                if (at.left < room.left - 2 || at.right > room.right + 2
                    || at.top < room.top - 2 || at.bottom > room.bottom + 2) {
                  cut.push(chart.dataset.figure + ': ' + text.textContent);
                }
              }
            }
            for (const element of document.querySelectorAll('h1, h2, h3, p, li, button, dt, dd, summary')) {
              if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
                cut.push(element.textContent);
              }
            }
            if (document.documentElement.scrollWidth > window.innerWidth) {
              cut.push('the page is ' + document.documentElement.scrollWidth + ' wide');
            }
            return cut;
            """;

    /** How many charts the page has numbers for. */
    private static final String FIGURES =
            "return Object.keys(JSON.parse(document.getElementById('data').textContent).figures).length";

    /** Charts without marks. */
    private static final String EMPTY = """
            return Array.from(document.querySelectorAll('.chart'))
              .filter(chart => chart.querySelectorAll('svg path').length < 4
                || chart.querySelectorAll('svg text').length < 3
                || chart.querySelector('svg').getBoundingClientRect().height < 100)
              .map(chart => chart.dataset.figure);
            """;

    /** Charts that are broader than an A4 page between its margins, or with their title higher than one. */
    private static final String TOO_LARGE_FOR_PAPER = """
            const millimetre = 96 / 25.4;
            return Array.from(document.querySelectorAll('.chart'))
              .filter(chart => chart.querySelector('svg').getBoundingClientRect().width > 186 * millimetre + 1
                || chart.closest('figure').getBoundingClientRect().height > 269 * millimetre)
              .map(chart => chart.dataset.figure);
            """;

    private static final int PAPER = 703;

    @TempDir
    static Path folder;

    private static Browser browser;

    @BeforeAll
    static void publish() {
        Optional<String> missing = Browser.missing();
        assumeTrue(missing.isEmpty(), () -> "the report is not looked at: " + missing.orElseThrow());
        Shop shop = Shop.with(folder, 90, 5);
        shop.run(Shop.AS_OF.minusMonths(1));
        shop.run(Shop.AS_OF);
        Warehouse warehouse =
                Warehouse.at(LocalSpark.session(), shop.warehouse().toString());
        for (Language language : Language.values()) {
            new ReportJob(warehouse)
                    .run(new ReportOrder(
                            Optional.empty(),
                            Optional.of(file(language.code()).toString()),
                            language,
                            ReportOrder.Customers.NAMED,
                            Existing.REFUSE));
        }
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Path file(String language) {
        return folder.resolve(language + ".html");
    }

    @ParameterizedTest
    @CsvSource({
        "en, light, 1280", "en, dark, 1280", "zh, light, 1280", "zh, dark, 1280",
        "en, light, 390", "en, dark, 390", "zh, light, 390", "zh, dark, 390"
    })
    void isWholeAndOpenToAll(String language, String theme, int width) {
        browser.show(file(language), width, theme);

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.ask("return document.querySelectorAll('.chart svg').length"))
                .isEqualTo(browser.ask(FIGURES));
        assertThat(browser.list(EMPTY)).isEmpty();
        assertThat(browser.list(CUT)).isEmpty();
        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    void theThemeCanBeChosen() {
        browser.show(file("en"), 1280, "light");
        Object light = browser.ask("return getComputedStyle(document.body).backgroundColor");

        browser.ask("document.getElementById('theme').click()");

        assertThat(browser.ask("return getComputedStyle(document.body).backgroundColor"))
                .isNotEqualTo(light);
        assertThat(browser.ask("return document.getElementById('theme').textContent"))
                .isEqualTo("Light theme");
        assertThat(browser.list(EMPTY)).isEmpty();
    }

    @Test
    void noChartIsCutOnPaper() {
        browser.show(file("en"), 1280, "dark");

        assertThat(new String(Base64.getDecoder().decode(browser.print()), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        browser.layOutForPaper(PAPER);
        assertThat(browser.list(TOO_LARGE_FOR_PAPER)).isEmpty();
        assertThat(browser.list(CUT)).isEmpty();
        assertThat(browser.ask("return getComputedStyle(document.querySelector('figure')).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
    }
}
