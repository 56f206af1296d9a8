package io.assay.rule;

import io.assay.cut.CutRule;
import io.assay.table.Better;
import java.util.List;
import java.util.stream.IntStream;

/** One direction in which customers differ, in a few levels. */
public sealed interface PackAxis {
    /** Name that rules and reasons use. */
    String name();

    /** Names of the levels, the worst first. */
    List<String> levels();

    /**
     * A column cut into levels; an unknown value is in the worst.
     *
     * @param unit follows the value in reasons, may be empty
     */
    record Measured(String name, String column, String unit, Better better, CutRule rule, List<String> levels)
            implements PackAxis {
        public Measured {
            levels = List.copyOf(levels);
        }
    }

    /** A score, brought to the given number of levels by {@code ceil(score * count / levels of the score)}. */
    record Scored(String name, String score, int count) implements PackAxis {
        @Override
        public List<String> levels() {
            return numbers(count);
        }
    }

    /** Arithmetic over scores, each brought to the given number of levels first. */
    record Derived(String name, String formula, int count) implements PackAxis {
        @Override
        public List<String> levels() {
            return numbers(count);
        }
    }

    /** A text column whose values are the levels; any other value is outside the scheme. */
    record Listed(String name, String column, List<String> levels) implements PackAxis {
        public Listed {
            levels = List.copyOf(levels);
        }
    }

    private static List<String> numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList();
    }
}
