package io.assay.jobs.launch;

import io.assay.ingest.Reason;
import io.assay.jobs.config.Packs;
import io.assay.jobs.config.Problems;
import io.assay.table.AllTables;
import io.assay.table.ColumnSpec;
import io.assay.table.CustomerSegmentTable;
import io.assay.table.ScoreColumns;
import io.assay.table.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The page of all tables and columns, from their declarations: those that a run with the settings by default writes, then
 * those that need a setting.
 */
final class Dictionary {
    private static final String CODE_04_SETTING = "scores.code04";

    private Dictionary() {}

    static String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# Data dictionary");
        lines.add("");
        lines.add(
                "Made from the declarations by `bin/assay dictionary > lib/data-dictionary.md`. Each table is the Delta");
        lines.add("table of that name below the warehouse; meanings and units stand in its comments too.");
        for (TableSpec table : tables()) {
            lines.add("");
            lines.add("## `" + table.name() + "`");
            lines.add("");
            lines.add("One row: " + table.meaning() + ". Key: " + names(table.key()) + ". Partitions: "
                    + (table.partitions().isEmpty() ? "none" : names(table.partitions())) + ".");
            lines.add("");
            lines.add("| column | type | null | unit | meaning |");
            lines.add("|---|---|---|---|---|");
            table.columns().forEach(column -> lines.add(row(column, "")));
            onDemand(table).forEach(column -> lines.add(row(column, "With `" + CODE_04_SETTING + "`: ")));
            lines.addAll(families(table));
        }
        lines.addAll(reasons());
        return String.join("\n", lines);
    }

    /** Every table as a run with the packs by default writes it. */
    private static List<TableSpec> tables() {
        Problems problems = new Problems();
        List<ColumnSpec> columns = Packs.byDefault().stream()
                .flatMap(name -> Packs.read(name, problems).stream())
                .flatMap(pack -> pack.columns().stream())
                .toList();
        problems.throwIfAny();
        return AllTables.with(columns);
    }

    private static List<ColumnSpec> onDemand(TableSpec table) {
        return isWide(table) ? CustomerSegmentTable.nullable(ScoreColumns.CODE_04) : List.of();
    }

    private static boolean isWide(TableSpec table) {
        return table.name().equals(CustomerSegmentTable.NAME);
    }

    /** Columns whose names depend on a setting. */
    private static List<String> families(TableSpec table) {
        return isWide(table)
                ? List.of(
                        "",
                        "More columns on demand: each further pack of `packs` adds a segment and its reason;"
                                + " `scores.normalise` adds",
                        "`<column>_norm`; each of `features.windows` after the first adds the columns of the first again, as",
                        "`frequency_90d`. Without `clusters.enabled` those of clusters are absent. A column that another run"
                                + " added is",
                        "null for this one.")
                : List.of();
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
        for (TableSpec spec : tables()) {
            Map<String, Object> table = new LinkedHashMap<>();
            table.put("name", spec.name());
            table.put("meaning", spec.meaning());
            table.put("key", spec.key().stream().map(ColumnSpec::name).toList());
            table.put(
                    "partitions",
                    spec.partitions().stream().map(ColumnSpec::name).toList());
            List<Object> columns = new ArrayList<>();
            spec.columns().forEach(column -> columns.add(json(column)));
            onDemand(spec).forEach(column -> {
                Map<String, Object> described = json(column);
                described.put("only_with", CODE_04_SETTING);
                columns.add(described);
            });
            table.put("columns", columns);
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

    private static String row(ColumnSpec column, String condition) {
        return "| `" + column.name() + "` | " + column.type().simpleString() + " | "
                + (column.nullable() ? "yes" : "no") + " | " + column.unit() + " | "
                + condition + column.meaning().replace("|", "\\|") + " |";
    }
}
