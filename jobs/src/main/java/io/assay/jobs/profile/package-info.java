/** What {@code profile} says of the input before the first run: figures, findings, suggested settings, text. */
package io.assay.jobs.profile;
