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
    private static final int PAPER = 703;

    @TempDir
    static Path folder;

    private static Browser browser;

    @BeforeAll
    static void publish() {
        Optional<String> missing = Browser.missing();
        assumeTrue(missing.isEmpty(), () -> "the report is not looked at: " + missing.orElseThrow());
        Warehouse warehouse =
                Warehouse.at(LocalSpark.session(), Shop.published().warehouse().toString());
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
                .isEqualTo(browser.ask(Looks.FIGURES));
        assertThat(browser.list(Looks.EMPTY)).isEmpty();
        assertThat(browser.list(Looks.CUT)).isEmpty();
        assertThat(browser.list(Looks.OVERLAPPING)).isEmpty();
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
        assertThat(browser.list(Looks.EMPTY)).isEmpty();
    }

    @Test
    void noChartIsCutOnPaper() {
        browser.show(file("en"), 1280, "dark");

        assertThat(new String(Base64.getDecoder().decode(browser.print()), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        browser.layOutForPaper(PAPER);
        assertThat(browser.list(Looks.TOO_LARGE_FOR_PAPER)).isEmpty();
        assertThat(browser.list(Looks.CUT)).isEmpty();
        assertThat(browser.ask("return getComputedStyle(document.querySelector('figure')).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
    }
}
