/** The two abstractions of the library: rows to rows, and learning a map of rows to rows. */
package io.assay.transform;
