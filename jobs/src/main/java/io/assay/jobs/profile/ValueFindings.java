package io.assay.jobs.profile;

import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.text.Wording;
import io.assay.math.Tally;
import io.assay.profile.UnitChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is odd about amounts and customers. */
record ValueFindings(Profile profile, AssayConfig config, Wording words) {
    private static final double MANY_ONE_TIME = 0.5;

    List<Finding> all() {
        List<Finding> found = new ArrayList<>();
        unitChanges("months", profile.amounts().months()).forEach(found::add);
        unitChanges("files", profile.amounts().files()).forEach(found::add);
        amounts().ifPresent(found::add);
        customers().ifPresent(found::add);
        oneTime().ifPresent(found::add);
        ties().forEach(found::add);
        return found;
    }

    private Finding look(String code, Object... values) {
        return new Finding(
                code, Finding.Weight.LOOK, words.say("find." + code, values), words.say("fix." + code, values));
    }

    private List<Finding> unitChanges(String what, List<UnitChanges.Period> periods) {
        return new UnitChanges(config.gates().unitChangeRows())
                .in(periods).stream()
                        .map(change -> look(
                                "unit_change_" + what,
                                words.range(change.first(), change.last()),
                                words.money(change.found()),
                                words.money(change.usual()),
                                words.factor(change.factor())))
                        .toList();
    }

    private Optional<Finding> amounts() {
        Tally purchases = profile.amounts().purchases();
        return purchases
                .farFence()
                .filter(fence -> purchases.above(fence) > 0)
                .map(fence -> look(
                        "outlier_amounts",
                        words.count(purchases.above(fence)),
                        words.money(Math.round(fence)),
                        words.money(purchases.quantile(0.5).orElseThrow()),
                        words.money(profile.amounts().largest())));
    }

    private Optional<Finding> customers() {
        Tally buyers = profile.customers().buyers();
        return buyers.farFence()
                .filter(fence -> buyers.above(fence) > 0)
                .map(fence -> look(
                        "outlier_customers",
                        words.count(buyers.above(fence)),
                        words.count(Math.round(fence)),
                        words.count(buyers.counts().lastKey())));
    }

    private Optional<Finding> oneTime() {
        Profile.Customers customers = profile.customers();
        return customers.oneTimeShare() >= MANY_ONE_TIME
                ? Optional.of(look(
                        "one_time",
                        words.share(customers.oneTimeShare()),
                        words.count(customers.visits().of(1)),
                        words.count(customers.buyers().total())))
                : Optional.empty();
    }

    private List<Finding> ties() {
        return profile.customers().ties().stream()
                .filter(ties -> ties.largest().isPresent() && ties.used() < ties.levels())
                .map(ties -> look(
                        "ties_" + ties.measure().code(),
                        ties.used(),
                        ties.levels(),
                        words.share(
                                ties.largest().get().customers(),
                                profile.customers().inWindow()),
                        value(ties.measure(), ties.largest().get().value())))
                .toList();
    }

    private String value(Profile.Measure measure, long value) {
        return measure == Profile.Measure.MONETARY ? words.money(value) : words.count(value);
    }
}
