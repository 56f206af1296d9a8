/**
 * The two abstractions of the library, rows to rows and learning a map of rows to rows, and the means to do several
 * things at once.
 */
package io.assay.transform;
