package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import io.assay.table.ScoreCutTable;
import io.assay.table.SegmentSummaryTable;
import io.assay.testkit.LocalSpark;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of docs/scores.md against a run over exactly its rows. */
@ExtendWith(LocalSpark.class)
class ScoresPageTest {
    private static final Page PAGE = Page.of("docs/scores.md");
    private static final Set<String> KEYS = Set.of("customer_id", "scheme", "segment", "column_name", "level");

    private static List<Map<String, Object>> customers;
    private static List<Map<String, Object>> cuts;
    private static List<Map<String, Object>> summary;

    @BeforeAll
    static void runTheExample(@TempDir Path folder) {
        Map<String, String> files = PAGE.written();
        Shop shop = new Shop(folder, files.get("example/assay.yaml").replace("orders.csv", "input/orders.csv"));
        List<String> lines = files.get("example/orders.csv").lines().toList();
        assertThat(lines.get(0)).isEqualTo(Shop.HEADER);
        shop.deliver("orders.csv", lines.subList(1, lines.size()));
        shop.run(Shop.AS_OF);
        Published published = new Published(
                Warehouse.at(LocalSpark.session(), shop.warehouse().toString()));
        Publication publication = published.at(Optional.empty()).orElseThrow();
        customers = values(published.customers(publication).collectAsList());
        cuts = values(published.fewRows(publication, ScoreCutTable.SPEC));
        summary = values(published.fewRows(publication, SegmentSummaryTable.SPEC));
    }

    @Test
    void everyTableIsWhatARunPublishes() {
        List<List<Map<String, String>>> tables = PAGE.tables().stream()
                .filter(table -> table.get(0).keySet().stream().anyMatch(KEYS::contains))
                .toList();

        assertThat(tables).hasSize(10);
        for (List<Map<String, String>> table : tables) {
            table.forEach(
                    row -> assertThat(found(row)).as("published for %s", row).isEqualTo(row));
        }
    }

    /** Ranks are those of the values above, the mean for equal ones, and each value has the score beside it. */
    @Test
    void ranksAndScoresFollowFromTheValues() {
        List<List<Map<String, String>>> tables = PAGE.tables().stream()
                .filter(table -> table.get(0).containsKey("rank"))
                .toList();

        assertThat(tables).hasSize(3);
        for (List<Map<String, String>> table : tables) {
            List<String> header = List.copyOf(table.get(0).keySet());
            List<BigDecimal> all = customers.stream()
                    .map(row -> number(row.get(header.get(0))))
                    .toList();
            for (Map<String, String> row : table) {
                BigDecimal value = new BigDecimal(row.get(header.get(0)));
                assertThat(new BigDecimal(row.get("rank"))).isEqualByComparingTo(rank(value, all));
                assertThat(customers)
                        .filteredOn(found -> number(found.get(header.get(0))).compareTo(value) == 0)
                        .isNotEmpty()
                        .allSatisfy(
                                found -> assertThat(found.get(header.get(2))).hasToString(row.get(header.get(2))));
            }
        }
    }

    private static BigDecimal rank(BigDecimal value, List<BigDecimal> all) {
        long below = all.stream().filter(other -> other.compareTo(value) < 0).count();
        long equal = all.stream().filter(other -> other.compareTo(value) == 0).count();
        return BigDecimal.valueOf(2 * below + equal + 1).divide(BigDecimal.valueOf(2));
    }

    /** The published row with the keys of a shown one, its values written like those beside them. */
    private static Map<String, String> found(Map<String, String> shown) {
        List<Map<String, Object>> rows =
                shown.containsKey("customer_id") ? customers : shown.containsKey("column_name") ? cuts : summary;
        List<Map<String, Object>> same = rows.stream()
                .filter(row -> KEYS.stream().filter(shown::containsKey).allMatch(key -> shown.get(key)
                        .equals(String.valueOf(row.get(key)))))
                .toList();
        assertThat(same).as("rows published for %s", shown).hasSize(1);
        Map<String, String> found = new LinkedHashMap<>();
        shown.forEach((column, text) -> found.put(column, written(same.get(0).get(column), text)));
        return found;
    }

    /** Exact numbers as they are shown, if they are equal; others rounded to the places shown. */
    private static String written(Object value, String like) {
        if (value instanceof Double) {
            int places = new BigDecimal(like).scale();
            return number(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
        }
        boolean equal = value instanceof BigDecimal exact && exact.compareTo(new BigDecimal(like)) == 0;
        return equal ? like : String.valueOf(value);
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString());
    }

    private static List<Map<String, Object>> values(List<Row> rows) {
        return rows.stream()
                .map(row -> Arrays.stream(row.schema().fieldNames())
                        .filter(name -> row.getAs(name) != null)
                        .collect(Collectors.<String, String, Object>toMap(name -> name, row::getAs)))
                .toList();
    }
}
