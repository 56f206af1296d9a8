package io.assay.rule;

import java.util.List;
import java.util.Optional;

/**
 * Something wrong with a pack.
 *
 * @param place path within the pack, for example {@code rules.3.when.recency}
 * @param wrong what is wrong, as the rest of a sentence that begins with the place
 * @param name the unknown name, if that is what is wrong
 * @param known the names that would do
 */
public record PackProblem(String place, String wrong, Optional<String> name, List<String> known) {
    public PackProblem {
        known = List.copyOf(known);
    }

    static PackProblem of(String place, String wrong) {
        return new PackProblem(place, wrong, Optional.empty(), List.of());
    }

    static PackProblem unknown(String place, String kind, String name, List<String> known) {
        return new PackProblem(place, "names the unknown " + kind + " " + name, Optional.of(name), known);
    }

    /** Place, what is wrong and the names that would do. */
    public String sentence() {
        return place + " " + wrong + (known.isEmpty() ? "" : "; known are " + String.join(", ", known));
    }
}
