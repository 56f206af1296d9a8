package io.assay.jobs.profile;

import io.assay.ingest.Reason;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.GateConfig;
import io.assay.jobs.text.Wording;
import io.assay.profile.DayGaps;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settings that suit the input, each with its reason. */
record Suggestions(Profile profile, AssayConfig config, Wording words) {
    private static final double UNLIKE = 2;
    private static final double ROOM = 1.1;

    List<Suggestion> all() {
        List<Suggestion> all = new ArrayList<>();
        new AsOfDates(profile.calendar(), profile.asOf().date()).newest().ifPresent(date -> all.add(asOf(date)));
        earliest().ifPresent(all::add);
        rounding().ifPresent(all::add);
        if (profile.customers().inWindow() > 0) {
            all.add(windows());
            all.addAll(new LevelSuggestions(profile.customers(), words).all());
            all.add(peerGroups());
        }
        missingDays().ifPresent(all::add);
        return List.copyOf(all);
    }

    private Suggestion asOf(LocalDate date) {
        boolean whole = date.getDayOfMonth() == 1;
        List<LocalDate> filled = new AsOfDates(
                        profile.calendar(), profile.asOf().date())
                .filled(new Windows(profile, config).firstDays());
        String before = filled.size() > 1
                ? words.say("why.as_of.before", filled.get(0), filled.get(filled.size() - 2), filled.size() - 1)
                : "";
        return new Suggestion(
                "as_of", date.toString(), words.say(whole ? "why.as_of.month" : "why.as_of.day", date) + before);
    }

    private Optional<Suggestion> earliest() {
        return profile.calendar()
                .strays()
                .before()
                .map(stray -> new Suggestion(
                        "ingest.earliest",
                        profile.calendar().bodySpan().orElseThrow().first().toString(),
                        words.say(
                                "why.earliest", words.count(stray.rows()), words.range(stray.first(), stray.last()))));
    }

    private Optional<Suggestion> rounding() {
        long rows = profile.accounting().rowsByReason().getOrDefault(Reason.AMOUNT_SCALE.code(), 0L);
        return rows == 0
                ? Optional.empty()
                : Optional.of(new Suggestion(
                        "ingest.rounding", "half_up", words.say("why.rounding", words.count(rows), config.currency())));
    }

    private Suggestion windows() {
        Windows windows = new Windows(profile, config);
        return new Suggestion("features.windows", windows.yaml(), windows.reason(words));
    }

    private Suggestion peerGroups() {
        Optional<Profile.PeerGroups> groups = profile.customers().peerGroups();
        boolean within = groups.filter(this::areWorthIt).isPresent();
        String reason = groups.map(found -> words.say(
                        within ? "why.peers.unlike" : "why.peers.alike",
                        words.count(found.largeGroups()),
                        words.count(found.groups()),
                        words.count(config.scores().smallestPeerGroup()),
                        words.factor(found.unlikeness()),
                        words.share(found.largeCustomers(), profile.customers().inWindow())))
                .orElseGet(() -> words.say("why.peers.none"));
        return new Suggestion("scores.within_peer_groups", String.valueOf(within), reason);
    }

    private boolean areWorthIt(Profile.PeerGroups groups) {
        return groups.largeGroups() > 1
                && 2 * groups.largeCustomers() >= profile.customers().inWindow()
                && groups.unlikeness() >= UNLIKE;
    }

    /** A warning at every run says nothing. */
    private Optional<Suggestion> missingDays() {
        List<DayGaps.Gap> gaps = profile.calendar().days().gaps();
        long missing = gaps.stream().mapToLong(DayGaps.Gap::days).sum();
        long wanted = Math.round(Math.ceil(ROOM * missing)) + 1;
        GateConfig gates = config.gates();
        boolean ordinary = gaps.stream().noneMatch(DayGaps.Gap::isUnusual);
        return missing >= gates.missingDaysWarn() && missing > 0 && ordinary && wanted <= gates.missingDaysFail()
                ? Optional.of(new Suggestion(
                        "gates.missing_days_warn",
                        String.valueOf(wanted),
                        words.say("why.missing_days", words.count(missing))))
                : Optional.empty();
    }
}
