/** How a command may fail: code, sentence, remedy, exit code. */
package io.assay.jobs.failure;
