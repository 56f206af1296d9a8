package io.assay.rule;

import io.assay.cut.CutRule;
import java.util.List;

/** Columns that an axis reads. */
final class Inputs {
    private Inputs() {}

    static List<String> of(PackAxis axis) {
        if (axis instanceof PackAxis.Measured measured && measured.rule() instanceof CutRule.RatioOfSums ratio) {
            return List.of(measured.column(), ratio.numerator(), ratio.denominator());
        }
        if (axis instanceof PackAxis.Measured measured) {
            return List.of(measured.column());
        }
        if (axis instanceof PackAxis.Scored scored) {
            return List.of(scored.score());
        }
        if (axis instanceof PackAxis.Listed listed) {
            return List.of(listed.column());
        }
        return Formula.parse(((PackAxis.Derived) axis).formula()).names();
    }
}
