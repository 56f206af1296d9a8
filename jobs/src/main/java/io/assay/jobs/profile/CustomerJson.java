package io.assay.jobs.profile;

import io.assay.math.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The customers of a profile as parts of a document. */
record CustomerJson(Profile.Customers customers) {

    /** How many there are, and how often they came. */
    Map<String, Object> counts(long idsInSeveralSpellings) {
        Map<String, Object> json = new LinkedHashMap<>();
        OptionalLong cycle = customers.cycles().quantile(0.5);
        json.put("all", customers.total());
        json.put("with_a_visit", customers.buyers().total());
        json.put("one_time", customers.visits().of(1));
        json.put("one_time_share", customers.oneTimeShare());
        json.put("in_window", customers.inWindow());
        json.put("ids_in_several_spellings", idsInSeveralSpellings);
        json.put("median_cycle_days", cycle.isPresent() ? cycle.getAsLong() : null);
        Tally buyers = customers.buyers();
        json.put(
                "most_visits",
                buyers.counts().isEmpty() ? null : buyers.counts().lastKey());
        json.put("far_fence_visits", buyers.farFence().map(Math::round).orElse(null));
        json.put("beyond_fence", buyers.farFence().map(buyers::above).orElse(0L));
        return json;
    }

    /** How well each measure can be divided into levels. */
    List<Map<String, Object>> ties() {
        return customers.ties().stream().map(this::tie).toList();
    }

    private Map<String, Object> tie(Profile.Ties ties) {
        boolean money = ties.measure() == Profile.Measure.MONETARY;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("measure", ties.measure().code());
        json.put("levels", ties.levels());
        json.put("levels_filled", ties.filled());
        json.put("levels_used", ties.used());
        json.put("customers_by_level", ties.customersByLevel());
        json.put("distinct_values", ties.distinct());
        json.put(
                "largest_tie_value",
                ties.largest()
                        .map(tie -> money ? ProfileJson.decimal(tie.value()) : tie.value())
                        .orElse(null));
        json.put(
                "largest_tie_customers",
                ties.largest().map(Profile.Tie::customers).orElse(0L));
        json.put("largest_tie_share", share(ties));
        return json;
    }

    private double share(Profile.Ties ties) {
        return ties.largest()
                .map(tie -> (double) tie.customers() / customers.inWindow())
                .orElse(0.0);
    }

    /** The groups that customers could be compared within; null where no source names one. */
    Map<String, Object> peerGroups() {
        return customers.peerGroups().map(CustomerJson::groups).orElse(null);
    }

    private static Map<String, Object> groups(Profile.PeerGroups groups) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("groups", groups.groups());
        json.put("large_enough", groups.largeGroups());
        json.put("customers_in_them", groups.largeCustomers());
        json.put("unlikeness", groups.unlikeness());
        json.put("largest", groups.large().stream().map(CustomerJson::group).toList());
        return json;
    }

    private static Map<String, Object> group(Profile.PeerGroup group) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("group", group.name());
        json.put("customers", group.customers());
        json.put("median_monetary", ProfileJson.decimal(group.median()));
        return json;
    }
}
