/** Measures whole programs on the same data and compares them; see {@link io.assay.bench.Bench}. */
package io.assay.bench;
