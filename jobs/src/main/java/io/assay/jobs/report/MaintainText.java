package io.assay.jobs.report;

import io.assay.jobs.store.Bulk;
import io.assay.jobs.store.Maintenance;
import io.assay.jobs.text.Columns;
import io.assay.jobs.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What maintenance did or would do, in words. */
public record MaintainText(Maintenance maintenance, Wording words) {
    private static final int TABLE = 21;
    private static final int NUMBER = 12;

    /** The report, line by line. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(words.say("maintain.kept", words.count(maintenance.publications()), maintenance.retentionDays()));
        lines.add("");
        lines.add(line(Stream.of("table", "rows", "files", "size", "compacted", "deleted", "freed")
                .map(column -> words.say("maintain." + column))
                .toList()));
        maintenance.tables().stream()
                .filter(table -> !isEmpty(table))
                .map(table -> line(table.table(), table.expired(), table.work()))
                .forEach(lines::add);
        lines.add(line(
                words.say("maintain.total"),
                maintenance.expired(),
                maintenance.outcome() == Maintenance.Outcome.PLANNED
                        ? Optional.empty()
                        : Optional.of(maintenance.work())));
        if (maintenance.outcome() == Maintenance.Outcome.PLANNED) {
            lines.addAll(List.of("", words.say("plan.end")));
        }
        return String.join("\n", lines);
    }

    private static boolean isEmpty(Maintenance.OfTable table) {
        boolean isIdle = table.work()
                .map(work -> work.compacted().before() == 0 && work.deleted().files() == 0)
                .orElse(true);
        return table.expired().files() == 0 && isIdle;
    }

    private String line(String name, Bulk expired, Optional<Maintenance.Work> work) {
        return line(List.of(
                name,
                words.count(expired.rows()),
                words.count(expired.files()),
                words.bytes(expired.bytes()),
                words.orAbsent(work.map(done -> words.say(
                        "maintain.fewer",
                        words.count(done.compacted().before()),
                        words.count(done.compacted().after())))),
                words.orAbsent(work.map(done -> words.count(done.deleted().files()))),
                words.orAbsent(work.map(done -> words.bytes(done.deleted().bytes())))));
    }

    private static String line(List<String> cells) {
        StringBuilder line = new StringBuilder(Columns.left(cells.get(0), TABLE));
        cells.stream().skip(1).forEach(cell -> line.append(' ').append(Columns.right(cell, NUMBER)));
        return line.toString();
    }
}
