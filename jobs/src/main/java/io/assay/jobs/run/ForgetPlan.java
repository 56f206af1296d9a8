package io.assay.jobs.run;

import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.store.Bulk;
import io.assay.jobs.store.PersonalTable;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.TableEvidence;
import io.assay.jobs.store.Traces.Trace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has to be done so that a warehouse names a customer no more.
 *
 * @param traces files that name the customer
 * @param touched publications that stand on rows of the customer, oldest as-of date first; they are published again
 *     without
 */
public record ForgetPlan(String customer, List<Trace> traces, List<Publication> touched) {
    public ForgetPlan {
        traces = List.copyOf(traces);
        touched = List.copyOf(touched);
    }

    /** The plan for the traces of a customer. */
    public static ForgetPlan of(String customer, List<Trace> traces, Published published) {
        ForgetPlan found = new ForgetPlan(customer, traces, List.of());
        List<Publication> oldestFirst = published.all().stream()
                .sorted(Comparator.comparing(Publication::asOf))
                .toList();
        List<Publication> touched = new ArrayList<>();
        Optional<Publication> before = Optional.empty();
        for (Publication publication : oldestFirst) {
            boolean moved = before.map(found::holdsCustomers).orElse(false);
            if (moved || publication.tables().stream().anyMatch(evidence -> found.holds(publication, evidence))) {
                touched.add(publication);
            }
            before = Optional.of(publication);
        }
        return new ForgetPlan(customer, traces, touched);
    }

    /** Whether nothing names the customer. */
    public boolean isDone() {
        return traces.isEmpty();
    }

    /** Whether the customers of a publication include this one. */
    boolean holdsCustomers(Publication publication) {
        return holds(Published.WIDE.name(), publication.asOf().toString());
    }

    /** Whether what a publication stands on in a table names the customer. */
    boolean holds(Publication publication, TableEvidence evidence) {
        return evidence.name().equals(Published.WIDE.name())
                ? holdsCustomers(publication)
                : holds(evidence.name(), evidence.runId());
    }

    private boolean holds(String table, String partition) {
        return traces.stream()
                .anyMatch(trace ->
                        trace.table().equals(table) && trace.partition().equals(Optional.of(partition)));
    }

    /** What names the customer, by table. */
    public Map<String, Bulk> byTable() {
        Map<String, Bulk> tables = new LinkedHashMap<>();
        PersonalTable.ALL.forEach(personal -> tables.put(personal.table().name(), Bulk.NOTHING));
        traces.forEach(trace -> tables.merge(trace.table(), new Bulk(trace.rows(), 1, trace.bytes()), Bulk::plus));
        return tables;
    }

    /** As-of dates that are published again. */
    public List<LocalDate> asOfDates() {
        return touched.stream().map(Publication::asOf).toList();
    }

    /** The plan as one document. */
    public Map<String, Object> json() {
        return json(isDone() ? "not_found" : "planned");
    }

    Map<String, Object> json(String outcome) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("exit_code", ExitCode.DONE.code());
        json.put("outcome", outcome);
        json.put("customer_id", customer);
        json.put("as_of_dates", asOfDates());
        json.put(
                "tables",
                byTable().entrySet().stream()
                        .map(table -> {
                            Map<String, Object> line = new LinkedHashMap<>();
                            line.put("table", table.getKey());
                            line.putAll(table.getValue().json());
                            return line;
                        })
                        .toList());
        return json;
    }
}
