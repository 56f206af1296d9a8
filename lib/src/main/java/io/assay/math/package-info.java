/** Arithmetic that fits in memory, in plain Java: no Spark, no randomness without a seed, the same bits everywhere. */
package io.assay.math;
