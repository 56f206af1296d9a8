/** What files of transactions hold, guessed from samples, with the evidence for each guess. */
package io.assay.jobs.guess;
