/** Lists of customers for other systems: who stands in them, and how they are written. */
package io.assay.jobs.export;
