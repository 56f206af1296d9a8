package io.assay.jobs.report;

import io.assay.jobs.store.Verification;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers of commands for people. */
public final class Texts {
    private static final String PUBLICATIONS = "%-11s %4s %12s %16s %12s  %s%s";

    private Texts() {}

    /** What is published, and how the last tries ended. */
    public static String status(Map<String, Object> status) {
        List<String> text = new ArrayList<>(List.of("Warehouse  " + status.get("warehouse")));
        List<Map<String, Object>> published = lines(status, "published");
        if (published.isEmpty()) {
            text.add("Nothing is published.");
        } else {
            text.add("");
            text.add(row(PUBLICATIONS, "as-of", "gen", "customers", "monetary", "rows in", "run", ""));
        }
        published.forEach(line -> text.add(publication(line)));
        List<Map<String, Object>> tries = lines(status, "tries");
        if (!tries.isEmpty()) {
            text.addAll(List.of("", "Last tries"));
        }
        tries.forEach(line -> text.add(attempt(line)));
        return String.join("\n", text);
    }

    private static String publication(Map<String, Object> line) {
        boolean whole = Boolean.TRUE.equals(line.get("in_place"));
        return row(
                PUBLICATIONS,
                line.get("as_of_date"),
                line.get("generation"),
                grouped(line.get("customers")),
                grouped(line.get("monetary")),
                grouped(line.get("rows_in")),
                line.get("run_id"),
                whole ? "" : "  (a later publication was broken off: run again)");
    }

    private static String attempt(Map<String, Object> line) {
        return row(
                "%s  as-of %s  %s, exit %s%s",
                line.get("started_at"),
                line.get("as_of_date"),
                line.get("outcome"),
                line.get("exit_code"),
                line.get("message") == null ? "" : ": " + line.get("message"));
    }

    private static String row(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** All that is known of one customer, a value a line. */
    public static String customer(Map<String, Object> values) {
        List<String> text = new ArrayList<>();
        values.forEach((name, value) -> text.add(String.format(Locale.ROOT, "%-24s %s", name, plain(value))));
        return String.join("\n", text);
    }

    /** What a verification found. */
    public static String verified(Verification report) {
        List<String> text = new ArrayList<>();
        report.findings()
                .forEach(found -> text.add((found.asOf() + " " + found.table() + " " + found.sentence()).strip()));
        if (text.isEmpty()) {
            text.add(String.format(
                    Locale.ROOT,
                    "%d publications with %d tables are as they were published.",
                    report.publications(),
                    report.tables()));
        }
        return String.join("\n", text);
    }

    /** What was generated. */
    public static String generated(Map<String, Object> generated) {
        return String.format(
                Locale.ROOT,
                "%s rows, %s of them clean, in %s; the truth about them in %s",
                generated.get("rows"),
                generated.get("clean_rows"),
                generated.get("data"),
                generated.get("truth"));
    }

    /** What a run would do. */
    public static String plan(Map<String, Object> plan) {
        List<String> text = new ArrayList<>();
        plan.forEach((name, value) -> text.add(String.format(Locale.ROOT, "%-20s %s", name, value)));
        return String.join("\n", text);
    }

    private static String grouped(Object number) {
        return number instanceof BigDecimal decimal
                ? String.format(Locale.ROOT, "%,.2f", decimal)
                : String.format(Locale.ROOT, "%,d", (Long) number);
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value);
    }

    @SuppressWarnings("unchecked") // the documents are built by the jobs beside this class
    private static List<Map<String, Object>> lines(Map<String, Object> document, String key) {
        return (List<Map<String, Object>>) document.get(key);
    }
}
