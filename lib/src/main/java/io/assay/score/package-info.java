/** Scores: recency, frequency and monetary levels, codes, common scales and the concentration of value. */
package io.assay.score;
