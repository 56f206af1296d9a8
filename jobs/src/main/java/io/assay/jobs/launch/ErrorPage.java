package io.assay.jobs.launch;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.ErrorWords;
import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.text.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of all exit codes and error codes, from their declarations. */
record ErrorPage(ErrorWords words) {

    /** The page in a language. */
    static ErrorPage in(Language language) {
        return new ErrorPage(ErrorWords.of(language));
    }

    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# " + words.say("page.title"));
        for (String key : List.of("page.other", "page.source")) {
            lines.addAll(List.of("", words.say(key)));
        }
        lines.addAll(List.of("", "## " + words.say("page.exits"), "", words.say("page.line"), ""));
        lines.addAll(exits());
        lines.addAll(List.of("", "# " + words.say("page.codes"), "", words.say("page.stable")));
        String subject = "";
        for (ErrorCode error : ErrorCode.values()) {
            if (!error.subject().equals(subject)) {
                subject = error.subject();
                lines.addAll(List.of("", "## " + words.say("subject." + subject)));
            }
            lines.addAll(entry(error));
        }
        return String.join("\n", lines);
    }

    private List<String> exits() {
        List<String> lines = new ArrayList<>();
        lines.add("| " + words.say("page.exit") + " | " + words.say("page.meaning") + " | " + words.say("page.advice")
                + " |");
        lines.add("|---|---|---|");
        for (ExitCode exit : ExitCode.values()) {
            lines.add("| " + exit.code() + " | " + words.meaning(exit) + " | " + words.advice(exit) + " |");
        }
        return lines;
    }

    private List<String> entry(ErrorCode error) {
        return List.of(
                "",
                "### `" + error.code() + "`",
                "",
                "* " + words.say("page.exit") + " " + error.exit().code(),
                "* **" + words.say("page.what") + "** " + words.what(error),
                "* **" + words.say("page.why") + "** " + words.why(error),
                "* **" + words.say("page.fix") + "** " + words.fix(error));
    }

    Object json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("exit_codes", Arrays.stream(ExitCode.values()).map(this::json).toList());
        json.put("errors", Arrays.stream(ErrorCode.values()).map(this::json).toList());
        return json;
    }

    private Map<String, Object> json(ExitCode exit) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("exit_code", exit.code());
        json.put("meaning", words.meaning(exit));
        json.put("advice", words.advice(exit));
        return json;
    }

    private Map<String, Object> json(ErrorCode error) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", error.code());
        json.put("exit_code", error.exit().code());
        json.put("what", words.what(error));
        json.put("why", words.why(error));
        json.put("fix", words.fix(error));
        return json;
    }
}
