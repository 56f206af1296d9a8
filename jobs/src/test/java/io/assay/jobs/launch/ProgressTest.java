package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.text.Language;
import io.assay.jobs.text.Wording;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final AtomicLong seconds = new AtomicLong();

    @Test
    void linesTellPositionRowsTimeAndEstimate() {
        try (Progress progress = progress(Progress.Style.LINES)) {
            work(progress);
        }

        assertThat(text().lines())
                .containsExactly("[1/2] read, 1,234,567 rows, 00:30", "[2/2] score, 00:10, about 01:20 left");
    }

    @Test
    void aTerminalSeesOneLineThatIsClearedAtTheEnd() {
        try (Progress progress = progress(Progress.Style.REWRITE)) {
            work(progress);
        }

        assertThat(text())
                .contains("\r\u001b[K[1/2] read")
                .endsWith("\r\u001b[K")
                .doesNotContain("\n");
    }

    @Test
    void speaksChinese() {
        try (Progress progress = progress(Progress.Style.LINES, Language.ZH)) {
            work(progress);
        }

        assertThat(text().lines()).containsExactly("[1/2] read，1,234,567 行，00:30", "[2/2] score，00:10，约剩 01:20");
    }

    @Test
    void silenceIsSilent() {
        try (Progress progress = progress(Progress.Style.SILENT)) {
            work(progress);
        }

        assertThat(text()).isEmpty();
    }

    @Test
    void aFailedStageIsNotReportedAsDone() {
        try (Progress progress = progress(Progress.Style.LINES)) {
            assertThatThrownBy(() -> progress.step("read", () -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
        }

        assertThat(text()).isEmpty();
    }

    private void work(Progress progress) {
        progress.plan(List.of(new Progress.Step("read", 1), new Progress.Step("score", 3)));
        progress.step("read", () -> {
            seconds.set(30);
            progress.rows(1_234_567);
        });
        progress.step("score", () -> seconds.set(40));
    }

    private Progress progress(Progress.Style style) {
        return progress(style, Language.EN);
    }

    private Progress progress(Progress.Style style, Language language) {
        return new Progress(err, style, Wording.of(language), () -> seconds.get() * 1_000_000_000L);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
