/** What people read after a command. */
package io.assay.jobs.report;
