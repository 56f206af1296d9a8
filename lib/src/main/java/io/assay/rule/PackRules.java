package io.assay.rule;

import io.assay.cut.CutColumn;
import io.assay.cut.CutFit;
import io.assay.cut.CutRows;
import io.assay.cut.Cuts;
import io.assay.table.RunColumns;
import io.assay.transform.Estimator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A checked pack, ready to learn the cuts of its axes.
 *
 * @param scoreLevels levels of the scores that the rows hold
 */
public record PackRules(Pack pack, int scoreLevels) implements Estimator<PackModel> {
    public PackRules {
        List<PackProblem> problems = PackCheck.problems(pack);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("Cannot use pack " + pack.info().id() + ": "
                    + problems.stream().map(PackProblem::sentence).collect(Collectors.joining("; ")));
        }
    }

    @Override
    public PackModel fit(Dataset<Row> rows) {
        return fitAll(List.of(this), rows).get(0);
    }

    /** Learns the cuts of all packs together, with as many passes over the rows as one pack needs. */
    public static List<PackModel> fitAll(List<PackRules> all, Dataset<Row> rows) {
        List<CutColumn> columns =
                all.stream().flatMap(rules -> rules.cutColumns().stream()).toList();
        List<Cuts> cuts = new CutFit(columns, List.of(), RunColumns.CUSTOMER_ID.name()).fit(rows);
        List<PackModel> models = new ArrayList<>();
        int from = 0;
        for (PackRules rules : all) {
            int to = from + rules.cutColumns().size();
            models.add(new PackModel(rules, cuts.subList(from, to)));
            from = to;
        }
        return models;
    }

    /** The model whose cuts are rows of score_cut; nothing is learned. */
    public PackModel frozen(List<Row> storedCuts) {
        return new PackModel(
                this,
                cutColumns().stream()
                        .map(column -> CutRows.frozen(column, storedCuts))
                        .toList());
    }

    private List<CutColumn> cutColumns() {
        return pack.axes().stream()
                .filter(Axis.Measured.class::isInstance)
                .map(Axis.Measured.class::cast)
                .map(axis -> new CutColumn(pack.column(), axis.column(), axis.better(), axis.rule(), pack.scope()))
                .toList();
    }
}
