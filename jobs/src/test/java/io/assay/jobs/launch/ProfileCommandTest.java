package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandTest {
    @TempDir
    Path folder;

    private final RecordedOperations operations = new RecordedOperations();

    @BeforeEach
    void aShop() throws IOException {
        OneFileShop.in(folder);
    }

    @Test
    void withoutAnAsOfDateTheLatestPossibleOneIsKnown() {
        Cli.Answer answer = new Cli(folder, operations).run("profile");

        assertThat(answer.code()).isZero();
        Operations.ProfileRequest request = (Operations.ProfileRequest) operations.requests.get(0);
        assertThat(request.config().config().asOf()).isEmpty();
        assertThat(request.latest()).isEqualTo(LocalDate.of(2026, 7, 11));
    }

    @Test
    void asOfAndSettingsReachTheRequest() {
        new Cli(folder, operations).run("profile", "--as-of", "2026-07-01", "--set", "scores.levels=4", "--lang", "zh");

        Operations.ProfileRequest request = (Operations.ProfileRequest) operations.requests.get(0);
        assertThat(request.config().config().asOf()).contains(LocalDate.of(2026, 7, 1));
        assertThat(request.config().config().scores().levels()).isEqualTo(4);
    }

    @Test
    void aDayThatIsNotOverIsRefused() {
        Cli.Answer answer = new Cli(folder, operations).run("profile", "--as-of", "2026-07-12");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.errors().get(0))
                .startsWith("assay: usage.future-as-of: As-of date 2026-07-12 lies in the future;"
                        + " the latest possible is 2026-07-11. Give an as-of date whose days are over");
        assertThat(operations.requests).isEmpty();
    }

    @Test
    void packsAreCheckedBeforeARowIsRead() {
        Cli.Answer answer = new Cli(folder, operations).run("profile", "--set", "packs=[rfm-named-gird]");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.errors().get(0)).contains("Did you mean rfm-named-grid?");
        assertThat(operations.requests).isEmpty();
    }

    @Test
    void anUnknownLanguageIsRefused() {
        Cli.Answer answer = new Cli(folder, operations).run("profile", "--lang", "fr");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.errors().get(0))
                .startsWith("assay: usage.bad-value: --lang: fr is not spoken. Write en or zh");
    }
}
