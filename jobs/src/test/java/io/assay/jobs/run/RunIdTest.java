package io.assay.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.Fault;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run is named by what its result depends on, so that "already done" is said of equal work only. */
class RunIdTest {
    /** What a run depends on. */
    private record Work(LocalDate asOf, String config, List<String> packs, String code, String inputs) {
        String id() {
            return RunId.of(asOf, config, packs, code, inputs);
        }
    }

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final Work BASE = new Work(DAY, "config", List.of("a", "b"), "1.0", "inputs");

    static List<Work> others() {
        return List.of(
                new Work(DAY.plusDays(1), "config", List.of("a", "b"), "1.0", "inputs"),
                new Work(DAY, "config2", List.of("a", "b"), "1.0", "inputs"),
                new Work(DAY, "config", List.of("a", "c"), "1.0", "inputs"),
                new Work(DAY, "config", List.of("b", "a"), "1.0", "inputs"),
                new Work(DAY, "config", List.of("ab"), "1.0", "inputs"),
                new Work(DAY, "config", List.of("a", "b"), "1.1", "inputs"),
                new Work(DAY, "config", List.of("a", "b"), "1.0", "inputs2"));
    }

    @ParameterizedTest
    @MethodSource("others")
    @Fault({"R06", "R07", "R11"})
    void whateverTheResultDependsOnChangesTheName(Work other) {
        assertThat(other.id()).isNotEqualTo(BASE.id());
    }

    @Test
    void aNameIs128BitsInHexadecimal() {
        assertThat(BASE.id()).matches("[0-9a-f]{32}");
    }

    @Property(tries = 300)
    @Fault({"C8", "R03"})
    void equalWorkHasOneNameAndOtherWorkAnother(@ForAll("works") Work one, @ForAll("works") Work other) {
        Work same = new Work(one.asOf(), one.config(), List.copyOf(one.packs()), one.code(), one.inputs());

        assertThat(same.id()).isEqualTo(one.id());
        assertThat(one.id().equals(other.id())).isEqualTo(one.equals(other));
    }

    /** Few letters, so that parts of different work often look alike when they are put together. */
    @Provide
    Arbitrary<Work> works() {
        Arbitrary<String> text = Arbitraries.strings().withChars("ab").ofMaxLength(2);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1).map(DAY::plusDays),
                        text,
                        text.list().ofMinSize(1).ofMaxSize(2),
                        text,
                        text)
                .as(Work::new);
    }
}
