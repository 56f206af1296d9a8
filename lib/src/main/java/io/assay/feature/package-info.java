/** From transactions to what is measured of each customer. */
package io.assay.feature;
