/** The demo: invented files, and the truth beside them. */
package io.assay.jobs.demo;
