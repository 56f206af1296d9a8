package io.assay.cut;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cuts of one column in every group; without groups there is one, {@link #EVERYBODY}. */
public record Cuts(CutColumn column, Map<String, GroupCuts> groups) {
    /** Name of the only group when there are no groups. */
    public static final String EVERYBODY = "(all)";

    public Cuts {
        groups = Collections.unmodifiableMap(new TreeMap<>(groups));
    }

    /** The cuts of all customers together; none when there was no customer. */
    public GroupCuts everybody() {
        return groups.getOrDefault(EVERYBODY, new GroupCuts(0, List.of()));
    }
}
