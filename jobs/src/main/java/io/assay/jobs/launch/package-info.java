/** The command line: arguments, sessions, progress, answers and errors; the work itself stands behind Operations. */
package io.assay.jobs.launch;
