package io.assay.jobs.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void aChineseCharacterTakesTwoPlaces() {
        assertThat(Columns.left("客户", 6) + "|").isEqualTo("客户  |");
        assertThat(Columns.left("money", 6) + "|").isEqualTo("money |");
        assertThat(Columns.right("“金额”", 8)).isEqualTo("  “金额”");
    }

    @Test
    void longTextIsKept() {
        assertThat(Columns.right("1,234,567", 4)).isEqualTo("1,234,567");
    }
}
