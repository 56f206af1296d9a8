/** Sources: files, Delta tables and databases, listed, pinned and read as rows. */
package io.assay.jobs.source;
