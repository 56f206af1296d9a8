package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.run.Stage;
import io.assay.table.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the DAG for Airflow says of stages, tables and exit codes, against their declarations. */
class AirflowFileTest {
    @Test
    void everyExitCodeThatAssayGivesItselfIsDecidedOn() {
        List<String> decided = Stream.of("FINAL", "PASSING")
                .flatMap(name -> found(block(name + " = \\{", "\\}"), "(?m)^ +(\\d+):"))
                .toList();

        assertThat(decided)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ExitCode.values())
                        .filter(code -> code != ExitCode.DONE && code != ExitCode.STOPPED)
                        .map(code -> Integer.toString(code.code()))
                        .toList());
    }

    @Test
    void assetsAreTheTablesThatTheLastStagesWrite() {
        assertThat(found(block("PUBLISHED = \\[", "\\]"), "(?m)^ +\"(\\w+)\",$"))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Stage.SUMMARISE, Stage.SEGMENT)
                        .flatMap(stage -> stage.writes().stream())
                        .map(TableSpec::name)
                        .toList());
    }

    @Test
    void thePageCountsTheStages() throws IOException {
        assertThat(Stage.values()).hasSize(9).endsWith(Stage.PUBLISH);
        assertThat(Files.readString(Page.ROOT.resolve("docs/airflow.md"))).contains("it has nine stages");
    }

    private static String block(String begin, String end) {
        return found(file(), "(?s)\n" + begin + "(.*?)\n" + end).findFirst().orElseThrow();
    }

    private static Stream<String> found(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(result -> result.group(1));
    }

    private static String file() {
        try {
            return Files.readString(Page.ROOT.resolve("conf/airflow/assay_dag.py"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
