package io.assay.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlTest {
    private final Problems problems = new Problems();

    @Test
    void everyNodeKnowsItsLineAndKey() {
        YamlNode.Mapping root = mapping("a: 1\nb:\n  - x: y\n    z: [p, q]\n");

        YamlNode.Sequence list = (YamlNode.Sequence) root.entries().get("b");
        YamlNode.Mapping item = (YamlNode.Mapping) list.items().get(0);
        YamlNode.Sequence inner = (YamlNode.Sequence) item.entries().get("z");

        assertThat(root.entries().get("a").place()).isEqualTo(new Place("t.yaml", 1, "a"));
        assertThat(inner.items().get(1).place()).isEqualTo(new Place("t.yaml", 4, "b.0.z.1"));
    }

    @Test
    @Fault("C02")
    void noIsAWordAndNotFalse() {
        YamlNode.Mapping root = mapping("country: no\nanswer: yes\n");

        assertThat(((YamlNode.Scalar) root.entries().get("country")).kind()).isEqualTo(YamlNode.Kind.TEXT);
        assertThat(root.entries().get("country").shown()).isEqualTo("no");
    }

    @Test
    @Fault("C02")
    void repeatedKeysAreAllNamedWithBothLines() {
        parse("a: 1\nb: 2\na: 3\nc: {d: 1, d: 2}\n");

        assertThat(problems.all().stream().map(Problem::text))
                .containsExactly(
                        "t.yaml:3: a stands twice; the first is in line 1. Remove one.",
                        "t.yaml:4: c.d stands twice; the first is in line 4. Remove one.");
        assertThat(problems.all()).extracting(Problem::code).containsOnly("config.duplicate-key");
    }

    @Test
    void syntaxErrorsNameTheLine() {
        parse("a: 1\ndelimiter: ,\n");

        assertThat(problems.all()).hasSize(1);
        assertThat(problems.all().get(0).place().line()).isEqualTo(2);
        assertThat(problems.all().get(0).text()).contains("is no YAML").contains("quote values");
    }

    @Test
    @Fault("X11")
    void tagsOfTypesAreRefused() {
        parse("a: !!javax.script.ScriptEngineManager [x]\nb: !!java.net.URL 'http://x'\n");

        assertThat(problems.all()).extracting(Problem::code).contains("config.syntax");
    }

    @Test
    @Fault("X19")
    void aliasBombsEndQuickly() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1) + "]\n");
        }

        Assertions.assertTimeout(Duration.ofSeconds(2), () -> parse(bomb.toString()));

        assertThat(problems.all()).isNotEmpty();
    }

    @Test
    @Fault("X19")
    void hostileDepthIsAProblemAndNoStackOverflow() {
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> parse("[".repeat(100_000)));

        assertThat(problems.all())
                .extracting(Problem::text)
                .containsExactly("t.yaml: is nested deeper than 40 levels. Flatten it.");
        assertThat(problems.all()).extracting(Problem::code).containsExactly("config.too-large");
    }

    @Test
    void aNodeThatHoldsItselfIsAProblem() {
        parse("a: &a [*a]\n");

        assertThat(problems.all()).isNotEmpty();
    }

    @Test
    void aSecondDocumentIsAProblem() {
        parse("a: 1\n---\nb: 2\n");

        assertThat(problems.all()).isNotEmpty();
    }

    @Test
    void filesThatCannotBeReadAreProblems(@TempDir Path folder) throws Exception {
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});

        Yaml.read(folder.resolve("absent.yaml"), "absent.yaml", problems);
        Yaml.read(folder, "folder", problems);
        Yaml.read(latin, "latin.yaml", problems);

        assertThat(problems.all().stream().map(Problem::text))
                .containsExactly(
                        "absent.yaml: does not exist. Create it, or name another file.",
                        "folder: is a folder. Name a YAML file.",
                        "latin.yaml: is not UTF-8 text. Save it as UTF-8.");
    }

    @Test
    void aByteOrderMarkIsSkipped(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("bom.yaml"), "\uFEFFa: 1\n");

        Optional<YamlNode> root = Yaml.read(file, problems);

        assertThat(root.orElseThrow().shown()).isEqualTo("{a: 1}");
    }

    @Test
    @Fault("X08")
    void messagesStayOnOneLine() {
        parse("a: 1\n\"x\\ny\\e[31m\": 2\n\"x\\ny\\e[31m\": 3\n");

        assertThat(problems.all().get(0).text()).doesNotContain("\n").doesNotContain("\u001b");
    }

    private YamlNode.Mapping mapping(String text) {
        return (YamlNode.Mapping) parse(text).orElseThrow();
    }

    private Optional<YamlNode> parse(String text) {
        return Yaml.parse("t.yaml", text, problems);
    }
}
