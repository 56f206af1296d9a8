package io.assay.jobs.launch;

import io.assay.ingest.Reason;
import io.assay.table.AllTables;
import io.assay.table.ColumnSpec;
import io.assay.table.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of all tables and columns, from their declarations. */
final class Dictionary {
    private Dictionary() {}

    static String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# Data dictionary");
        lines.add("");
        lines.add(
                "Made from the declarations by `bin/assay dictionary > lib/data-dictionary.md`. Each table is the Delta");
        lines.add("table of that name below the warehouse; meanings and units stand in its comments too.");
        for (TableSpec table : AllTables.SPECS) {
            lines.add("");
            lines.add("## `" + table.name() + "`");
            lines.add("");
            lines.add("One row: " + table.meaning() + ". Key: " + names(table.key()) + ". Partitions: "
                    + (table.partitions().isEmpty() ? "none" : names(table.partitions())) + ".");
            lines.add("");
            lines.add("| column | type | null | unit | meaning |");
            lines.add("|---|---|---|---|---|");
            table.columns().forEach(column -> lines.add(row(column)));
        }
        lines.addAll(reasons());
        return String.join("\n", lines);
    }

    private static List<String> reasons() {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "# Reasons",
                "",
                "Why a row is not accepted. The rules are tried in this order, and the first that fails counts: a row in",
                "quarantine is never a duplicate too.",
                "",
                "| reason | row is | meaning |",
                "|---|---|---|"));
        for (Reason reason : Reason.values()) {
            lines.add("| `" + reason.code() + "` | " + reason.outcome().code() + " | " + reason.words() + " |");
        }
        return lines;
    }

    static Object json() {
        List<Object> tables = new ArrayList<>();
        for (TableSpec spec : AllTables.SPECS) {
            Map<String, Object> table = new LinkedHashMap<>();
            table.put("name", spec.name());
            table.put("meaning", spec.meaning());
            table.put("key", spec.key().stream().map(ColumnSpec::name).toList());
            table.put(
                    "partitions",
                    spec.partitions().stream().map(ColumnSpec::name).toList());
            table.put("columns", spec.columns().stream().map(Dictionary::json).toList());
            tables.add(table);
        }
        List<Object> reasons = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("code", reason.code());
            line.put("outcome", reason.outcome().code());
            line.put("meaning", reason.words());
            reasons.add(line);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tables", tables);
        json.put("reasons", reasons);
        return json;
    }

    private static Map<String, Object> json(ColumnSpec spec) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("name", spec.name());
        column.put("type", spec.type().simpleString());
        column.put("nullable", spec.nullable());
        column.put("unit", spec.unit());
        column.put("meaning", spec.meaning());
        column.put("in_content_hash", spec.binding() == ColumnSpec.Binding.CONTENT);
        return column;
    }

    private static String names(List<ColumnSpec> columns) {
        return columns.stream().map(column -> "`" + column.name() + "`").collect(Collectors.joining(", "));
    }

    private static String row(ColumnSpec column) {
        return "| `" + column.name() + "` | " + column.type().simpleString() + " | "
                + (column.nullable() ? "yes" : "no") + " | " + column.unit() + " | "
                + column.meaning().replace("|", "\\|") + " |";
    }
}
