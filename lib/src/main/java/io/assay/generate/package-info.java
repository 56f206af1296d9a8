/** Invented transactions with known truth: a pure function of the seed and the customer's number. */
package io.assay.generate;
