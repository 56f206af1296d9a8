/** Everything that is read and written: sources, Delta tables, the manifest. */
package io.assay.jobs.store;
