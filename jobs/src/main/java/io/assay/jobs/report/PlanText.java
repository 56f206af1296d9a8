package io.assay.jobs.report;

import io.assay.jobs.run.Basis;
import io.assay.jobs.run.RunPlan;
import io.assay.jobs.source.InputPin;
import io.assay.jobs.text.Columns;
import io.assay.jobs.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The plan of a run in words; long lists are cut short, the document for programs has all of them. */
public record PlanText(RunPlan plan, Wording words) {
    private static final int INPUTS_SHOWN = 5;
    private static final int NAME = 40;
    private static final int SIZE = 12;
    private static final int LABEL = 9;
    private static final int TABLE = 21;
    private static final double KIBI = 1024;
    private static final String UNITS = "KMGTPE";

    /** The plan, line by line. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(words.say("plan.head", plan.order().asOf(), plan.start().runId()));
        lines.add(standing());
        if (plan.status() != RunPlan.Status.DONE) {
            lines.addAll(reads());
            lines.addAll(computes());
            lines.addAll(writes());
        }
        plan.neighbours().renewed().ifPresent(day -> lines.addAll(List.of("", words.say("plan.renewed", day))));
        lines.addAll(List.of("", words.say("plan.end")));
        return String.join("\n", lines);
    }

    private String standing() {
        return plan.start()
                .current()
                .map(now -> words.say(
                        "plan." + word(plan.status()), now.generation(), now.runId(), plan.generation(), changes()))
                .orElseGet(() -> words.say("plan.new", plan.generation()));
    }

    private String changes() {
        return plan.changes().stream()
                .map(change -> words.say("plan.change." + word(change)))
                .collect(Collectors.joining(", "));
    }

    private List<String> reads() {
        List<String> lines = new ArrayList<>(List.of("", words.say("plan.reads")));
        lines.addAll(basis().stream().map(line -> "  " + line).toList());
        boolean inPart = plan.basis().mode() == Basis.Mode.INCREMENTAL;
        Map<String, List<InputPin>> sources = (inPart ? plan.basis().unread() : plan.inputs())
                .stream().collect(Collectors.groupingBy(InputPin::source, LinkedHashMap::new, Collectors.toList()));
        if (sources.isEmpty()) {
            lines.add("  " + words.say("plan.empty"));
        }
        sources.forEach((source, pins) -> lines.addAll(source(source, pins)));
        return lines;
    }

    private Optional<String> basis() {
        return switch (plan.basis().mode()) {
            case REUSE -> plan.rowsJudgedBy().map(run -> words.say("plan.reused", run));
            case INCREMENTAL -> plan.rowsJudgedBy().map(run -> words.say("plan.incremental", run));
            case FULL -> plan.basis().whyFull().map(why -> words.say("plan.full", why.in(words)));
        };
    }

    private List<String> source(String name, List<InputPin> pins) {
        InputPin first = pins.get(0);
        long bytes = pins.stream().mapToLong(InputPin::bytes).sum();
        List<String> lines = new ArrayList<>();
        lines.add("  "
                + (first.isFile()
                        ? words.say("plan.files", name, first.kind(), words.count(pins.size()), size(bytes))
                        : words.say("plan.table", name, first.kind())));
        pins.stream().limit(INPUTS_SHOWN).forEach(pin -> lines.add("    " + input(pin)));
        if (pins.size() > INPUTS_SHOWN) {
            lines.add("    " + words.say("plan.more", words.count(pins.size() - INPUTS_SHOWN)));
        }
        return lines;
    }

    private String input(InputPin pin) {
        return pin.modified()
                .map(at -> Columns.left(pin.name(), NAME) + Columns.right(size(pin.bytes()), SIZE) + "  " + at)
                .orElseGet(() -> words.say("plan.version", pin.name(), pin.version(), pin.location()));
    }

    private List<String> computes() {
        List<String> lines = new ArrayList<>(List.of("", words.say("plan.computes")));
        lines.add(line(
                "stages", plan.stages().stream().map(stage -> stage.in(words)).collect(Collectors.joining(", "))));
        lines.add(line(
                "windows", String.join(", ", plan.order().config().features().windows())));
        lines.add(line(
                "packs",
                plan.order().packs().stream().map(pack -> pack.info().id()).collect(Collectors.joining(", "))));
        plan.models().forEach(model -> lines.add(line("model", model.in(words))));
        plan.neighbours().before().ifPresent(day -> lines.add(line("moves", words.say("plan.since", day))));
        return lines;
    }

    private List<String> writes() {
        List<String> lines = new ArrayList<>(
                List.of("", words.say("plan.writes", plan.order().config().warehouse())));
        plan.targets()
                .forEach(target ->
                        lines.add("  " + Columns.left(target.table().name(), TABLE) + partition(target.partition())));
        return lines;
    }

    private String partition(Map<String, String> partition) {
        return partition.isEmpty()
                ? words.say("plan.row")
                : partition.entrySet().stream()
                        .map(part -> part.getKey() + "=" + part.getValue())
                        .collect(Collectors.joining(", "));
    }

    private String line(String label, String text) {
        return "  " + Columns.left(words.say("plan.label." + label), LABEL) + text;
    }

    private String size(long bytes) {
        if (bytes < KIBI) {
            return words.count(bytes) + " B";
        }
        double size = bytes / KIBI;
        int unit = 0;
        while (size >= KIBI) {
            size /= KIBI;
            unit++;
        }
        return words.decimals(size, 1) + " " + UNITS.charAt(unit) + "iB";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
