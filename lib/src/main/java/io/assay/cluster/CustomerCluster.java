package io.assay.cluster;

/**
 * One cluster of a model.
 *
 * @param rank place by value, 1 is the most valuable
 * @param continuity its number, and how it relates to the previous clusters
 */
public record CustomerCluster(int rank, ClusterName name, Continuity continuity, ClusterMembers members) {
    /** Number that stays with the cluster over as-of dates. */
    public int id() {
        return continuity.id();
    }

    /** Customers in it. */
    public long size() {
        return members.size();
    }
}
