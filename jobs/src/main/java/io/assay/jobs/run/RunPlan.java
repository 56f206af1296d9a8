package io.assay.jobs.run;

import io.assay.jobs.source.InputPin;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.table.TableSpec;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run would do.
 *
 * @param bytes of the input as listed
 * @param rowsJudgedBy the run whose judged rows would be used again
 */
public record RunPlan(
        LocalDate asOf,
        String runId,
        Optional<Publication> done,
        List<String> inputs,
        long bytes,
        Optional<String> rowsJudgedBy,
        List<String> packs) {

    /** The plan of a run from where it starts; nothing is written. */
    public static RunPlan of(RunOrder order, RunStart start, Published published) {
        return new RunPlan(
                order.asOf(),
                start.runId(),
                start.done(published),
                start.input().pins().stream().map(InputPin::name).toList(),
                start.input().bytes(),
                published.judgedAlike(start.ingestHash(), order.asOf()).map(Publication::runId),
                order.packs().stream().map(pack -> pack.info().id()).toList());
    }

    /** The plan as one document. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("as_of_date", asOf);
        json.put("run_id", runId);
        json.put("already_published", done.isPresent());
        json.put("inputs", inputs);
        json.put("bytes", bytes);
        json.put("rows_judged_by", rowsJudgedBy.orElse(null));
        json.put("stages", Arrays.stream(Stage.values()).map(Stage::title).toList());
        json.put(
                "tables",
                Arrays.stream(Stage.values())
                        .flatMap(stage -> stage.writes().stream())
                        .map(TableSpec::name)
                        .toList());
        json.put("packs", packs);
        return json;
    }
}
