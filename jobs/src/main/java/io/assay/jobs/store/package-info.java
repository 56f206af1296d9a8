/** The warehouse: Delta tables, the manifest, and what is published. */
package io.assay.jobs.store;
