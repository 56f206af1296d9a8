package io.assay.rule;

import io.assay.cut.CutColumn;
import io.assay.cut.CutFit;
import io.assay.cut.CutRows;
import io.assay.cut.CutRule;
import io.assay.cut.Cuts;
import io.assay.cut.ShareCurve;
import io.assay.table.RunColumns;
import io.assay.transform.Estimator;
import java.util.ArrayList;
import java.util.Iterator;
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
        CutFit.Found found = fit(columns).find(rows);
        Iterator<Cuts> cuts = found.cuts().iterator();
        Iterator<ShareCurve> curves = found.curves().iterator();
        return all.stream()
                .map(rules -> rules.model(next(rules.cutColumns().size(), cuts), curves))
                .toList();
    }

    /**
     * The models whose cuts are rows of score_cut. Ranks and shares of a total have no cuts to keep: they are always
     * those of the rows.
     */
    public static List<PackModel> frozen(List<PackRules> all, List<Row> storedCuts, Dataset<Row> rows) {
        List<CutColumn> columns = all.stream()
                .flatMap(rules -> rules.cutColumns().stream())
                .filter(column -> column.rule() instanceof CutRule.CumulativeShare)
                .toList();
        Iterator<ShareCurve> curves = fit(columns).find(rows).curves().iterator();
        return all.stream()
                .map(rules -> rules.model(CutRows.frozen(rules.cutColumns(), storedCuts), curves))
                .toList();
    }

    private static CutFit fit(List<CutColumn> columns) {
        return new CutFit(columns, List.of(), RunColumns.CUSTOMER_ID.name());
    }

    private PackModel model(List<Cuts> cuts, Iterator<ShareCurve> curves) {
        return new PackModel(this, cuts, next(pack.orderedAxes().size(), curves));
    }

    private static <T> List<T> next(int count, Iterator<T> all) {
        List<T> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(all.next());
        }
        return some;
    }

    private List<CutColumn> cutColumns() {
        return pack.measuredAxes().stream()
                .map(axis -> new CutColumn(pack.column(), axis.column(), axis.better(), axis.rule(), pack.scope()))
                .toList();
    }
}
