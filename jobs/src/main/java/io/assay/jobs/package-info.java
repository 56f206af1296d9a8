/** What the commands do: each job reads tables, calls pure functions of the library and writes tables. */
package io.assay.jobs;
