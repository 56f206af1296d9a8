/** Plain text that people and programs read: JSON, one-line messages, the name that was meant. */
package io.assay.jobs.text;
