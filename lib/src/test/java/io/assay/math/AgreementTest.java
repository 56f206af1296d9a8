package io.assay.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.testkit.Method;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Expected numbers: catalogue of methods, entries cluster-stability and cluster-vs-rules. */
@Method("cluster-vs-rules")
class AgreementTest {
    private static final Offset<Double> EXACT = within(1e-6);
    /** Labels 0,0,0,1,1,1 against 0,0,1,1,2,2. */
    private static final long[][] TOY = {{2, 1, 0}, {0, 1, 2}};

    @Test
    @Method({"cluster-vs-rules", "cluster-stability"})
    void measuresOfTheToyAgreeWithTheReference() {
        Agreement agreement = Agreement.of(TOY);

        assertThat(agreement.ari()).isCloseTo(0.242424, EXACT);
        assertThat(agreement.nmi()).isCloseTo(0.515804, EXACT);
        assertThat(agreement.cramersV()).isCloseTo(0.816497, EXACT);
        assertThat(agreement.purity()).isCloseTo(4.0 / 6, EXACT);
    }

    @Test
    void oneGroupOnBothSidesAgreesFully() {
        Agreement agreement = Agreement.of(new long[][] {{7}});

        assertThat(agreement.ari()).isEqualTo(1);
        assertThat(agreement.nmi()).isEqualTo(1);
        assertThat(agreement.purity()).isEqualTo(1);
        assertThat(agreement.cramersV()).isNaN();
    }

    @Test
    void emptyAndUnevenTablesAreRefused() {
        assertThatThrownBy(() -> Agreement.of(new long[][] {{0, 0}})).hasMessage("counts must not all be 0");
        assertThatThrownBy(() -> Agreement.of(new long[][] {{1, 2}, {3}}))
                .hasMessage("counts must have 2 columns in each row, got 1");
    }

    @Property
    void measuresStayInRangeAndDoNotDependOnTheOrderOfGroups(@ForAll @Size(6) List<@IntRange(max = 40) Integer> cells) {
        long[][] counts = {
            {cells.get(0) + 1, cells.get(1), cells.get(2)}, {cells.get(3), cells.get(4) + 1, cells.get(5)}
        };
        long[][] swapped = {{counts[1][2], counts[1][0], counts[1][1]}, {counts[0][2], counts[0][0], counts[0][1]}};

        Agreement agreement = Agreement.of(counts);
        Agreement other = Agreement.of(swapped);

        assertThat(agreement.ari()).isBetween(-1.0, 1.0).isCloseTo(other.ari(), within(1e-12));
        assertThat(agreement.nmi()).isBetween(-1e-12, 1 + 1e-12).isCloseTo(other.nmi(), within(1e-12));
        assertThat(agreement.cramersV()).isBetween(0.0, 1 + 1e-12).isCloseTo(other.cramersV(), within(1e-12));
        assertThat(agreement.purity()).isBetween(0.0, 1.0).isEqualTo(other.purity());
    }
}
