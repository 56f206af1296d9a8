package io.assay.jobs.launch;

import io.assay.ingest.Reason;
import io.assay.jobs.config.Packs;
import io.assay.jobs.config.Problems;
import io.assay.jobs.text.Language;
import io.assay.jobs.text.Wording;
import io.assay.rule.Pack;
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

    private final Wording words;
    private final List<Pack> packs = packs();
    private final DictionaryWords said;

    private Dictionary(Language language) {
        this.words = Wording.of(language);
        this.said = new DictionaryWords(language, packs);
    }

    static String markdown(Language language) {
        return new Dictionary(language).markdown();
    }

    private String markdown() {
        List<String> lines =
                new ArrayList<>(List.of("# " + words.say("dictionary.title"), "", words.say("dictionary.lead")));
        tables(packs).forEach(table -> lines.addAll(table(table)));
        lines.addAll(reasons());
        return String.join("\n", lines);
    }

    private List<String> table(TableSpec table) {
        List<String> lines = new ArrayList<>(List.of("", "## `" + table.name() + "`", ""));
        String partitions = table.partitions().isEmpty() ? words.say("dictionary.none") : names(table.partitions());
        lines.add(words.say("dictionary.table", said.row(table), names(table.key()), partitions));
        lines.addAll(List.of("", words.say("dictionary.columns"), "|---|---|---|---|---|"));
        table.columns().forEach(column -> lines.add(row(table, column, "")));
        String condition = words.say("dictionary.with", CODE_04_SETTING);
        onDemand(table).forEach(column -> lines.add(row(table, column, condition)));
        if (isWide(table)) {
            lines.addAll(List.of("", words.say("dictionary.more")));
        }
        return lines;
    }

    /** Every table as a run with the packs by default writes it. */
    private static List<TableSpec> tables(List<Pack> packs) {
        return AllTables.with(
                packs.stream().flatMap(pack -> pack.columns().stream()).toList());
    }

    private static List<Pack> packs() {
        Problems problems = new Problems();
        List<Pack> packs = Packs.byDefault().stream()
                .flatMap(name -> Packs.read(name, problems).stream())
                .toList();
        problems.throwIfAny();
        return packs;
    }

    private static List<ColumnSpec> onDemand(TableSpec table) {
        return isWide(table) ? CustomerSegmentTable.nullable(ScoreColumns.CODE_04) : List.of();
    }

    private static boolean isWide(TableSpec table) {
        return table.name().equals(CustomerSegmentTable.NAME);
    }

    private List<String> reasons() {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "# " + words.say("dictionary.reasons"),
                "",
                words.say("dictionary.reasons.lead"),
                "",
                words.say("dictionary.reasons.columns"),
                "|---|---|---|"));
        for (Reason reason : Reason.values()) {
            lines.add("| `" + reason.code() + "` | " + said.outcome(reason) + " | " + said.reason(reason) + " |");
        }
        return lines;
    }

    static Object json() {
        List<Object> tables = new ArrayList<>();
        for (TableSpec spec : tables(packs())) {
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

    private String row(TableSpec table, ColumnSpec column, String condition) {
        return "| `" + column.name() + "` | " + column.type().simpleString() + " | "
                + words.say(column.nullable() ? "dictionary.yes" : "dictionary.no") + " | " + said.unit(column) + " | "
                + condition + said.meaning(table, column).replace("|", "\\|") + " |";
    }
}
