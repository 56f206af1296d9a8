/** What the engines must give, computed again from the definitions alone: plain Java, exact numbers, no Spark. */
package io.assay.testkit.oracle;
