/** Settings: declared once as records, read from YAML and the command line with every problem at once. */
package io.assay.jobs.config;
