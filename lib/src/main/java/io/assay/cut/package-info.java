/** Cut points: found exactly, by value and without sorting; scores and rule packs both stand on them. */
package io.assay.cut;
