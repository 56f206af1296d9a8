/** Fingerprints of tables, by which a publication is checked. */
package io.assay.integrity;
