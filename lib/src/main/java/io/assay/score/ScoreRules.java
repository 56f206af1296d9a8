package io.assay.score;

import io.assay.cut.CutRule;
import io.assay.cut.Ranks;
import java.math.BigDecimal;
import java.util.List;

/** The rules that cut recency, frequency and monetary; all have the same number of levels, 2 to 10. */
public record ScoreRules(CutRule recency, CutRule frequency, CutRule monetary) {
    private static final int MOST_LEVELS = 10;

    public ScoreRules {
        int levels = recency.levels();
        if (frequency.levels() != levels || monetary.levels() != levels) {
            throw new IllegalArgumentException("Scores need equal numbers of levels, got " + levels + ", "
                    + frequency.levels() + " and " + monetary.levels());
        }
        if (levels < 2 || levels > MOST_LEVELS) {
            throw new IllegalArgumentException("levels must lie between 2 and 10, got " + levels);
        }
    }

    /** Levels of about equal size. */
    public static ScoreRules quantile(int levels, Ranks ranks) {
        CutRule rule = new CutRule.Quantile(levels, ranks);
        return new ScoreRules(rule, rule, rule);
    }

    /** Given limits, the worst first: days falling, visits and money rising. */
    public static ScoreRules fixed(List<BigDecimal> recency, List<BigDecimal> frequency, List<BigDecimal> monetary) {
        return new ScoreRules(new CutRule.Fixed(recency), new CutRule.Fixed(frequency), new CutRule.Fixed(monetary));
    }

    /** Number of levels of each score. */
    public int levels() {
        return recency.levels();
    }

    List<CutRule> inOrder() {
        return List.of(recency, frequency, monetary);
    }
}
