package io.assay.jobs.run;

import io.assay.jobs.source.InputPin;
import io.assay.jobs.store.Publication;
import io.assay.jobs.text.Language;
import io.assay.jobs.text.Wording;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The plan of a run as one document for programs. */
record PlanDocument(RunPlan plan) {

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("as_of_date", plan.order().asOf());
        json.put("run_id", plan.start().runId());
        json.put("status", word(plan.status()));
        json.put("already_published", plan.status() == RunPlan.Status.DONE);
        json.put("published", plan.start().current().map(Publication::json).orElse(null));
        json.put("changed", plan.changes().stream().map(PlanDocument::word).toList());
        json.put("reads", reads());
        json.put("computes", computes());
        json.put("writes", writes());
        return json;
    }

    private Map<String, Object> reads() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "mode",
                plan.status() == RunPlan.Status.DONE ? null : word(plan.basis().mode()));
        json.put(
                "why_full",
                plan.basis()
                        .whyFull()
                        .map(why -> why.in(Wording.of(Language.EN)))
                        .orElse(null));
        json.put("rows_judged_by", plan.rowsJudgedBy().orElse(null));
        json.put("unread", plan.basis().unread().stream().map(InputPin::name).toList());
        json.put("inputs", plan.inputs().stream().map(PlanDocument::input).toList());
        json.put("bytes", plan.start().input().bytes());
        return json;
    }

    private static Map<String, Object> input(InputPin pin) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("source", pin.source());
        json.put("format", pin.kind());
        json.put("name", pin.name());
        json.put("location", pin.location());
        json.put("version", pin.version());
        json.put("modified_at", pin.modified().map(Object::toString).orElse(null));
        json.put("bytes", pin.isFile() ? pin.bytes() : null);
        return json;
    }

    private Map<String, Object> computes() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("stages", plan.stages().stream().map(Stage::title).toList());
        json.put("config_hash", plan.order().effective().hash());
        json.put("windows", plan.order().config().features().windows());
        json.put(
                "packs",
                plan.order().packs().stream().map(pack -> pack.info().id()).toList());
        json.put(
                "models",
                plan.models().stream()
                        .map(model -> model.in(Wording.of(Language.EN)))
                        .toList());
        json.put("moves_since", plan.neighbours().before().orElse(null));
        json.put("moves_renewed_into", plan.neighbours().renewed().orElse(null));
        return json;
    }

    private Map<String, Object> writes() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("warehouse", plan.order().config().warehouse());
        json.put("generation", plan.status() == RunPlan.Status.DONE ? null : plan.generation());
        json.put("tables", plan.targets().stream().map(PlanDocument::target).toList());
        return json;
    }

    private static Map<String, Object> target(RunPlan.Target target) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("table", target.table().name());
        json.put("partition", target.partition());
        return json;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
