package io.assay.jobs.profile;

import io.assay.ingest.Accounting;
import io.assay.jobs.source.JudgedJson;
import io.assay.math.Tally;
import io.assay.profile.DayGaps;
import io.assay.profile.UnitChanges;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** A profile as one document; money in the currency of the run, shares from 0 to 1. */
record ProfileJson(ProfileReport report) {
    private static final int CENTS = 2;

    Map<String, Object> document() {
        Profile profile = report.profile();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("as_of_date", profile.asOf().date());
        json.put("as_of_chosen", profile.asOf().chosen().name().toLowerCase(Locale.ROOT));
        json.put("currency", profile.input().currency());
        json.put("input", input(profile.input()));
        json.put("rows", rows(profile.accounting()));
        json.put("missing", profile.amounts().missing());
        json.put("span", span(profile.calendar()));
        json.put("gaps", gaps(profile.calendar()));
        CustomerJson customers = new CustomerJson(profile.customers());
        json.put("customers", customers.counts(profile.accounting().idCollisions()));
        json.put("currencies", JudgedJson.money(profile.accounting().money()));
        json.put("returns", returns(profile));
        json.put("amounts", amounts(profile.amounts()));
        json.put("ties", customers.ties());
        json.put("peer_groups", customers.peerGroups());
        json.put(
                "months",
                profile.amounts().months().stream().map(ProfileJson::period).toList());
        json.put("unit_changes", unitChanges(profile.amounts()));
        json.put("memory", memory(profile.memory()));
        json.put("gates", JudgedJson.gates(profile.gates()));
        json.put("findings", report.findings().stream().map(Finding::json).toList());
        json.put(
                "suggestions",
                report.suggestions().stream().map(Suggestion::json).toList());
        json.put("yaml", report.yaml());
        return json;
    }

    private static Map<String, Object> input(Profile.Input input) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("files", input.files());
        json.put("bytes", input.bytes());
        json.put("warnings", input.warnings());
        return json;
    }

    private static Map<String, Object> rows(Accounting accounting) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("in", accounting.rowsIn());
        json.put("accepted", accounting.accepted());
        json.put("quarantined", accounting.quarantined());
        json.put("duplicates", accounting.duplicates());
        json.put("by_reason", accounting.rowsByReason());
        json.put("files_with_equal_content", accounting.filesWithEqualContent());
        return json;
    }

    private static Map<String, Object> span(Profile.Calendar calendar) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("first_day", calendar.span().map(Profile.Span::first).orElse(null));
        json.put("last_day", calendar.span().map(Profile.Span::last).orElse(null));
        json.put("days", calendar.span().map(Profile.Span::days).orElse(0L));
        json.put("days_with_rows", calendar.days().rows().size());
        json.put("rows_at_or_after_as_of", calendar.later());
        return json;
    }

    private static List<Map<String, Object>> gaps(Profile.Calendar calendar) {
        return calendar.days().gaps().stream().map(ProfileJson::gap).toList();
    }

    private static Map<String, Object> gap(DayGaps.Gap gap) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("first_day", gap.first());
        json.put("last_day", gap.last());
        json.put("days", gap.days());
        json.put("unusual", gap.isUnusual());
        return json;
    }

    private static Map<String, Object> returns(Profile profile) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rows", profile.amounts().returns().rows());
        json.put("amount", profile.amounts().returns().amount());
        json.put("without_purchase", profile.accounting().orphanReturns());
        return json;
    }

    private static Map<String, Object> amounts(Profile.Amounts amounts) {
        Tally purchases = amounts.purchases();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("purchases", purchases.total());
        json.put("zero", amounts.zeros());
        json.put("lower_quartile", money(purchases.quantile(0.25)));
        json.put("median", money(purchases.quantile(0.5)));
        json.put("upper_quartile", money(purchases.quantile(0.75)));
        json.put("largest", amounts.largest());
        json.put(
                "far_fence",
                purchases.farFence().map(fence -> decimal(Math.round(fence))).orElse(null));
        json.put("beyond_fence", purchases.farFence().map(purchases::above).orElse(0L));
        return json;
    }

    private static Map<String, Object> period(UnitChanges.Period period) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("month", period.name());
        json.put("purchases", period.rows());
        json.put("median", decimal(period.median()));
        return json;
    }

    private List<Map<String, Object>> unitChanges(Profile.Amounts amounts) {
        UnitChanges changes = new UnitChanges(report.config().gates().unitChangeRows());
        List<Map<String, Object>> found = new ArrayList<>();
        changes.in(amounts.months()).forEach(change -> found.add(unitChange("month", change)));
        changes.in(amounts.files()).forEach(change -> found.add(unitChange("file", change)));
        return found;
    }

    private static Map<String, Object> unitChange(String by, UnitChanges.Change change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("by", by);
        json.put("first", change.first());
        json.put("last", change.last());
        json.put("usual_median", decimal(change.usual()));
        json.put("median", decimal(change.found()));
        json.put("factor", change.factor());
        return json;
    }

    private static Map<String, Object> memory(Profile.Memory memory) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rows_bytes", memory.rows());
        json.put("customers_bytes", memory.customers());
        json.put("least_heap_bytes", memory.least());
        json.put("comfortable_heap_bytes", memory.comfortable());
        json.put("available_heap_bytes", memory.available().orElse(null));
        return json;
    }

    /** An amount in minor units as money. */
    static BigDecimal decimal(long minor) {
        return BigDecimal.valueOf(minor, CENTS);
    }

    private static BigDecimal money(OptionalLong minor) {
        return minor.isPresent() ? decimal(minor.getAsLong()) : null;
    }
}
