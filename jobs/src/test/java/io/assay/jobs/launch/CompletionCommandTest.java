package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script of {@code completion}, loaded by the shells that are installed. */
class CompletionCommandTest {
    private static final String IN_BASH = """
            source "$1" && shift && COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
            _complete_assay
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    /** Types a line and the tabulator key, and waits for what the shell makes of it. */
    private static final String IN_ZSH = """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell "autoload -U compinit && compinit -u -D; source $1; echo REA''DY"
            zpty -r -m shell ignored "*READY*"
            zpty -n -w shell "$2"$'\t'
            zpty -r -m shell seen "*$3*"
            zpty -d shell
            """;

    @TempDir
    Path folder;

    private Path script;

    @BeforeEach
    void printTheScript() throws IOException {
        Cli.Answer answer = new Cli(folder, new RecordedOperations()).run("completion", "bash");
        assertThat(answer.code()).isZero();
        script = Files.writeString(folder.resolve("assay.bash"), answer.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pl                        | plan",
                "v                         | validate verify version",
                "report --wi               | --with-customers",
                "run --format=             | ",
                "status --format           | text json",
                "report --lang             | en zh",
                "generate x --file-format  | csv parquet",
                "completion                | bash zsh",
                "verify --dry              | ",
            })
    void bashProposesCommandsOptionsAndChoices(String line, String proposals) throws Exception {
        assumeThat(Path.of("/bin/bash")).exists();

        assertThat(proposed(line)).containsExactlyInAnyOrderElementsOf(words(proposals));
    }

    @ParameterizedTest
    @CsvSource({
        "assay pl, assay plan",
        "assay report --wi, assay report --with-customers",
        "bin/assay status --format j, bin/assay status --format json",
        "assay run --config ass, assay run --config assay.bash",
    })
    void zshCompletesAsWell(String line, String completed) throws Exception {
        assumeThat(Path.of("/bin/zsh")).exists();

        assertThat(output("/bin/zsh", "-f", "-c", IN_ZSH, "completion", script.toString(), line, completed))
                .isEmpty();
    }

    @Test
    void everyCommandIsProposed() throws Exception {
        assumeThat(Path.of("/bin/bash")).exists();

        assertThat(proposed("")).contains("init", "validate", "plan", "run", "report", "errors", "completion");
    }

    @Test
    void whereNothingIsKnownShellsProposeFiles() throws IOException {
        assertThat(Files.readString(script))
                .contains("complete -F _complete_assay -o default assay")
                .doesNotContain("+o default");
    }

    @Test
    void anotherShellIsRefused() {
        Cli.Answer answer = new Cli(folder, new RecordedOperations()).run("completion", "fish");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("usage.bad-value").contains("bash, zsh");
    }

    /** What a shell proposes for the last word of a line; for the next one after an option or a command. */
    private List<String> proposed(String line) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("/bin/bash", "-c", IN_BASH, "completion", script.toString(), "assay"));
        command.addAll(words(line));
        if (line == null || !line.matches(".*(pl|v|--wi|=|--dry)")) {
            command.add("");
        }
        return output(command.toArray(String[]::new));
    }

    private List<String> output(String... command) throws Exception {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(out, StandardCharsets.UTF_8)
                .lines()
                .filter(word -> !word.isBlank())
                .toList();
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }
}
