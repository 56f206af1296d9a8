package io.assay.jobs.run;

import static io.assay.table.ScoreCutTable.LAST_CUSTOMER_ID;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.store.PersonalTable;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.RunWriter;
import io.assay.jobs.store.TableEvidence;
import io.assay.migration.SegmentSummary;
import io.assay.table.DimSegmentTable;
import io.assay.table.QualityResultTable;
import io.assay.table.QuarantineTable;
import io.assay.table.RunColumns;
import io.assay.table.ScoreCutTable;
import io.assay.table.SegmentSummaryTable;
import io.assay.table.SegmentTransitionTable;
import io.assay.table.TableSpec;
import io.assay.table.TransactionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is left of a publication without a customer. Scores, segments and cuts of all others stay as they were published;
 * counts and money of segments, and the moves, are those of the customers that are left.
 */
final class Remainder {
    private final Published published;
    private final ForgetPlan plan;
    private final Publication old;
    private final RunWriter writer;
    private final NextMoves moves;
    private final Optional<Publication> before;
    private final Dataset<Row> customers;

    Remainder(Published published, ForgetPlan plan, Publication old, RunWriter writer, NextMoves moves) {
        this.published = published;
        this.plan = plan;
        this.old = old;
        this.writer = writer;
        this.moves = moves;
        this.before = published.manifest().before(old.asOf());
        this.customers =
                published.customers(old).filter(PersonalTable.of(Published.WIDE).notNaming(plan.customer()));
    }

    /** Writes it, the customers last, and tells what it stands on. */
    Publication of(ForgottenSlices slices, long generation, String attempt) {
        List<TableEvidence> left = new ArrayList<>();
        old.tables().forEach(evidence -> left.add(slices.inPlaceOf(evidence, old, writer)));
        Publication.RowCounts counts = counts(left);
        left.replaceAll(evidence -> derived(evidence, counts, attempt));
        TableEvidence wide = writer.writeWide(Published.WIDE.stored(customers.schema()), customers, generation);
        left.replaceAll(evidence -> isOf(Published.WIDE, evidence) ? wide : evidence);
        Publication.Content content =
                new Publication.Content(wide.hash(), wide.rows(), PublishStep.monetary(published.customers(old)));
        return old.without(left, content, counts);
    }

    private Publication.RowCounts counts(List<TableEvidence> left) {
        long accepted = missing(TransactionTable.SPEC, left);
        long quarantined = missing(QuarantineTable.SPEC, left);
        Publication.RowCounts rows = old.rows();
        return new Publication.RowCounts(
                rows.in() - accepted - quarantined,
                rows.accepted() - accepted,
                rows.quarantined() - quarantined,
                rows.duplicate());
    }

    private long missing(TableSpec table, List<TableEvidence> left) {
        return rows(table, old.tables()) - rows(table, left);
    }

    /** All of it anew, whether or not it names the customer still: a try that was broken off may have written some of it. */
    private TableEvidence derived(TableEvidence evidence, Publication.RowCounts counts, String attempt) {
        if (isOf(SegmentSummaryTable.SPEC, evidence)) {
            return write(SegmentSummaryTable.SPEC, evidence, summary());
        }
        if (isOf(SegmentTransitionTable.SPEC, evidence) && before.isPresent()) {
            return moves.count(before.get(), old, customers, attempt);
        }
        if (isOf(ScoreCutTable.SPEC, evidence)) {
            return write(ScoreCutTable.SPEC, evidence, cuts());
        }
        return isOf(QualityResultTable.SPEC, evidence)
                ? write(QualityResultTable.SPEC, evidence, quality(evidence, counts))
                : evidence;
    }

    private Dataset<Row> summary() {
        return new SegmentSummary(moves.schemes(old)).of(customers, published.rows(old, DimSegmentTable.SPEC));
    }

    /** The cuts, with the customer before the forgotten one as the last at the bound: nobody else changes sides. */
    private Dataset<Row> cuts() {
        Row last = customers
                .filter(RunColumns.CUSTOMER_ID.col().lt(lit(plan.customer())))
                .agg(max(RunColumns.CUSTOMER_ID.col()))
                .first();
        String neighbour = last.isNullAt(0) ? "" : last.getString(0);
        Column isForgotten = LAST_CUSTOMER_ID.col().equalTo(lit(plan.customer()));
        return published
                .rows(old, ScoreCutTable.SPEC)
                .withColumn(
                        LAST_CUSTOMER_ID.name(),
                        LAST_CUSTOMER_ID.from(when(isForgotten, lit(neighbour)).otherwise(LAST_CUSTOMER_ID.col())));
    }

    /** What was found when rows were judged stays; that some of them are gone is added. */
    private Dataset<Row> quality(TableEvidence evidence, Publication.RowCounts counts) {
        List<Row> found = published.fewRows(old, QualityResultTable.SPEC);
        return published
                .warehouse()
                .rows(
                        QualityResultTable.SPEC,
                        QualityRows.withForgotten(found, old.asOf(), evidence.runId(), counts.in()));
    }

    private TableEvidence write(TableSpec table, TableEvidence evidence, Dataset<Row> rows) {
        return writer.write(table, rows, evidence.runId()).evidence();
    }

    private static boolean isOf(TableSpec table, TableEvidence evidence) {
        return table.name().equals(evidence.name());
    }

    private static long rows(TableSpec table, List<TableEvidence> tables) {
        return tables.stream()
                .filter(evidence -> isOf(table, evidence))
                .mapToLong(TableEvidence::rows)
                .sum();
    }
}
