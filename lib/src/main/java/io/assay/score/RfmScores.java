package io.assay.score;

import static io.assay.table.CustomerFeatureTable.FREQUENCY;
import static io.assay.table.CustomerFeatureTable.MONETARY;
import static io.assay.table.CustomerFeatureTable.RECENCY_DAYS;

import io.assay.cut.CutColumn;
import io.assay.cut.CutFit;
import io.assay.cut.CutRows;
import io.assay.cut.CutRule;
import io.assay.cut.Cuts;
import io.assay.cut.Levels;
import io.assay.table.ColumnSpec;
import io.assay.table.RunColumns;
import io.assay.table.ScoreColumns;
import io.assay.transform.Estimator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Recency, frequency and monetary scores by quantiles or fixed limits. Independent, or nested: frequency among customers of
 * equal recency score, monetary among those equal in both. An unknown value is the worst by quantiles, and has no score by
 * limits.
 *
 * <p>A score runs from 1, the worst, to the number of levels k; by quantiles it is clip(⌈k (r − 0.5) / n⌉, 1, k) of the
 * rank r among n customers.
 *
 * @param weights of the weighted mean w_R R + w_F F + w_M M, 1 to k
 * @see "Hughes (1994), Strategic Database Marketing, on recency, frequency and monetary quintiles"
 */
public record RfmScores(ScoreRules rules, Nesting nesting, Compared compared, Weights weights)
        implements Estimator<RfmScoresModel> {
    /** Name of the cuts in score_cut. */
    public static final String SCHEME = "rfm";

    /** Whether scores are found one inside the other. */
    public enum Nesting {
        INDEPENDENT("independent"),
        NESTED("nested");

        private final String code;

        Nesting(String code) {
            this.code = code;
        }

        /** The word that files hold. */
        public String code() {
            return code;
        }
    }

    @Override
    public RfmScoresModel fit(Dataset<Row> rows) {
        Peers peers = compared.peers(rows);
        Dataset<Row> grouped = peers.apply(rows);
        if (nesting == Nesting.INDEPENDENT) {
            List<Cuts> cuts = new CutFit(columns(), peerColumns(), id()).fit(grouped);
            return new RfmScoresModel(this, peers, cuts);
        }
        List<Cuts> cuts = new ArrayList<>();
        Dataset<Row> scored = grouped;
        for (int i = 0; i < RfmScoresModel.SCORES.size(); i++) {
            List<String> within = groupColumns(i);
            Cuts found = new CutFit(List.of(columns().get(i)), within, id())
                    .fit(scored)
                    .get(0);
            cuts.add(found);
            Levels.Output output =
                    new Levels.Output(found, RfmScoresModel.SCORES.get(i).name());
            scored = new Levels(List.of(output), within, id()).apply(scored);
        }
        return new RfmScoresModel(this, peers, cuts);
    }

    /** The model whose cuts are rows of score_cut; nothing is learned. */
    public RfmScoresModel frozen(List<Row> storedCuts) {
        List<Cuts> cuts = CutRows.frozen(columns(), storedCuts);
        Set<String> large = new TreeSet<>(cuts.get(0).groups().keySet());
        large.remove(Peers.OTHER);
        Peers peers =
                compared.isEverybody() ? Peers.everybody() : new Peers(Peers.Scope.PEER_GROUP, List.copyOf(large));
        return new RfmScoresModel(this, peers, cuts);
    }

    /** Columns whose values name the group that the i-th score compares within. */
    List<String> groupColumns(int score) {
        List<String> within = new ArrayList<>(peerColumns());
        if (nesting == Nesting.NESTED) {
            RfmScoresModel.SCORES.subList(0, score).forEach(column -> within.add(column.name()));
        }
        return within;
    }

    static String id() {
        return RunColumns.CUSTOMER_ID.name();
    }

    private List<String> peerColumns() {
        return compared.isEverybody() ? List.of() : List.of(ScoreColumns.SCORE_GROUP.name());
    }

    private List<CutColumn> columns() {
        List<ColumnSpec> measures = List.of(RECENCY_DAYS, FREQUENCY, MONETARY);
        List<CutRule> cutRules = rules.inOrder();
        return IntStream.range(0, measures.size())
                .mapToObj(i -> CutColumn.of(
                        SCHEME, measures.get(i).name(), measures.get(i).better(), cutRules.get(i)))
                .toList();
    }
}
