package io.assay.math;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * Choice of the number of clusters by the votes of five rules: most votes win, a tie goes to the largest silhouette.
 *
 * <p>One rule alone misleads: the silhouette of skewed customer data is nearly always largest at k = 2.
 */
public final class ChooseK {
    private static final double ROUNDING = 1e-12;

    private ChooseK() {}

    /** The rules, each with at most one vote. */
    public enum Rule {
        /** Largest distance of the normalised (k, W) curve below its chord; no vote without a bend. */
        ELBOW("elbow"),
        /** Largest Calinski-Harabasz index. */
        CALINSKI_HARABASZ("ch"),
        /** Smallest Davies-Bouldin index. */
        DAVIES_BOULDIN("db"),
        /** Smallest k with gap(k) ≥ gap(k + 1) − s(k + 1). */
        GAP("gap"),
        /** Largest silhouette over squared distances. */
        SILHOUETTE("silhouette_sq");

        private final String code;

        Rule(String code) {
            this.code = code;
        }

        /** How a vote of the rule is stored. */
        public String code() {
            return code;
        }
    }

    /** What the rules look at for one k. */
    public record Candidate(int k, ClusterIndices indices, GapStatistic.Gap gap) {}

    /**
     * The chosen k and why.
     *
     * @param votes k that each rule votes for; a rule whose index is undefined everywhere has no vote
     */
    public record Choice(int k, Map<Rule, Integer> votes) {
        public Choice {
            votes = Map.copyOf(votes);
        }

        /** Rules that voted for the given k. */
        public List<Rule> votesFor(int candidate) {
            return votes.entrySet().stream()
                    .filter(vote -> vote.getValue() == candidate)
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
        }
    }

    /**
     * The k with the most votes among candidates in order of k; a tie goes to the largest silhouette, then to the
     * smallest k.
     *
     * @param smallest number that may be chosen; smaller ones only show the course of the cost
     */
    public static Choice among(List<Candidate> candidates, int smallest) {
        List<Candidate> allowed = candidates.stream()
                .filter(candidate -> candidate.k() >= smallest)
                .toList();
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("candidates must hold one with at least " + smallest + " clusters");
        }
        Map<Rule, Integer> votes = new EnumMap<>(Rule.class);
        elbow(candidates, smallest).ifPresent(k -> votes.put(Rule.ELBOW, k));
        largest(allowed, c -> c.indices().calinskiHarabasz()).ifPresent(k -> votes.put(Rule.CALINSKI_HARABASZ, k));
        largest(allowed, c -> -c.indices().daviesBouldin()).ifPresent(k -> votes.put(Rule.DAVIES_BOULDIN, k));
        gap(allowed).ifPresent(k -> votes.put(Rule.GAP, k));
        largest(allowed, c -> c.indices().silhouette()).ifPresent(k -> votes.put(Rule.SILHOUETTE, k));
        return new Choice(winner(allowed, votes), votes);
    }

    private static int winner(List<Candidate> candidates, Map<Rule, Integer> votes) {
        return candidates.stream()
                .max(Comparator.<Candidate>comparingLong(c -> votesFor(votes, c.k()))
                        .thenComparingDouble(c -> c.indices().silhouette())
                        .thenComparing(Candidate::k, Comparator.reverseOrder()))
                .orElseThrow()
                .k();
    }

    private static long votesFor(Map<Rule, Integer> votes, int k) {
        return votes.values().stream().filter(vote -> vote == k).count();
    }

    /**
     * The bend of the cost curve: k and W are scaled to 0 … 1, and the k farthest below the chord wins.
     *
     * @see <a href="https://doi.org/10.1109/ICDCSW.2011.20">Satopää et al. (2011), Finding a "kneedle" in a haystack</a>
     */
    private static OptionalInt elbow(List<Candidate> candidates, int smallest) {
        Candidate first = candidates.get(0);
        Candidate last = candidates.get(candidates.size() - 1);
        double fall = first.indices().wsse() - last.indices().wsse();
        if (candidates.size() < 3 || !(fall > 0)) {
            return OptionalInt.empty();
        }
        double span = last.k() - first.k();
        ToDoubleFunction<Candidate> depth = c -> 1
                - (c.k() - first.k()) / span
                - (c.indices().wsse() - last.indices().wsse()) / fall;
        List<Candidate> below = candidates.stream()
                .filter(c -> c.k() >= smallest && depth.applyAsDouble(c) > ROUNDING)
                .toList();
        return largest(below, depth);
    }

    private static OptionalInt gap(List<Candidate> candidates) {
        for (int i = 0; i + 1 < candidates.size(); i++) {
            GapStatistic.Gap next = candidates.get(i + 1).gap();
            if (candidates.get(i).gap().gap() >= next.gap() - next.standardError()) {
                return OptionalInt.of(candidates.get(i).k());
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt largest(List<Candidate> candidates, ToDoubleFunction<Candidate> index) {
        List<Candidate> defined = new ArrayList<>(candidates);
        defined.removeIf(candidate -> Double.isNaN(index.applyAsDouble(candidate)));
        return defined.stream()
                .max(Comparator.comparingDouble(index).thenComparing(Candidate::k, Comparator.reverseOrder()))
                .map(candidate -> OptionalInt.of(candidate.k()))
                .orElse(OptionalInt.empty());
    }
}
