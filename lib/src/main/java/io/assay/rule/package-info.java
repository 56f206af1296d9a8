/** The rule engine: model packs of axes, cells and segments, checked when loaded, with a reason for every customer. */
package io.assay.rule;
