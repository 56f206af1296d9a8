package io.assay.jobs.profile;

import io.assay.ingest.Accounting;
import io.assay.jobs.text.Wording;
import io.assay.math.Tally;
import io.assay.profile.DayGaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.OptionalLong;

/** A profile as text for a terminal: short sections, then what to look at, then settings to paste. */
record ProfileText(ProfileReport report, Wording words) {
    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    String text() {
        List<String> lines = new ArrayList<>(List.of(headline(), ""));
        section(lines, "rows", Layout.numbers(rows()));
        section(lines, "time", Layout.numbers(time()));
        section(lines, "customers", Layout.numbers(customers()));
        section(lines, "money", Layout.numbers(money()));
        section(lines, "scores", Layout.numbers(scores()));
        section(lines, "memory", Layout.numbers(memory()));
        section(lines, "findings", findings());
        section(lines, "suggestions", report.yaml().lines().toList());
        lines.remove(lines.size() - 1);
        return String.join("\n", lines);
    }

    private void section(List<String> lines, String key, List<String> content) {
        if (!content.isEmpty()) {
            lines.add(words.say("section." + key));
            lines.addAll(content);
            lines.add("");
        }
    }

    private Profile profile() {
        return report.profile();
    }

    private String headline() {
        Profile.AsOf asOf = profile().asOf();
        String chosen = asOf.chosen().name().toLowerCase(Locale.ROOT);
        return words.say("headline", asOf.date(), words.say("as_of." + chosen));
    }

    private List<String> line(String key, String... values) {
        List<String> line = new ArrayList<>(List.of(words.say("line." + key)));
        line.addAll(List.of(values));
        return line;
    }

    private List<List<String>> rows() {
        Accounting accounting = profile().accounting();
        long in = accounting.rowsIn();
        List<List<String>> rows = new ArrayList<>();
        rows.add(line("read", words.count(in)));
        rows.add(share("accepted", accounting.accepted(), in));
        rows.add(share("quarantined", accounting.quarantined(), in));
        rows.add(share("duplicates", accounting.duplicates(), in));
        accounting.rowsByReason().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .forEach(reason -> rows.add(List.of(
                        INDENT + words.name("reason", reason.getKey()),
                        words.count(reason.getValue()),
                        words.share(reason.getValue(), in))));
        rows.addAll(missing(accounting.accepted()));
        rows.add(line("files", words.count(profile().input().files())));
        return rows;
    }

    private List<List<String>> missing(long accepted) {
        return profile().amounts().missing().entrySet().stream()
                .filter(field -> field.getValue() > 0)
                .map(field -> List.of(
                        words.say("line.missing", words.say("field." + field.getKey())),
                        words.count(field.getValue()),
                        words.share(field.getValue(), accepted)))
                .toList();
    }

    private List<String> share(String key, long part, long whole) {
        return line(key, words.count(part), words.share(part, whole));
    }

    private List<List<String>> time() {
        Profile.Calendar calendar = profile().calendar();
        List<List<String>> lines =
                new ArrayList<>(calendar.span().map(this::span).orElse(List.of()));
        if (calendar.later() > 0) {
            lines.add(line("later", words.count(calendar.later())));
        }
        return lines;
    }

    private List<List<String>> span(Profile.Span span) {
        LongSummaryStatistics gaps = profile().calendar().days().gaps().stream()
                .mapToLong(DayGaps.Gap::days)
                .summaryStatistics();
        return List.of(
                line("first_day", span.first().toString()),
                line("last_day", span.last().toString()),
                line("days", words.count(span.days())),
                line("days_without", words.count(gaps.getSum())),
                line("longest_gap", words.count(gaps.getCount() == 0 ? 0 : gaps.getMax())));
    }

    private List<List<String>> customers() {
        Profile.Customers customers = profile().customers();
        List<List<String>> lines = new ArrayList<>();
        lines.add(line("customers", words.count(customers.total())));
        lines.add(line("one_time", words.count(customers.visits().of(1)), words.share(customers.oneTimeShare())));
        lines.add(share("in_window", customers.inWindow(), customers.total()));
        OptionalLong cycle = customers.cycles().quantile(0.5);
        if (cycle.isPresent()) {
            lines.add(line("cycle", words.count(cycle.getAsLong())));
        }
        customers.peerGroups().ifPresent(groups -> lines.add(line("peer_groups", words.count(groups.groups()))));
        return lines;
    }

    private List<List<String>> money() {
        Profile.Amounts amounts = profile().amounts();
        Tally purchases = amounts.purchases();
        List<List<String>> lines = new ArrayList<>();
        profile()
                .accounting()
                .money()
                .forEach(money -> lines.add(
                        List.of(words.say("line.accepted_money", money.currency()), words.amount(money.accepted()))));
        if (purchases.total() > 0) {
            lines.add(line("median", words.amount(purchases.quantile(0.5).orElseThrow())));
            lines.add(
                    line("upper_quartile", words.amount(purchases.quantile(0.75).orElseThrow())));
        }
        lines.add(line("largest", words.amount(amounts.largest())));
        lines.add(line("zeros", words.count(amounts.zeros())));
        lines.add(share(
                "returns", amounts.returns().rows(), profile().accounting().accepted()));
        lines.add(line("returned", words.amount(amounts.returns().amount())));
        return lines;
    }

    private List<List<String>> scores() {
        if (profile().customers().inWindow() == 0) {
            return List.of();
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                "",
                words.say("column.levels"),
                words.say("column.distinct"),
                words.say("column.tie"),
                words.say("column.share")));
        profile()
                .customers()
                .ties()
                .forEach(ties -> lines.add(List.of(
                        words.say("scored." + ties.measure().code()),
                        words.say("of", ties.used(), ties.levels()),
                        words.count(ties.distinct()),
                        words.count(ties.largest().map(Profile.Tie::customers).orElse(0L)),
                        words.share(
                                ties.largest().map(Profile.Tie::customers).orElse(0L),
                                profile().customers().inWindow()))));
        return lines;
    }

    private List<List<String>> memory() {
        Profile.Memory memory = profile().memory();
        List<List<String>> lines = new ArrayList<>();
        lines.add(line("memory_rows", words.bytes(memory.rows())));
        lines.add(line("memory_customers", words.bytes(memory.customers())));
        lines.add(line("memory_comfortable", words.bytes(memory.comfortable())));
        memory.available().ifPresent(available -> lines.add(line("memory_available", words.bytes(available))));
        return lines;
    }

    private List<String> findings() {
        List<Finding> findings = report.findings();
        if (findings.isEmpty()) {
            return List.of(INDENT + words.say("findings.none"));
        }
        List<String> lines = new ArrayList<>();
        findings.forEach(finding -> {
            String mark = finding.weight() == Finding.Weight.STOPS ? "!! " : " ! ";
            List<String> sentence = Layout.folded(finding.sentence(), WIDTH);
            lines.add(mark + sentence.get(0));
            sentence.stream().skip(1).forEach(more -> lines.add(INDENT + " " + more));
            Layout.folded(finding.fix(), WIDTH).forEach(fix -> lines.add("     " + fix));
        });
        return lines;
    }
}
