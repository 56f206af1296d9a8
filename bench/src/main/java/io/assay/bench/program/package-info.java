/** What Assay is measured beside: each class is one program. */
package io.assay.bench.program;
