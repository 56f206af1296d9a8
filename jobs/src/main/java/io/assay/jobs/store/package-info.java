/** Everything that reads and writes data: sources, tables and their publication. */
package io.assay.jobs.store;
