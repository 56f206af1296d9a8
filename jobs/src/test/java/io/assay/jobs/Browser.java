package io.assay.jobs;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.PrintsPage;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.print.PrintOptions;

/** A real browser without a window, as far as one is installed. */
final class Browser implements AutoCloseable {
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String DRIVER = "chromedriver";
    private static final String CHECKER = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** What of a browser is missing on this machine, in words; empty when all is there. */
    static Optional<String> missing() {
        if (installed(BROWSERS).isEmpty()) {
            return Optional.of("no chromium is installed");
        }
        return installed(List.of(DRIVER)).isEmpty() ? Optional.of("no chromedriver is installed") : Optional.empty();
    }

    static Browser open() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(installed(BROWSERS).orElseThrow().toString());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(installed(List.of(DRIVER)).orElseThrow().toFile())
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(1));
        return new Browser(driver);
    }

    /** Shows a file at a width, to somebody who prefers a theme. */
    void show(Path file, int width, String theme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        media("screen", theme);
        // what the checker said of the page before is no complaint of this one
        complaints();
        driver.get(file.toUri().toString());
    }

    /** Lays the page out as for paper, without printing it. */
    void layOutForPaper(int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.executeScript("window.dispatchEvent(new Event('beforeprint'))");
        media("print", "dark");
    }

    private void media(String media, String theme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", media, "features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
    }

    /** The answer of a script. */
    Object ask(String script) {
        return driver.executeScript(script);
    }

    /** The same, as a list of texts. */
    List<String> list(String script) {
        return ((List<?>) ask(script)).stream().map(String::valueOf).toList();
    }

    /** What the page complained of. */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Rules of accessibility that the page breaks, with the first element that breaks each. */
    List<String> barriers() {
        driver.executeScript(checker());
        Object found = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {resultTypes: ['violations']}).then(
                  result => done(result.violations.map(rule => rule.id + ': ' + rule.nodes[0].html)),
                  failure => done([String(failure)]));
                """);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** The page on paper. */
    String print() {
        return ((PrintsPage) driver).print(new PrintOptions()).getContent();
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static String checker() {
        try (InputStream file = Browser.class.getResourceAsStream(CHECKER)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<Path> installed(List<String> programs) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> programs.stream().map(program -> Path.of(folder, program)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
