/** One run: its plan, its stages, and what it reports. */
package io.assay.jobs.run;
