package io.assay.jobs.run;

import io.assay.integrity.Sha256;
import io.assay.jobs.store.PersonalTable;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.RunWriter;
import io.assay.jobs.store.TableEvidence;
import io.assay.table.TableSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Slices of judged rows without a customer. Each is written once, under a new name that nobody knows before the manifest
 * says it, although several publications may stand on it.
 */
final class ForgottenSlices {
    private static final int DIGITS = 8;

    private final Published published;
    private final ForgetPlan plan;
    private final Map<TableEvidence, TableEvidence> written = new HashMap<>();

    ForgottenSlices(Published published, ForgetPlan plan) {
        this.published = published;
        this.plan = plan;
    }

    /** The slice that takes the place of one; the same where that does not name the customer, or is no slice. */
    TableEvidence inPlaceOf(TableEvidence evidence, Publication publication, RunWriter writer) {
        Optional<TableSpec> judged = JudgedRows.TABLES.stream()
                .filter(table -> table.name().equals(evidence.name()))
                .findFirst();
        if (judged.isEmpty() || !plan.holds(publication, evidence)) {
            return evidence;
        }
        TableEvidence known = written.get(evidence);
        return known == null ? write(judged.get(), evidence, writer) : known;
    }

    private TableEvidence write(TableSpec table, TableEvidence evidence, RunWriter writer) {
        TableEvidence less = writer.write(
                        table,
                        published
                                .rows(List.of(evidence), table)
                                .filter(PersonalTable.of(table).notNaming(plan.customer())),
                        nameOf(evidence))
                .evidence();
        written.put(evidence, less);
        return less;
    }

    /** A name that depends on what was there before, and not on the customer. */
    private static String nameOf(TableEvidence evidence) {
        String digits = Sha256.of(evidence.runId() + "\n" + evidence.hash()).substring(0, DIGITS);
        return evidence.runId().replaceFirst("-[0-9a-f]{" + DIGITS + "}$", "") + "-" + digits;
    }
}
