/** Messages about runs to those who are not looking. */
package io.assay.jobs.notify;
