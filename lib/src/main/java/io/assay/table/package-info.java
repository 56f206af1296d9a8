/** Tables and columns, each declared once: schema, Delta comments, dictionary and expressions derive from here. */
package io.assay.table;
