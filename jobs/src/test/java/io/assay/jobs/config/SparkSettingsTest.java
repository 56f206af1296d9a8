package io.assay.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkSettingsTest {
    private final Problems problems = new Problems();

    @ParameterizedTest
    @Fault({"C10", "D16"})
    @ValueSource(
            strings = {
                "spark.sql.files.ignoreCorruptFiles=true",
                "spark.sql.files.ignoreMissingFiles=TRUE",
                "spark.files.ignoreCorruptFiles=true",
                "spark.files.ignoreMissingFiles=true",
                "spark.sql.ansi.enabled=false",
                "spark.sql.caseSensitive=true",
                "spark.sql.session.timeZone=Asia/Shanghai",
                "spark.databricks.delta.retentionDurationCheck.enabled=false",
                "spark.sql.variable.substitute=true",
                "spark.sql.storeAssignmentPolicy=legacy",
            })
    void dangerousSettingsAreRefused(String option) {
        SparkSettings.read(List.of(option), problems);

        assertThat(problems.all()).extracting(Problem::code).containsExactly("config.spark-setting");
        assertThat(problems.all().get(0).text()).startsWith("--spark: spark.").endsWith("Leave it out.");
    }

    @Test
    void harmlessSettingsPass() {
        Map<String, String> settings =
                SparkSettings.read(List.of("spark.sql.ansi.enabled=true", "spark.sql.shuffle.partitions=9"), problems);

        assertThat(problems.all()).isEmpty();
        assertThat(settings).containsEntry("spark.sql.shuffle.partitions", "9");
    }

    @Test
    void whatIsNoSettingIsRefused() {
        SparkSettings.read(List.of("x", "foo=bar"), problems);

        assertThat(problems.all())
                .extracting(Problem::text)
                .containsExactly(
                        "--spark: cannot use 'x'. Write key=value.",
                        "--spark: foo is no setting of Spark. Write a key that begins with spark.");
    }
}
