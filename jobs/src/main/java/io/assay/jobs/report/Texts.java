package io.assay.jobs.report;

import io.assay.jobs.store.Verification;
import io.assay.jobs.text.Columns;
import io.assay.jobs.text.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers of commands for people. */
public final class Texts {
    private static final int LABEL = 11;

    private Texts() {}

    /** What is published, and how the last tries ended. */
    public static String status(Map<String, Object> status, Wording words) {
        List<String> text =
                new ArrayList<>(List.of(Columns.left(words.say("label.warehouse"), LABEL) + status.get("warehouse")));
        List<Map<String, Object>> published = lines(status, "published");
        if (published.isEmpty()) {
            text.add(words.say("status.nothing"));
        } else {
            text.add("");
            text.add(publication(List.of("as_of", "generation", "customers", "monetary", "rows_in", "run").stream()
                    .map(column -> words.say("status." + column))
                    .toList()));
        }
        published.forEach(line -> text.add(publication(line, words)));
        List<Map<String, Object>> tries = lines(status, "tries");
        if (!tries.isEmpty()) {
            text.addAll(List.of("", words.say("status.tries")));
        }
        tries.forEach(line -> text.add(attempt(line, words)));
        return String.join("\n", text);
    }

    private static String publication(Map<String, Object> line, Wording words) {
        boolean whole = Boolean.TRUE.equals(line.get("in_place"));
        String cells = publication(List.of(
                line.get("as_of_date").toString(),
                line.get("generation").toString(),
                words.count((Long) line.get("customers")),
                words.decimals((BigDecimal) line.get("monetary"), 2),
                words.count((Long) line.get("rows_in")),
                line.get("run_id").toString()));
        return whole ? cells : cells + "  " + words.say("status.broken");
    }

    /** Date at the left, numbers at the right, and the run at the end. */
    private static String publication(List<String> cells) {
        return String.join(
                " ",
                Columns.left(cells.get(0), 11),
                Columns.right(cells.get(1), 4),
                Columns.right(cells.get(2), 12),
                Columns.right(cells.get(3), 16),
                Columns.right(cells.get(4), 12),
                " " + cells.get(5));
    }

    private static String attempt(Map<String, Object> line, Wording words) {
        String text = words.say(
                "status.try",
                line.get("started_at"),
                line.get("as_of_date"),
                words.name("outcome", line.get("outcome").toString()),
                line.get("exit_code"));
        return line.get("message") == null ? text : text + words.say("status.message", line.get("message"));
    }

    /** What a verification found. */
    public static String verified(Verification report, Wording words) {
        List<String> text = new ArrayList<>();
        report.findings()
                .forEach(found -> text.add((found.asOf() + " " + found.table() + " " + found.sentence()).strip()));
        if (text.isEmpty()) {
            text.add(words.say("verify.sound", report.publications(), report.tables()));
        }
        return String.join("\n", text);
    }

    /** What was generated. */
    public static String generated(Map<String, Object> generated, Wording words) {
        return words.say(
                "generate.done",
                generated.get("rows"),
                generated.get("clean_rows"),
                generated.get("data"),
                generated.get("truth"));
    }

    @SuppressWarnings("unchecked") // the documents are built by the jobs beside this class
    private static List<Map<String, Object>> lines(Map<String, Object> document, String key) {
        return (List<Map<String, Object>>) document.get(key);
    }
}
