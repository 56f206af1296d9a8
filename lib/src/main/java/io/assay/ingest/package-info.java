/** Takes rows of sources apart, maps their columns, judges each row, and accounts for every row and every cent. */
package io.assay.ingest;
