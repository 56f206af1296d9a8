package io.assay.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.text.Language;
import io.assay.jobs.text.Wording;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoEndTest {
    private static final DemoFiles FILES = new DemoFiles(Path.of("shop"));

    @Test
    void endsWithTheReportAndThreeCommands() {
        String text = new DemoEnd(FILES, List.of("Who they are."), Wording.of(Language.EN)).text("Published", "c1");

        assertThat(text.lines())
                .startsWith("Published", "", "Who they are.")
                .endsWith(
                        "Report     shop/report.html",
                        "",
                        "Try next:",
                        "  bin/assay explain --warehouse shop --customer c1",
                        "  bin/assay report --warehouse shop --lang zh",
                        "  bin/assay verify --warehouse shop");
    }

    @Test
    void speaksChinese() {
        String text = new DemoEnd(FILES, List.of("客户是谁"), Wording.of(Language.ZH)).text("已发布", "c1");

        assertThat(text.lines())
                .startsWith("已发布", "", "客户是谁")
                .contains("报告       shop/report.html", "接下来可以试试：")
                .endsWith("  bin/assay verify --warehouse shop");
    }
}
