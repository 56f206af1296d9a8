package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failure;
import io.assay.jobs.failure.Failures;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in the input that only a run finds: the right exit code, the fix, and nothing published. */
class RunErrorPathsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order,customer,day,amount           | 3 | input.no-rows        | Check the paths",
                "order,customer,day,amount;1,a,gestern,viel   | 4 | quality.gate | correct the input",
                "order,customer,day,amount;1,a,2030-01-01,2.00 | 3 | input.no-customers | Give a later --as-of",
                "order,customer,day,amount;1,a,2020-01-01,2.00 | 3 | input.no-customers | Check as_of and features.windows",
            })
    void aMistakeInTheInputIsNamedAndPublishesNothing(String lines, int exit, String code, String fix)
            throws IOException {
        Path input = Files.createDirectories(folder.resolve("input"));
        Files.write(input.resolve("orders.csv"), List.of(lines.split(";")));

        assertThatThrownBy(() -> new Shop(folder).run(Shop.AS_OF)).satisfies(thrown -> {
            Failure failure = Failures.of(thrown);
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.exitCode()).isEqualTo(exit);
            assertThat(failure.fix()).contains(fix);
        });

        Warehouse warehouse =
                Warehouse.at(LocalSpark.session(), folder.resolve("warehouse").toString());
        assertThat(new Published(warehouse).all()).isEmpty();
    }
}
