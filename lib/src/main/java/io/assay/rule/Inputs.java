package io.assay.rule;

import io.assay.cut.CutRule;
import java.util.List;

/** Columns that an axis reads. */
final class Inputs {
    private Inputs() {}

    static List<String> of(Axis axis) {
        if (axis instanceof Axis.Measured measured && measured.rule() instanceof CutRule.RatioOfSums ratio) {
            return List.of(measured.column(), ratio.numerator(), ratio.denominator());
        }
        if (axis instanceof Axis.Measured measured) {
            return List.of(measured.column());
        }
        if (axis instanceof Axis.Scored scored) {
            return List.of(scored.score());
        }
        if (axis instanceof Axis.Listed listed) {
            return List.of(listed.column());
        }
        return Formula.parse(((Axis.Derived) axis).formula()).names();
    }
}
