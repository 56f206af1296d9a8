/** What commands read and write, told to those who keep the lineage of data. */
package io.assay.jobs.lineage;
