package io.assay.cut;

import java.util.List;

/**
 * The cuts of one column in one group of customers, the worst level first.
 *
 * @param customers customers that the cuts were learned from
 */
public record GroupCuts(long customers, List<Cut> cuts) {
    public GroupCuts {
        cuts = List.copyOf(cuts);
    }
}
