package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    @Test
    void bothReadmesHaveTheSameCommandsAndPages() {
        Page english = Page.of("README.md");
        Page chinese = Page.of("README.zh-CN.md");

        assertThat(chinese.commands()).isNotEmpty().isEqualTo(english.commands());
        assertThat(chinese.linked())
                .contains(english.linked().stream()
                        .filter(page -> page.toString().contains("docs/")
                                && page.toString().endsWith(".md"))
                        .toArray(Path[]::new));
    }

    @Test
    void linksLeadToFiles() throws IOException {
        for (Page page : pages()) {
            assertThat(page.linked()).as("links of %s", page.file()).allMatch(Files::exists);
        }
    }

    @Test
    void everyPageIsInTheIndex() throws IOException {
        Page index = Page.of("docs/index.md");

        assertThat(index.linked())
                .containsAll(pages().stream()
                        .map(page -> page.file().normalize())
                        .filter(file -> !file.endsWith("index.md") && !file.endsWith("README.md"))
                        .toList());
    }

    private static List<Page> pages() throws IOException {
        try (Stream<Path> files = Files.list(Page.ROOT.resolve("docs"))) {
            Stream<String> docs = files.map(file -> "docs/" + file.getFileName())
                    .filter(name -> name.endsWith(".md"))
                    .sorted();
            return Stream.concat(Stream.of("README.md", "README.zh-CN.md"), docs)
                    .map(Page::of)
                    .toList();
        }
    }
}
