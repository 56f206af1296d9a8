/** Clusters of customers: space, grid, sweep over k, k-means, names, and identity over as-of dates. */
package io.assay.cluster;
