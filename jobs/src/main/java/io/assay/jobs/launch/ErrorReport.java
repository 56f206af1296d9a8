package io.assay.jobs.launch;

import io.assay.jobs.config.Problem;
import io.assay.jobs.config.ProblemsFailure;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.text.OneLine;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes failures as {@code assay: <code>: <sentence>. <what to do> Log: <file>}, and their traces to the log file. */
record ErrorReport(PrintStream err, LogFile log) {

    /** Prints a failure, a line for each problem, and returns it for programs. */
    Map<String, Object> report(Failure failure) {
        boolean logged = log.record(failure);
        String where = logged ? " Log: " + log.path() : "";
        if (failure instanceof ProblemsFailure several) {
            List<Problem> problems = several.problems();
            for (int i = 0; i < problems.size(); i++) {
                Problem problem = problems.get(i);
                err.println(
                        "assay: " + problem.code() + ": " + problem.text() + (i == problems.size() - 1 ? where : ""));
            }
        } else {
            err.println("assay: " + failure.code() + ": " + sentence(failure.getMessage())
                    + (failure.fix().isEmpty() ? "" : " " + sentence(failure.fix())) + where);
        }
        err.flush();
        return json(failure);
    }

    private Map<String, Object> json(Failure failure) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("exit_code", failure.exitCode());
        json.put("code", failure.code());
        json.put("message", OneLine.of(failure.getMessage()));
        json.put("fix", OneLine.of(failure.fix()));
        if (failure instanceof ProblemsFailure several) {
            json.put(
                    "problems",
                    several.problems().stream().map(ValidateCommand::json).toList());
        }
        json.put("log", log.path().toString());
        return json;
    }

    private static String sentence(String text) {
        String line = OneLine.of(text.strip());
        return line.endsWith(".") || line.endsWith("?") || line.endsWith("!") ? line : line + ".";
    }
}
