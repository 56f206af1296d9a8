package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.profile.Finding;
import io.assay.jobs.profile.ProfileReport;
import io.assay.jobs.profile.Suggestion;
import io.assay.jobs.text.Language;
import io.assay.testkit.oracle.AccountingOracle;
import io.assay.testkit.oracle.ScoreOracle;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop with a mishap of every kind, and one with none. */
class ProfileJobTest {
    private static final LocalDate LATEST = LocalDate.of(2026, 7, 11);

    @TempDir
    static Path folder;

    private static List<AccountingOracle.Delivered> rows;
    private static ProfileOracle oracle;
    private static Shop shop;
    private static ProfileReport odd;
    private static Map<String, Object> json;
    private static ProfileReport clean;

    @BeforeAll
    static void profileBoth() {
        rows = ProfileShops.odd();
        oracle = new ProfileOracle(rows, LATEST);
        shop = ProfileShops.deliver(folder.resolve("odd"), rows);
        odd = shop.profile(LATEST, Language.EN);
        json = odd.json();
        clean = ProfileShops.deliver(folder.resolve("clean"), ProfileShops.clean())
                .profile(LATEST, Language.EN);
    }

    @Test
    void everyRowIsAccountedFor() {
        assertThat(object("rows"))
                .containsEntry("in", (long) rows.size())
                .containsEntry("accepted", oracle.accepted())
                .containsEntry("quarantined", 12L)
                .containsEntry("duplicates", 5L)
                .containsEntry(
                        "by_reason", Map.of("NO_CUSTOMER", 6L, "BAD_TIME", 3L, "BAD_AMOUNT", 3L, "DUP_EXACT", 5L));
        assertThat(object("missing")).isEqualTo(Map.of("txn_id", 0L));
    }

    @Test
    void timeIsThatOfTheAcceptedRows() {
        assertThat(json).containsEntry("as_of_date", oracle.asOf()).containsEntry("as_of_chosen", "day_after_last_row");
        assertThat(object("span"))
                .containsEntry("first_day", oracle.firstDay())
                .containsEntry("last_day", oracle.asOf().minusDays(1))
                .containsEntry("days", ChronoUnit.DAYS.between(oracle.firstDay(), oracle.asOf()))
                .containsEntry("days_with_rows", oracle.daysWithRows())
                .containsEntry("rows_at_or_after_as_of", 0L);
        assertThat(list("gaps").stream()
                        .map(gap -> List.of(gap.get("first_day"), gap.get("last_day")))
                        .toList())
                .isEqualTo(oracle.gaps());
    }

    @Test
    void customersAndTheirVisitsAreCounted() {
        Map<String, Long> visits = oracle.visits();
        long buyers = visits.values().stream().filter(count -> count > 0).count();
        long once = visits.values().stream().filter(count -> count == 1).count();

        assertThat(object("customers"))
                .containsEntry("all", oracle.customers())
                .containsEntry("with_a_visit", buyers)
                .containsEntry("one_time", once)
                .containsEntry("one_time_share", (double) once / buyers)
                .containsEntry("in_window", (long) oracle.buyers().size())
                .containsEntry("most_visits", Collections.max(visits.values()));
    }

    @Test
    void amountsAreThoseOfTheAcceptedRows() {
        List<BigDecimal> purchases = oracle.purchases();

        assertThat(object("amounts"))
                .containsEntry("purchases", (long) purchases.size())
                .containsEntry("zero", oracle.zeros())
                .containsEntry("lower_quartile", ProfileOracle.quartile(purchases, 1))
                .containsEntry("median", ProfileOracle.quartile(purchases, 2))
                .containsEntry("upper_quartile", ProfileOracle.quartile(purchases, 3))
                .containsEntry("largest", new BigDecimal("250000.00"))
                .containsEntry("beyond_fence", oracle.beyondFence());
        assertThat(object("returns"))
                .containsEntry("rows", (long) oracle.returns().size())
                .containsEntry("without_purchase", oracle.orphans());
        assertThat((BigDecimal) list("currencies").get(0).get("accepted")).isEqualByComparingTo(oracle.total());
        assertThat(list("months").stream()
                        .collect(Collectors.toMap(month -> month.get("month"), month -> month.get("median"))))
                .isEqualTo(oracle.months());
    }

    @Test
    void tiesAndLevelsAreThoseOfTheScores() {
        assertTies(0, ProfileOracle.Buyer::recency, ScoreOracle.Better.LOWER, 0);
        assertTies(1, ProfileOracle.Buyer::frequency, ScoreOracle.Better.HIGHER, 0);
        assertTies(2, ProfileOracle.Buyer::monetary, ScoreOracle.Better.HIGHER, 2);
    }

    private static void assertTies(
            int place, Function<ProfileOracle.Buyer, BigDecimal> measure, ScoreOracle.Better better, int decimals) {
        Map<String, Object> ties = list("ties").get(place);
        Map<BigDecimal, Long> values = oracle.values(measure);
        Map<Integer, Long> levels = oracle.levels(measure, better);
        long most = Collections.max(values.values());
        BigDecimal least = values.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder())
                .orElseThrow();

