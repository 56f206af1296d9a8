package io.assay.cluster;

import io.assay.math.ChooseK;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a cluster model was found.
 *
 * @param parameters what was asked for
 * @param skipped why nothing was clustered and all customers are in one cluster; empty otherwise
 * @param search grid and sweep; empty when nothing was clustered
 */
public record ClusterEvidence(ClusterParameters parameters, Optional<String> skipped, Optional<Search> search) {
    /**
     * Grid and sweep.
     *
     * @param cells occupied cells of the grid
     * @param cellSize width of a cell in standard deviations
     * @param sweep the numbers tried
     * @param centreDrift largest distance of a published centre to the mean of its members; 0 at a fixed point
     */
    public record Search(int cells, double cellSize, KSweep sweep, double centreDrift) {}

    /** Rules that voted, with the number each voted for; empty when the number was given or nothing was clustered. */
    public Map<ChooseK.Rule, Integer> votes() {
        return search.map(found -> found.sweep().choice().votes()).orElse(Map.of());
    }

    /** Numbers of clusters tried, in order. */
    public List<Integer> tried() {
        return search.map(found ->
                        found.sweep().trials().stream().map(KSweep.Trial::k).toList())
                .orElse(List.of());
    }

    /** The smallest number asked for, when there were not enough different customers for it. */
    public Optional<Integer> loweredFrom() {
        return search.map(found -> found.sweep().choice().k())
                .filter(k -> k < parameters.smallestK())
                .map(k -> parameters.smallestK());
    }
}
