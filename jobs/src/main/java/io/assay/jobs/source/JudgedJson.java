package io.assay.jobs.source;

import io.assay.ingest.Accounting;
import io.assay.ingest.GateResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What judging the rows of an input found out, as parts of a document for programs. */
public final class JudgedJson {
    private JudgedJson() {}

    /** The money of every currency: in, accepted, quarantined, duplicates, stored. */
    public static List<Map<String, Object>> money(List<Accounting.Money> money) {
        return money.stream().map(JudgedJson::currency).toList();
    }

    private static Map<String, Object> currency(Accounting.Money money) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("currency", money.currency());
        json.put("in", money.in());
        json.put("accepted", money.accepted());
        json.put("quarantined", money.quarantined());
        json.put("duplicates", money.duplicates());
        json.put("stored", money.stored());
        return json;
    }

    /** The quality gates with what each measured. */
    public static List<Map<String, Object>> gates(List<GateResult> gates) {
        return gates.stream().map(JudgedJson::gate).toList();
    }

    private static Map<String, Object> gate(GateResult gate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("gate", gate.gate());
        json.put("status", gate.status().code());
        json.put("measured", gate.measured());
        json.put("sentence", gate.sentence());
        return json;
    }
}
