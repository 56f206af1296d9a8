package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.Warehouse;
import io.assay.table.AllTables;
import io.assay.table.CustomerSegmentTable;
import io.assay.table.DimSegmentTable;
import io.assay.table.TableSpec;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** What a run with the settings by default leaves in Delta, against the declarations and the page that people read. */
class PublishedTablesTest {
    private static final Path DICTIONARY = Path.of(System.getProperty("assay.root", ".."), "lib", "data-dictionary.md");

    private static final Path WAREHOUSE = Shop.published().warehouse();

    @Test
    void aCustomerWhoIsNotInThemCannotBeExplained() {
        ExplainJob job = new ExplainJob(Warehouse.at(LocalSpark.session(), WAREHOUSE.toString()));

        assertThat(job.run("c001", Optional.empty()).values()).containsEntry("customer_id", "c001");
        assertThatThrownBy(() -> job.run("C001", Optional.empty()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("explain.unknown-customer"))
                .hasMessageContaining("Cannot explain customer C001: not among the 90 customers published");
    }

    @Test
    void segmentsAreNamedAndAdvisedAsTheirPackSays() {
        Row best = Warehouse.at(LocalSpark.session(), WAREHOUSE.toString())
                .read(DimSegmentTable.SPEC)
                .filter("scheme = 'abc' and segment = 'A'")
                .select("pack", "sort_order", "name_en", "name_zh", "advice_en", "advice_zh", "colour")
                .first();

        assertThat(best)
                .isEqualTo(RowFactory.create(
                        "tier-abc-pareto",
                        1,
                        "A customers",
                        "A 类客户",
                        "Key account care; never lose one unnoticed",
                        "重点客户管理，流失必须及时发现",
                        "#1a9850"));
    }

    @Test
    void everyColumnIsAsDeclaredAndInTheDictionary() throws IOException {
        Map<String, List<String>> page = dictionary();
        assertThat(page.keySet())
                .containsExactlyElementsOf(
                        AllTables.SPECS.stream().map(TableSpec::name).toList());
        for (TableSpec table : AllTables.SPECS) {
            StructType written = schema(table);

            if (!table.name().equals(CustomerSegmentTable.NAME)) {
                assertThat(written).as(table.name()).isEqualTo(table.schema());
            }
            assertThat(page.get(table.name()))
                    .as(table.name())
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(written.fields())
                            .map(PublishedTablesTest::described)
                            .toList());
        }
    }

    private static StructType schema(TableSpec table) {
        return DeltaLog.forTable(
                        LocalSpark.session(), WAREHOUSE.resolve(table.name()).toString())
                .unsafeVolatileSnapshot()
                .schema();
    }

    private static String described(StructField field) {
        return String.join(
                " | ",
                field.name(),
                field.dataType().simpleString(),
                field.nullable() ? "yes" : "no",
                field.getComment().get());
    }

    /** The lines of the page by table, in the words of {@link #described}; columns that need a setting are left out. */
    private static Map<String, List<String>> dictionary() throws IOException {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        List<String> columns = new ArrayList<>();
        for (String line : Files.readAllLines(DICTIONARY)) {
            if (line.equals("# Reasons")) {
                break;
            }
            if (line.startsWith("## `")) {
                columns = new ArrayList<>();
                tables.put(line.substring("## `".length(), line.length() - 1), columns);
            } else if (line.startsWith("| `") && !line.contains("| With `")) {
                String[] cells = line.substring(2, line.length() - 2).split(" \\| ", 5);
                columns.add(String.join(
                        " | ",
                        cells[0].replace("`", ""),
                        cells[1],
                        cells[2],
                        cells[4].replace("\\|", "|") + " [" + cells[3] + "]"));
            }
        }
        return tables;
    }
}
