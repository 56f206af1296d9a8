package io.assay.jobs.report;

import io.assay.jobs.run.ForgetPlan;
import io.assay.jobs.run.ForgetReport;
import io.assay.jobs.store.Bulk;
import io.assay.jobs.text.Columns;
import io.assay.jobs.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What forgetting a customer would do or did, in words. */
public final class ForgetText {
    private static final int TABLE = 18;
    private static final int NUMBER = 12;

    private ForgetText() {}

    /** A plan. */
    public static String of(ForgetPlan plan, Wording words) {
        if (plan.isDone()) {
            return words.say("forget.nobody", plan.customer());
        }
        List<String> lines = named("forget.would", plan, words);
        asOfDates("forget.would-publish", plan, words).forEach(lines::add);
        lines.addAll(List.of("", words.say("plan.end")));
        return String.join("\n", lines);
    }

    /** What was done. */
    public static String of(ForgetReport report, Wording words) {
        ForgetPlan plan = report.plan();
        if (plan.isDone()) {
            return words.say("forget.nobody", plan.customer());
        }
        List<String> lines = named("forget.done", plan, words);
        asOfDates("forget.published", plan, words).forEach(lines::add);
        Bulk deleted = report.deleted();
        lines.add(words.say("forget.deleted", words.count(deleted.files()), words.bytes(deleted.bytes())));
        lines.add(words.say("forget.sources"));
        return String.join("\n", lines);
    }

    private static List<String> named(String key, ForgetPlan plan, Wording words) {
        List<String> lines = new ArrayList<>(List.of(words.say(key, plan.customer()), ""));
        lines.add(line(Stream.of("table", "rows", "files", "size")
                .map(column -> words.say("forget." + column))
                .toList()));
        plan.byTable()
                .forEach((table, named) -> lines.add(line(List.of(
                        table, words.count(named.rows()), words.count(named.files()), words.bytes(named.bytes())))));
        lines.add("");
        return lines;
    }

    private static Stream<String> asOfDates(String key, ForgetPlan plan, Wording words) {
        return plan.asOfDates().isEmpty()
                ? Stream.empty()
                : Stream.of(words.say(
                        key, plan.asOfDates().stream().map(Object::toString).collect(Collectors.joining(", "))));
    }

    private static String line(List<String> cells) {
        StringBuilder line = new StringBuilder(Columns.left(cells.get(0), TABLE));
        cells.stream().skip(1).forEach(cell -> line.append(' ').append(Columns.right(cell, NUMBER)));
        return line.toString();
    }
}
