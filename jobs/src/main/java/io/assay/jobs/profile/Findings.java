package io.assay.jobs.profile;

import io.assay.ingest.Accounting;
import io.assay.ingest.GateResult;
import io.assay.ingest.Outcome;
import io.assay.ingest.Reason;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.report.Doubt;
import io.assay.jobs.text.Wording;
import io.assay.profile.StrayDays;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What a person should look at before the first run: what would stop it first, then what may mislead. */
record Findings(Profile profile, AssayConfig config, Wording words) {
    private static final double MANY_ORPHANS = 0.1;
    private static final int FILES_NAMED = 2;

    List<Finding> all() {
        List<Finding> all = new ArrayList<>(gates());
        all.addAll(currencies());
        all.addAll(reasons());
        all.addAll(copies());
        all.addAll(days());
        all.addAll(new ValueFindings(profile, config, words).all());
        all.addAll(memory());
        return List.copyOf(all);
    }

    private Finding look(String code, Object... values) {
        return new Finding(
                code, Finding.Weight.LOOK, words.say("find." + code, values), words.say("fix." + code, values));
    }

    private List<Finding> gates() {
        return profile.gates().stream()
                .filter(gate -> gate.status() == GateResult.Status.FAIL)
                .map(gate -> new Finding(
                        "gate_" + gate.gate(),
                        Finding.Weight.STOPS,
                        words.say("find.gate", Doubt.in(words, gate)),
                        words.say("fix.gate")))
                .toList();
    }

    private List<Finding> currencies() {
        List<String> foreign = profile.accounting().currenciesOtherThan(config.currency());
        return foreign.isEmpty() || config.rates().isPresent()
                ? List.of()
                : List.of(new Finding(
                        "mixed_currencies",
                        Finding.Weight.STOPS,
                        words.say("find.mixed_currencies", String.join(", ", foreign), config.currency()),
                        words.say("fix.mixed_currencies")));
    }

    /** Rows that go to quarantine, the most frequent reason first. */
    private List<Finding> reasons() {
        Accounting accounting = profile.accounting();
        return accounting.rowsByReason().entrySet().stream()
                .filter(entry -> Reason.valueOf(entry.getKey()).outcome() == Outcome.QUARANTINED)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .map(entry -> new Finding(
                        "rows_" + entry.getKey().toLowerCase(Locale.ROOT),
                        Finding.Weight.LOOK,
                        words.say(
                                "find.rows",
                                words.count(entry.getValue()),
                                words.share(entry.getValue(), accounting.rowsIn()),
                                words.name("reason", entry.getKey())),
                        words.say("fix.reason." + entry.getKey())))
                .toList();
    }

    private List<Finding> copies() {
        Accounting accounting = profile.accounting();
        List<Finding> found = new ArrayList<>();
        if (accounting.duplicates() > 0) {
            found.add(look(
                    "duplicates",
                    words.count(accounting.duplicates()),
                    words.share(accounting.duplicates(), accounting.rowsIn())));
        }
        accounting
                .filesWithEqualContent()
                .forEach(files -> found.add(look(
                        "equal_files",
                        words.count(files.size()),
                        String.join(", ", files.subList(0, Math.min(FILES_NAMED, files.size()))))));
        if (accounting.idCollisions() > 0) {
            found.add(look("id_spellings", words.count(accounting.idCollisions())));
        }
        long returns = profile.amounts().returns().rows();
        if (returns > 0 && accounting.orphanReturns() >= MANY_ORPHANS * returns) {
            found.add(look("orphan_returns", words.count(accounting.orphanReturns()), words.count(returns)));
        }
        return found;
    }

    private List<Finding> days() {
        Profile.Calendar calendar = profile.calendar();
        List<Finding> found = new ArrayList<>(new GapFindings(calendar, words).all());
        calendar.strays().before().map(stray("stray_before")).ifPresent(found::add);
        calendar.strays().after().map(stray("stray_after")).ifPresent(found::add);
        if (calendar.later() > 0 && profile.asOf().chosen() == Profile.AsOf.Chosen.TOMORROW) {
            found.add(look(
                    "later_rows", words.count(calendar.later()), profile.asOf().date()));
        }
        return found;
    }

    private Function<StrayDays.Stray, Finding> stray(String code) {
        return stray -> look(code, words.count(stray.rows()), words.range(stray.first(), stray.last()));
    }

    private List<Finding> memory() {
        Profile.Memory memory = profile.memory();
        return memory.available()
                .filter(available -> available < memory.comfortable())
                .map(available -> List.of(look(
                        "memory",
                        words.bytes(available),
                        words.bytes(memory.comfortable()),
                        words.bytes(memory.least()))))
                .orElse(List.of());
    }
}