        assertThat(ties)
                .containsEntry("levels", 5)
                .containsEntry("levels_filled", levels.size())
                .containsEntry("levels_used", used(levels))
                .containsEntry("customers_by_level", levels)
                .containsEntry("distinct_values", (long) values.size())
                .containsEntry("largest_tie_customers", most)
                .containsEntry(
                        "largest_tie_share", (double) most / oracle.buyers().size())
                .containsEntry("largest_tie_value", decimals == 0 ? (Object) least.longValueExact() : least);
    }

    /** Levels that hold a fifth of an even share. */
    private static int used(Map<Integer, Long> levels) {
        double even = oracle.buyers().size() / 5.0;
        return (int) levels.values().stream()
                .filter(customers -> customers >= even / 5)
                .count();
    }

    @Test
    void everyMishapIsFound() {
        assertThat(odd.findings().stream().map(Finding::code))
                .containsExactly(
                        "rows_no_customer",
                        "rows_bad_amount",
                        "rows_bad_time",
                        "duplicates",
                        "orphan_returns",
                        "gaps",
                        "stray_before",
                        "unit_change_months",
                        "unit_change_files",
                        "outlier_amounts",
                        "one_time",
                        "ties_frequency");
        assertThat(sentence("gaps")).contains("5 days").contains("2026-02-10 to 2026-02-14");
        assertThat(sentence("stray_before")).startsWith("2 rows").contains("1999-01-01");
        assertThat(sentence("outlier_amounts"))
                .startsWith(oracle.beyondFence() + " purchases")
                .contains("EUR 250,000.00");
        assertThat(list("unit_changes").stream().map(change -> change.get("first")))
                .containsExactly("2025-10", "shop/2025-10.csv");
        assertThat((double) list("unit_changes").get(0).get("factor")).isBetween(70.0, 140.0);
    }

    @Test
    void nothingIsOddAboutTheCleanShop() {
        assertThat(clean.findings()).isEmpty();
        assertThat(clean.text()).contains("Nothing odd was found.");
        assertThat(clean.suggestions().stream().map(Suggestion::key))
                .containsExactly("as_of", "features.windows", "scores.levels", "scores.within_peer_groups");
        assertThat(clean.suggestions().stream().map(Suggestion::value))
                .containsExactly("2026-07-01", "[365d]", "5", "false");
    }

    @Test
    void suggestedSettingsAreValidAndFillTheLevels() throws IOException {
        Files.writeString(folder.resolve("odd/suggested.yaml"), odd.yaml());

        ProfileReport followed = shop.profile(LATEST, Language.EN, "suggested.yaml");

        assertThat(followed.config().asOf()).contains(LocalDate.of(2026, 7, 1));
        assertThat(followed.config().features().windows()).containsExactly("365d");
        assertThat(followed.config().ingest().earliest()).isEqualTo(ProfileShops.FIRST);
        assertThat(followed.profile().customers().ties()).allSatisfy(ties -> assertThat(ties.customersByLevel())
                .hasSize(followed.config().scores().levels()));
        assertThat(followed.findings().stream().map(Finding::code))
                .contains("rows_date_range")
                .doesNotContain("stray_before", "ties_frequency");
    }

    @Test
    void theDocumentHoldsTheseParts() {
        assertThat(json.keySet())
                .containsExactly(
                        "as_of_date",
                        "as_of_chosen",
                        "currency",
                        "input",
                        "rows",
                        "missing",
                        "span",
                        "gaps",
                        "customers",
                        "currencies",
                        "returns",
                        "amounts",
                        "ties",
                        "peer_groups",
                        "months",
                        "unit_changes",
                        "memory",
                        "gates",
                        "findings",
                        "suggestions",
                        "yaml");
        assertThat(list("findings"))
                .allSatisfy(finding -> assertThat(finding).containsOnlyKeys("code", "weight", "sentence", "fix"));
        assertThat(list("suggestions"))
                .allSatisfy(suggestion -> assertThat(suggestion).containsOnlyKeys("key", "value", "reason"));
        assertThat(list("gates").stream().map(gate -> gate.get("gate"))).contains("unit_change", "missing_days");
    }

    @Test
    void memoryIsMeasuredAndEstimated() {
        Map<String, Object> memory = object("memory");

        assertThat((long) memory.get("rows_bytes")).isBetween(rows.size() * 50L, rows.size() * 2000L);
        assertThat((long) memory.get("customers_bytes")).isPositive();
        assertThat((long) memory.get("comfortable_heap_bytes")).isGreaterThan((long) memory.get("least_heap_bytes"));
        assertThat(memory.get("available_heap_bytes"))
                .isEqualTo(Runtime.getRuntime().maxMemory());
    }

    @Test
    void theTextIsInTheLanguageAskedFor() {
        ProfileReport chinese = new ProfileReport(odd.profile(), odd.config(), Language.ZH);

        assertThat(odd.text())
                .startsWith("Profile as of 2026-07-01 (the day after the last accepted row; --as-of chooses another)")
                .contains("Look at this before the first run")
                .endsWith(odd.yaml().stripTrailing());
        assertThat(chinese.text()).startsWith("数据概况，截至 2026-07-01").contains("首次运行前请查看");
        assertThat(chinese.suggestions().stream().map(Suggestion::value))
                .isEqualTo(odd.suggestions().stream().map(Suggestion::value).toList());
        assertThat(odd.text().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThan(120));
    }

    @Test
    void nothingIsWritten() {
        assertThat(folder.resolve("clean").toFile().list()).containsExactlyInAnyOrder("assay.yaml", "input");
    }

    private static String sentence(String code) {
        return odd.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow()
                .sentence();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(String key) {
        return (Map<String, Object>) json.get(key);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(String key) {
        return (List<Map<String, Object>>) json.get(key);
    }
}
