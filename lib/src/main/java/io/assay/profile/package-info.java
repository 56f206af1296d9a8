/** What the input looks like before anything is made of it: counted values, ties, gaps, outliers, changes of unit. */
package io.assay.profile;
