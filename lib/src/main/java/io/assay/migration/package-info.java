/** Sizes of segments and movement of customers between them. */
package io.assay.migration;
